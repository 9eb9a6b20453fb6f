from __future__ import annotations

from spacy.tokens import Doc

from pipeline.annotations import Attribution, set_attributions, set_blocks
from pipeline.findings.passages import find_passages
from tests.builders import blank, span_of


def doc_of(*blocks):
    text = "\n\n".join(body for _, body in blocks)
    doc = blank()(text)
    at, spans = 0, []
    for kind, body in blocks:
        found = doc.char_span(at, at + len(body), alignment_mode="expand")
        spans.append((found.start, found.end, kind))
        at += len(body) + 2
    set_blocks(doc, spans)
    for token in doc:
        token.is_sent_start = any(token.i == start for start, *_ in spans) or (
            token.i > 0 and doc[token.i - 1].text == "."
        )
    return doc


def quote(doc: Doc, words: str, *, voice="inspectorate", kind="direct", cue=None, source=None, name="q"):  # noqa: PLR0913
    span = span_of(doc, words)
    return Attribution(
        name, kind, (span,), cue=cue and span_of(doc, cue), source=source and span_of(doc, source), voice=voice
    )


def passages(doc):
    return [(p.ground, p.span.text, p.lead) for p in find_passages(doc)]


def test_inspectorate_s_words_are_quoted_and_others_words_are_left_out():
    doc = doc_of(("paragraph", "“Plans are clear,” the report said. “We are proud,” said Jo Ray."))
    set_attributions(
        doc,
        [
            quote(doc, "Plans are clear,", cue="said", source="the report", name="a"),
            quote(doc, "We are proud,", voice="provider", source="Jo Ray", name="b"),
        ],
    )
    grounds = [(ground, text) for ground, text, _ in passages(doc)]
    assert ("quoted", "Plans are clear,") in grounds
    assert not any("proud" in text for _, text in grounds)


def test_reporting_words_are_no_part_of_a_passage():
    doc = doc_of(("paragraph", "The report said that plans are clear."))
    set_attributions(doc, [quote(doc, "plans are clear", kind="indirect", cue="said", source="The report")])
    assert passages(doc) == [("quoted", "plans are clear", None)]


def test_mixed_quote_keeps_the_clause_around_it():
    doc = doc_of(("paragraph", "The report said that plans ‘lack focus’ in places."))
    set_attributions(doc, [quote(doc, "lack focus", kind="mixed", cue="said", source="The report")])
    assert [text for _, text, _ in passages(doc)] == ["plans ‘lack focus’ in places."]


def test_items_take_the_polarity_of_their_lead_in():
    doc = doc_of(
        ("paragraph", "What needs to improve in this area?"),
        ("list_item", "The speed of checks"),
        ("paragraph", "What needs to improve:"),
        ("list_item", "The pace of reviews"),
        ("paragraph", "Strengths include:"),
        ("list_item", "Kind staff"),
        ("paragraph", "The inspection found:"),
        ("list_item", "Plans are clear"),
    )
    assert passages(doc) == [
        ("listed", "The speed of checks", "weakness"),
        ("listed", "The pace of reviews", "weakness"),
        ("listed", "Kind staff", "strength"),
        ("listed", "Plans are clear", None),
    ]


def test_paragraphs_under_a_colon_are_items_until_one_ends_as_a_sentence():
    doc = doc_of(
        ("paragraph", "What needs to improve, according to the inspectors:"),
        ("paragraph", "The pace of reviews"),
        ("paragraph", "Records of visits"),
        ("paragraph", "It rained."),
        ("paragraph", "Notes of calls"),
        ("paragraph", "It rained again, said “the report”"),
    )
    assert passages(doc) == [
        ("listed", "The pace of reviews", "weakness"),
        ("listed", "Records of visits", "weakness"),
        ("told", "It rained.", None),
        ("told", "It rained again, said “the report”", None),
    ]


def test_items_without_a_lead_in_are_the_writer_s():
    doc = doc_of(("paragraph", "It rained."), ("list_item", "Plans are clear."))
    assert [ground for ground, *_ in passages(doc)] == ["told", "told"]


def test_headings_and_tables_tell_nothing():
    doc = doc_of(("heading", "Plans are clear"), ("table_row", "Safe\tGood"))
    assert passages(doc) == []


def test_after_the_provider_s_reaction_only_sentences_of_the_inspection_are_told():
    doc = doc_of(
        ("paragraph", "“We are proud,” said Jo Ray."),
        ("paragraph", "Staff are kind."),
        ("paragraph", "The report also praised staff."),
    )
    set_attributions(doc, [quote(doc, "We are proud,", voice="provider", cue="said", source="Jo Ray")])
    assert [text for _, text, _ in passages(doc)] == ["The report also praised staff."]


def test_relative_clause_about_what_inspectors_called_it_is_joined():
    doc = doc_of(("paragraph", "Staff run a club, which inspectors called “a model”."))
    set_attributions(doc, [quote(doc, "a model", kind="mixed", cue="called", source="inspectors")])
    assert [text for _, text, _ in passages(doc)] == ["Staff run a club, which inspectors called “a model”."]


def test_writer_goes_on_right_behind_the_inspectorate_s_words_after_a_reaction():
    doc = doc_of(
        ("paragraph", "“We are proud,” said Jo Ray."),
        ("paragraph", "The report said plans are late."),
        ("paragraph", "Two checks were missed."),
        ("paragraph", "The hall is old."),
    )
    said = quote(doc, "We are proud,", voice="provider", cue="said", source="Jo Ray", name="a")
    told = quote(doc, "plans are late", kind="indirect", cue="said", source="The report", name="b")
    set_attributions(doc, [said, told])
    texts = [text for _, text, _ in passages(doc)]
    assert "Two checks were missed." in texts
    assert "The hall is old." not in texts


def test_what_must_be_done_is_told_after_a_reaction_too():
    doc = doc_of(
        ("paragraph", "“We are proud,” said Jo Ray."),
        ("paragraph", "The home has until May. It must make sure that doors are locked."),
        ("paragraph", "Jo Ray must resign."),
    )
    set_attributions(doc, [quote(doc, "We are proud,", voice="provider", cue="said", source="Jo Ray")])
    assert [text for _, text, _ in passages(doc)] == ["It must make sure that doors are locked."]
