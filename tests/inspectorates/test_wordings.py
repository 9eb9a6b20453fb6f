from __future__ import annotations

import pytest

from pipeline.inspectorates.wordings import make_wordings, to_span
from tests.builders import tokenised

WORDS = make_wordings(
    [("well-led", "well-led"), ("children's homes", "homes"), ("homes", "other homes"), ("fire & rescue", "fire")]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is Well-led.", ["well-led"]),
        ("It is well led.", ["well-led"]),
        ("It is well–led.", ["well-led"]),
        ("Children’s homes", ["homes"]),
        ("CHILDREN'S\nHOMES", ["homes"]),
        ("fire and rescue", ["fire"]),
        ("Fire & Rescue", ["fire"]),
        ("The farewell-ledger", []),
        ("homestead", []),
        ("", []),
    ],
)
def test_phrase_is_found_however_it_is_written(text, names):
    assert [hit.name for hit in WORDS.find(text)] == names


def test_hits_index_the_whole_text():
    hit = next(WORDS.find("All homes are safe.", 3, 12))
    assert (hit.start, hit.end) == (4, 9)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Q&A", "A Q&A was held."),
        ("Q&A", "A qanda was held."),
        ("and", "This and that."),
        ("health and care", "Health & care plans."),
        ("risk", "Other RI\u017fKS or ri\u017f\u212a."),
        ("inspection", "The \u0130NSPECTION."),
        ("16-19", "Pupils of 16–19."),
    ],
)
def test_no_text_that_holds_a_phrase_is_passed_over(phrase, text):
    wordings = make_wordings([(phrase, phrase)])
    assert wordings.stand_in(text)
    assert [m.span() for m in wordings.matches(text)] == [m.span() for m in wordings.pattern.finditer(text)]


def test_texts_without_the_words_of_the_phrases_are_passed_over():
    assert make_wordings([("the strong leaders", "a"), ("out & about", "b")]).needs == {"leaders", "about"}
    assert make_wordings([("strong", "a"), ("Q&A", "b")]).needs == frozenset()


def test_search_begins_where_it_is_told_to():
    assert WORDS.search("Homes and homes", 3).start() == 10
    assert WORDS.search("Homes and huts", 3) is None


def test_no_phrases_find_nothing():
    assert list(make_wordings([]).find("anything")) == []


def test_span_covers_the_characters():
    doc = tokenised("Ofsted’s report")
    assert to_span(doc, 0, 6).text == "Ofsted"
    assert to_span(doc, 3, 3) is None


@pytest.mark.parametrize("text", ["Care Inſpectorate", "CARE İNSPECTORATE", "care ınspectorate"])
def test_letters_that_patterns_take_for_plain_ones_have_the_name_of_the_phrase(text):
    wordings = make_wordings([("Care Inspectorate", "the body")])
    assert [hit.name for hit in wordings.find(f"The {text} came.")] == ["the body"]
