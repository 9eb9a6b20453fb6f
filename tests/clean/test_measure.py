from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.measure import Measures, joined, measure
from pipeline.clean.sheet import Sheet
from pipeline.clean.unit import Unit

LINES = st.lists(st.text("aB9 .,:…!'’”)]-|…\u00e9", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5)


@given(LINES)
def test_words_and_endings_are_those_of_units(texts) -> None:
    units = [Unit("paragraph", text, (), 0, len(text)) for text in map(str.strip, texts)]
    found = measure(Sheet([unit.text for unit in units]))
    assert found.words.tolist() == [unit.words for unit in units]
    assert found.closed.tolist() == [unit.closed for unit in units]
    assert not any(unit.cut and not dotted for unit, dotted in zip(units, found.dotted, strict=True))


@given(LINES)
def test_a_mark_of_sentences_makes_long_lines_prose(texts) -> None:
    units = [Unit("paragraph", f"{text.strip()}{' word' * 8}", (), 0, 1) for text in texts]
    found = measure(Sheet([unit.text for unit in units]))
    assert all(unit.prose for unit, marked in zip(units, found.marked, strict=True) if marked)
    assert not any(unit.prose for unit, unmarked in zip(units, found.unmarked, strict=True) if unmarked)


@pytest.mark.parametrize(
    ("line", "name", "count"),
    [
        ("Pool to open. Shop shut!", "stops", 2),
        ("This dayMore news.Share it", "glued", 2),
        ("Pool to Open", "titled", 2),
        ("Pool to Open", "lower", 1),
        ("Born 1987", "digits", 4),
        ("One, two, three", "commas", 2),
        ("“Yes,” he said", "quotes", 2),
        ("Home | News", "bars", 1),
        ("Pool to open (again)", "unmarked", 1),
        ("Pool: open again", "unmarked", 0),
    ],
)
def test_what_is_counted(line, name, count) -> None:
    assert getattr(measure(Sheet(["Another line", line])), name)[1] == count


def test_several_sheets_are_joined() -> None:
    whole, parts = measure(Sheet(["One", "Two."])), [measure(Sheet([line])) for line in ("One", "Two.")]
    for field in fields(Measures):
        assert getattr(joined(parts), field.name).tolist() == getattr(whole, field.name).tolist()
