from __future__ import annotations

from pipeline.lexicons.matchers import term_matcher
from pipeline.lexicons.schema import Term
from tests.builders import blank, parsed


def found(term: Term, text: str) -> list[str]:
    nlp = blank()
    doc = nlp(text)
    return [doc[start:end].text for _, start, end in term_matcher(nlp.vocab, [term])(doc)]


def test_term_matcher_reads_curly_and_straight_apostrophes_alike() -> None:
    term = Term(term="isn't", label="no", example="It isn't so.")
    assert found(term, "It isn’t so.") == ["isn’t"]
    assert found(term, "It isn't so.") == ["isn't"]


def test_term_matcher_finds_hyphenated_terms_as_the_tokenizer_parts_them() -> None:
    assert found(Term(term="well-led", label="yes", example="It is well-led."), "A well-led ward.") == ["well-led"]


def test_term_matcher_matches_lemmas_where_told() -> None:
    doc = parsed("It declines", lemmas=["it", "decline"])
    matcher = term_matcher(doc.vocab, [Term(term="decline", label="no", match="lemma", example="It declines.")])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["declines"]
