"""Quotes that repeat others: headlines, pull quotes, sub-headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.annotations import Attribution
from pipeline.speakers.headlines import is_headline, may_echo
from pipeline.speakers.words import Words

_FEWEST = 2
_SHORTEST = 5
_LONGEST = 600
_MOST = 10
_GAPPED, _GAPS = 5, 2


def find_echoes(words: Words, attributions: Sequence[Attribution]) -> Mapping[str, str]:
    """Give, by the id of each quote, the id of another one with a cue that holds the same words.

    Asked for quotes without a cue and for those in headlines.

    Quotes are compared by letters and digits alone; the first one that holds the words wins.
    """
    folded = {a.id: " ".join(_fold(words, a)) for a in attributions}
    first: dict[tuple[str, ...], list[Attribution]] = {}
    for attribution in attributions:
        tokens = folded[attribution.id].split()
        for number in range(min(len(tokens) - _FEWEST + 1, _LONGEST)):
            first.setdefault(tuple(tokens[number : number + _FEWEST]), []).append(attribution)
    alone = _single_words(words, attributions, folded)
    found: dict[str, str] = {}
    for attribution in attributions:
        if not may_echo(words, attribution):
            continue
        text = folded[attribution.id]
        if len(text) > _SHORTEST and alone.get(text, attribution.id) != attribution.id:
            found[attribution.id] = alone[text]
        key = tuple(text.split()[:_FEWEST])
        for other in first.get(key, ())[:_MOST]:
            if other is not attribution and other.cue is not None and _holds(folded[other.id], text):
                found.setdefault(attribution.id, other.id)
    return found


def _holds(text: str, part: str) -> bool:
    """Tell whether words hold others, the same or with one or two left out: *we were told that it was fine*."""
    if f" {part} " in f" {text} ":
        return True
    words, parts = text.split(), part.split()
    starts = [at for at in range(len(words)) if words[at : at + _FEWEST] == parts[:_FEWEST]]
    return len(parts) >= _GAPPED and any(_follows(words[at : at + len(parts) + _GAPS], parts) for at in starts)


def _follows(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether words hold others in their order."""
    left = iter(words)
    return all(part in left for part in parts)


def _single_words(words: Words, attributions: Sequence[Attribution], folded: Mapping[str, str]) -> Mapping[str, str]:
    """Give, by the word, the first quote of one word with a cue; one in a headline only where there is no other."""
    found = {}
    for attribution in reversed(attributions):
        text = folded[attribution.id]
        body = not is_headline(words, words.bounds(attribution.contents[0])[0])
        if attribution.cue is not None and " " not in text and (body or text not in found):
            found[text] = attribution.id
    return found


def _fold(words: Words, attribution: Attribution) -> list[str]:
    return [
        words.lower[number]
        for content in attribution.contents
        for number in range(*words.bounds(content))
        if words.is_letters(number)
    ]
