from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotations import get_attributions, get_notices
from pipeline.quotes.find import find_quotes
from tests.builders import tokenised


def test_find_quotes_notes_a_mark_without_a_partner() -> None:
    doc = tokenised("“We will act, the council said.\n\nIt rained.")
    find_quotes(doc)
    assert [(n.code, n.message) for n in get_notices(doc)] == [("unpaired_mark", "no closing quotation mark")]


def test_find_quotes_notes_nothing_where_the_next_block_takes_the_quote_up() -> None:
    doc = tokenised("Ann said: “We will act.\n\n“We care.”")
    find_quotes(doc)
    assert get_notices(doc) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab S.,:!'’‘“”\"\n said that report", max_size=120))
def test_find_quotes_never_fails_and_keeps_segments_in_order(text: str) -> None:
    doc = tokenised(text)
    find_quotes(doc)
    outer = [a for a in get_attributions(doc) if not a.nested]
    for attribution in outer:
        assert all(len(segment) for segment in attribution.contents)
        assert all(a.end <= b.start for a, b in pairwise(attribution.contents))
    segments = sorted((s.start, s.end) for a in outer for s in a.contents)
    assert all(a[1] <= b[0] for a, b in pairwise(segments))
