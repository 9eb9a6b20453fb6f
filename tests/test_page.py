from __future__ import annotations

import pytest

from pipeline.errors import OffsetError
from pipeline.page import OffsetMap, Run, TextBuilder


def built() -> TextBuilder:
    builder = TextBuilder()
    builder.add("heading", "Good", [Run(0, 4, 10, 14)], raw=(10, 14))
    builder.add("paragraph", "a & b", [Run(0, 2, 20, 22), Run(2, 3, 22, 27), Run(3, 5, 27, 29)], raw=(20, 29))
    return builder


def test_builder_joins_blocks_by_one_blank_line() -> None:
    builder = built()
    assert builder.text == "Good\n\na & b"
    assert [builder.text[block.start : block.end] for block in builder.blocks] == ["Good", "a & b"]


def test_builder_moves_runs_to_their_place_in_the_text() -> None:
    offsets = built().offsets
    assert offsets.to_raw(0, 4) == (10, 14)
    assert offsets.to_raw(6, 11) == (20, 29)


def test_entity_maps_to_all_of_its_source() -> None:
    assert built().offsets.to_raw(8, 9) == (22, 27)


def test_separator_has_no_origin() -> None:
    assert built().offsets.to_raw(4, 6) is None


def test_stretch_over_a_separator_reaches_from_first_to_last_character() -> None:
    assert built().offsets.to_raw(2, 7) == (12, 21)


def test_empty_builder_gives_empty_text() -> None:
    builder = TextBuilder()
    assert (builder.text, builder.blocks, builder.offsets.to_raw(0, 0)) == ("", (), None)


def test_run_that_leads_to_a_text_is_followed_on_to_raw() -> None:
    offsets = OffsetMap([Run(0, 2, 10, 12), Run(2, 3, 12, 18), Run(3, 9, 18, 24)])
    assert list(offsets.follow(Run(5, 10, 1, 6))) == [Run(5, 6, 11, 12), Run(6, 7, 12, 18), Run(7, 10, 18, 21)]
    assert list(offsets.follow(Run(0, 1, 3, 8))) == [Run(0, 1, 18, 23)]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_stretch_that_is_none_is_an_error(start, end) -> None:
    with pytest.raises(OffsetError):
        OffsetMap().to_raw(start, end)
