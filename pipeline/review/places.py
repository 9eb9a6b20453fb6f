"""Where words stand in a text that may have changed since somebody marked them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.review.gold import Place

_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_KEPT = 0.8
"""Words that stand in a row are those that were marked where they share so much of them."""
_FEWEST = 5
"""Fewer words than that are the same or others: one in five may have changed."""


def find(words: str, place: Place, text: str) -> Place | None:
    """Give where words stand: nearest to where they stood, white space aside.

    Returns:
        None where they are gone.
    """
    if text[slice(*place)] == words:
        return place
    pattern = r"\s+".join(map(re.escape, _BLANK.split(words.strip())))
    found = (match.span() for match in re.finditer(pattern, text))
    return min(found, key=lambda span: (abs(span[0] - place[0]), span), default=None)


def find_again(words: str, place: Place, text: str) -> Place | None:
    """Give where words stand, or where most of them do, from the first of these to the last, if some have changed.

    Returns:
        None where they are gone.
    """
    return find(words, place, text) or _reworded([word.lower() for word in _WORD.findall(words)], place, text)


def _reworded(wanted: Sequence[str], place: Place, text: str) -> Place | None:
    found = list(_WORD.finditer(text))
    words = [match[0].lower() for match in found]
    rows = enumerate(_kept(wanted, words) if len(wanted) >= _FEWEST else ())
    at, kept = max(rows, key=lambda row: (row[1], -abs(found[row[0]].start() - place[0])), default=(0, 0))
    if kept < max(_KEPT * len(wanted), 1):
        return None
    start, end = max(at - _FEWEST, 0), at + len(wanted) + _FEWEST
    *same, _ = SequenceMatcher(None, words[start:end], wanted, autojunk=False).get_matching_blocks()
    return found[start + same[0].a].start(), found[start + same[-1].a + same[-1].size - 1].end()


def _kept(words_wanted: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    """Give for each row of as many words as are wanted how many of them are."""
    wanted, number = Counter(words_wanted), len(words_wanted)
    here = Counter[str]()
    kept = 0
    for at, word in enumerate(words):
        here[word] += 1
        kept += here[word] <= wanted[word]
        if at >= number:
            gone = words[at - number]
            kept -= here[gone] <= wanted[gone]
            here[gone] -= 1
        if at >= number - 1:
            yield kept


def overlap(one: Place, other: Place) -> float:
    """Give the share of characters in common: intersection over union."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))
