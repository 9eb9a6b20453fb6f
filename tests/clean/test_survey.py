from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.lines import to_units
from pipeline.clean.rules import line_reason
from pipeline.clean.survey import survey
from pipeline.clean.tree import read_tree

NAMES = ("words", "closed", "cut", "prose", "sentence", "strong")
WORDS = st.sampled_from(
    ["Pool", "to", "open.", "he said,", "…", "[...]", "Share", "|", "more:", "Read more", "”", "1987"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=8).map("\n".join)


@given(TEXTS)
def test_what_is_found_at_once_is_what_a_unit_finds_itself(text) -> None:
    surveyed, fresh = to_units(text), to_units(text)
    survey(surveyed)
    for one, other in zip(surveyed, fresh, strict=True):
        assert [getattr(one, name) for name in NAMES] == [getattr(other, name) for name in NAMES]
        assert line_reason(one) == line_reason(other)


@pytest.mark.parametrize("size", [1_999, 2_001, 50_000])
def test_long_lines_are_what_they_are(size) -> None:
    units = to_units(f"{'word ' * (size // 5)}end.\nShare")
    survey(units)
    assert (units[0].words, units[0].sentence) == (size // 5 + 1, True)


def test_many_units_are_looked_through_in_shares() -> None:
    units = to_units(
        "\n".join(["Pool to open again in the summer of next year, the council says."] * 5_000 + ["Share"])
    )
    seen = survey(units)
    assert (len(seen.words), seen.words[-1], seen.measures.words[-1]) == (5_001, 1, 1)
    assert line_reason(units[-1]) == line_reason(to_units("Share")[0]) is not None


def test_links_make_no_prose() -> None:
    text = "Inspectors found that leaders know the service well."
    page = read_tree(f"<p><a>{text}</a></p><p>{text} <a>More</a></p>")
    seen = survey(page.units)
    assert [(unit.prose, unit.sentence, unit.link_density > 0) for unit in page.units] == [
        (False, False, True),
        (True, False, True),
    ]
    assert seen.prose.tolist() == [1, 1]


def test_what_units_are_is_told_of_all_at_once() -> None:
    units = to_units(f"Pool to open\n{'They swim all day long. ' * 5}\nAnd then all of them went home [...]")
    seen = survey(units)
    for name in ("words", "prose", "sentence", "strong", "cut"):
        assert getattr(seen, name).tolist() == [getattr(unit, name) for unit in units]
