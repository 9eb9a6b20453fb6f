from __future__ import annotations

from pipeline.findings.predicates import has_predicate, is_parsed, left_edge, starts_clause, subject_and_verb
from tests.builders import blank, parsed
from tests.findings.parses import RELATIVE, TWO


def test_subject_of_a_relative_clause_makes_no_statement():
    assert not subject_and_verb(RELATIVE[:])
    assert subject_and_verb(RELATIVE[3:])
    assert subject_and_verb(TWO[:])


def test_predicate_and_subject_are_seen_by_tags_and_parse():
    assert has_predicate(TWO[0:3])
    assert not has_predicate(TWO[5:8])
    assert starts_clause(TWO, 5, 10)
    assert subject_and_verb(TWO[5:10])
    assert not subject_and_verb(TWO[5:8])


def test_coordinated_noun_before_another_clause_begins_none():
    doc = parsed(
        "plans and visits , but staff wait",
        heads=[6, 2, 0, 6, 6, 6, 6],
        deps=["nsubj", "cc", "conj", "punct", "cc", "nsubj", "ROOT"],
        tags=["NNS", "CC", "NNS", ",", "CC", "NNS", "VBP"],
        pos=["NOUN", "CCONJ", "NOUN", "PUNCT", "CCONJ", "NOUN", "VERB"],
    )
    assert not starts_clause(doc, 2, len(doc))
    assert starts_clause(doc, 5, len(doc))


def test_subject_begins_behind_its_marks_and_conjunctions():
    doc = parsed(
        "and “ their staff care",
        heads=[3, 3, 3, 4, 4],
        deps=["cc", "punct", "nmod:poss", "nsubj", "ROOT"],
    )
    assert left_edge(doc[3]) == 2


def test_words_without_a_parse_are_taken_for_a_clause():
    doc = blank()("Staff know pupils")
    assert not is_parsed(doc[:])
    assert is_parsed(TWO[:])
    assert (subject_and_verb(doc[:]), subject_and_verb(doc[:2])) == (True, False)


def test_subject_of_what_somebody_does_begins_no_clause():
    doc = parsed(
        "skilled and proud of what it does",
        heads=[0, 2, 0, 4, 2, 6, 4],
        deps=["ROOT", "cc", "conj", "case", "obl", "nsubj", "acl:relcl"],
        tags=["JJ", "CC", "JJ", "IN", "WP", "PRP", "VBZ"],
        pos=["ADJ", "CCONJ", "ADJ", "ADP", "PRON", "PRON", "VERB"],
    )
    assert not starts_clause(doc, 2, len(doc))
