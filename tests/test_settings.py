from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from pipeline.assemble import CONFIG
from pipeline.errors import ConfigError
from pipeline.settings import Setup, program_version, read_settings, setup_of

TEXT = CONFIG.read_text("utf-8")


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        (tmp_path / "config.cfg").write_text(text, "utf-8")
        return tmp_path / "config.cfg"

    return write


def test_settings_of_the_program_ask_for_the_embedded_pipeline() -> None:
    settings = read_settings(CONFIG)
    assert setup_of(settings) == Setup()
    assert settings["pipeline"]["order"] == list(settings["components"])


@pytest.mark.parametrize(("value", "model"), [("null", None), ('"en_tiny"', "en_tiny")])
def test_settings_may_name_a_pipeline(written, value: str, model: str | None) -> None:
    assert setup_of(read_settings(written(TEXT.replace("model = null", f"model = {value}")))).model == model


def test_what_is_asked_for_counts_before_the_settings(written) -> None:
    settings = read_settings(written(TEXT.replace("profiles = null", 'profiles = "theirs"')))
    assert setup_of(settings) == Setup(None, "theirs")
    assert setup_of(settings, Setup("en_tiny", "mine")) == Setup("en_tiny", "mine")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("model = null", "model = null\nspeed = 3"), r"\[pipeline\] holds .*'speed'"),
        (TEXT.replace("[components]\n", "[components]\n\n[extra]\n"), r"\[\] holds .*'extra'"),
        (TEXT.replace('order = ["inspection_profile",', "order = ["), "needs a section"),
        ("[pipeline", r"config\.cfg: "),
    ],
    ids=["key", "section", "component", "syntax"],
)
def test_what_nothing_reads_is_told(written, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read_settings(written(text))


ORDER = next(line for line in TEXT.splitlines() if line.startswith("order"))
WRONG = {
    "component without section": ("[components]\n", "[components]\nx = 5\n", "[components] x = 5, and a section with"),
    "factory without name": ('factory = "inspection_quotes"', "factory = 5", '{"factory": 5}, and a section with'),
    "no order": (ORDER, "order = null", "[pipeline] order = null, and a list of names"),
    "order of lists": (ORDER, 'order = [["x"]]', '[pipeline] order = [["x"]], and a list of names'),
    "order as a name": (ORDER, 'order = "x"', '[pipeline] order = "x", and a list of names'),
    "false model": ("model = null", "model = false", "[pipeline] model = false, and null or a name"),
    "empty model": ("model = null", 'model = ""', '[pipeline] model = "", and null or a name'),
    "model twice": (
        "model = null",
        "model = null\nmodel = null",
        "option 'model' in section 'pipeline' already exists",
    ),
    "no section": ("[pipeline]", "[pipeline", "File contains no section headers"),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_value_of_the_wrong_kind_is_one_line(written, old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(ConfigError) as told:
        read_settings(written(TEXT.replace(old, new)))
    assert str(told.value).startswith("config.cfg: ")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.cfg: no such file"):
        read_settings(tmp_path / "none.cfg")


def test_version_is_that_of_the_installed_package(monkeypatch):
    assert program_version() == version("inspectext")
    monkeypatch.setattr("pipeline.settings.DISTRIBUTION", "no-such-package")
    assert program_version() == "0"
