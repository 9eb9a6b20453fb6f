from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.findings.clauses import sentences_of, split_clauses, split_predicates, trim
from tests.builders import blank, parsed
from tests.findings.parses import HANDED, LEADING, MISREAD, ONE, ROW, TWO


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


def test_subject_that_the_parse_hangs_on_the_clause_before_begins_its_own():
    doc = parsed(
        "Thefts fell by 8% and men were checked .",
        heads=[1, 1, 3, 1, 5, 3, 7, 1, 1],
        deps=["nsubj", "ROOT", "case", "obl", "cc", "conj", "aux:pass", "conj", "punct"],
        tags=["NNS", "VBD", "IN", "NN", "CC", "NNS", "VBD", "VBN", "."],
        pos=["NOUN", "VERB", "ADP", "NOUN", "CCONJ", "NOUN", "AUX", "VERB", "PUNCT"],
    )
    assert [clause.text for clause in split_clauses(doc[:])] == ["Thefts fell by 8%", "men were checked"]


def test_second_predicate_of_one_subject_begins_no_clause():
    doc = parsed(
        "Thefts fell by 8% and were checked .",
        heads=[1, 1, 3, 1, 6, 6, 1, 1],
        deps=["nsubj", "ROOT", "case", "obl", "cc", "aux:pass", "conj", "punct"],
        tags=["NNS", "VBD", "IN", "NN", "CC", "VBD", "VBN", "."],
        pos=["NOUN", "VERB", "ADP", "NOUN", "CCONJ", "AUX", "VERB", "PUNCT"],
    )
    assert [clause.text for clause in split_clauses(doc[:])] == ["Thefts fell by 8% and were checked"]


def test_complement_after_but_is_a_part_of_its_own():
    doc = parsed(
        "It is a safe jail , but an idle one .",
        heads=[4, 4, 4, 4, 4, 9, 9, 9, 9, 4, 4],
        deps=["nsubj", "cop", "det", "amod", "ROOT", "punct", "cc", "det", "amod", "conj", "punct"],
        tags=["PRP", "VBZ", "DT", "JJ", "NN", ",", "CC", "DT", "JJ", "NN", "."],
        pos=["PRON", "AUX", "DET", "ADJ", "NOUN", "PUNCT", "CCONJ", "DET", "ADJ", "NOUN", "PUNCT"],
    )
    assert [part.text for part in split_predicates(doc[:-1])] == ["It is a safe jail", "an idle one"]


def test_conjunction_that_is_left_at_the_end_is_no_part_of_a_clause():
    doc = blank()("Staff are “proud”, but")
    assert trim(doc, 0, len(doc)).text == "Staff are “proud"
