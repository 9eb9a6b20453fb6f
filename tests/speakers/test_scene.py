from __future__ import annotations

import pytest

from pipeline.annotations import ORGANISATION, PERSON, UNNAMED
from pipeline.speakers.mentions import PRONOUN
from tests.builders import parsed
from tests.speakers.told import quoted, scene_of, scene_on, speaker_of, told


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff wept. Letters, one of them said, “go missing”.", "one of them"),
        ("Staff wept. Letters, several of them said, “go missing”.", "several of them"),
        ("Staff wept. Letters of them said “go missing”.", None),
    ],
    ids=["one", "several", "no part"],
)
def test_one_of_those_told_before_is_a_nameless_source(text, name):
    speaker = speaker_of(told(text, ("go missing", "said", "mixed")))
    assert (speaker.name if speaker else None) == name


def test_known_at_makes_nothing_up():
    scene = scene_of("Then a crowd left.")
    assert scene.known_at(scene.words.lower.index("crowd")) is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Then 38% said “ yes ”", "%", "unnamed"),
        ("Then @HillPolice said “ yes ”", "@HillPolice", "organisation"),
        ("Then @HillFan said “ yes ”", "@HillFan", "unnamed"),
    ],
)
def test_shares_and_handles_speak(text, name, kind):
    speaker = speaker_of(told(text, ("yes", "said")))
    assert (speaker.name, speaker.kind) == (name, kind)


def test_what_an_inspectorate_has_is_of_its_side():
    tags = ["NNP", "POS", "NN", "VBD", "``", "UH", "''"]
    spaces = [False, *[True] * 6]
    doc = quoted(parsed("Ofsted 's blog said “ yes ”", tags=tags, spaces=spaces), ("yes", "said"))
    mention = scene_on(doc).mention_at(2)
    assert (mention.kind, mention.place.organisation) == (UNNAMED, (0, 1))
