from __future__ import annotations

import pytest
from spacy.tokens import Doc

from pipeline.annotations import (
    Attribution,
    Context,
    DatedValue,
    Finding,
    Inspection,
    Judgement,
    Speaker,
    add_notice,
    get_attributions,
    get_blocks,
    get_context,
    get_findings,
    get_inspection,
    get_judgements,
    get_notices,
    get_speakers,
    lower_words,
    register_extensions,
    set_attributions,
    set_context,
    set_findings,
    set_inspection,
    set_judgements,
    set_speakers,
    text_of,
    text_of_doc,
)
from pipeline.page import Notice
from tests.builders import span_of, tokenised

TEXT = "Staff “are kind”, the report said, but “plans are late”. It was rated good on 1 May 2024."


@pytest.fixture
def doc() -> Doc:
    made = tokenised(TEXT)
    second = Attribution("q2", "direct", (span_of(made, "plans are late"),), voice="inspectorate", also=("s2",))
    first = Attribution(
        "q1",
        "mixed",
        (span_of(made, "are kind"),),
        cue=span_of(made, "said"),
        source=span_of(made, "the report"),
        speaker="s1",
        voice="inspectorate",
        found_by="marks.after",
        clause=(span_of(made, "Staff “are kind"),),
    )
    set_attributions(made, [second, first])
    set_speakers(made, [Speaker("s1", "report", "report", "inspectorate", (span_of(made, "the report"),))])
    set_judgements(made, [Judgement(span_of(made, "rated good"), "overall", None, "good", count=(1, None))])
    evidence = (span_of(made, "kind"),)
    set_findings(made, [Finding(span_of(made, "Staff “are kind”"), "strength", "workforce", evidence=evidence)])
    dated = DatedValue("2024-05-01", "stated", span_of(made, "1 May 2024"))
    set_inspection(made, Inspection("ofsted", "Ofsted", "Amberton", published=dated))
    add_notice(made, Notice("odd", "so odd", 0, 5))
    set_context(made, Context(title="A title"))
    return made


def test_attributions_come_back_in_text_order_and_whole(doc: Doc) -> None:
    first, second = get_attributions(doc)
    assert (first.contents[0].text, first.speaker, first.found_by) == ("are kind", "s1", "marks.after")
    assert first.source is not None
    assert first.source.text == "the report"
    assert [span.text for span in first.clause] == ["Staff “are kind"]
    assert (second.contents[0].text, second.cue, second.also) == ("plans are late", None, ("s2",))


def test_everything_survives_bytes(doc: Doc) -> None:
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    for getter in (get_attributions, get_speakers, get_judgements, get_findings, get_inspection):
        assert str(getter(again)) == str(getter(doc))
    assert get_notices(again) == get_notices(doc) == (Notice("odd", "so odd", 0, 5),)
    assert get_context(again).title == "A title"


def test_findings_keep_their_evidence(doc: Doc) -> None:
    (finding,) = get_findings(doc)
    assert [span.text for span in finding.evidence] == ["kind"]


def test_judgements_keep_their_count(doc: Doc) -> None:
    (judgement,) = get_judgements(doc)
    assert (judgement.grade, judgement.count) == ("good", (1, None))


def test_add_notice_adds_the_same_notice_once(doc: Doc) -> None:
    add_notice(doc, Notice("odd", "so odd", 0, 5))
    assert len(get_notices(doc)) == 1


def test_a_bare_doc_has_nothing_and_its_lines_for_blocks() -> None:
    bare = tokenised("")
    assert get_attributions(bare) == get_speakers(bare) == get_judgements(bare) == get_findings(bare) == ()
    assert get_inspection(bare) == Inspection()
    del (plain := tokenised("One.\n\nTwo.")).spans["blocks"]
    assert [block.text for block in get_blocks(plain)] == ["One.", "Two."]


def test_text_and_words_are_those_of_the_doc_that_is_asked() -> None:
    first, second = tokenised("Jo’s team\tis  GOOD. "), tokenised("Plans are late.")
    for doc in (first, second, first):
        assert text_of_doc(doc) == doc.text
        assert lower_words(doc) == tuple(token.lower_ for token in doc)
        spans = [doc[start:end] for start in range(len(doc)) for end in range(start, len(doc) + 1)]
        assert [text_of(span) for span in spans] == [span.text for span in spans]


def test_register_extensions_gives_views(doc: Doc) -> None:
    register_extensions()
    assert [a.id for a in doc._.quotes] == ["q1", "q2"]
    assert doc._.speakers[0].kind == "report"
