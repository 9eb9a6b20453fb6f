"""Which cue hands a quotation over: after it, before it, in the block before, or at the end of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import dependents, lower_words
from pipeline.lexicons.function_words import function_words
from pipeline.quotes.cues import FoundCue, can_speak, find_cues, is_denied
from pipeline.quotes.open_cues import is_source, open_cue_after, verb_before_colon
from pipeline.quotes.passages import Passage, Quotation

_COMMAS: Final = frozenset(",?!…—–-")
_COLON: Final = ":"
_BREAKS: Final = frozenset({".", ";", ":", "?", "!", "…"})
_SOURCE_WIDTH: Final = 40
_REACH: Final = 80
_SHARING: Final = 4
_LINKS: Final = frozenset({"as", "of"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_FINITE_TAGS: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Handover:
    """The cue of a quotation, and the place where it was found; `cue` is None for a label (*Jo Bell, head:*)."""

    cue: Span | None
    place: str


def find_handover(passage: Passage, number: int) -> Handover | None:
    """Give the cue that hands a quotation over inside its passage; None where there is none.

    A cue right after the closing mark wins where a comma, a question or an exclamation mark leads over to it; else
    the nearest cue before; else one after; else one that trails at the end of the sentence; else one that stands
    before an earlier quotation. Cues further than `_REACH` tokens off are not looked for.

    Args:
        number: Of the quotation in `passage.quotations`.
    """
    quotation, (left, right) = passage.quotations[number], _neighbours(passage, number)
    after = _cue_after(passage.doc, quotation, right)
    if after is not None and _leads_over(quotation):
        return after
    before = _cue_before(passage.doc, left, quotation.first)
    if before is not None:
        return before
    return after or _trailing(passage, quotation) or _shared(passage, number)


def _shared(passage: Passage, number: int) -> Handover | None:
    """Give a cue that stands before an earlier quotation of the passage: *found that ‘A’ and that ‘B’*."""
    quotation = passage.quotations[number]
    for earlier in range(number - 1, max(-1, number - 1 - _SHARING), -1):
        start, _ = _neighbours(passage, earlier)
        before = _cue_before(passage.doc, start, quotation.first)
        if before is not None and before.cue is not None:
            return Handover(before.cue, "before_shared")
    return None


def _neighbours(passage: Passage, number: int) -> tuple[int, int]:
    """Give the ends of the writer's own words before and after: the nearest quotations, or the passage's ends."""
    quotations = passage.quotations
    left = quotations[number - 1].last if number else passage.start
    right = quotations[number + 1].first if number + 1 < len(quotations) else passage.end
    return left, right


def _leads_over(quotation: Quotation) -> bool:
    """Tell whether a comma inside or after the mark, or a question or exclamation, leads over to a cue."""
    doc = quotation.doc
    inside = quotation.span[-1].text[-1:]
    after = doc[quotation.last].text if quotation.last < len(doc) else ""
    return inside in _COMMAS or after in _COMMAS or after == _COLON


def _cue_after(doc: Doc, quotation: Quotation, right: int) -> Handover | None:
    start = quotation.last
    while start < right and (doc[start].text in _COMMAS or doc[start].text == _COLON or doc[start].is_space):
        start += 1
    words = lower_words(doc)
    stop = next((i for i in range(start, right) if words[i] in _BREAKS), right)
    for cue in find_cues(doc, start, min(stop, start + _SOURCE_WIDTH)):
        if _reports_anew(cue, start):
            return None
        if cue.finite and "quote" in cue.entry.takes and not _hands_over_next(doc, cue, right):
            between = doc[start : cue.span.start]
            if is_source(between) or (not len(between) and is_source(doc[cue.span.end : stop])):
                return Handover(cue.span, "after")
            return None
    opened = open_cue_after(doc, quotation.span, start, stop)
    return Handover(opened, "after_open") if opened is not None else None


def _reports_anew(cue: FoundCue, start: int) -> bool:
    """Tell whether the one who said the words says more in a participle: *was “slow”, adding that a nurse had left*."""
    leads = cue.verb.i == start or cue.verb.nbor(-1).text in _COMMAS
    return not cue.finite and "ccomp" in cue.entry.takes and leads


def _hands_over_next(doc: Doc, cue: FoundCue, right: int) -> bool:
    """Tell whether the cue hands over what follows it: *…, and the report said that …*, *said: “…*."""
    for token in doc[cue.span.end : min(cue.span.end + 3, len(doc))]:
        if token.text in _COMMAS or token.text in _BREAKS - {":"}:
            break
        if token.lower_ in {"that", ":"}:
            return True
    return cue.span.end == right and right < len(doc) and doc[right].text not in _BREAKS


def _cue_before(doc: Doc, left: int, first: int) -> Handover | None:
    left = max(left, first - _REACH)
    words = doc[left:first]
    if not len(words):
        return None
    cues = [c for c in find_cues(doc, left, first) if {"quote", "small", *_LINKS} & set(c.entry.takes)]
    for cue in reversed(cues):
        gap = doc[cue.span.end : first]
        if any(token.text in {".", ";"} for token in gap):
            return None
        if _is_back_reference(doc, cue, left, gap) or _is_elsewhere(cue, gap) or _is_reported(cue, cues):
            continue
        return None if is_denied(cue) else Handover(cue.span, "before")
    return _label(doc, left, first)


def _is_reported(cue: FoundCue, cues: Sequence[FoundCue]) -> bool:
    """Tell whether another cue reports this one with a pronoun for its subject: *said it accepted “all”*."""
    verb = cue.verb
    pronoun = any(child.dep_ in _SUBJECTS and child.tag_ == "PRP" for child in dependents(verb))
    return pronoun and verb.dep_ == "ccomp" and any(verb.head.i == other.verb.i for other in cues)


def _is_elsewhere(cue: FoundCue, gap: Span) -> bool:
    """Tell whether the words stand in another clause: *told to act after “…”*, *tweets accusing her show “…”*."""
    words = [token.lower_ for token in gap]
    if words[:1] == ["to"] and not function_words("subordinator").isdisjoint(words):
        return True
    if set(cue.entry.takes) <= _LINKS and set(cue.entry.takes).isdisjoint(words):
        return True
    return cue.verb.dep_ == "acl" and any(t.tag_ in _FINITE_TAGS and not cue.verb.is_ancestor(t) for t in gap)


def _is_back_reference(doc: Doc, cue: FoundCue, left: int, gap: Span) -> bool:
    """Tell whether the cue belongs to the quotation before: *“…,” said Jo Bell, because “…”*."""
    between = doc[left : cue.span.start]
    closes_left = left > 0 and doc[left - 1].text in {"”", '"', "’", "'", "»"}
    short = all(t.text in _COMMAS or t.is_space or can_speak(doc[t.i : t.i + 1]) or _is_small(t) for t in between)
    return closes_left and short and cue.finite and any(t.text == "," or t.lower_ in {"because", "and"} for t in gap)


def _is_small(token: Token) -> bool:
    return token.pos_ in {"DET", "ADJ", "AUX", "ADV"}


def _label(doc: Doc, left: int, first: int) -> Handover | None:
    """Give the handover of a colon: with the verb before it, or without one (*Jo Bell, head:*)."""
    colon = first - 1
    while colon > left and doc[colon].is_space:
        colon -= 1
    if colon <= left or doc[colon].text != ":":
        return None
    verb = verb_before_colon(doc, colon)
    return Handover(None, "label") if verb is None else Handover(verb, "before_open")


def _trailing(passage: Passage, quotation: Quotation) -> Handover | None:
    """Give the cue that ends the sentence: *Carers ‘went the extra mile’ for families, they said.*"""
    doc = passage.doc
    last = passage.quotations[-1].last
    if last - quotation.last > _REACH:
        return None
    for cue in find_cues(doc, last, min(passage.end, last + _REACH)):
        words = doc[max(quotation.last, cue.span.start - _SOURCE_WIDTH) : cue.span.start]
        comma = next((t.i for t in reversed(list(words)) if t.text == ","), None)
        if comma is None or not cue.finite or not {"quote", "ccomp"} & set(cue.entry.takes):
            continue
        between = doc[comma + 1 : cue.span.start]
        if is_source(between) or (not len(between) and can_speak(doc[cue.span.end : passage.end])):
            return Handover(cue.span, "trailing")
    return None
