from __future__ import annotations

import pytest

from pipeline.clean.lines import to_units
from pipeline.clean.rules import cut_tail, first_rule, hinted, judged, line_reason
from pipeline.clean.survey import survey
from pipeline.clean.tree import read_tree
from pipeline.lexicons.boilerplate import Reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Hall_front.jpg", Reason.IMAGE_NAME),
        ("© 2024 Vale Echo", Reason.COPYRIGHT),
        ("Farming   Shinty   Family notices", Reason.NAVIGATION),
        ("Safety\tGood", None),
        ("What inspectors found", None),
        ("Staff are kind.", None),
    ],
)
def test_line_is_judged_by_its_own_words(line, reason) -> None:
    assert line_reason(to_units(line)[0]) is reason


def test_units_are_judged_that_a_reason_may_be_given_for() -> None:
    page = read_tree(
        "<p>Staff are kind.</p><p>Share</p><figure><figcaption>The garden</figcaption></figure><p>The home is warm.</p>"
    )
    survey(page.units)
    assert judged(page.units) == [1, 2]
    cells = to_units("Farming   Shinty   Family notices\nStaff are kind.")
    survey(cells)
    assert judged(cells) == [0]


def test_units_are_hinted_at_by_scope() -> None:
    units = to_units("Staff are kind.\nMost read\nAdvertisement")
    assert hinted(units, "section") == [0, 1, 2]  # nobody has looked through them
    survey(units)
    assert (hinted(units, "section"), hinted(units, "label")) == ([1], [2])
    assert hinted(units, "label", "section") == [1, 2]


def test_long_lines_are_never_looked_at() -> None:
    assert first_rule(to_units("We use cookies. " * 100)[0], "anywhere") is None


def test_tail_is_cut_off_with_its_reason() -> None:
    kept, tail, reason = cut_tail(to_units("He thanked all staff.Read more")[0])
    assert tail is not None
    assert (kept.text, tail.text, reason) == ("He thanked all staff.", "Read more", Reason.RELATED)


def test_paragraph_without_a_tail_stays_whole() -> None:
    unit = to_units("Pupils were asked to read more.")[0]
    assert cut_tail(unit) == (unit, None, None)


@pytest.mark.parametrize(
    ("caption", "reason"),
    [
        ("Pupils plant trees in the new garden.", None),
        ("The head teacher with maps of the town.", None),
        ("An artist’s impression of the new hall.", Reason.CAPTION),
        ("This Vale Post photo shows the hall in May.", Reason.CAPTION),
        ("The new garden", Reason.CAPTION),
        ("Garden.", Reason.CAPTION),
    ],
)
def test_caption_stays_that_is_a_sentence_and_not_about_the_picture(caption, reason) -> None:
    assert line_reason(read_tree(f"<figure><figcaption>{caption}</figcaption></figure>").units[0]) is reason
    assert line_reason(read_tree(f"<p>{caption}</p>").units[0]) is None


def test_row_of_many_cells_is_judged_at_once() -> None:
    cells = " | ".join(["ab"] * 30)
    assert line_reason(to_units(cells)[0]) is Reason.NAVIGATION
    assert line_reason(to_units(f"{cells} | {'x' * 35} y")[0]) is None  # with each way to cut cells it would take years
