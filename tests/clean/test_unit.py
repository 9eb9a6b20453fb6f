from __future__ import annotations

import pytest

from pipeline.clean.lines import to_units
from pipeline.clean.survey import survey
from pipeline.clean.unit import NewUnit, Unit, as_heading, cut_unit
from pipeline.page import Run


def unit(text: str):
    return to_units(text)[0]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Inspectors found that leaders know the service well.", True),
        ("Leaders, who know the service well and act, were praised by all", True),
        ("Pool to open again in June after long works", False),
        ("Rated good.", False),
    ],
)
def test_prose_is_long_and_has_the_marks_of_sentences(text, prose) -> None:
    assert unit(text).prose is prose


@pytest.mark.parametrize(
    "text", ["More families were turning to schools [...]", "They had mixed feelings…", "And then [ … ]"]
)
def test_text_that_breaks_off_is_cut(text) -> None:
    assert unit(text).cut
    assert not unit(text).sentence


@pytest.mark.parametrize("end", [".", ".”", "?'", "!)", ":"])
def test_sentence_may_end_in_marks(end) -> None:
    assert unit(f"The report said{end}").closed


def test_part_of_a_unit_keeps_its_way_to_raw() -> None:
    whole = unit("  Staff  are kind.Read more")
    part = cut_unit(whole, 0, whole.text.index("Read"))
    assert (part.text, part.raw_start, part.raw_end) == ("Staff are kind.", 2, 18)
    rest = cut_unit(whole, whole.text.index("Read"), len(whole.text))
    assert (rest.text, rest.raw_start, rest.raw_end) == ("Read more", 18, 27)
    assert [(run.start, run.raw_start) for run in rest.runs] == [(0, 18)]


def test_line_that_stands_in_raw_as_it_does_here_has_one_run() -> None:
    assert unit("  Staff are kind. ").runs == (Run(0, 15, 2, 17),)
    assert NewUnit("paragraph", "Staff", (), 0, 9).runs == ()


def test_unit_is_a_plain_one_once_it_was_looked_through() -> None:
    one, other = unit("Staff are kind."), unit("Staff are kind.")
    survey([one])
    assert (type(one), type(other)) == (Unit, NewUnit)
    assert (one.words, one.closed) == (other.words, other.closed) == (3, True)


def test_parts_and_headings_of_a_plain_unit_find_out_anew() -> None:
    whole = unit("Staff are kind. Read more")
    survey([whole])
    part, heading = cut_unit(whole, 0, 15), as_heading(whole, 2)
    assert (part.words, part.closed, heading.words) == (3, True, 5)
    assert (heading.kind, heading.level, heading.runs) == ("heading", 2, whole.runs)


def test_unit_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        _ = unit("Staff are kind.").clause
