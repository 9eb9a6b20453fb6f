from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.settings import program_version

COMMANDS = {"run", "retry", "index", "show", "clean", "schema", "check"}


def test_version_is_data():
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"inspectext {program_version()}\n", "")


def test_help_names_every_command():
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")} >= COMMANDS


WRONG = {
    "no such command": ["sing"],
    "no such option": ["schema", "--loud"],
    "run without inputs": ["run", "--out", "x"],
    "run without out": ["run", "raw"],
    "run in another form": ["run", "raw", "--out", "x", "--format", "xml"],
    "index without a file": ["index", "raw"],
    "clean without files": ["clean"],
    "clean in two forms": ["clean", "a.txt", "--json", "--text"],
    "no workers": ["run", "raw", "--out", "x", "--workers", "0"],
    "less than no memory": ["run", "raw", "--out", "x", "--memory", "-1"],
    "retry without a folder": ["retry"],
    "retry of no folder": ["retry", "nowhere"],
    "retry of a file": ["retry", "README.md"],
}


@pytest.mark.parametrize("args", WRONG.values(), ids=WRONG)
def test_wrong_use_ends_with_status_two_and_no_data(args):
    result = CliRunner().invoke(app, args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


@pytest.mark.parametrize("args", [["run", "raw"], ["retry", "nowhere"], ["run", "x", "--out", "x", "--loud"]])
def test_wrong_use_of_a_command_that_a_program_watches_is_an_event(args):
    result = CliRunner().invoke(app, [*args, "--log-json"])
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    told = json.loads(line)
    assert (set(told), told["event"]) == ({"time", "event", "message"}, "error")
    assert "Error" not in told["message"]
    assert "Usage" not in told["message"]


def test_module_is_the_command():
    result = subprocess.run([sys.executable, "-m", "pipeline", "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == f"inspectext {program_version()}\n"


def test_command_starts_without_anything_heavy():
    script = "import sys, pipeline.cli.app as _; print([n for n in ('spacy', 'bs4', 'pydantic') if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
