from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


def cues(nlp: Language, text: str) -> list[tuple[str, str | None]]:
    marked = [a for a in get_attributions(nlp(text)) if a.kind != "indirect"]
    return [(a.contents[0].text, a.cue.text if a.cue is not None else None) for a in marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We act fast,” the report said.", [("We act fast,", "said")], id="after"),
        pytest.param("“We act fast,” said Ann Poe, the head.", [("We act fast,", "said")], id="after_inverted"),
        pytest.param(
            "“We act fast”, added Sir Bob Hale, “as we must”.", [("We act fast", "added")], id="comma_outside"
        ),
        pytest.param(
            "“It is good,” the report says, adding that heads know it.",
            [("It is good,", "says")],
            id="then_a_participle",
        ),
        pytest.param(
            "Ann Poe conceded that waits were “far too long”, adding that a clinic would begin in July.",
            [("far too long", "conceded")],
            id="participle_with_a_verb_to_come",
        ),
        pytest.param(
            "Ann Poe admitted the food was “cold”, noting that a relative had complained.",
            [("cold", "admitted")],
            id="participle_with_a_cue_to_come",
        ),
        pytest.param(
            "Ann Poe acknowledged that the wait was, for many, ‘far too long’.",
            [("far too long", "acknowledged")],
            id="acknowledged",
        ),
        pytest.param("Ann Poe said she accepted it “in full”.", [("in full", "said")], id="cue_within_what_is_said"),
        pytest.param(
            "Pupil Ann Poe said that she had been asked “dozens of questions” that day.",
            [("dozens of questions", "said")],
            id="passive_within_what_is_said",
        ),
        pytest.param("Ann Poe said: “We act fast.”", [("We act fast.", "said")], id="before_with_colon"),
        pytest.param("Ann Poe, head of care: “We act fast.”", [("We act fast.", None)], id="label"),
        pytest.param(
            "The report commended ‘staff who act fast’.", [("staff who act fast", "commended")], id="verb_object"
        ),
        pytest.param(
            "They found that ‘staff act fast’ and that ‘rooms are clean’.",
            [("staff act fast", "found"), ("rooms are clean", "found")],
            id="one_cue_for_two",
        ),
        pytest.param(
            "Carers ‘went the extra mile’ for families, they said.", [("went the extra mile", "said")], id="trailing"
        ),
        pytest.param(
            "Rooms were “clean and warm”, according to the report.",
            [("clean and warm", "according to")],
            id="according",
        ),
        pytest.param(
            "Ann Poe derided the reply, and accused the trust of “hiding the facts”.",
            [("hiding the facts", "accused")],
            id="of",
        ),
        pytest.param("Ann Poe dismissed the plan as “hot air”.", [("hot air", "dismissed")], id="as"),
        pytest.param("Ann Poe dismissed a cook who was “far too slow”.", [("far too slow", None)], id="without_as"),
        pytest.param(
            "Unit told to close after nurses ‘walked out in tears’",
            [("walked out in tears", None)],
            id="order_and_another_clause",
        ),
        pytest.param(
            "She says posts accusing her daughter of theft were “cruel and untrue”.",
            [("cruel and untrue", "says")],
            id="participle_in_the_subject",
        ),
        pytest.param(
            "Visitors marvelled at “loaves as big as hats”.", [("loaves as big as hats", "marvelled at")], id="at"
        ),
        pytest.param(
            "“Who has the key?” Ann Poe wanted to know.", [("Who has the key?", "wanted to know")], id="to_know"
        ),
        pytest.param(
            "“A fresh start,” was the view of the trust’s chair, Ann Poe.",
            [("A fresh start,", "was the view of")],
            id="noun_of_saying",
        ),
        pytest.param(
            "According to the inspection report, “the wards are light and airy”.",
            [("the wards are light and airy", "According to")],
            id="compound_noun_is_no_cue",
        ),
        pytest.param(
            "Bob, no relation, said: “I am glad of it.”", [("I am glad of it.", "said")], id="no_is_no_denial"
        ),
    ],
)
def test_find_handover_gives_the_cue(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert cues(nlp, text) == expected
