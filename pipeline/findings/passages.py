"""Passages that may hold findings: the inspectorate's words, lists under a lead-in, and the writer's account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.annotations import STRENGTH, WEAKNESS, get_blocks, text_of
from pipeline.findings import context
from pipeline.findings.claims import Claims, find_claims, is_heading
from pipeline.findings.clauses import OPENING, sentences_of
from pipeline.findings.predicates import FINITE, has_predicate, subject_and_verb

QUOTED, LISTED, TOLD = "quoted", "listed", "told"
_LONGEST_ITEM = 150
_LONGEST_LINE = 200
_LONGEST_SUBJECT, _SOON = 8, 5
_PERSON = "PERSON"
_REQUIRING, _REQUIRED = frozenset({"must", "should"}), frozenset({"it", "they", "the"})
_FINAL = (".", "!", "?", ":", ",", "…", '"', "”", "’", "'")


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


def find_passages(doc: Doc) -> Iterator[Passage]:
    """Yield the passages in text order."""
    claims = find_claims(doc)
    lead: str | None = None
    listing = spoke = announced = False
    blocks = get_blocks(doc)
    for before, block in zip((None, *blocks), blocks, strict=False):
        if block.label_ == "table_row":
            continue
        item = block.label_ == "list_item" or (announced and _looks_like_item(block))
        if item and listing and len(block) < _LONGEST_ITEM and not _mostly(block, claims.others):
            yield Passage(block, LISTED, block, lead=lead, distance=0)
            continue
        kind = None if item else _lead_of(block, claims)
        announced = kind is not None and text_of(block).rstrip().endswith(":")
        if not item and not (is_heading(block) and kind is None and listing):
            listing, lead = kind is not None, _polarity_of_lead(kind)
        distance = 1 if spoke else 2
        goes_on = before is not None and _goes_on(before, block, claims)
        yield from _of_block(block, claims, is_lead=kind is not None, distance=distance, goes_on=goes_on)
        spoke = _speaks(block, claims) or (spoke and is_heading(block))


def _looks_like_item(block: Span) -> bool:
    """Tell whether a paragraph under a colon may be a list's item whose bullet the page or its copy has lost."""
    text = text_of(block).rstrip().removesuffix(";").removesuffix(",")
    return block.label_ == "paragraph" and not text.endswith(_FINAL) and len(text) < _LONGEST_LINE


def _speaks(span: Span, claims: Claims) -> bool:
    """Tell whether the inspectorate is quoted or named in the span."""
    return _holds(span, claims.quoted) or context.has(context.INSPECTORATE_WORD, text_of(span))


def _lead_of(block: Span, claims: Claims) -> str | None:
    """Give what a block says of the list below it: a label of a lead-in, or None where it introduces nothing."""
    text = text_of(block).rstrip()
    introduces = text.endswith((":", ":-", ": -", "?")) or is_heading(block)
    if not introduces or (_mostly(block, claims.others) or (block.end > claims.first_other >= block.start)):
        return None
    last = text_of(list(sentences_of(block))[-1]) if len(block) else text
    for label in (context.LEAD_WEAKNESS, context.LEAD_STRENGTH, context.LEAD_FOUND):
        if context.has(label, last):
            return label
    return None


def _polarity_of_lead(label: str | None) -> str | None:
    return {context.LEAD_WEAKNESS: WEAKNESS, context.LEAD_STRENGTH: STRENGTH}.get(label or "")


def _mostly(span: Span, tokens: frozenset[int]) -> bool:
    return 2 * sum(map(tokens.__contains__, range(span.start, span.end))) > len(span)


def _holds(span: Span, tokens: frozenset[int]) -> bool:
    return not tokens.isdisjoint(range(span.start, span.end))


def _of_block(block: Span, claims: Claims, *, is_lead: bool, distance: int, goes_on: bool) -> Iterator[Passage]:
    sentences = list(sentences_of(block))
    held = _holds(block, claims.quoted)
    alone = not _holds(block, claims.others)
    for sentence in sentences:
        named = held or (alone and _requires(sentence)) or (goes_on and not _names_person(sentence))
        named = named or context.has(context.INSPECTORATE_WORD, text_of(sentence))
        distance = 0 if _speaks(sentence, claims) else distance
        open_ = not is_heading(block) and not (is_lead and sentence == sentences[-1])
        told = open_ and (sentence.start < claims.first_other or named) and not _holds(sentence, claims.others)
        for run in _rejoined(_runs(sentence, claims), claims):
            if _holds(run, claims.quoted):
                if not (is_heading(block) and _holds(run, claims.mixed)):
                    yield Passage(run, QUOTED, sentence, distance=0)
            elif told:
                yield Passage(run, TOLD, sentence, distance=distance)


def _goes_on(before: Span, block: Span, claims: Claims) -> bool:
    """Tell whether a block that quotes nobody stands right behind one that holds the inspectorate's words alone."""
    quiet = not (_holds(block, claims.others) or _holds(before, claims.others))
    return quiet and before.label_ == block.label_ and _holds(before, claims.quoted)


def _requires(sentence: Span) -> bool:
    """Tell whether a sentence begins with what somebody must do, as inspectors put it: *It must make sure that …*."""
    modal = next((token.i for token in sentence[:_SOON] if token.lower_ in _REQUIRING), sentence.start)
    return modal > sentence.start and sentence[0].lower_ in _REQUIRED and not sentence[0].nbor().ent_type_


def _names_person(sentence: Span) -> bool:
    return any(token.ent_type_ == _PERSON for token in sentence)


def _rejoined(runs: Iterable[Span], claims: Claims) -> Iterator[Span]:
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


def _belongs_with(left: Span, right: Span, claims: Claims) -> bool:
    if not _holds(right, claims.quoted):
        return False
    relative = left[-1].lower_ in {"who", "which", "that", "whom", "whose"} and left[0].i not in claims.quoted
    owner = _owner(left, claims)
    adverbial = owner is not None and owner == _owner(right, claims) and not subject_and_verb(left)
    described = any(token.lower_ == "as" for token in left[-2:]) and left[0].i not in claims.quoted
    return relative or described or _is_subject(left, right, claims) or (adverbial and left[0].i not in claims.marked)


def _is_subject(left: Span, right: Span, claims: Claims) -> bool:
    """Tell whether a cue or a mark parts the writer's subject from its quoted verb: *Teachers, they said, “know …”*."""
    parted = left[-1].text == "," or left[-1].text in OPENING
    if left[0].i in claims.quoted or not parted or len(left) > _LONGEST_SUBJECT or has_predicate(left):
        return False
    first = next((token for token in right if token.is_alpha and token.pos_ != "ADV"), None)
    verbal = first is not None and first.tag_ in FINITE | {"VB", "VBN"} and first.i in claims.quoted
    return verbal and left[-2].pos_ in {"NOUN", "PROPN"} if len(left) > 1 else False


def _owner(run: Span, claims: Claims) -> str | None:
    return next((claims.owners[i] for i in range(run.start, run.end) if i in claims.owners), None)


def _runs(sentence: Span, claims: Claims) -> Iterator[Span]:
    """Yield the stretches of a sentence between cues, sources and others' words; a full quotation stands by itself."""
    start = sentence.start
    for i in range(sentence.start, sentence.end):
        if i in claims.handing or i in claims.others:
            if i > start:
                yield sentence.doc[start:i]
            start = i + 1
        elif i in claims.edges and i > start:
            yield sentence.doc[start:i]
            start = i
    if start < sentence.end:
        yield sentence.doc[start : sentence.end]
