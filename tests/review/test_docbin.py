from __future__ import annotations

import spacy
from spacy.tokens import DocBin

from pipeline.annotations import CONTENTS, CUES, EVIDENCE, FINDINGS, JUDGEMENTS, MENTIONS, SOURCES
from pipeline.review.docbin import to_docbin
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import article


def test_spacy_reads_back_what_was_written():
    records = [article(), *(stored.article() for stored in read_records(ROOT / "extracted"))]
    binary = to_docbin(records)
    assert (binary.docs, binary.widened) == (len(records), 0)
    docs = list(DocBin().from_bytes(binary.data).get_docs(spacy.blank("en").vocab))
    for doc, record in zip(docs, records, strict=True):
        assert doc.text == record.text
        assert {"id": record.id, "path": record.source.path}.items() <= doc.user_data["inspectext.record"].items()
        spans = [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans[CONTENTS]]
        assert spans == [(s.start, s.end, q.kind, q.id) for q in record.quotes for s in q.segments]
        assert {s.text for s in doc.spans[FINDINGS]} == {finding.text for finding in record.findings}
        assert {s.label_ for s in doc.spans[JUDGEMENTS]} == {judgement.grade for judgement in record.judgements}
        assert len(doc.spans[MENTIONS]) == sum(len(speaker.mentions) for speaker in record.speakers)
        assert len(doc.spans[CUES]) == sum(quote.cue is not None for quote in record.quotes)
        assert len(doc.spans[SOURCES]) == sum(quote.source is not None for quote in record.quotes)
        assert len(doc.spans[EVIDENCE]) == sum(len(finding.evidence) for finding in record.findings)


def test_same_records_give_the_same_bytes():
    assert to_docbin([article()]).data == to_docbin([article()]).data


def test_no_record_gives_no_doc():
    binary = to_docbin([])
    assert (binary.docs, list(DocBin().from_bytes(binary.data).get_docs(spacy.blank("en").vocab))) == (0, [])
