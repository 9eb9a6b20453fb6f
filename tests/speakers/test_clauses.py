from __future__ import annotations

import pytest

from pipeline.annotations import get_attributions, get_speakers
from pipeline.speakers.clauses import climb, participle
from tests.builders import parsed
from tests.speakers.told import name_of, quoted, scene_on, told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Helen Bell, who took over in May and whose team grew, said: “Yes.”", "Helen Bell"),
        ("Helen Bell, head of care at Bell Trust, said: “Yes.”", "Helen Bell"),
        ("Helen Bell, who replaced Ann Hall, said: “Yes.”", "Helen Bell"),
        ("On Monday, Helen Bell, a friend of Ann Hall, said: “Yes.”", "Helen Bell"),
        ("The report, published on Monday, said: “Yes.”", "report"),
        ("Inspectors, who came in May, said: “Yes.”", "inspectors"),
        ("The council's leader, Helen Bell, said: “Yes.”", "Helen Bell"),
        ("The inspection team – which came twice – said: “Yes.”", "inspectors"),
    ],
)
def test_apposition_does_not_hide_the_source(text, speaker):
    assert name_of(told(text, ("Yes.", "said"))) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for Bell Trust said: “Yes.”", "A spokesman"),
        ("A spokesman for the charity Open Door said: “Yes.”", "A spokesman"),
        ("The daughter of one resident said: “Yes.”", "The daughter"),
        ("The chair of the council said: “Yes.”", "The chair"),
    ],
)
def test_climb_gives_the_head_of_the_phrase(text, speaker):
    assert name_of(told(text, ("Yes.", "said"))).startswith(speaker)


def test_climb_passes_adjectives():
    tags = ["DT", "NN", "RB", "TO", "DT", "NN", "VBD", "``", "UH", "''"]
    scene = scene_on(quoted(parsed("A source close to the council said “ yes ”", tags=tags), ("yes", "said")))
    assert climb(scene, scene.mentions.ending(6)).name == "A source"


def test_participle_takes_the_subject_of_the_sentence():
    tags = ["NNS", "VBD", "NN", "IN", "VBG", "NN", "VBD", "JJ"]
    scene = scene_on(quoted(parsed("Inspectors took action after finding care was unsafe", tags=tags)))
    assert participle(scene, (4, 5)).kind == "inspectors"
    assert participle(scene, (1, 2)) is None


def test_name_that_a_role_introduces_is_the_source_and_not_one_before_it():
    text = "Thanking nurse Ann Hall and teacher Tom Ray, the trust's chair, Helen Bell, said: “Yes.”"
    assert name_of(told(text, ("Yes.", "said"))) == "Helen Bell"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rooms were “warm”, according to the report, adding that staff smile.", "report"),
        ("Helen Bell saw the report, adding that staff smile.", "Helen Bell"),
    ],
    ids=["according to", "object"],
)
@pytest.mark.model
def test_participle_belongs_to_whom_the_cue_before_names(nlp, text, name):
    doc = nlp(text)
    speakers = {speaker.id: speaker.name for speaker in get_speakers(doc)}
    assert speakers[get_attributions(doc)[-1].speaker] == name
