"""The spine on a spaCy Doc: what the components write, and typed views of it.

Spans stand in `doc.spans` (kind in `label_`, spans that belong together share `id_`); what is no span stands as plain
dicts in `doc.user_data`, so that `Doc.to_bytes` keeps everything. Components write with the `set_*` functions and read
with the `get_*` functions; nothing else touches the groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from spacy.tokens import Doc, Span, SpanGroup, Token

from pipeline.page import Notice

BLOCKS: Final = "blocks"
CONTENTS: Final = "contents"
CUES: Final = "cues"
SOURCES: Final = "sources"
CLAUSES: Final = "clauses"
MENTIONS: Final = "mentions"
JUDGEMENTS: Final = "judgements"
FINDINGS: Final = "findings"
EVIDENCE: Final = "evidence"

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
INSPECTORATE, PROVIDER, OTHER = "inspectorate", "provider", "other"
STRENGTH, WEAKNESS = "strength", "weakness"
CURRENT, PREVIOUS = "current", "previous"
_DOCS_KEPT = 16
PERSON, INSPECTORS, REPORT, ORGANISATION, UNNAMED = "person", "inspectors", "report", "organisation", "unnamed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source + cue + content.

    Attributes:
        id: Unique in the Doc; not the id in the record.
        kind: direct, mixed or indirect.
        contents: The segments in text order, without their quotation marks.
        clause: For quoted words inside a reported clause, the whole of that clause in its segments; the record leaves
            it out, and corpora that count the clause as the content want it.
        cue: The words that hand the content over; None for a verbless or continuing turn.
        source: The mention nearest to the cue; None where nobody is named.
        speaker: The id of the `Speaker`, None where there is none.
        also: Further speakers of a joint statement.
        voice: inspectorate, provider or other.
        nested: Whether it lies inside another source's quote.
        found_by: The rule that found it, and the one that attributed it: `direct.marks+cue_before`.
    """

    id: str
    kind: str
    contents: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    also: tuple[str, ...] = ()
    voice: str = OTHER
    nested: bool = False
    found_by: str = ""
    clause: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """The first token of the first segment."""
        return int(self.contents[0].start)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One real-world source of the article, and every mention that resolves to it, in text order.

    `name` is the fullest name without titles for a person, the name of an organisation, `report` or `inspectors` for
    those kinds, and the describing words (*a spokesperson*) for an unnamed source.
    """

    id: str
    kind: str
    name: str
    voice: str
    mentions: tuple[Span, ...] = ()
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade given to an area; `area` is None for a count over areas that are not named."""

    span: Span
    area: str | None
    area_text: str | None
    grade: str
    when: str = CURRENT
    count: tuple[int, int | None] | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An evaluative statement of the inspectorate; `evidence` are the words that decided its polarity."""

    span: Span
    polarity: str
    theme: str
    when: str = CURRENT
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """An ISO date (`2024-07-12`), month or interval `a/b`; `basis` is stated or inferred; the span told it, if any."""

    value: str
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """Who inspected whom, when and how. `profile` is the name of the chosen inspectorate profile."""

    profile: str | None = None
    inspectorate: str | None = None
    provider: str | None = None
    type: str | None = None
    published: DatedValue | None = None
    inspected: DatedValue | None = None
    previous_date: str | None = None
    previous_type: str | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """Attributes by id, as plain values, under one key of `Doc.user_data`."""

    key: str

    def write(self, doc: Doc, rows: Sequence[dict[str, Any]]) -> None:
        doc.user_data[self.key] = list(rows)

    def read(self, doc: Doc) -> list[dict[str, Any]]:
        return list(doc.user_data.get(self.key, ()))


_ATTRIBUTIONS = _Table("inspectext.attributions")
_SPEAKERS = _Table("inspectext.speakers")
_JUDGEMENTS = _Table("inspectext.judgements")
_FINDINGS = _Table("inspectext.findings")
_INSPECTION = _Table("inspectext.inspection")
_NOTICES = _Table("inspectext.notices")
_CONTEXT = _Table("inspectext.context")


def _labelled(span: Span, label: str, span_id: str) -> Span:
    return Span(span.doc, span.start, span.end, label=label, span_id=span_id)


def _write_group(doc: Doc, name: str, spans: Iterable[Span]) -> None:
    doc.spans[name] = SpanGroup(doc, name=name, spans=list(spans))


def _group(doc: Doc, name: str) -> tuple[Span, ...]:
    return tuple(doc.spans[name]) if name in doc.spans else ()


def _by_id(doc: Doc, name: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in _group(doc, name):
        found.setdefault(span.id_, []).append(span)
    return found


@lru_cache(maxsize=_DOCS_KEPT)
def text_of_doc(doc: Doc) -> str:
    """Give `doc.text`, kept for the Doc that is being read: spaCy puts it together of its tokens each time."""
    return str(doc.text)


def text_of(span: Span) -> str:
    """Give `span.text`, cut out of the text of its Doc."""
    return text_of_doc(span.doc)[span.start_char : span.end_char]


@lru_cache(maxsize=_DOCS_KEPT)
def lower_words(doc: Doc) -> tuple[str, ...]:
    """Give `token.lower_` of each token, looked up once for the Doc that is being read."""
    strings = doc.vocab.strings
    return tuple(strings[key] for key in doc.to_array("LOWER").tolist())


def lower_words_of(span: Span) -> tuple[str, ...]:
    """Give `token.lower_` of each token of a span."""
    return lower_words(span.doc)[span.start : span.end]


def set_blocks(doc: Doc, blocks: Iterable[tuple[int, int, str]]) -> None:
    """Mark the blocks: (first token, token after the last, kind), in text order."""
    _write_group(doc, BLOCKS, (Span(doc, start, end, label=kind) for start, end, kind in blocks if end > start))


def get_blocks(doc: Doc) -> tuple[Span, ...]:
    """Give the blocks in text order, kind in `label_`; a Doc without them is split at line breaks."""
    return _group(doc, BLOCKS) if BLOCKS in doc.spans else tuple(_lines(doc))


def _lines(doc: Doc) -> Iterable[Span]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield Span(doc, start, token.i, label="paragraph")
            start = token.i + 1
    if start < len(doc):
        yield Span(doc, start, len(doc), label="paragraph")


def set_attributions(doc: Doc, attributions: Iterable[Attribution]) -> None:
    """Replace the quotes of the Doc."""
    rows = sorted(attributions, key=lambda a: (a.start, a.contents[-1].end, a.nested))
    _write_group(doc, CONTENTS, (_labelled(s, a.kind, a.id) for a in rows for s in a.contents))
    _write_group(doc, CUES, (_labelled(a.cue, a.kind, a.id) for a in rows if a.cue is not None))
    _write_group(doc, SOURCES, (_labelled(a.source, a.kind, a.id) for a in rows if a.source is not None))
    _write_group(doc, CLAUSES, (_labelled(s, a.kind, a.id) for a in rows for s in a.clause))
    keys = ("id", "kind", "speaker", "voice", "nested", "found_by")
    _ATTRIBUTIONS.write(doc, [{k: getattr(a, k) for k in keys} | {"also": list(a.also)} for a in rows])


def get_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Give the quotes in text order; empty before `inspection_quotes` has run."""
    contents, cues, sources = _by_id(doc, CONTENTS), _by_id(doc, CUES), _by_id(doc, SOURCES)
    clauses = _by_id(doc, CLAUSES)
    return tuple(
        Attribution(
            contents=tuple(contents[row["id"]]),
            cue=next(iter(cues.get(row["id"], ())), None),
            source=next(iter(sources.get(row["id"], ())), None),
            clause=tuple(clauses.get(row["id"], ())),
            **{**row, "also": tuple(row["also"])},
        )
        for row in _ATTRIBUTIONS.read(doc)
    )


def set_speakers(doc: Doc, speakers: Iterable[Speaker]) -> None:
    """Replace the speakers and mentions of the Doc."""
    rows = list(speakers)
    mentions = sorted(((m, s) for s in rows for m in s.mentions), key=lambda pair: (pair[0].start, pair[0].end))
    _write_group(doc, MENTIONS, (_labelled(m, s.kind, s.id) for m, s in mentions))
    keys = ("id", "kind", "name", "voice", "honorific", "role", "organisation")
    _SPEAKERS.write(doc, [{k: getattr(s, k) for k in keys} for s in rows])


def get_speakers(doc: Doc) -> tuple[Speaker, ...]:
    """Give the speakers in the order in which they were set; empty before `inspection_speakers` has run."""
    mentions = _by_id(doc, MENTIONS)
    return tuple(Speaker(mentions=tuple(mentions.get(row["id"], ())), **row) for row in _SPEAKERS.read(doc))


def set_judgements(doc: Doc, judgements: Iterable[Judgement]) -> None:
    """Replace the judgements of the Doc."""
    rows = sorted(judgements, key=lambda j: (j.span.start, j.span.end))
    _write_group(doc, JUDGEMENTS, (_labelled(j.span, j.grade, str(n)) for n, j in enumerate(rows)))
    keys = ("area", "area_text", "grade", "when", "provider")
    _JUDGEMENTS.write(
        doc, [{k: getattr(j, k) for k in keys} | {"count": list(j.count) if j.count else None} for j in rows]
    )


def get_judgements(doc: Doc) -> tuple[Judgement, ...]:
    """Give the judgements in text order; empty before `inspection_judgements` has run."""
    rows = zip(_group(doc, JUDGEMENTS), _JUDGEMENTS.read(doc), strict=True)
    return tuple(
        Judgement(span, **{**row, "count": tuple(row["count"]) if row["count"] else None}) for span, row in rows
    )


def set_findings(doc: Doc, findings: Iterable[Finding]) -> None:
    """Replace the findings of the Doc."""
    rows = sorted(findings, key=lambda f: (f.span.start, f.span.end))
    _write_group(doc, FINDINGS, (_labelled(f.span, f.polarity, str(n)) for n, f in enumerate(rows)))
    _write_group(doc, EVIDENCE, (_labelled(e, f.polarity, str(n)) for n, f in enumerate(rows) for e in f.evidence))
    keys = ("polarity", "theme", "when", "confidence", "found_by")
    _FINDINGS.write(doc, [{k: getattr(f, k) for k in keys} for f in rows])


def get_findings(doc: Doc) -> tuple[Finding, ...]:
    """Give the findings in text order; empty before `inspection_findings` has run."""
    evidence = _by_id(doc, EVIDENCE)
    rows = zip(_group(doc, FINDINGS), _FINDINGS.read(doc), strict=True)
    return tuple(Finding(span, evidence=tuple(evidence.get(span.id_, ())), **row) for span, row in rows)


def _dated_row(dated: DatedValue | None) -> dict[str, Any] | None:
    if dated is None:
        return None
    place = [dated.span.start, dated.span.end] if dated.span is not None else None
    return {"value": dated.value, "basis": dated.basis, "span": place}


def _dated(doc: Doc, row: dict[str, Any] | None) -> DatedValue | None:
    if row is None:
        return None
    return DatedValue(row["value"], row["basis"], doc[slice(*row["span"])] if row["span"] else None)


def set_inspection(doc: Doc, inspection: Inspection) -> None:
    """Replace the facts of the inspection."""
    plain = ("profile", "inspectorate", "provider", "type", "previous_date", "previous_type")
    row = {k: getattr(inspection, k) for k in plain}
    dates = {k: _dated_row(getattr(inspection, k)) for k in ("published", "inspected")}
    _INSPECTION.write(doc, [row | dates])


def get_inspection(doc: Doc) -> Inspection:
    """Give the facts of the inspection; all None before `inspection_profile` has run."""
    row = next(iter(_INSPECTION.read(doc)), None)
    if row is None:
        return Inspection()
    dates = {key: _dated(doc, row[key]) for key in ("published", "inspected")}
    return Inspection(**{**row, **dates})


def add_notices(doc: Doc, notices: Iterable[Notice]) -> None:
    """Add notices, each once; offsets in characters of `doc.text`."""
    held = dict.fromkeys((*get_notices(doc), *notices))
    rows = [{"code": n.code, "message": n.message, "start": n.start, "end": n.end} for n in held]
    _NOTICES.write(doc, rows)


def add_notice(doc: Doc, notice: Notice) -> None:
    """Add one notice."""
    add_notices(doc, (notice,))


def get_notices(doc: Doc) -> tuple[Notice, ...]:
    """Give the notices in the order in which they were added."""
    return tuple(Notice(**row) for row in _NOTICES.read(doc))


@dataclass(frozen=True, slots=True)
class Context:
    """What the page says of itself, for the stages that need more than the text."""

    title: str | None = None
    site: str | None = None
    published: str | None = None


def set_context(doc: Doc, context: Context) -> None:
    """Give the Doc what its page says of itself."""
    row = {"title": context.title, "site": context.site, "published": context.published}
    _CONTEXT.write(doc, [row])


def get_context(doc: Doc) -> Context:
    """Give what the page said of itself; all None for a Doc that was made from a string."""
    row = next(iter(_CONTEXT.read(doc)), None)
    return Context(**row) if row else Context()


def dependents(token: Token) -> Iterator[Token]:
    """Give the syntactic children of a token, left to right; nothing where the Doc has no parse.

    `Token.children` of a Doc that no parser has seen reads edges that were never set, and can crash.
    """
    if token.dep:
        yield from token.children


def register_extensions() -> None:
    """Make the views available as `doc._.quotes`, `doc._.speakers`, `doc._.judgements`, `doc._.findings`."""
    views = {
        "quotes": get_attributions,
        "speakers": get_speakers,
        "judgements": get_judgements,
        "findings": get_findings,
        "inspection": get_inspection,
        "notices": get_notices,
    }
    for name, getter in views.items():
        Doc.set_extension(name, getter=getter, force=True)
