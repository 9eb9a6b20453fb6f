from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.limits import LARGEST_INPUT, MOST_MEMORY, MOST_TIME, within
from pipeline.run.settings import Settings, cores
from tests.cli.runs import run


@pytest.mark.parametrize(("megabytes", "size"), [(0, 0), (0.001, 1000), (0.5, 500_000), (20, 20_000_000)])
def test_megabytes_are_millions_of_bytes(megabytes, size):
    settings = within(Path("out"), 3, max_size=megabytes, timeout=7.0, memory=megabytes)
    assert settings == Settings(Path("out"), 3, max_bytes=size, timeout=7.0, memory=size)


def test_what_holds_unless_the_user_says_so_is_what_holds_without_the_command():
    usual = within(Path("out"), None, max_size=LARGEST_INPUT, timeout=MOST_TIME, memory=MOST_MEMORY)
    assert usual == Settings(Path("out"), cores())


@pytest.mark.parametrize("command", ["run", "retry"])
def test_every_command_that_extracts_from_many_has_the_options(command):
    shown = " ".join(CliRunner().invoke(app, [command, "--help"], terminal_width=300).output.split())
    for told in (
        "--workers N Processes. [default: (as many as cores); x>=1]",
        "--max-size MB The largest input. [default: 20.0; 0.001<=x<=10000]",
        "--timeout S Seconds for one article. [default: 60.0; 0.1<=x<=86400]",
        "--memory MB The most a worker may take; 0: any. [default: 4000.0; 0<=x<=1000000]",
        "--quiet Say nothing but errors.",
        "--log-json Tell each event as a line of JSON on standard error.",
    ):
        assert told in shown


WRONG = {
    "--workers": ["0", "-1", "many", "1.5"],
    "--max-size": ["0", "-1", "nan", "inf", "10001"],
    "--timeout": ["0", "-1", "nan", "inf", "86401"],
    "--memory": ["-1", "nan", "inf", "1000001"],
}


@pytest.mark.parametrize("command", [["run", ".", "--out", "out"], ["retry", "."]], ids=["run", "retry"])
@pytest.mark.parametrize(("option", "value"), [(option, value) for option in WRONG for value in WRONG[option]])
def test_number_out_of_range_is_wrong_use_and_named(command, option, value, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, [*command, f"{option}={value}"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for '{option}'" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_limits_go_into_the_manifest_in_bytes(light):
    run("in", "--memory", "250.5", "--max-size", "0.5", "--timeout", "7")
    settings = json.loads((light / "out/manifest.json").read_text())["settings"]
    assert (settings["memory"], settings["max_bytes"], settings["timeout"]) == (250_500_000, 500_000, 7.0)
