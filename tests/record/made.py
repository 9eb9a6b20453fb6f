"""A page and its annotated Doc, made by hand, with a part of every kind."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from pipeline.annotations import (
    Attribution,
    DatedValue,
    Finding,
    Inspection,
    Judgement,
    Speaker,
    add_notice,
    set_attributions,
    set_findings,
    set_inspection,
    set_judgements,
    set_speakers,
)
from pipeline.page import Dropped, Notice, Page
from tests.builders import doc_of, page_of, span_of

TEXT = (
    "Anytown is rated good\n\n"
    "Inspectors said plans are clear but reviews are late on 12 July 2024.\n\n"
    '"We are proud ," said Ann Ray , the leader . "Staff care ."'
)


def made(text: str = TEXT, **metadata: str | None) -> tuple[Doc, Page]:
    """Give the Doc and the page of `text`, which holds the words of `TEXT` somewhere."""
    page = page_of(text, **metadata)
    page = replace(page, dropped=(Dropped("Home", "navigation", 0, 4),))
    doc = doc_of(page)
    _speak(doc)
    _judge(doc)
    add_notice(doc, Notice("unclosed_mark", "a mark is not closed", 0, 7))
    add_notice(doc, Notice("guess", "the encoding was guessed"))
    return doc, page


def _speak(doc: Doc) -> None:
    inspectors, ray = span_of(doc, "Inspectors"), span_of(doc, "Ann Ray")
    proud = (span_of(doc, "We are proud ,"), span_of(doc, "Staff care ."))
    plans = (span_of(doc, "plans are clear but reviews are late"),)
    said = (span_of(doc, "said"), span_of(doc, "said", 1))
    set_speakers(
        doc,
        [
            Speaker("s2", "person", "Ann Ray", "provider", (ray,), None, "leader", None),
            Speaker("s1", "inspectors", "inspectors", "inspectorate", (inspectors, inspectors)),
        ],
    )
    set_attributions(
        doc,
        [
            Attribution(
                "q1", "indirect", plans, said[0], inspectors, "s1", (), "inspectorate", found_by="indirect.that"
            ),
            Attribution("q2", "direct", proud, said[1], ray, "s2", ("s1",), "provider", found_by="direct.marks"),
        ],
    )


def _judge(doc: Doc) -> None:
    set_judgements(doc, [Judgement(span_of(doc, "rated good"), "overall effectiveness", None, "good", count=(1, None))])
    clear, late = span_of(doc, "plans are clear"), span_of(doc, "reviews are late")
    set_findings(
        doc,
        [
            Finding(
                clear, "strength", "other", evidence=(span_of(doc, "clear"),), confidence=0.98765, found_by="clause"
            ),
            Finding(late, "weakness", "other", evidence=(span_of(doc, "late"),), found_by="clause"),
        ],
    )
    told = DatedValue("2024-07-12", "stated", span_of(doc, "12 July 2024"))
    set_inspection(doc, Inspection("ofsted", "Ofsted", "Anytown", "ILACS", told, None, "2019"))
