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
        pytest.param("Ann Poe, head, said:\n\n“We act fast.”", [("We act fast.", "said")], id="block_before"),
        pytest.param("“We must act,” Ann Poe thundered.", [("We must act,", "thundered")], id="verb_outside_the_usual"),
        pytest.param(
            "Bob, no relation, said: “I am glad of it.”", [("I am glad of it.", "said")], id="no_is_no_denial"
        ),
    ],
)
def test_find_handover_gives_the_cue(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert cues(nlp, text) == expected
