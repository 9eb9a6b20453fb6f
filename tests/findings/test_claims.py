from __future__ import annotations

import pytest

from pipeline.annotations import get_blocks, set_attributions
from pipeline.findings.claims import find_claims, is_heading
from tests.findings.test_passages import doc_of, quote


def words(doc, tokens):
    return " ".join(doc[i].text for i in sorted(tokens))


def test_inspectorate_s_words_are_quoted_and_its_cue_hands_over():
    doc = doc_of(("paragraph", "Inspectors said plans are clear"))
    set_attributions(doc, [quote(doc, "plans are clear", kind="indirect", voice="inspectorate", cue="said")])
    claims = find_claims(doc)
    assert words(doc, claims.quoted) == "plans are clear"
    assert "said" in words(doc, claims.handing)


@pytest.mark.parametrize(("cue", "hands"), [("praised", False), ("described", True)])
def test_cue_that_evaluates_stays_in_the_clause(cue, hands):
    doc = doc_of(("paragraph", f"Inspectors {cue} a strong team"))
    set_attributions(doc, [quote(doc, "a strong team", kind="mixed", voice="inspectorate", cue=cue)])
    assert (cue in words(doc, find_claims(doc).handing)) is hands


@pytest.mark.parametrize(
    ("text", "inspectorate"),
    [("A sergeant told us morale is low", False), ("A sergeant told inspectors morale is low", True)],
)
def test_what_a_paper_is_told_is_no_word_of_the_inspectorate(text, inspectorate):
    doc = doc_of(("paragraph", text))
    set_attributions(doc, [quote(doc, "morale is low", kind="direct", voice="other", cue="told")])
    assert bool(find_claims(doc).quoted) is inspectorate


def test_one_person_s_reported_words_are_no_survey():
    doc = doc_of(("paragraph", "A mother said she was let down"))
    found = quote(doc, "she was let down", kind="indirect", voice="other", cue="said", source="A mother")
    set_attributions(doc, [found])
    assert words(doc, find_claims(doc).others) == "she was let down"


def test_heading_by_its_looks():
    doc = doc_of(("paragraph", "What inspectors found"))
    assert is_heading(get_blocks(doc)[0])
    assert not is_heading(get_blocks(doc_of(("paragraph", "Inspectors found it.")))[0])


@pytest.mark.parametrize(
    ("told", "handed"),
    [
        ("Men told the whole team that food is cold", "told the whole team that"),
        ("Men told lies and food is cold", "told"),
    ],
)
def test_those_who_are_told_hand_over_too(told, handed):
    doc = doc_of(("paragraph", told))
    for token in doc:
        token.pos_ = {"the": "DET", "whole": "ADJ", "and": "CCONJ"}.get(token.text, "NOUN")
    set_attributions(doc, [quote(doc, "food is cold", kind="indirect", voice="inspectorate", cue="told")])
    assert words(doc, find_claims(doc).handing) == handed
