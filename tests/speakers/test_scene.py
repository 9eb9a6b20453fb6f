from __future__ import annotations

import pytest

from pipeline.annotations import ORGANISATION, PERSON, UNNAMED
from pipeline.speakers.mentions import PRONOUN
from tests.builders import parsed
from tests.speakers.told import quoted, scene_of, scene_on


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Then Helen Bell left.", "bell", PERSON),
        ("Then she left.", "she", PRONOUN),
        ("Then the council left.", "council", ORGANISATION),
        ("Then a neighbour left.", "neighbour", UNNAMED),
    ],
)
def test_mention_at_gives_what_a_word_belongs_to(text, word, kind):
    scene = scene_of(text)
    assert scene.mention_at(scene.words.lower.index(word)).kind == kind


def test_mention_at_makes_a_phrase_of_an_unknown_noun():
    tags = ["DT", "JJ", "NN", "IN", "NN", "VBD"]
    scene = scene_on(quoted(parsed("a small crowd of walkers shouted", tags=tags)))
    mention = scene.mention_at(2)
    assert (mention.kind, mention.name) == (UNNAMED, "a small crowd of walkers")


def test_known_at_makes_nothing_up():
    scene = scene_of("Then a crowd left.")
    assert scene.known_at(scene.words.lower.index("crowd")) is None
