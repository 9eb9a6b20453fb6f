from __future__ import annotations

import pytest

from pipeline.annotations import set_attributions, set_blocks
from pipeline.assemble import extract
from pipeline.findings.candidates import find_candidates
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed, span_of
from tests.findings.test_passages import doc_of, quote

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))


def candidates(doc, grades=()):
    return [(c.span.text, c.framed) for c in find_candidates(doc, MATCHER.find(doc), grades)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors found that plans are clear.", [("plans are clear", True)]),
        ("Plans are clear, but reviews are too slow.", [("Plans are clear", False), ("reviews are too slow", False)]),
        ("Plans are poor, according to a report by Ofsted.", [("Plans are poor", False)]),
        ("CQC found serious gaps in care, and has issued a notice.", [("serious gaps in care", True)]),
        ("Had the lift failed, people would have been at risk.", []),
        ("Had people failed to act.", []),
        ("The council will open a better centre.", []),
        ("Five priority concerns were raised.", []),
        ("In all, the report makes six recommendations.", []),
        ("Concerns were raised about poor plans.", [("Concerns were raised about poor plans", False)]),
        ("Four breaches were poor.", [("Four breaches were poor", False)]),
        ("So kind.", []),
    ],
)
def test_clauses_of_the_writer_s_account(text, expected):
    assert candidates(doc_of(("paragraph", text))) == expected


def test_clause_that_gives_a_grade_is_none():
    doc = doc_of(("paragraph", "The council was rated good by Ofsted inspectors."))
    assert candidates(doc, [span_of(doc, "good")]) == []


def test_quoted_clause_that_says_more_than_its_grade_is_one():
    doc = doc_of(("paragraph", "Inspectors said: “Care here is good and people are treated with great warmth by all.”"))
    said = "Care here is good and people are treated with great warmth by all."
    set_attributions(doc, [quote(doc, said, cue="said", source="Inspectors")])
    assert len(candidates(doc, [span_of(doc, "good")])) == 1


def test_provider_s_words_of_itself_are_none():
    doc = parsed(
        "We run a kind home", heads=[1, 1, 4, 4, 1], deps=["nsubj", "ROOT", "det", "amod", "obj"],
        tags=["PRP", "VBP", "DT", "JJ", "NN"], pos=["PRON", "VERB", "DET", "ADJ", "NOUN"],
    )  # fmt: skip
    set_blocks(doc, [(0, len(doc), "paragraph")])
    assert candidates(doc) == []


def test_promise_under_a_lead_in_is_an_item():
    doc = doc_of(("paragraph", "What needs to improve:"), ("list_item", "The trust will publish its plans"))
    assert candidates(doc) == [("The trust will publish its plans", False)]


def test_pride_that_inspectors_speak_of_is_no_thanks():
    doc = doc_of(("paragraph", "“Staff are good and proud of their work,” the report said. “We are proud of them.”"))
    first = quote(doc, "Staff are good and proud of their work,", cue="said", source="the report")
    set_attributions(doc, [first, quote(doc, "We are proud of them.", name="r")])
    assert [text for text, _ in candidates(doc)] == ["Staff are good and proud of their work"]


def test_need_goes_on_over_a_second_that():
    doc = parsed(
        "It must ensure that rooms are clean and that staff are kind .",
        heads=[2, 2, 2, 6, 6, 6, 2, 11, 11, 11, 11, 6, 2],
        deps=["nsubj", "aux", "ROOT", "mark", "nsubj", "cop", "ccomp", "cc", "mark", "nsubj", "cop", "conj", "punct"],
        tags=["PRP", "MD", "VB", "IN", "NNS", "VBP", "JJ", "CC", "IN", "NNS", "VBP", "JJ", "."],
        pos=["PRON", "AUX", "VERB", "SCONJ", "NOUN", "AUX", "ADJ", "CCONJ", "SCONJ", "NOUN", "AUX", "ADJ", "PUNCT"],
    )
    set_blocks(doc, [(0, len(doc), "paragraph")])
    found = [(c.span.text, c.verdict.polarity) for c in find_candidates(doc, MATCHER.find(doc), ())]
    assert found == [("It must ensure that rooms are clean", "weakness"), ("staff are kind", "weakness")]


OPENING = "Ofsted inspectors visited Amble Road School in May.\n\n"


def spans(nlp, text):
    article = extract(f"{OPENING}{text}\n", nlp=nlp)
    found = [finding for finding in article.findings if finding.start >= len(OPENING)]
    return [(article.text[finding.start : finding.end], finding.polarity[0]) for finding in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The landlord keeps too many families waiting for repairs, the Inspectorate of Housing has concluded.",
         [("The landlord keeps too many families waiting for repairs", "w")]),
        ("Nurses at Ferris Ward “go the extra mile”, the regulator said.",
         [("Nurses at Ferris Ward “go the extra mile", "s")]),
        ("Tarn Valley and Fell Edge Probation Service “has turned itself around”, inspectors said.",
         [("Tarn Valley and Fell Edge Probation Service “has turned itself around", "s")]),
        ("Repairs, one tenant told the regulator, “never get finished”.",
         [("Repairs, one tenant told the regulator, “never get finished", "w")]),
        ("Prisoners described having to “beg for soap”.", [("Prisoners described having to “beg for soap", "w")]),
        ("Teaching drew praise: pupils there “talk like old hands”, the report said.",
         [("Teaching drew praise", "s"), ("pupils there “talk like old hands", "s")]),
        ("A ward that was rated inadequate in 2021 has been transformed, the CQC said.",
         [("A ward that was rated inadequate in 2021 has been transformed", "s")]),
        ("The head teacher was “thrilled”.", []),
        ("The trust’s chief executive was “deeply disappointed”.", []),
        ("The home faces another inspection in the spring.", []),
        ("A mother described having to “beg for help”.", []),
    ],
)  # fmt: skip
def test_clauses_of_the_press(nlp, text, expected):
    assert spans(nlp, text) == expected
