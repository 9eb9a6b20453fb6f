"""Cues that trail or interrupt: *…, the report adds.*, *…, says watchdog*, *Few plans, they found, are ready.*"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span

from pipeline.annotations import dependents
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import FoundCue, can_speak, find_cues, is_denied
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import Reported, has_verb, trim

_SOURCE_WIDTH: Final = 12
_TAIL_WIDTH: Final = 12
_WORDS: Final = 3
_CUE_WIDTH: Final = 2
_BREAKS: Final = frozenset({";", ":", ".", "?", "!"})
_ADDRESSEE: Final = frozenset({"PRON", "DET", "NOUN", "PROPN", "ADJ"})
_FINITE_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class _Tag:
    """*the report adds* between its commas: tokens `start` to `end`, with the cue and the source in it."""

    start: int
    end: int
    cue: FoundCue
    source: Span


def find_trailing(passage: Passage) -> Reported | None:
    """Give the statement whose cue stands at the end or in the middle, between commas."""
    for tag in _tags(passage):
        before = tuple(trim(passage.doc, passage.start, tag.start))
        after = () if _is_new_clause(passage, tag.end) else tuple(trim(passage.doc, tag.end, passage.end))
        if _is_statement(before, after):
            kind = "interrupted" if after else "trailing"
            return Reported((*before, *after), tag.cue.span, tag.source, kind)
    return None


def _is_new_clause(passage: Passage, i: int) -> bool:
    """Tell whether another one speaks after the tag (*…, they said, and the ward was praised*), or nothing follows.

    A clause that is joined on goes on with what is said: *…, they said, and the ward was quiet*.
    """
    leads_over = next((t for t in passage.doc[i : passage.end] if not t.is_punct and not t.is_space), None)
    if leads_over is None or leads_over.lower_ not in {"and", "but"}:
        return leads_over is None
    verb = leads_over.head
    cues = find_cues(passage.doc, verb.i, min(verb.i + _CUE_WIDTH, passage.end))
    return any(not cue.entry.weak or any(child.dep_ == "ccomp" for child in dependents(cue.verb)) for cue in cues)


def _is_statement(before: tuple[Span, ...], after: tuple[Span, ...]) -> bool:
    words = sum(token.is_alpha for span in (*before, *after) for token in span)
    return bool(before) and words >= _WORDS and any(has_verb(span) for span in (*before, *after))


def _tags(passage: Passage) -> Iterator[_Tag]:
    doc = passage.doc
    inside = {i for q in passage.quotations for i in range(q.first, q.last)}
    for cue in find_cues(doc, passage.start + 1, passage.end):
        if cue.entry.pos != "VERB" or "ccomp" not in cue.entry.takes or cue.verb.i in inside or not cue.finite:
            continue
        comma = _comma_before(passage, cue)
        if comma is None or comma in inside or is_denied(cue):
            continue
        tag = _upright(passage, cue, comma) or _inverted(passage, cue, comma)
        if tag is not None:
            yield tag


def _comma_before(passage: Passage, cue: FoundCue) -> int | None:
    """Give the comma that parts the cue and its source from the statement; no other break may come between."""
    for token in reversed(list(passage.doc[max(passage.start, cue.span.start - _SOURCE_WIDTH) : cue.span.start])):
        if token.text in {",", "–", "—"}:
            return int(token.i)
        if token.text in _BREAKS or token.lower_ in function_words("connective"):
            return None
    return None


def _upright(passage: Passage, cue: FoundCue, comma: int) -> _Tag | None:
    """Read *, the report adds.* and *, they found, …*."""
    words = passage.doc[comma + 1 : cue.span.start]
    source = _without_auxiliaries(words)
    if source is None or not can_speak(source) or any(t.tag_ in _FINITE_TAGS | {"VBG", "TO"} for t in source):
        return None
    end = _tail(passage, _after_addressee(passage, cue))
    return None if end is None else _Tag(comma, end, cue, source)


def _without_auxiliaries(words: Span) -> Span | None:
    end = len(words)
    while end and (words[end - 1].lower_ in function_words("auxiliary") or words[end - 1].pos_ in {"AUX", "ADV"}):
        end -= 1
    return words[:end] if end else None


def _inverted(passage: Passage, cue: FoundCue, comma: int) -> _Tag | None:
    """Read *, says watchdog* and *, said Jo Bell, the head.*"""
    if cue.span.start != comma + 1 or not {"quote"} & set(cue.entry.takes):
        return None
    words = passage.doc[cue.span.end : passage.end]
    stop = next((n for n, t in enumerate(words) if t.text in _BREAKS or t.text == ","), len(words))
    source = words[:stop]
    if not len(source) or not can_speak(source) or source[0].lower_ in {"that", "to", "it", "by"}:
        return None
    if any(t.tag_ in _FINITE_TAGS or t.lower_ == "that" for t in source) or (
        stop < len(words) and words[stop].text == ":"
    ):
        return None
    return _Tag(comma, _taken_up(passage, cue.span.end + stop), cue, source)


def _taken_up(passage: Passage, comma: int) -> int:
    """Give the end of an inverted tag: the comma after which the statement goes on, else the passage's end.

    *Work with parents, said the report, was weak.*
    """
    goes_on = comma + 1 < passage.end and passage.doc[comma + 1].tag_ in _FINITE_TAGS
    return comma if goes_on and passage.doc[comma].text == "," else passage.end


def _after_addressee(passage: Passage, cue: FoundCue) -> int:
    """Give the token after those who are told: *…, staff told inspectors.*; else the one after the cue."""
    i = cue.span.end
    while cue.entry.addressee and i < passage.end and passage.doc[i].pos_ in _ADDRESSEE:
        i += 1
    return i


def _tail(passage: Passage, i: int) -> int | None:
    """Give the end of the tag: the comma after the cue, or the passage's end after at most a time or a place."""
    for token in passage.doc[i : passage.end]:
        if token.text == "," and (token.i == i or _joins_on(passage, i, token.i)):
            return int(token.i)
        if token.lower_ in function_words("connective") or token.text in {"“", '"', "‘", ":"}:
            return None
        if token.i > i + _TAIL_WIDTH:
            return None
    first = passage.doc[i] if i < passage.end else None
    if (
        first is None
        or first.is_punct
        or first.pos_ in {"ADP", "SCONJ", "ADV"}
        or first.lower_ in {"after", "in", "on", "today"}
    ):
        return passage.end
    return None


def _joins_on(passage: Passage, i: int, comma: int) -> bool:
    """Tell whether a clause is joined on past a time or a place: *…, it said in a letter, and rooms were cold*."""
    doc = passage.doc
    inner = doc[i:comma]
    joined = comma + 1 < passage.end and doc[comma + 1].lower_ in {"and", "but"}
    return joined and len(inner) > 0 and inner[0].pos_ == "ADP" and not any(t.tag_ in _FINITE_TAGS for t in inner)
