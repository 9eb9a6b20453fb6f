from __future__ import annotations

import pytest

from pipeline.cli.progress import progress


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_silent_without_a_terminal(quiet, capsys):
    with progress(2, quiet=quiet) as tell:
        tell("a.txt")
        tell("b.txt")
    assert capsys.readouterr() == ("", "")


def test_progress_shows_a_bar_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress(2, quiet=False) as tell:
        tell("a[b].txt")
    out, err = capsys.readouterr()
    assert out == ""
    assert "a[b].txt" in err
