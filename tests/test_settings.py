from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble import CONFIG
from pipeline.errors import ConfigError
from pipeline.settings import model_of, read_settings

TEXT = CONFIG.read_text("utf-8")


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        (tmp_path / "config.cfg").write_text(text, "utf-8")
        return tmp_path / "config.cfg"

    return write


def test_settings_of_the_program_ask_for_the_embedded_pipeline() -> None:
    settings = read_settings(CONFIG)
    assert model_of(settings) is None
    assert settings["pipeline"]["order"] == list(settings["components"])


@pytest.mark.parametrize(("value", "model"), [("null", None), ('""', None), ('"en_tiny"', "en_tiny")])
def test_settings_may_name_a_pipeline(written, value: str, model: str | None) -> None:
    assert model_of(read_settings(written(TEXT.replace("model = null", f"model = {value}")))) == model


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


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.cfg: no such file"):
        read_settings(tmp_path / "none.cfg")
