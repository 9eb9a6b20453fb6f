from __future__ import annotations

import pytest
from rich.console import Console

from pipeline.cli import differences
from pipeline.cli.differences import laid_out
from pipeline.review.changes import ArticleDiff, Change, FieldChange, Part, Remark, Stretch
from pipeline.review.diff_json import Heading
from pipeline.review.tally import Tally

PART = Part("findings[1]", "f-1", 3, (Stretch(10, 20),), "before ", "the words", " after")
FIELD = FieldChange("polarity", "polarity", "strength", "weakness")


def _tally(*, limit=None, number=1, part=PART):
    tally = Tally(limit)
    for at in range(number):
        change = Change("changed", "polarity", "findings", part, part, (FIELD,))
        tally.add(ArticleDiff(str(at), f"{at}", "changed", "a.json", f"{at}.json", (change,)))
    return tally


def test_without_colours_changed_words_stand_in_marks():
    assert laid_out(Heading("old", "new", {"model": ("1", None)}), _tally()).splitlines() == [
        "old → new",
        "versions: model 1 → none",
        "1 article: 1 changed. 1 change.",
        "",
        "polarity    changed        1  findings polarity",
        "",
        "polarity    polarity [-strength-] → {+weakness+}",
        "            before [the words] after",
        "            0.json findings[1] line 3, 10–20",
    ]


def test_terminal_gets_colours_and_no_marks(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(differences, "Console", lambda **_: Console(force_terminal=True, color_system="standard"))
    told = laid_out(Heading("old", "new", {}), _tally())
    assert "\x1b[9;31mstrength\x1b[0m" in told
    assert "[-" not in told


def test_no_color_is_heard(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "[-strength-] → {+weakness+}" in laid_out(Heading("old", "new", {}), _tally())


def test_what_is_left_out_is_counted():
    lines = laid_out(Heading("old", "new", {}), _tally(limit=2, number=5)).splitlines()
    assert lines[-1] == "… and 3 more changes: --limit 0 shows all of them"
    assert sum("strength" in line for line in lines) == 2


def test_what_an_article_says_does_not_steer_the_terminal():
    part = Part("findings[0]", text="\x1b[31mred\x07 [bold]markup[/bold]")
    told = laid_out(Heading("o\x1bld", "new", {}), _tally(part=part))
    assert "\x1b" not in told
    assert "[bold]markup[/bold]" in told


@pytest.mark.parametrize("number", [0, 2])
def test_articles_that_cannot_be_read_are_named(number):
    tally = Tally()
    for at in range(number):
        tally.add(ArticleDiff(None, str(at), "unreadable", str(at), None, fault=f"{at}.json: broken"))
    told = laid_out(Heading("old", "new", {}), tally)
    assert told.count("cannot be read: ") == number


def test_marks_stand_below_their_change_and_those_without_one_at_the_top():
    mark = Remark("right", "finding", "f-1", "the words", "see [bold]page 2", "Ann", "lost")
    change = Change("changed", "polarity", "findings", PART, PART, (FIELD,), marks=(mark,))
    tally = Tally()
    tally.add(ArticleDiff("1", "1", "changed", "a.json", "b.json", (change,), marks=(mark,)))
    lines = laid_out(Heading("old", "new", {}), tally).splitlines()
    assert lines[2] == "2 marks: 2 lost."
    assert lines[6] == "marks       b.json: finding “the words” marked right by Ann (see [bold]page 2): no longer so"
    assert lines[-2] == "marks       marked right by Ann (see [bold]page 2): no longer so"
