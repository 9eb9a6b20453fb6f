from __future__ import annotations

import re

import pytest

from pipeline.cli.progress import progress


def plain(shown: str) -> str:
    """What a terminal shows, without what steers it."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


@pytest.fixture
def terminal(monkeypatch):
    """Standard error as if a person looked at it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")


@pytest.mark.parametrize("total", [2, None])
@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_silent_without_a_terminal(quiet, total, capsys):
    with progress(total, quiet=quiet) as tell:
        tell("a.txt")
        tell("b.txt")
    assert capsys.readouterr() == ("", "")


def test_progress_is_silent_on_a_terminal_too_where_that_is_wanted(terminal, capsys):
    with progress(2, quiet=True) as tell:
        tell("a.txt")
    assert capsys.readouterr() == ("", "")


def test_progress_tells_the_rate_and_the_number_of_articles_where_it_is_known(terminal, capsys):
    with progress(2, quiet=False) as tell:
        tell("a.txt")
        tell("b.txt")
    shown = plain(capsys.readouterr().err)
    assert "2/2" in shown
    assert re.search(r"\d\.\d/s", shown)


def test_progress_of_an_unknown_number_of_articles_counts_them(terminal, capsys):
    with progress(None, quiet=False) as tell:
        tell("a.txt")
    assert "1/?" in plain(capsys.readouterr().err)


def test_progress_shows_a_bar_on_a_terminal(terminal, capsys):
    with progress(2, quiet=False) as tell:
        tell("a[b].txt")
    out, err = capsys.readouterr()
    assert out == ""
    assert "a[b].txt" in err
