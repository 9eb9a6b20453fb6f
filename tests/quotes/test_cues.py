from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Cue
from pipeline.quotes.cues import can_speak, find_cues, is_denied, speaking_nouns
from tests.builders import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize("cue", read_lexicon("cues", Cue), ids=lambda cue: cue.lemma)
def test_find_cues_finds_every_entry_in_its_example(nlp: Language, cue: Cue) -> None:
    doc = nlp(cue.example)
    assert cue.lemma in {found.entry.lemma for found in find_cues(doc, 0, len(doc))}


@pytest.mark.parametrize(
    "text",
    [
        "The report is long.",
        "Its claims are bold.",
        "A further note followed.",
        "Boys enjoy reading.",
        "The inspection report, in May, was long.",
        "The state school reopened.",
        "Volunteers from the group Find My Voice met residents.",
    ],
)
def test_find_cues_leaves_nouns_alone(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert list(find_cues(doc, 0, len(doc))) == []


def test_what_something_was_done_to_say_is_said():
    doc = parsed(
        "She wrote to say that",
        heads=[1, 1, 3, 1, 3],
        deps=["nsubj", "ROOT", "mark", "advcl", "mark"],
        tags=["PRP", "VBD", "TO", "VB", "IN"],
        pos=["PRON", "VERB", "PART", "VERB", "SCONJ"],
    )
    (cue,) = (c for c in find_cues(doc, 0, len(doc)) if c.entry.lemma == "say")
    assert not is_denied(cue)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("She did not say that it rained.", True),
        ("No pupil told us that it rained.", True),
        ("She would say that it rained.", True),
        ("Nor did she say that it rained.", True),
        ("Not one pupil told us that it rained.", True),
        ("She went on to say that it rained.", False),
        ("She has said that it rained.", False),
    ],
)
def test_is_denied_tells_what_was_not_said(nlp: Language, text: str, denied: bool) -> None:  # noqa: FBT001
    doc = nlp(text)
    (cue,) = (c for c in find_cues(doc, 0, len(doc)) if c.entry.lemma in {"say", "tell"})
    assert is_denied(cue) is denied


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Some described it as cold.", "described"),
        ("Inspectors called teaching “a joy”.", "called"),
        ("Praising the carers, she called it warm.", "Praising"),
    ],
)
def test_find_cues_reads_the_parse_where_a_form_may_be_a_noun(nlp: Language, text: str, cue: str) -> None:
    doc = nlp(text)
    assert next(find_cues(doc, 0, len(doc))).span.text == cue


def test_can_speak_knows_documents_people_and_names(nlp: Language) -> None:
    assert can_speak(nlp("the letter")[:])
    assert can_speak(nlp("Ann Poe")[:])
    assert not can_speak(nlp("the green table")[:])
    assert {"inspector", "inspectors", "agencies"} <= speaking_nouns()
