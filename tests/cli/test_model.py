from __future__ import annotations

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from tests.cli.runs import employ
from tests.run.work_for_tests import Inline


@pytest.mark.parametrize("command", ["run", "retry", "show"])
def test_every_command_that_extracts_has_the_option(command):
    shown = " ".join(CliRunner().invoke(app, [command, "--help"], terminal_width=200).output.split())
    assert "--model NAME" in shown
    assert "An installed spaCy pipeline, whose own code runs, or a folder of one, whose code does not." in shown
    assert "[default: (the one in config.cfg, else the embedded one)]" in shown


@pytest.mark.parametrize("command", [["run", "a.txt", "--out", "out"], ["show", "a.txt"]], ids=["run", "show"])
def test_pipeline_that_is_not_installed_is_one_line_and_wrong_use(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Some words.")
    result = CliRunner().invoke(app, [*command, "--model", "en_nowhere"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("inspectext: en_nowhere: no spaCy pipeline of this name is installed, and no such")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["run", "a.txt", "--out", "out"], ["show", "a.txt"]], ids=["run", "show"])
def test_empty_name_is_wrong_use_and_not_the_embedded_pipeline(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    employ(Inline(), monkeypatch)  # so that the fingerprint decides
    (tmp_path / "a.txt").write_text("Some words.")
    result = CliRunner().invoke(app, [*command, "--model", ""])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "inspectext: the name of the spaCy pipeline is empty\n"
