from __future__ import annotations

import pytest

from pipeline.clean.lines import to_units
from pipeline.clean.unit import cut_unit


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
