from __future__ import annotations

from pipeline.speakers.build import tell
from tests.builders import tokenised
from tests.speakers.told import told, vocabulary

TEXT = "Helen Bell said: “Yes.” She said staff were “kind”."
QUOTES = (("Yes.", "said"), ("kind", "said", "mixed"))


def test_tell_keeps_contents_and_cues():
    result = told(TEXT, *QUOTES)
    assert [a.contents[0].text for a in result.attributions] == ["Yes.", "kind"]
    assert [a.cue.text for a in result.attributions] == ["said", "said"]


def test_tell_gives_the_mention_nearest_to_the_cue_as_source():
    assert [a.source.text for a in told(TEXT, *QUOTES).attributions] == ["Helen Bell", "She"]


def test_tell_gives_the_same_twice():
    first, second = told(TEXT, *QUOTES), told(TEXT, *QUOTES)
    assert [(s.id, s.name, s.voice) for s in first.speakers] == [(s.id, s.name, s.voice) for s in second.speakers]
    assert [a.found_by for a in first.attributions] == [a.found_by for a in second.attributions]


def test_tell_gives_nothing_for_a_doc_without_quotes():
    result = tell(tokenised("Helen Bell left."), vocabulary())
    assert (result.attributions, result.speakers) == ((), ())
