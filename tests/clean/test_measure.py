from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.measure import Measures, joined, measure
from pipeline.clean.sheet import LONGEST, Sheet
from pipeline.clean.unit import NewUnit

LINES = st.lists(st.text("aB9 .,:…!'’”)]-|…\u00e9", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5)


@given(LINES)
def test_words_and_endings_are_those_of_units(texts) -> None:
    units = [NewUnit("paragraph", text, (), 0, len(text)) for text in map(str.strip, texts)]
    found = measure(Sheet([unit.text for unit in units]))
    assert found.words.tolist() == [unit.words for unit in units]
    assert found.closed.tolist() == [unit.closed for unit in units]
    assert not any(unit.cut and not dotted for unit, dotted in zip(units, found.dotted, strict=True))


@given(LINES)
def test_a_mark_of_sentences_makes_long_lines_prose(texts) -> None:
    units = [NewUnit("paragraph", f"{text.strip()}{' word' * 8}", (), 0, 1) for text in texts]
    found = measure(Sheet([unit.text for unit in units]))
    assert all(unit.prose for unit, marked in zip(units, found.marked, strict=True) if marked)
    assert not any(unit.prose for unit, marks in zip(units, found.marks, strict=True) if not marks)


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
        ("Pool to open (again)", "marks", 0),
        ("Pool: open again…", "marks", 2),
        ("Pool: open again…", "marked", 2),
        ("“Pool!” he said,", "marked", 2),
        ("Well-known 'Upton's -pool' a-", "words", 4),
    ],
)
def test_what_is_counted(line, name, count) -> None:
    assert getattr(measure(Sheet(["Another line", line])), name)[1] == count


def test_counts_of_long_lines_do_not_run_into_each_other() -> None:
    lines = [sign * LONGEST for sign in ("1", ",", '"', "|", "a ", "A ", "aB", "! ", "!")]
    alone = [measure(Sheet([line])).table[:, 0].tolist() for line in lines]
    assert measure(Sheet(lines)).table.T.tolist() == alone
    assert [sum(count > 9 for count in row[:11]) for row in alone] == [1, 2, 1, 1, 2, 2, 1, 3, 1]


def test_several_sheets_are_joined() -> None:
    whole, parts = measure(Sheet(["One", "Two."])), [measure(Sheet([line])) for line in ("One", "Two.")]
    for field in fields(Measures):
        assert getattr(joined(parts), field.name).tolist() == getattr(whole, field.name).tolist()
