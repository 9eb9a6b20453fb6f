from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app


@pytest.mark.parametrize("command", ["run", "show"])
def test_every_command_that_extracts_has_the_option(command):
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=200).output
    assert "--model NAME" in " ".join(shown.split())
    assert "An installed spaCy pipeline, or a folder of one." in " ".join(shown.split())


@pytest.mark.parametrize("command", [["run", "a.txt", "--out", "out"], ["show", "a.txt"]], ids=["run", "show"])
def test_pipeline_that_is_not_installed_is_one_line_and_wrong_use(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Some words.")
    result = CliRunner().invoke(app, [*command, "--model", "en_nowhere"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("inspectext: en_nowhere: no spaCy pipeline of this name is installed, and no such")
    assert len(result.stderr.splitlines()) == 1
