from __future__ import annotations

import pytest

from pipeline.speakers.attribute import attribute
from tests.speakers.told import name_of, scene_of, told


def test_continuing_paragraph_has_the_speaker_before_it():
    text = "Helen Bell said: “We act.”\n\n“We will go on.”\n\nIt rained.\n\n“Not so.”"
    result = told(text, ("We act.", "said"), ("We will go on.",), ("Not so.",))
    assert [name_of(result, n) for n in range(3)] == ["Helen Bell", "Helen Bell", None]
    assert result.attributions[1].source is None


@pytest.mark.parametrize("text", ["Staff were praised as “kind”.", "It is said to be “kind”."])
def test_passive_without_an_agent_has_no_source(text):
    cue = "praised" if "praised" in text else "said"
    (found,) = attribute(scene_of(text, ("kind", cue, "mixed")))
    assert (found.source, found.sieve) == (None, "passive")


def test_passive_has_its_agent():
    (found,) = attribute(scene_of("Staff were described by inspectors as “kind”.", ("kind", "described", "mixed")))
    assert (found.source.kind, found.sieve) == ("inspectors", "agent")


def test_hint_of_the_stage_before_decides_where_nothing_stands_beside():
    from dataclasses import replace

    from pipeline.annotations import get_attributions, set_attributions
    from tests.builders import span_of
    from tests.speakers.told import scene_on

    scene = scene_of("Then inspectors at first glance and so on say “yes”.", ("yes", "say", "mixed"))
    doc = scene.words.doc
    (given,) = get_attributions(doc)
    set_attributions(doc, [replace(given, source=span_of(doc, "inspectors"))])
    (found,) = attribute(scene_on(doc))
    assert (found.source.kind, found.sieve) == ("inspectors", "hint")
