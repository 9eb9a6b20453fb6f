from __future__ import annotations

import pytest

from pipeline.annotations import get_attributions
from pipeline.speakers.views import viewed_by
from tests.builders import parsed
from tests.speakers.told import quoted, scene_on


def scene_of_parse(rows, quote):
    words, tags, heads, deps, lemmas = zip(*(row.split("/") for row in rows.split()), strict=True)
    return scene_on(quoted(parsed(words, heads=[int(h) for h in heads], deps=deps, tags=tags, lemmas=lemmas), quote))


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Inspectors/NNS/1/nsubj hailed/VBD/1/ROOT/hail it/PRP/1/obj as/IN/6/case “/``/6/punct rare/JJ/1/obl ”/''/5/punct", "inspectors"),
        ("Inspectors/NNS/1/nsubj spoke/VBD/1/ROOT/speak of/IN/5/case a/DT/5/det “/``/5/punct rare/JJ/1/obl ”/''/5/punct", "inspectors"),
        ("Inspectors/NNS/1/nsubj came/VBD/1/ROOT/come of/IN/5/case a/DT/5/det “/``/5/punct rare/JJ/1/obl ”/''/5/punct", None),
        ("Inspectors/NNS/2/nsubj were/VBD/2/aux hailed/VBN/2/ROOT/hail as/IN/5/case “/``/5/punct rare/JJ/2/obl ”/''/5/punct", None),
    ],
    ids=["as", "of", "no such verb", "passive"],
)  # fmt: skip
def test_verb_of_judging_tells_whose_view_a_phrase_is(rows, name):
    rows = " ".join(row if row.count("/") == 4 else f"{row}/x" for row in rows.split())
    scene = scene_of_parse(rows, ("rare", "", "mixed"))
    found = viewed_by(scene, get_attributions(scene.words.doc)[0])
    assert (found.name if found else None) == name
