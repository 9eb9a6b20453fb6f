"""Passages that may hold findings: the inspectorate's words, lists under a lead-in, and the writer's account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.annotations import (
    DIRECT,
    INDIRECT,
    INSPECTORATE,
    MIXED,
    OTHER,
    PROVIDER,
    STRENGTH,
    WEAKNESS,
    Attribution,
    get_attributions,
    get_blocks,
)
from pipeline.findings import context
from pipeline.findings.clauses import sentences_of, subject_and_verb

QUOTED, LISTED, TOLD = "quoted", "listed", "told"
_SHORT_HEADING, _LONGEST_ITEM = 110, 150
_FINAL = (".", "!", "?", ":", ";", ",", ")", "…", '"', "”", "’", "'")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one sentence or list item.

    Attributes:
        ground: quoted (the inspectorate's words), listed (an item under a lead-in) or told (the writer's account).
        lead: The polarity that the lead-in of a list gives; None elsewhere and under a neutral lead-in.
        sentence: The whole sentence or item.
        distance: 0 where the inspectorate is quoted or named before in the block, 1 in the block before, else 2.
    """

    span: Span
    ground: str
    sentence: Span
    lead: str | None = None
    distance: int = 2


@dataclass(frozen=True, slots=True)
class _Claims:
    """Which tokens belong to whom: quoted by the inspectorate, by others, and cues with their sources."""

    quoted: frozenset[int]
    edges: frozenset[int]
    mixed: frozenset[int]
    marked: frozenset[int]
    owners: Mapping[int, str]
    others: frozenset[int]
    handing: frozenset[int]
    first_other: int


def find_passages(doc: Doc) -> Iterator[Passage]:
    """Yield the passages in text order."""
    claims = _claims(doc)
    lead: str | None = None
    listing = spoke = False
    for block in get_blocks(doc):
        if block.label_ == "table_row":
            continue
        item = block.label_ == "list_item"
        if item and listing and len(block) < _LONGEST_ITEM and not _mostly(block, claims.others):
            yield Passage(block, LISTED, block, lead=lead, distance=0)
            continue
        kind = None if item else _lead_of(block, claims)
        if not item and not (_is_heading(block) and kind is None and listing):
            listing, lead = kind is not None, _polarity_of_lead(block, kind)
        yield from _of_block(block, claims, is_lead=kind is not None, distance=1 if spoke else 2)
        spoke = _speaks(block, claims) or (spoke and _is_heading(block))


def _speaks(span: Span, claims: _Claims) -> bool:
    """Tell whether the inspectorate is quoted or named in the span."""
    return any(token.i in claims.quoted for token in span) or context.has(context.INSPECTORATE_WORD, span.text)


def _lead_of(block: Span, claims: _Claims) -> str | None:
    """Give what a block says of the list below it: a label of a lead-in, or None where it introduces nothing."""
    text = block.text.rstrip()
    last = list(sentences_of(block))[-1].text if len(block) else text
    introduces = text.endswith((":", ":-", ": -")) or _is_heading(block)
    if not introduces or (_mostly(block, claims.others) or (block.end > claims.first_other >= block.start)):
        return None
    for label in (context.LEAD_WEAKNESS, context.LEAD_STRENGTH, context.LEAD_FOUND):
        if context.has(label, last):
            return label
    return None


def _polarity_of_lead(block: Span, label: str | None) -> str | None:
    del block
    return {context.LEAD_WEAKNESS: WEAKNESS, context.LEAD_STRENGTH: STRENGTH}.get(label or "")


def _is_heading(block: Span) -> bool:
    """Tell whether a block is a heading by its kind or its looks: short and without a final mark, or all capitals."""
    text = block.text.rstrip()
    if block.label_ == "heading":
        return True
    plain = block.label_ == "paragraph" and not text.endswith(_FINAL)
    return len(text) < _SHORT_HEADING and (plain or text.isupper())


def _mostly(span: Span, tokens: frozenset[int]) -> bool:
    return 2 * sum(token.i in tokens for token in span) > len(span)


def _of_block(block: Span, claims: _Claims, *, is_lead: bool, distance: int) -> Iterator[Passage]:
    sentences = list(sentences_of(block))
    for sentence in sentences:
        named = context.has(context.INSPECTORATE_WORD, sentence.text)
        distance = 0 if _speaks(sentence, claims) else distance
        open_ = not _is_heading(block) and not (is_lead and sentence == sentences[-1])
        told = open_ and (sentence.start < claims.first_other or named) and not _after_other(sentence, claims)
        for run in _rejoined(_runs(sentence, claims), claims):
            if any(token.i in claims.quoted for token in run):
                if not (_is_heading(block) and _is_mixed(run, claims)):
                    yield Passage(run, QUOTED, sentence, distance=0)
            elif told:
                yield Passage(run, TOLD, sentence, distance=distance)


def _is_mixed(run: Span, claims: _Claims) -> bool:
    return any(token.i in claims.mixed for token in run)


def _rejoined(runs: Iterable[Span], claims: _Claims) -> Iterator[Span]:
    """Yield the runs, those joined again that a cue only interrupts: *a club, which inspectors called "a model"*."""
    held: Span | None = None
    for run in runs:
        if not any(token.is_alpha or token.like_num for token in run):
            continue
        if held is not None and _belongs_with(held, run, claims):
            held = run.doc[held.start : run.end]
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _belongs_with(left: Span, right: Span, claims: _Claims) -> bool:
    if not any(token.i in claims.quoted for token in right):
        return False
    relative = left[-1].lower_ in {"who", "which", "that", "whom", "whose"} and left[0].i not in claims.quoted
    owner = _owner(left, claims)
    adverbial = owner is not None and owner == _owner(right, claims) and not subject_and_verb(left)
    return relative or (adverbial and left[0].i not in claims.marked)


def _owner(run: Span, claims: _Claims) -> str | None:
    return next((claims.owners[token.i] for token in run if token.i in claims.owners), None)


def _after_other(sentence: Span, claims: _Claims) -> bool:
    return any(token.i in claims.others for token in sentence)


def _runs(sentence: Span, claims: _Claims) -> Iterator[Span]:
    """Yield the stretches of a sentence between cues, sources and others' words; a full quotation stands by itself."""
    start = sentence.start
    for token in sentence:
        if token.i in claims.handing or token.i in claims.others:
            if token.i > start:
                yield sentence.doc[start : token.i]
            start = token.i + 1
        elif token.i in claims.edges and token.i > start:
            yield sentence.doc[start : token.i]
            start = token.i
    if start < sentence.end:
        yield sentence.doc[start : sentence.end]


def _claims(doc: Doc) -> _Claims:
    quotes = get_attributions(doc)
    headings = {i for block in get_blocks(doc) if _is_heading(block) for i in range(block.start, block.end)}
    mine = [a for a in quotes if not a.nested and _of_inspectorate(a)]
    others = [a for a in quotes if a.nested or not (_of_inspectorate(a) or _is_survey(a))]
    return _Claims(
        quoted=_tokens(span for a in mine for span in a.contents),
        edges=frozenset(edge for a in mine if a.kind != MIXED for s in a.contents for edge in (s.start, s.end)),
        mixed=_tokens(span for a in mine if a.kind == MIXED for span in a.contents),
        marked=_tokens(span for a in mine if a.kind == DIRECT for span in a.contents),
        owners={i: a.id for a in mine for span in a.contents for i in range(span.start, span.end)},
        others=_tokens(span for a in others for span in a.contents),
        handing=frozenset(i for a in quotes if not _is_survey(a) for i in _handing(a))
        - _tokens(span for a in quotes for span in a.contents),
        first_other=min((a.start for a in others if _opens_reaction(a) and a.start not in headings), default=len(doc)),
    )


def _of_inspectorate(attribution: Attribution) -> bool:
    """Tell whether the inspectorate speaks, or others whom the sentence has speaking to it (*told inspectors*)."""
    if attribution.voice == INSPECTORATE:
        return True
    first = attribution.contents[0]
    around = next((s for s in sentences_of(_block_of(first)) if s.start <= first.start < s.end), first)
    return attribution.voice == OTHER and context.has(context.TOLD_INSPECTORATE, around.text)


def _opens_reaction(attribution: Attribution) -> bool:
    """Tell whether an article turns with this quote from the inspection to what people say of it."""
    return not attribution.nested and (
        attribution.voice == PROVIDER or (attribution.voice == OTHER and attribution.kind == DIRECT)
    )


def _block_of(span: Span) -> Span:
    return next((block for block in get_blocks(span.doc) if block.start <= span.start < block.end), span)


def _is_survey(attribution: Attribution) -> bool:
    """Tell whether others are reported without marks (*31% of men said that*): it may be the writer's account."""
    return attribution.voice == OTHER and attribution.kind == INDIRECT


def _tokens(spans: Iterator[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end))


def _handing(attribution: Attribution) -> Sequence[int]:
    """Give the tokens that hand the words over: source to cue where they stand together, and *that* after the cue."""
    parts = [part for part in (attribution.cue, attribution.source) if part is not None]
    if not parts:
        return ()
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    contents = attribution.contents
    if any(start < c.end and c.start < end for c in contents) or end - start > _LONG:
        tokens = [i for part in parts for i in range(part.start, part.end)]
    else:
        tokens = list(range(start, end))
    doc = contents[0].doc
    after = tokens[-1] + 1 if tokens else 0
    inside = {i for c in contents for i in range(c.start, c.end)}
    if after < len(doc) and doc[after].lower_ in {"that", ":"}:
        tokens.append(after)
    return [i for i in tokens if i not in inside]


_LONG = 14
