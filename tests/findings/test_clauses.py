from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.findings.clauses import has_predicate, sentences_of, split_clauses, starts_clause, subject_and_verb, trim
from tests.builders import blank, parsed

TWO = parsed(
    "Staff know pupils , and pupils with needs do well .",
    heads=[1, 1, 1, 8, 8, 8, 7, 5, 1, 8, 1],
    deps=["nsubj", "ROOT", "obj", "punct", "cc", "nsubj", "case", "nmod", "conj", "advmod", "punct"],
    tags=["NNS", "VBP", "NNS", ",", "CC", "NNS", "IN", "NNS", "VBP", "RB", "."],
    pos=["NOUN", "VERB", "NOUN", "PUNCT", "CCONJ", "NOUN", "ADP", "NOUN", "VERB", "ADV", "PUNCT"],
)
LEADING = parsed(
    "While care is good , plans are late .",
    heads=[3, 3, 3, 7, 7, 7, 7, 7, 7],
    deps=["mark", "nsubj", "cop", "advcl", "punct", "nsubj", "cop", "ROOT", "punct"],
    tags=["IN", "NN", "VBZ", "JJ", ",", "NNS", "VBP", "JJ", "."],
    pos=["SCONJ", "NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "PUNCT"],
)
ONE = parsed(
    "Staff are kind and know pupils .",
    heads=[2, 2, 2, 4, 2, 4, 2],
    deps=["nsubj", "cop", "ROOT", "cc", "conj", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", "CC", "VBP", "NNS", "."],
    pos=["NOUN", "AUX", "ADJ", "CCONJ", "VERB", "NOUN", "PUNCT"],
)


ROW = parsed(
    "Plans are late , visits are rare , and reports lack detail .",
    heads=[2, 2, 2, 6, 6, 6, 2, 10, 10, 10, 2, 10, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "nsubj", "cop", "parataxis", "punct", "cc", "nsubj", "conj", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "NNS", "VBP", "JJ", ",", "CC", "NNS", "VBP", "NN", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "PUNCT", "CCONJ", "NOUN", "VERB", "NOUN", "PUNCT"],
)
MISREAD = parsed(
    "Plans are late , visits are rare and reports lack detail .",
    heads=[2, 2, 2, 6, 6, 6, 2, 9, 9, 6, 9, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "nsubj", "cop", "parataxis", "cc", "nmod", "advcl", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "NNS", "VBP", "JJ", "CC", "NNS", "VBP", "NN", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "CCONJ", "NOUN", "VERB", "NOUN", "PUNCT"],
)
HANDED = parsed(
    "Plans are late , the report says , and dull .",
    heads=[2, 2, 2, 6, 5, 6, 2, 9, 9, 2, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "det", "nsubj", "parataxis", "punct", "cc", "conj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "DT", "NN", "VBZ", ",", "CC", "JJ", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "DET", "NOUN", "VERB", "PUNCT", "CCONJ", "ADJ", "PUNCT"],
)


RELATIVE = parsed(
    "The watchdog , which awards grades",
    heads=[1, 1, 4, 4, 1, 4],
    deps=["det", "ROOT", "punct", "nsubj", "acl:relcl", "obj"],
    tags=["DT", "NN", ",", "WDT", "VBZ", "NNS"],
    pos=["DET", "NOUN", "PUNCT", "PRON", "VERB", "NOUN"],
)


def test_subject_of_a_relative_clause_makes_no_statement():
    assert not subject_and_verb(RELATIVE[:])
    assert subject_and_verb(RELATIVE[3:])
    assert subject_and_verb(TWO[:])


@pytest.mark.parametrize(
    ("doc", "clauses"),
    [
        (TWO, ["Staff know pupils", "pupils with needs do well"]),
        (LEADING, ["care is good", "plans are late"]),
        (ONE, ["Staff are kind and know pupils"]),
        (ROW, ["Plans are late", "visits are rare", "reports lack detail"]),
        (MISREAD, ["Plans are late", "visits are rare", "reports lack detail"]),
        (HANDED, ["Plans are late , the report says , and dull"]),
    ],
    ids=["two subjects", "leading concession", "one subject", "commas", "in a row by tags", "a clause that hands over"],
)
def test_clauses_are_parted_where_a_new_subject_and_verb_begin(doc, clauses):
    assert [clause.text for clause in split_clauses(doc[:])] == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Plans are clear, but reviews are late.", ["Plans are clear", "reviews are late"]),
        ("Plans are clear; reviews are late.", ["Plans are clear", "reviews are late"]),
        ("Plans are clear. However, reviews are late.", ["Plans are clear", "reviews are late"]),
        ("While plans are clear, reviews are late.", ["plans are clear", "reviews are late"]),
        ("Plans, staff and reviews are good.", ["Plans, staff and reviews are good"]),
        ("", []),
        ("“ ”", []),
    ],
)
def test_surface_parts_a_doc_without_a_parse(text, clauses):
    assert [clause.text for clause in split_clauses(blank()(text)[:])] == clauses


def test_that_clauses_are_parted():
    doc = parsed(
        "plans are clear and that reviews are late",
        tags=["NNS", "VBP", "JJ", "CC", "IN", "NNS", "VBP", "JJ"],
        heads=[2, 2, 2, 7, 7, 7, 7, 2],
        deps=["nsubj", "cop", "ROOT", "cc", "mark", "nsubj", "cop", "conj"],
    )
    assert [clause.text for clause in split_clauses(doc[:])] == ["plans are clear", "reviews are late"]


def test_trim_drops_connectives_and_marks():
    doc = blank()("However, “plans are clear.”")
    assert trim(doc, 0, len(doc)).text == "plans are clear"
    assert trim(doc, 0, 2) is None


def test_predicate_and_subject_are_seen_by_tags_and_parse():
    assert has_predicate(TWO[0:3])
    assert not has_predicate(TWO[5:8])
    assert starts_clause(TWO, 5, 10)
    assert subject_and_verb(TWO[5:10])
    assert not subject_and_verb(TWO[5:8])


def test_sentences_of_a_doc_without_them_is_the_block():
    doc = blank()("One. Two.")
    assert [span.text for span in sentences_of(doc[:])] == ["One. Two."]
    doc = parsed("One . Two .", sent_starts=[True, False, True, False])
    assert [span.text for span in sentences_of(doc[:])] == ["One .", "Two ."]


@given(st.text(max_size=200))
def test_clauses_lie_in_order_without_overlap(text):
    doc = blank()(text)
    clauses = split_clauses(doc[:])
    assert all(left.end <= right.start for left, right in pairwise(clauses))


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
