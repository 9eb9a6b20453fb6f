"""Whose words the tokens of a Doc are: the inspectorate's, others', or the cues that hand them over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from pipeline.annotations import (
    DIRECT,
    INDIRECT,
    INSPECTORATE,
    MIXED,
    OTHER,
    PROVIDER,
    Attribution,
    get_attributions,
    get_blocks,
    text_of,
)
from pipeline.findings import context
from pipeline.findings.clauses import sentences_of
from pipeline.lexicons.function_words import function_words

_SHORT_HEADING = 110
_FINAL = (".", "!", "?", ":", ";", ",", ")", "…", '"', "”", "’", "'")
_TOLD_PAPER = re.compile(r"\btold us\b", re.IGNORECASE)
_MANY = re.compile(r"(?:not|no|none|most|some|many|few|all|half|several|others)\b|.*\d", re.IGNORECASE)
_LONG = 14
_TELLING, _ADDRESSEE = frozenset({"tell", "tells", "told"}), 5


@dataclass(frozen=True, slots=True)
class Claims:
    """Which tokens belong to whom: quoted by the inspectorate, by others, and cues with their sources."""

    quoted: frozenset[int]
    edges: frozenset[int]
    mixed: frozenset[int]
    marked: frozenset[int]
    owners: Mapping[int, str]
    others: frozenset[int]
    handing: frozenset[int]
    first_other: int


def is_heading(block: Span) -> bool:
    """Tell whether a block is a heading by its kind or its looks: short and without a final mark, or all capitals."""
    if block.label_ == "heading":
        return True
    text = text_of(block).rstrip()
    plain = block.label_ == "paragraph" and not text.endswith(_FINAL)
    return len(text) < _SHORT_HEADING and (plain or text.isupper())


def find_claims(doc: Doc) -> Claims:
    """Give whose words each token is."""
    quotes = get_attributions(doc)
    headings = {i for block in get_blocks(doc) if is_heading(block) for i in range(block.start, block.end)}
    own = {a.id for a in quotes if _of_inspectorate(a)}
    mine = [a for a in quotes if not a.nested and a.id in own]
    said = _tokens(span for a in mine if a.kind == DIRECT for span in a.contents)
    quotes = tuple(a for a in quotes if not (a.nested and _is_told_within(a, said)))
    others = [a for a in quotes if a.nested or not (a.id in own or _is_survey(a))]
    return Claims(
        quoted=_tokens(span for a in mine for span in a.contents),
        edges=frozenset(edge for a in mine if a.kind != MIXED for s in a.contents for edge in (s.start, s.end)),
        mixed=_tokens(span for a in mine if a.kind == MIXED for span in a.contents),
        marked=_tokens(span for a in mine if a.kind == DIRECT for span in a.contents),
        owners={i: a.id for a in mine for span in a.contents for i in range(span.start, span.end)},
        others=_tokens(span for a in others for span in a.contents),
        handing=frozenset(i for a in quotes if not _keeps_cue(a) for i in _handing(a))
        - _tokens(span for a in quotes for span in a.contents),
        first_other=min((a.start for a in others if _opens_reaction(a) and a.start not in headings), default=len(doc)),
    )


def _is_told_within(attribution: Attribution, said: frozenset[int]) -> bool:
    """Tell whether the inspectorate's own words hand these on: *"Some told us that they were afraid"*."""
    first = attribution.contents[0]
    before = text_of(first.doc[max(first.start - _LONG, 0) : first.start])
    return attribution.kind == INDIRECT and first.start in said and context.has(context.TOLD_INSPECTORATE, before)


def _keeps_cue(attribution: Attribution) -> bool:
    """Tell whether the cue belongs to the statement: it evaluates, is a survey's, or an agentless passive's."""
    return _is_survey(attribution) or _evaluates(attribution) or _is_agentless(attribution)


def _is_agentless(attribution: Attribution) -> bool:
    """Tell a phrase that somebody unnamed is said to use: *behaviour was described as "calm"*."""
    cue = attribution.cue
    if attribution.kind != MIXED or attribution.source is not None or cue is None or cue.start == 0:
        return False
    return cue.doc[cue.start - 1].lower_ in function_words("be")


def _evaluates(attribution: Attribution) -> bool:
    """Tell whether the cue of a quoted phrase carries the evaluation: *inspectors praised a "strong" team*."""
    cue = attribution.cue
    return attribution.kind == MIXED and cue is not None and context.has(context.VERDICT, text_of(cue))


def _of_inspectorate(attribution: Attribution) -> bool:
    """Tell whether the inspectorate speaks, or others whom the sentence has speaking to it (*told inspectors*)."""
    if attribution.voice != OTHER:
        return attribution.voice == INSPECTORATE
    first = attribution.contents[0]
    around = next((s for s in sentences_of(_block_of(first)) if s.start <= first.start < s.end), first)
    return context.has(context.TOLD_INSPECTORATE, text_of(around)) and not _TOLD_PAPER.search(text_of(around))


def _opens_reaction(attribution: Attribution) -> bool:
    """Tell whether an article turns with this quote from the inspection to what people say of it."""
    return not attribution.nested and (
        attribution.voice == PROVIDER or (attribution.voice == OTHER and attribution.kind == DIRECT)
    )


def _block_of(span: Span) -> Span:
    return next((block for block in get_blocks(span.doc) if block.start <= span.start < block.end), span)


def _is_survey(attribution: Attribution) -> bool:
    """Tell whether many others are reported (*31% of men said that*): it may be the writer's account.

    With marks only what a group that no name tells apart describes is one: *parents described having to “fight”*.
    """
    source = attribution.source
    if attribution.voice != OTHER or attribution.kind == DIRECT:
        return False
    if attribution.kind == MIXED:
        return source is not None and source[-1].tag_ == "NNS" and not any(token.ent_type_ for token in source)
    return source is None or _MANY.match(text_of(source)) is not None or any(token.tag_ == "NNS" for token in source)


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
    elif tokens and doc[after - 1].lower_ in _TELLING:
        tokens.extend(_addressee(doc, after))
    return [i for i in tokens if i not in inside]


def _addressee(doc: Doc, start: int) -> list[int]:
    """Give the tokens of those who are told, where *that* or a comma ends them: *told the inspection team that*."""
    for i in range(start, min(start + _ADDRESSEE, len(doc))):
        if doc[i].lower_ == "that" or (doc[i].text == "," and i > start):
            return list(range(start, i + 1 if doc[i].lower_ == "that" else i))
        if doc[i].pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            break
    return []
