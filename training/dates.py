"""Dates by rule: the treebanks' names say nothing about them or mark far more."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from training.press_words import Lists
from training.words import OUTSIDE, Sentence, Word

_MONTH = re.compile(
    r"(?i)^(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|aug|sept?|oct|nov|dec)\.?$"
)
_WEEKDAY = re.compile(r"(?i)^(mon|tues|wednes|thurs|fri|satur|sun)day$")
_DAY = re.compile(r"(?i)^(0?[1-9]|[12][0-9]|3[01])(st|nd|rd|th)?$")
_YEAR = re.compile(r"^(1[5-9]|20)[0-9]{2}$")
_WRITTEN = re.compile(r"^[0-3]?[0-9][/.][01]?[0-9][/.]([0-9]{2}|[0-9]{4})$")


@cache
def _before_year() -> frozenset[str]:
    return frozenset(Lists.read().words("before_year"))


def _anchor(sentence: Sentence, at: int) -> bool:
    """Whether a date stands here beyond doubt: a month beside a number, a weekday, a year after a preposition, or
    1/2/2023.
    """
    form = sentence[at].form
    near = [sentence[i].form for i in (at - 1, at + 1) if 0 <= i < len(sentence)]
    if _MONTH.match(form):
        proper = sentence[at].tag in {"", "NNP"} and form[:1].isupper()
        return proper and (form.lower() not in {"may", "march"} or any(_DAY.match(n) or _YEAR.match(n) for n in near))
    if _YEAR.match(form):
        return at > 0 and sentence[at - 1].form.lower() in _before_year()
    return bool((_WEEKDAY.match(form) and form[:1].isupper()) or _WRITTEN.match(form))


def _continues(form: str) -> bool:
    return bool(_MONTH.match(form) or _WEEKDAY.match(form) or _DAY.match(form) or _YEAR.match(form))


def _grown(sentence: Sentence, at: int) -> tuple[int, int]:
    """The date around an anchor; one comma or *of* may stand inside."""
    start, end = at, at + 1
    while start > 0 and _continues(sentence[start - 1].form):
        start -= 1
    linked = start > 1 and sentence[start - 1].form in {",", "of"} and _continues(sentence[start - 2].form)
    if linked and _DAY.match(sentence[start - 2].form):
        start -= 2
    while end < len(sentence):
        step = 2 if sentence[end].form == "," and end + 1 < len(sentence) else 1
        if not _continues(sentence[end + step - 1].form):
            break
        end += step
    return start, end


def dates(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches that are dates, in text order."""
    done = 0
    for at in range(len(sentence)):
        if at >= done and _anchor(sentence, at):
            start, done = _grown(sentence, at)
            yield start, done


def with_dates(sentence: Sentence) -> Sentence:
    """The sentence with its dates as names, wherever no other name stands."""
    words: list[Word] = list(sentence)
    for start, end in dates(sentence):
        if all(word.name == OUTSIDE for word in words[start:end]):
            for at in range(start, end):
                words[at] = replace(words[at], name=f"{'B' if at == start else 'I'}-DATE")
    return tuple(words)
