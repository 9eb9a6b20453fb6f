from pathlib import Path

import pytest

from tests.training.tiny_encoder import write_encoder
from tests.training.whole import assert_whole
from training.cli import main

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole recipe over the sample, a few steps each."""
    folder = tmp_path_factory.mktemp("recipe")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.encoder.WEIGHTS_SHA256", write_encoder(folder / "encoder"))
        main(arguments(folder))
    return folder


def arguments(folder: Path) -> list[str]:
    places = [
        "--corpora",
        SAMPLE,
        "--work",
        folder / "work",
        "--model",
        folder / "model",
        "--encoder",
        folder / "encoder",
    ]
    return ["all", *map(str, places), "--small", "--no-teacher"]


def test_recipe_makes_a_model_with_all_parts(made: Path):
    assert_whole(made / "model")


def test_recipe_leaves_no_places_of_the_machine_in_the_model(made: Path):
    texts = [file.read_text(errors="ignore") for file in (made / "model").rglob("*") if file.is_file()]
    assert not [text for text in texts if str(made) in text or str(SAMPLE) in text]
    assert (made / "model" / "LICENSE").is_file()


def test_recipe_skips_what_is_done(made: Path, capsys: pytest.CaptureFixture[str]):
    main(arguments(made))
    captured = capsys.readouterr()
    assert captured.err.count("nothing has changed") == 4
    assert "dep_las" in captured.out
    assert "words_per_cpu_second" in captured.out


def test_recipe_gives_the_same_data_again(made: Path, tmp_path: Path):
    main(["convert", "--corpora", str(SAMPLE), "--work", str(tmp_path), "--no-vectors", "--small"])
    for file in sorted(tmp_path.rglob("*.spacy")):
        assert file.read_bytes() == (made / "work" / file.relative_to(tmp_path)).read_bytes()


def test_an_absent_encoder_is_told_in_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("training.cli.installed_encoder", lambda: None)
    monkeypatch.delenv("INSPECTEXT_ENCODER", raising=False)
    with pytest.raises(SystemExit) as stopped:
        main(["convert"])
    assert stopped.value.code == 2
    assert "--no-vectors" in capsys.readouterr().err


def test_an_absent_torch_is_told_in_one_line(
    made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("training.cli.package_folder", lambda _: None)
    with pytest.raises(SystemExit) as stopped:
        main(["teacher", *(argument for argument in arguments(made)[1:] if argument != "--no-teacher")])
    assert stopped.value.code == 2
    assert "requirements/teacher.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("step", "without"),
    [("labels", "--no-teacher"), ("texts", "--no-teacher"), ("encoder", "--no-vectors"), ("vectors", "--no-vectors")],
)
def test_a_step_that_is_gone_without_is_told_in_one_line(
    step: str, without: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as stopped:
        main([step, without, "--encoder", str(tmp_path), "--work", str(tmp_path / "work")])
    assert stopped.value.code == 2
    assert f"there is no step {step} with {without}" in capsys.readouterr().err
    assert not (tmp_path / "work").exists()


def test_recipe_gives_the_same_weights_again(made: Path):
    weights = made / "work" / "pipeline" / "model-best" / "ner" / "model"
    before = weights.read_bytes()
    main(["train", *arguments(made)[1:], "--force"])
    assert weights.read_bytes() == before
