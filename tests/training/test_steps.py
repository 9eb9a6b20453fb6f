from pathlib import Path

import pytest

from training.steps import Step, emptied, is_done, run_step


@pytest.fixture
def step(tmp_path: Path) -> Step:
    source, made = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_text("one")
    return Step("copy", lambda: made.write_text(source.read_text()) and None, (source,), (made,), (7,))


def test_a_step_is_done_once_it_ran(step: Step, tmp_path: Path):
    assert not is_done(step, tmp_path)
    run_step(step, tmp_path)
    assert is_done(step, tmp_path)


def test_a_step_is_not_done_after_its_input_changed(step: Step, tmp_path: Path):
    run_step(step, tmp_path)
    step.reads[0].write_text("two")
    assert not is_done(step, tmp_path)


def test_a_step_is_not_done_with_other_settings(step: Step, tmp_path: Path):
    run_step(step, tmp_path)
    assert not is_done(Step(step.name, step.run, step.reads, step.writes, (8,)), tmp_path)


def test_a_step_is_not_done_without_its_output(step: Step, tmp_path: Path):
    run_step(step, tmp_path)
    step.writes[0].unlink()
    assert not is_done(step, tmp_path)


def test_a_step_that_failed_is_not_done(step: Step, tmp_path: Path):
    run_step(step, tmp_path)
    step.reads[0].unlink()
    with pytest.raises(FileNotFoundError):
        run_step(step, tmp_path)
    assert not is_done(step, tmp_path)


def long(work: Path, found: list[bool], *, rate: float = 1.0) -> Step:
    """A step that notes whether it finds its own half, and breaks off half way where it does not."""
    kept, made = work / "kept", work / "made"

    def run() -> None:
        found.append(kept.exists())
        kept.write_text("half")
        if not found[-1]:
            raise KeyboardInterrupt
        made.write_text("whole")

    return Step("long", run, (), (made,), (rate,), kept=kept)


@pytest.fixture
def broken(tmp_path: Path) -> list[bool]:
    """What the step found so far, after it broke off once."""
    found: list[bool] = []
    with pytest.raises(KeyboardInterrupt):
        run_step(long(tmp_path, found), tmp_path)
    return found


def test_a_step_goes_on_where_it_broke_off(broken: list[bool], tmp_path: Path):
    step = long(tmp_path, broken)
    run_step(step, tmp_path)
    assert broken == [False, True]
    assert is_done(step, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["long.stamp.json", "made"]


def test_a_step_that_is_to_run_anew_does_not_go_on(broken: list[bool], tmp_path: Path):
    with pytest.raises(KeyboardInterrupt):
        run_step(long(tmp_path, broken), tmp_path, anew=True)
    assert broken == [False, False]


def test_another_rate_begins_anew(broken: list[bool], tmp_path: Path):
    other = long(tmp_path, broken, rate=2.0)
    with pytest.raises(KeyboardInterrupt):
        run_step(other, tmp_path)
    run_step(other, tmp_path)
    assert broken == [False, False, True]


def test_a_half_of_unknown_making_is_not_gone_on_with(broken: list[bool], tmp_path: Path):
    (tmp_path / "long.begun").unlink()
    with pytest.raises(KeyboardInterrupt):
        run_step(long(tmp_path, broken), tmp_path)
    assert broken == [False, False]


def test_an_emptied_folder_is_there_with_nothing_in_it(tmp_path: Path):
    folder = tmp_path / "a" / "b"
    assert list(emptied(folder).iterdir()) == []
    (folder / "c").mkdir()
    (folder / "c" / "old").write_text("")
    assert list(emptied(folder).iterdir()) == []
