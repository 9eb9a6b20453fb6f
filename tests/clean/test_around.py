from __future__ import annotations

from pipeline.clean.around import closing, keep_stretch, trim_end
from pipeline.clean.lines import to_units
from pipeline.lexicons.boilerplate import Reason

PROSE = "Inspectors found that leaders in Larkfield know the service well and act on what they find."
SHARE = Reason.SHARE


def kept(lines, reasons, start, end) -> list[str]:
    units, found = to_units("\n".join(lines)), list(reasons)
    keep_stretch(units, found, start, end)
    return [unit.text for unit, reason in zip(units, found, strict=True) if reason is None]


def test_nothing_goes_where_no_boilerplate_is_known() -> None:
    lines = ["Vale Echo", "Pool to open", PROSE, "Shop to close"]
    assert kept(lines, [None] * 4, 2, 3) == lines


def test_headline_and_standfirst_stay_above_the_article() -> None:
    lines = ["Share", "Pool to open", "Larkfield leaders praised", "Praise for all who work in the home", PROSE]
    assert kept(lines, [SHARE, *[None] * 4], 4, 5) == lines[2:]


def test_only_two_standfirsts_stay() -> None:
    more = [f"The pool in the town number {name} is open again" for name in ("one", "two", "three")]
    lines = ["Share", "Larkfield leaders praised by inspectors", *more, "pool", PROSE]
    assert kept(lines, [SHARE, *[None] * 6], 6, 7) == [lines[1], *more[:2], PROSE]


def test_grades_above_the_article_stay() -> None:
    lines = ["Share", "Larkfield leaders praised by inspectors", "Leadership: good", PROSE]
    assert kept(lines, [SHARE, *[None] * 3], 3, 4) == lines[1:]


def test_list_and_closing_sentence_stay_below_the_article() -> None:
    items = ["staff knew how to report abuse", "homes were warm and clean"]
    lines = [PROSE, "They found that:", *items, "The firm declined to comment.", "Pool to open", "Share"]
    assert kept(lines, [*[None] * 6, SHARE], 0, 2) == lines[:5]


def test_what_lies_far_off_goes_on_a_page_with_boilerplate() -> None:
    lines = [*(f"Pool {number}" for number in range(12)), "Larkfield leaders praised", PROSE, "Share", PROSE]
    assert kept(lines, [*[None] * 14, SHARE, None], 13, 16) == ["Larkfield leaders praised", PROSE, PROSE]


def test_notes_to_editors_resume_the_article() -> None:
    units = to_units("Pool to open\nNotes to editors\nThe home has 12 beds")
    reasons = [None] * 3
    trim_end(units, reasons, 0)
    assert reasons == [Reason.OUTSIDE_ARTICLE, None, None]


def test_closing_ends_at_the_first_line_that_says_nothing() -> None:
    units = to_units("The firm declined to comment.\nPool to open\nThe firm declined to comment.")
    assert closing(units, [None] * 3, 0) == 1
    assert closing(units, [SHARE, None, None], 0) == 0
