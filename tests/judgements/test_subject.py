from __future__ import annotations

import pytest

from pipeline.inspectorates.reader import read_profiles
from pipeline.judgements.subject import subject_words
from tests.builders import parsed, span_of, tokenised

PROFILE = read_profiles()["ofsted_childrens_services"]


def test_small_clause_gives_the_words_that_are_graded_without_a_relative_clause():
    doc = tokenised("Ofsted found the early help that families receive to be good.")
    assert subject_words(span_of(doc, "good"), PROFILE).text == "early help"


def test_passive_subject_is_graded():
    doc = parsed(
        "The panel was judged good", heads=[1, 3, 3, 3, 3], deps=["det", "nsubj:pass", "aux:pass", "ROOT", "xcomp"]
    )
    assert subject_words(doc[4:5], PROFILE).text == "panel"


@pytest.mark.parametrize("subject", ["council", "service", "home", "it"])
def test_words_for_the_whole_give_none(subject):
    doc = parsed(
        f"The {subject} was judged good", heads=[1, 3, 3, 3, 3], deps=["det", "nsubj:pass", "aux:pass", "ROOT", "xcomp"]
    )
    assert subject_words(doc[4:5], PROFILE) is None


def test_doc_without_a_parse_gives_none():
    doc = tokenised("The panel was judged good.")
    assert subject_words(span_of(doc, "good"), PROFILE) is None


def test_what_the_inspectorate_looks_at_means_the_whole():
    councils = read_profiles()["cqc_councils"]
    doc = parsed(
        "Adult social care was rated good",
        heads=[2, 2, 4, 4, 4, 4],
        deps=["amod", "amod", "nsubj:pass", "aux:pass", "ROOT", "xcomp"],
    )
    assert subject_words(doc[5:6], councils) is None
