"""Where the article stands in a row of units: the best contiguous stretch, and the headline above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.clean.context import Reasons
from pipeline.clean.rules import first_rule
from pipeline.clean.trials import trials_of
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_MOST = 60
_GAP = 13.0
_MILD = 4.0
_SLIGHT = 1.0
_HARD = 30.0
_PAIR = 3.0
_STORY = 1.0
_INSERTED = 5
_LISTED = 12
_ITEM_WORDS = 4
_HARD_REASONS = frozenset({Reason.COMMENTS, Reason.COPYRIGHT, Reason.FOOTER, Reason.RELATED})
_MILD_REASONS = frozenset(
    {Reason.IMAGE_NAME, Reason.CREDIT, Reason.ADVERT, Reason.CAPTION, Reason.DATE, Reason.SHARE, Reason.SIGN_UP}
)
_AGAINST = dict.fromkeys(_HARD_REASONS, -_HARD) | dict.fromkeys(_MILD_REASONS, -_MILD)
_KEY_VALUE = re.compile(r"[A-Z][\w ’'-]{2,40}: \w")
_WORD = re.compile(r"\w")
_LONG_WORD = re.compile(r"\w{4,}")
_ABOVE = 25
_STORY_CHARACTERS = 4000
_SHARED, _SHARED_AFAR = 2, 3
_LINKED = 0.5
_HEADLINE_WORDS = (3, 30)


def weight(unit: Unit, reason: Reason | None) -> float:
    """Give what a unit speaks for (words of prose) or against (anything else) being part of the article."""
    if reason is not None:
        return _AGAINST.get(reason, -_GAP)
    if unit.prose:
        return min(unit.words, _MOST) * (1 - unit.link_density)
    if unit.kind in {"list_item", "table_row"} and unit.words >= _ITEM_WORDS and unit.link_density < _LINKED:
        return 0.0
    if unit.kind == "heading":
        return -_MILD
    return -_PAIR if ": " in unit.text and _KEY_VALUE.match(unit.text) else -_GAP


def weights(units: Sequence[Unit], reasons: Reasons) -> list[float]:
    """Give the weight of each unit of a plain text.

    Grades and the areas above them, lead-ins and the short lines of a list under a lead-in speak against nothing.
    """
    found: list[float] = []
    listed = 0
    stories = trials_of("story")
    for number, (unit, reason) in enumerate(zip(units, reasons, strict=True)):
        if reason is not None:
            found.append(_AGAINST.get(reason, -_GAP))
            listed = 0
            continue
        value = weight(unit, None)
        if unit.hints & stories and _tells_story(unit):
            listed = _LISTED if unit.text.endswith(":") else listed
            value = max(value, _STORY)
            if number and not listed and reasons[number - 1] is None:
                found[-1] = max(found[-1], -_SLIGHT)
        elif listed and unit.words >= _ITEM_WORDS:
            value, listed = max(value, 0.0), listed - 1
        else:
            listed = 0
        found.append(value)
    _ease(units, reasons, found)
    return found


def _ease(units: Sequence[Unit], reasons: Reasons, found: list[float]) -> None:
    """Let a few lines of boilerplate between paragraphs speak no louder than one: no short story is cut there."""
    for start, number in pairwise([n for n, reason in enumerate(reasons) if reason is None]):
        if 0 < number - start - 1 <= _INSERTED and units[start].sentence and units[number].sentence:
            total = sum(found[start + 1 : number])
            for other in range(start + 1, number):
                found[other] *= min(1.0, -_GAP / total) if total < 0 else 1.0


def _tells_story(unit: Unit) -> bool:
    return not unit.prose and first_rule(unit, "story") is not None


def page_weight(unit: Unit, reason: Reason | None) -> float:
    """Give the same for a unit of the element that holds the article: little speaks against what is no link."""
    if reason is not None:
        return -_MILD if reason in _HARD_REASONS else 0.0
    return max(weight(unit, None), -_SLIGHT) if unit.link_density < _LINKED else -_GAP


def best_stretch(weights: Sequence[float]) -> tuple[int, int] | None:
    """Give start and end of the contiguous stretch with the largest sum; None where no weight is above 0."""
    best, best_sum = None, 0.0
    start, total = 0, 0.0
    for number, value in enumerate(weights):
        if total <= 0:
            start, total = number, 0.0
        total += value
        if total > best_sum:
            best, best_sum = (start, number + 1), total
    return best


def find_headline(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> int | None:
    """Give the line above the stretch `[start, end)` that is its headline: the one that shares most long words with it.

    A line right above that shares words as well is the headline, and the other its standfirst; so is one that shares
    most of what the other shares, three at least, and has only boilerplate below. Where no line shares two, the nearest
    counts.
    """
    least, most = _HEADLINE_WORDS
    lines = [
        number
        for number in range(start - 1, max(start - _ABOVE, 0) - 1, -1)
        if reasons[number] is None and least <= units[number].words <= most
    ]
    if not lines[1:]:
        return next(iter(lines), None)  # a single one, whatever it shares
    story = " ".join([unit.text for unit in units[start:end]])[:_STORY_CHARACTERS]
    shared = _shared(story, {number: units[number].text for number in lines})
    best = max(shared, key=lambda number: (shared[number], number), default=None)
    if best is None or shared[best] < _SHARED:
        return max(shared, default=None)
    return _topmost(reasons, shared, best)


def _topmost(reasons: Reasons, shared: Mapping[int, int], number: int) -> int:
    while True:
        above = next((n for n in range(number - 1, -1, -1) if reasons[n] is None), -1)
        least = _SHARED if above == number - 1 else max(_SHARED_AFAR, shared[number] // 2 + 1)
        if shared.get(above, 0) < least:
            return number
        number = above


def _shared(story: str, lines: Mapping[int, str]) -> dict[int, int]:
    """Give for each line how many of its long words stand in a story.

    The lines have few words, which are looked for in the story: to take the story apart would take longer.
    """
    words = {number: set(_LONG_WORD.findall(text.lower())) for number, text in lines.items()}
    padded = f" {story.lower()} "
    held = {word for word in set().union(*words.values()) if word in padded and _stands(word, padded)}
    return {number: len(held & some) for number, some in words.items()}


def _stands(word: str, text: str) -> bool:
    """Tell whether a word stands somewhere in a text, with blanks at its ends, that is no part of another word."""
    start = text.find(word)
    while start >= 0:
        around = text[start - 1] + text[start + len(word)]
        if not _WORD.search(around):
            return True
        start = text.find(word, start + 1)
    return False
