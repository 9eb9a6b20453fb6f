from __future__ import annotations

import pytest

from pipeline.speakers.governed import governing_subject
from tests.builders import parsed
from tests.speakers.told import quoted, scene_on


def scene_of_parse(rows, *quotes):
    words, tags, heads, deps = zip(*(row.split("/") for row in rows.split()), strict=True)
    return scene_on(quoted(parsed(words, heads=[int(h) for h in heads], deps=deps, tags=tags), *quotes))


@pytest.mark.parametrize(
    ("rows", "cue", "name"),
    [
        ("Inspectors/NNS/3/nsubj on/IN/2/case site/NN/0/nmod say/VBP/3/ROOT so/RB/3/advmod", 3, "inspectors"),
        ("Inspectors/NNS/1/nsubj came/VBD/1/ROOT and/CC/3/cc said/VBD/1/conj so/RB/3/advmod", 3, "inspectors"),
        ("Walkers/NNS/1/nsubj came/VBD/1/ROOT ,/,/3/punct shouting/VBG/1/advcl so/RB/3/advmod", 3, "Walkers"),
        ("walkers/NNS/0/ROOT who/WP/2/nsubj say/VBP/0/acl:relcl so/RB/2/advmod", 2, "walkers"),
        ("the/DT/1/det report/NN/1/ROOT saying/VBG/1/acl so/RB/2/advmod", 2, "report"),
        (
            "A/DT/1/det spokesman/NN/3/nsubj for/IN/3/case Unify/NNP/4/nsubj said/VBD/4/ROOT so/RB/4/advmod",
            4,
            "A spokesman for Unify",
        ),
        ("so/RB/1/advmod say/VB/1/ROOT", 1, None),
    ],
    ids=["subject", "shared", "participle", "relative", "describing clause", "subject in a subject", "none"],
)
def test_governing_subject_follows_the_parse(rows, cue, name):
    mention = governing_subject(scene_of_parse(rows), (cue, cue + 1))
    assert (mention.name if mention else None) == name


def test_noun_that_the_quote_goes_on_from_is_no_source():
    rows = "Kin/NNS/1/dep said/VBD/1/ROOT the/DT/3/det letter/NN/1/nsubj “/``/5/punct lacks/VBZ/1/ccomp bite/NN/5/obj"
    assert governing_subject(scene_of_parse(rows, ("lacks bite", "said")), (1, 2)) is None
    free = "so/RB/1/advmod says/VBZ/1/ROOT the/DT/3/det report/NN/1/nsubj"
    assert governing_subject(scene_of_parse(free), (1, 2)).name == "report"


def test_governing_subject_takes_no_quoted_word():
    rows = "“/``/1/punct we/PRP/2/nsubj say/VBP/2/ROOT so/RB/2/advmod ”/''/2/punct said/VBD/2/conj"
    assert governing_subject(scene_of_parse(rows, ("we say so", "said")), (5, 6)) is None
