from pathlib import Path

import pytest

from training.steps import Step, is_done, run_step


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


def test_a_step_goes_on_where_it_broke_off_unless_it_is_to_run_anew(tmp_path: Path):
    kept, made, found = tmp_path / "kept", tmp_path / "made", []

    def run() -> None:
        found.append(kept.exists())
        kept.write_text("half")
        made.write_text("whole")

    step = Step("long", run, (), (made,), kept=kept)
    kept.write_text("half")
    run_step(step, tmp_path)
    assert not kept.exists()
    kept.write_text("half")
    run_step(step, tmp_path, anew=True)
    assert found == [True, False]
