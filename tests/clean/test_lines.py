from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.clean.lines import line_breaks, to_units


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_each_line_is_a_unit_with_its_place_in_raw(end) -> None:
    raw = f"One.{end}  Two. {end}{end}Three."
    units = to_units(raw)
    assert [raw[unit.raw_start : unit.raw_end] for unit in units] == ["One.", "Two.", "Three."]
    assert [unit.apart for unit in units] == [False, False, True]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("  • Help comes early", "list_item", "Help comes early"),
        ("- Staff are kind", "list_item", "Staff are kind"),
        ("*\tPlans are clear", "list_item", "Plans are clear"),
        ("1. The report", "list_item", "1. The report"),
        ("R2 Improve plans", "list_item", "R2 Improve plans"),
        ("-5 degrees", "paragraph", "-5 degrees"),
        ("A level results", "paragraph", "A level results"),
        ("Safety\tGood", "table_row", "Safety\tGood"),
    ],
)
def test_typed_items_and_rows(line, kind, text) -> None:
    (unit,) = to_units(line)
    assert (unit.kind, unit.text) == (kind, text)


def test_cells_are_counted_by_wide_gaps() -> None:
    assert [unit.cells for unit in to_units("News   Sport   Jobs\nOne line of text")] == [3, 1]


def test_text_with_long_lines_is_not_unwrapped() -> None:
    lines = [
        f"Paragraph {n} of the report is written on one line, however long it may be in the end." for n in range(6)
    ]
    assert [unit.text for unit in to_units("\n".join(lines))] == lines


def test_items_in_wrapped_text_stay_apart() -> None:
    raw = (
        "The report, which came out on Monday, says that the school should do\n"
        "three things, all of them at once and without any more delay, since\n"
        "nothing was done when inspectors called the last time and said the\nsame:\n"
        "R1 Improve reading in the lower classes of the school at once\nR2 Improve writing\n"
    )
    assert [unit.text[:10] for unit in to_units(raw)] == ["The report", "R1 Improve", "R2 Improve"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Safe: Good\nCaring: Good", ["Safe: Good\n", "Caring: Good"]),
        ("One line.\n\n  another", ["One line.\n\n  ", "another"]),
        ("Short line\nand more", ["Short line\nand more"]),
        ("A line that is long enough to be wrapped by\nHand.", ["A line that is long enough to be wrapped by\nHand."]),
        (
            "A line that is long enough to be wrapped, no.\nOther.",
            ["A line that is long enough to be wrapped, no.\n", "Other."],
        ),
        ("\n", ["\n"]),
        ("a", ["a"]),
    ],
)
def test_line_breaks_that_a_reader_sees(text, lines) -> None:
    starts = [0, *line_breaks(text), len(text)]
    assert [text[start:end] for start, end in pairwise(starts) if start < end] == lines
