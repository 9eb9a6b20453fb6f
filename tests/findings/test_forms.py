from __future__ import annotations

import pytest

from pipeline.assemble import extract
from pipeline.findings.forms import settled
from pipeline.findings.words import EvaluativeMatcher
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Evaluative
from tests.builders import blank, parsed

MATCHER = EvaluativeMatcher(blank(), read_lexicon("evaluative", Evaluative))
S, W = "strength", "weakness"
OPENING = "Ofsted inspectors visited Amble Road School in May.\n\n"


def polarities(nlp, text):
    found = extract(f"{OPENING}{text}\n", nlp=nlp).findings
    return [finding.polarity for finding in found if finding.start >= len(OPENING)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors found no sign that any child had been overlooked.", S),
        ("There was no suggestion that prisoners had been mistreated.", S),
        ("There was nothing to suggest that residents were neglected.", S),
        ("Inspectors found no evidence that complaints had been ignored.", S),
        ("There was no evidence that complaints were dealt with.", W),
        ("Inspectors found no evidence that risks had been assessed.", W),
        ("Inspectors found no evidence that leaders had challenged poor practice.", W),
        ("What inspectors did not find was a settled team of officers.", W),
        ("What inspectors could not see was any sense of urgency.", W),
        ("The kitchen, described as filthy in 2022, has since been refitted.", S),
        ("The waiting list, which had been criticised at the last inspection, has now been cleared.", S),
        ("The nursery, praised in 2019, is now short of staff.", W),
        ("Children who arrive behind are quickly given extra help.", S),
        ("Girls who had been bullied were checked on every day.", S),
        ("Residents who fell were left on the floor.", W),
        ("Men who asked for help were ignored.", W),
        ("Nurses never raise their voices, inspectors said.", S),
        ("Prisoners told inspectors that staff “do not look down on us”.", S),
        ("Tenants told inspectors that they no longer dread the post.", S),
        ("Staff do not listen to people.", W),
        ("Officers do not act when women report threats.", W),
        ("Residents no longer trust the landlord to come.", W),
    ],
)
def test_form_outweighs_the_words(nlp, text, expected):
    assert polarities(nlp, text) == [expected]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The home was told to make do, and asked to look again at its rotas.",
        "Leaders were asked to look again at how they teach reading.",
        "We were asked to look again at our work with new parents.",
        "The council has been told to speed up its repairs.",
    ],
)
def test_what_was_asked_for_is_a_weakness(nlp, text):
    assert W in polarities(nlp, text)


@pytest.mark.parametrize(
    "words", ["Plans are clear", "Staff are not unkind and not late", "Nobody visits", "What we saw is a calm ward"]
)
def test_no_form_settles_plain_clauses(words):
    doc = parsed(words)
    assert settled(doc[:], MATCHER.find(doc)) is None


def test_settled_vote_keeps_the_words_of_the_form():
    doc = parsed("What we did not see is a settled team")
    vote = settled(doc[:], MATCHER.find(doc))
    assert vote is not None
    assert (vote.span.text, vote.value < 0) == ("What we did not see is", True)
