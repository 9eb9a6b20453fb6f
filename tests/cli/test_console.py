from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from pipeline.cli.console import Exit, complain, fail, plain, say, told_errors
from pipeline.errors import ConfigError, InputError

ERRORS = {
    "input": (InputError("is empty", path="a.txt"), Exit.FAILED, "inspectext: a.txt: is empty"),
    "config": (ConfigError("no model"), Exit.WRONG_USE, "inspectext: no model"),
    "file": (PermissionError(13, "Permission denied", "out"), Exit.FAILED, "inspectext: out: Permission denied"),
    "interrupt": (KeyboardInterrupt(), Exit.FAILED, "inspectext: interrupted; run it again to go on"),
}


@pytest.mark.parametrize("case", ERRORS.values(), ids=ERRORS)
def test_error_is_one_line_and_a_status(case, capsys):
    error, status, line = case
    with pytest.raises(typer.Exit) as ended, told_errors():
        raise error
    assert ended.value.exit_code == status
    assert capsys.readouterr() == ("", f"{line}\n")


@pytest.mark.parametrize("case", ERRORS.values(), ids=ERRORS)
def test_error_may_be_told_another_way(case, capsys):
    error, status, line = case
    told = []
    with pytest.raises(typer.Exit) as ended, told_errors(told.append):
        raise error
    assert ended.value.exit_code == status
    assert [f"inspectext: {message}" for message in told] == [line]
    assert capsys.readouterr() == ("", "")


def test_error_without_a_file_is_of_the_output(capsys):
    with pytest.raises(typer.Exit), told_errors():
        raise OSError(28, "No space left on device")
    assert capsys.readouterr().err == "inspectext: output: No space left on device\n"


def test_command_that_cannot_go_on_says_why_and_ends(capsys):
    complain("no model")
    with pytest.raises(typer.Exit) as ended:
        fail("no articles there", Exit.FAILED)
    assert ended.value.exit_code == 1
    assert capsys.readouterr() == ("", "inspectext: no model\ninspectext: no articles there\n")


def test_fault_of_the_program_is_not_hidden():
    with pytest.raises(KeyError), told_errors():
        raise KeyError


def test_words_cannot_steer_the_terminal(capsys):
    say("a\x1b[2J\rb [bold]c[/bold]")
    assert capsys.readouterr().err == "a\ufffd[2J\ufffdb [bold]c[/bold]\n"
    assert plain("a\tb\n\x07") == "a\tb\n\ufffd"


def test_reader_that_leaves_early_is_no_error():
    command = f"{sys.executable} -m pipeline schema | head -c 1"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "{", "")


def test_message_is_written_as_it_is(capsys):
    say("in/a:x:b.txt [bold]words[/bold] :warning:")
    assert capsys.readouterr() == ("", "in/a:x:b.txt [bold]words[/bold] :warning:\n")
