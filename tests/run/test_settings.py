from __future__ import annotations

from pathlib import Path

from pipeline.run.settings import Form, Settings, cores
from pipeline.settings import AS_CONFIGURED


def test_settings_have_the_defaults_of_the_command():
    settings = Settings(Path("out"))
    assert (settings.form, settings.force, settings.max_bytes, settings.timeout) == (Form.JSON, False, 20_000_000, 60.0)
    assert (settings.setup, settings.sites) == (AS_CONFIGURED, None)


def test_there_is_a_core():
    assert cores() >= 1
