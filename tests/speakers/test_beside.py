from __future__ import annotations

import pytest

from pipeline.annotations import get_attributions
from pipeline.parse.build import to_doc
from tests.builders import page_of
from tests.speakers.told import name_of, told


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "sieve"),
    [
        ("“We act,” said Helen Bell.", "We act,", "said", "Helen Bell", "cue_after"),
        ("“We act,” said the trust's chief executive, Helen Bell.", "We act,", "said", "Helen Bell", "cue_after"),
        ("“We act”, added Sir Tom Bell.", "We act", "added", "Tom Bell", "cue_after"),
        ("“We act,” she said.", "We act,", "said", None, "cue_before"),
        ("“We act,” the report said.", "We act,", "said", "report", "cue_before"),
        ("Helen Bell said: “We act.”", "We act.", "said", "Helen Bell", "cue_before"),
        ("“We act,” said his mother, Ayesha.", "We act,", "said", "Ayesha", "cue_after"),
        ("They met a relative, who said: “We act.”", "We act.", "said", "a relative", "cue_before"),
        ("The Ofsted team said: “We act.”", "We act.", "said", "inspectors", "cue_before"),
        ("One of the inspectors said: “We act.”", "We act.", "said", "inspectors", "cue_before"),
        ("Helen Bell also said: “We act.”", "We act.", "said", "Helen Bell", "cue_before"),
        (
            "The Care Quality Commission (CQC) said: “We act.”",
            "We act.",
            "said",
            "Care Quality Commission",
            "cue_before",
        ),
        ("Helen Bell told Tom Hall: “We act.”", "We act.", "told", "Helen Bell", "cue_before"),
        ("Said Helen Bell: “We act.”", "We act.", "Said", "Helen Bell", "cue_after"),
        ("According to the report, “we act”.", "we act", "According to", "report", "cue_phrase"),
        ("In the words of inspectors, “we act”.", "we act", "In the words of", "inspectors", "cue_phrase"),
    ],
)
def test_source_stands_beside_its_cue(text, content, cue, speaker, sieve):
    result = told(text, (content, cue))
    assert name_of(result) == speaker
    assert result.attributions[0].found_by == f"given+{sieve}"


def test_source_after_a_comma_ends_a_headline():
    result = told(
        "Hill Police ‘better’ but too slow, says watchdog", ("better", "says", "mixed"), inspectorate="HMICFRS"
    )
    assert name_of(result) == "HMICFRS"


def test_addressee_is_no_source():
    assert name_of(told("“We act,” Helen Bell told BBC Radio.", ("We act,", "told"))) == "Helen Bell"


def test_source_of_a_nested_quote_stands_inside_the_outer_one():
    text = "Helen Bell said: “One patient told us, ‘I waited’.”"
    result = told(text, ("One patient told us, ‘I waited’.", "said"), ("I waited", "told us", "direct", "nested"))
    assert [name_of(result, 0), name_of(result, 1)] == ["Helen Bell", "One patient"]


@pytest.mark.model
@pytest.mark.parametrize("verb", ["spoke", "has spoken", "had spoken"])
def test_source_of_a_verb_with_a_preposition_stands_before_it(nlp, verb):
    doc = to_doc(page_of(f"Helen Bell {verb} of a “bruising” two days."), nlp)
    (quote,) = get_attributions(doc)
    assert quote.source is not None
    assert quote.source.text == "Helen Bell"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Inspectors who visited Fenbrook Hospital found it was dirty.", "inspectorate"),
        ("Inspectors left. The owners of Fenbrook Hospital said it was dirty.", "provider"),
        ("Inspectors left and Fenbrook Hospital said it was dirty.", "provider"),
    ],
    ids=["relative clause", "owner", "own subject"],
)
def test_name_in_the_relative_clause_of_a_subject_is_no_source(nlp, text, voice):
    (found,) = get_attributions(nlp(f"{text} The hospital is small."))
    assert found.voice == voice
