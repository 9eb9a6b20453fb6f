from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.annotations import get_attributions

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("Ann Poe, head, said:\n\n“We act fast.”", "said", id="colon"),
        pytest.param("Ann Poe, head, said\n\n“We act fast.”", "said", id="cue_at_the_end"),
        pytest.param("Ann Poe, head of care:\n\n“We act fast.”", None, id="label"),
        pytest.param("Ann Poe said that it rained.\n\n“We act fast.”", None, id="a_sentence_of_its_own"),
    ],
)
def test_find_lead_in_gives_the_cue_of_the_block_before(nlp: Language, text: str, cue: str | None) -> None:
    (found,) = (a for a in get_attributions(nlp(text)) if a.kind == "direct")
    assert (found.cue.text if found.cue is not None else None) == cue
