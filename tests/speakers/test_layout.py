from __future__ import annotations

import pytest

from tests.speakers.told import name_of, told


@pytest.mark.parametrize(
    ("text", "content", "speaker", "sieve"),
    [
        ("Helen Bell, head of care: “We act.”", "We act.", "Helen Bell", "label"),
        ("Relative Tom Bell, whose wife lives here, was cautious: “We act.”", "We act.", "Tom Bell", "label"),
        ("For Tom Bell of Bell Motors, which hires ten trainees, it was no news: “We act.”", "We act.", "Tom Bell", "label"),
        ("For Tom Bell, the inspectors' report was no news: “We act.”", "We act.", "Tom Bell", "label"),
        ("For now, Helen Bell is content: “We act.”", "We act.", "Helen Bell", "label"),
        ("JANE BELL, headteacher: “We act.”", "We act.", "JANE BELL", "label"),
        ("Ofsted: we act", "we act", "Ofsted", "label"),
        ("Helen Bell, head of care:\n\n“We act.”", "We act.", "Helen Bell", "label"),
        ("“We act.” – Helen Bell, head of care", "We act.", "Helen Bell", "signature"),
        ("“We act.” — Zed Quill", "We act.", "Zed Quill", "signature"),
        ("“We act.”\n\nHelen Bell, CQC", "We act.", "Helen Bell", "signature"),
        ("“We act.”\n\nHelen Bell, head of care at Bell Trust", "We act.", "Helen Bell", "signature"),
        ("“BELL: We act.", "BELL: We act.", "BELL", "label_inside"),
        ("Helen Bell was blunt. “We act.”", "We act.", "Helen Bell", "sentence_before"),
    ],
)  # fmt: skip
def test_layout_gives_the_source_of_a_quote_without_a_cue(text, content, speaker, sieve):
    result = told(text, (content,))
    assert name_of(result) == speaker
    assert result.attributions[0].found_by == f"given+{sieve}"


def test_line_that_is_a_sentence_signs_nothing():
    assert name_of(told("“We act.”\n\nHelen Bell left in May.", ("We act.",))) is None


def test_colon_before_gives_the_source_of_what_is_listed():
    text = "Inspectors were blunt: pace was slow, and plans were “thin”."
    assert name_of(told(text, ("thin", "", "mixed"))) == "inspectors"


def test_unknown_label_has_no_word_of_a_sentence():
    assert name_of(told("ZED: ‘patchy’ help fails families", ("patchy", "", "mixed"))) is None
    assert name_of(told("ZED: “We act.”", ("We act.",))) == "ZED"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council's leader is quiet. But the findings: “Yes.”", "the findings"),
        ("Helen Bell came. On the rota, she was blunt: “Yes.”", "Helen Bell"),
    ],
)
def test_pronoun_before_a_colon_is_the_source(text, name):
    assert name_of(told(text, ("Yes.",))) == name


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("Helen Bell, whose mother is back, put it another way.\n\n“It will do for me.”", "It will do for me.", "Helen Bell"),
        ("Not all agree. Helen Bell has two boys there.\n\n“I ring and ring.”", "I ring and ring.", "Helen Bell"),
        ("But for Helen Bell, it came late.\n\n“They let us down.”", "They let us down.", "Helen Bell"),
        ("Helen Bell is head.\n\n“Leaders know the school.”", "Leaders know the school.", None),
        ("Helen Bell is head.\n\n“Plans that we read were clear.”", "Plans that we read were clear.", None),
        ("Records were moved by Helen Bell.\n\n“I ring and ring.”", "I ring and ring.", None),
        ("Helen Bell is head.\n\nIt rained.\n\n“I ring and ring.”", "I ring and ring.", None),
    ],
    ids=["way", "last sentence", "for", "nobody's own", "inspectors'", "no opening", "far off"],
)  # fmt: skip
def test_speech_of_a_paragraph_is_of_whom_the_sentence_before_opens_with(text, content, name):
    assert name_of(told(text, (content, ""))) == name
