from __future__ import annotations

import pytest

from pipeline.quotes.reported import trim
from tests.builders import parsed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("that staff are kind .", ["staff are kind"]),
        (", staff are kind ,", ["staff are kind"]),
        ("staff are kind and", ["staff are kind"]),
        (". , .", []),
    ],
)
def test_trim_drops_what_is_no_part_of_the_statement(words: str, expected: list[str]) -> None:
    doc = parsed(words)
    assert [span.text for span in trim(doc, 0, len(doc))] == expected
