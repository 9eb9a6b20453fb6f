from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.cli.layout import laid_out
from pipeline.page import Dropped, Metadata, Notice, Page
from tests.cli.test_blocks import page

LONG = " ".join(["word"] * 60)
STEERS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def terminal(monkeypatch):
    """Stand a terminal of 60 columns in for standard output."""
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "60"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)


def lines(made: Page, *, full: bool = False) -> list[str]:
    return laid_out("in/a.txt", made, full=full).splitlines()


def test_blocks_are_told_apart_and_dropped_ones_tell_reason_kind_and_place():
    assert lines(page())[:5] == [
        "in/a.txt  text/plain, utf-8, 45 bytes",
        f"{'- navigation':22} Home  [list_item, line 1, 0–4]",
        f"{'+ heading':22} Pool opens",
        f"{'+ paragraph':22} All are glad.",
        f"{'- share':22} Share\ufffdthis  [paragraph, line 6, 34–44]",
    ]


def test_metadata_notices_and_counts_stand_below():
    made = replace(page(), metadata=Metadata(title="Pool opens"), notices=(Notice("kept_all", "all is kept"),))
    below = lines(made)[6:]
    assert below[:2] == [f"{'  title':22} Pool opens", f"{'  site':22} –"]
    assert below[-2:] == [f"{'! kept_all':22} all is kept", "2 kept, 2 dropped: navigation 1, share 1"]


def test_reasons_with_different_numbers_are_counted_together():
    dropped = (Dropped("Home", "repeated(2)", 0, 4), Dropped("Share", "repeated(3)", 34, 39))
    assert lines(replace(page(), dropped=dropped))[-1] == "2 kept, 2 dropped: repeated 2"


def test_long_blocks_are_cut_between_words_if_they_were_dropped_and_not_wanted_in_full():
    long = replace(page(), dropped=(Dropped(LONG, "advert", 0, 4), Dropped("x" * 120, "share", 34, 44)))
    first, *_, last = lines(long)[1:5]
    shown = first.partition("…")[0].split()
    assert set(shown[2:]) == {"word"}
    assert f"({len(LONG) - len(' '.join(shown[2:])):,} more characters)" in first
    assert "x" * 100 + " … (20 more characters)" in last
    full = "\n".join(lines(long, full=True))
    assert LONG in full
    assert "x" * 120 in full
    kept = replace(page(), text=LONG, blocks=(page().blocks[0]._replace(end=len(LONG)),))
    assert LONG in "\n".join(lines(kept))


def test_without_a_terminal_each_block_is_one_plain_line(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    kept = replace(page(), text=LONG, blocks=(page().blocks[0]._replace(end=len(LONG)),))
    assert f"{'+ heading':22} {LONG}" in lines(kept)


def test_terminal_gets_colours_and_long_lines_below_their_text(terminal):
    kept = replace(page(), text=LONG, blocks=(page().blocks[1]._replace(start=0, end=len(LONG)),))
    shown = laid_out("in/a.txt", kept, full=False)
    assert STEERS.search(shown)
    bare = [line.rstrip() for line in STEERS.sub("", shown).splitlines()]
    first = next(n for n, line in enumerate(bare) if line.startswith("+ paragraph"))
    assert bare[first + 1].startswith(" " * 23 + "word")
    assert max(map(len, bare)) <= 60
    assert sum(line.count("word") for line in bare) == 60


def test_terminal_that_wants_no_colours_gets_none(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in laid_out("in/a.txt", page(), full=False)


def test_words_of_a_page_cannot_steer_the_terminal():
    made = replace(page(), metadata=Metadata(title="a\x1b[2Jb"), dropped=(Dropped("\x9b2J", "share", 0, 4),))
    shown = laid_out("a\n\x1b.txt", made, full=True)
    assert not {"\x1b", "\x9b"} & set(shown)
    assert shown.startswith("a\\n\ufffd.txt  ")


def test_words_are_no_markup():
    assert "[bold]b[/bold]" in laid_out("a", replace(page(), metadata=Metadata(title="[bold]b[/bold]")), full=False)


def test_block_without_a_place_says_so():
    lost = replace(page(), dropped=(Dropped("Lost", "share", 0, 0),))
    assert f"{'- share':22} Lost  [paragraph, place not known]" in lines(lost)
