"""What kind of sentence it is: a lead-in, a promise, a process, something earlier; by the word list of contexts."""

from __future__ import annotations

import re
from functools import cache

from pipeline.inspectorates.wordings import Wordings, make_wordings
from pipeline.lexicons.branches import any_of
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Term

LEAD_STRENGTH, LEAD_WEAKNESS, LEAD_FOUND = "lead_strength", "lead_weakness", "lead_found"
FRAME, PROMISE, THANKS, PROCESS, EARLIER = "frame", "promise", "thanks", "process", "earlier"
INSPECTORATE_WORD, TOLD_INSPECTORATE, ASPECT = "inspectorate_word", "told_inspectorate", "aspect"
VERDICT, STATUS, UNDECIDED, COUNTED = "verdict", "status", "undecided", "counted"
ATTENTION, DEMAND, FEELING, LOAD = "attention", "demand", "feeling", "load"
_TOLD_THAT = re.compile(r"(?:\S+\s+){1,9}?that\s+")
_AFTER = re.compile(r"\b(?:after|as|when|because|where)$", re.IGNORECASE)
_DENIES = re.compile(r"(?:no|none|nobody|few)\b", re.IGNORECASE)


def terms(label: str) -> list[str]:
    """Give the phrases of a label."""
    return [entry.term for entry in read_lexicon("finding_context", Term) if entry.label == label]


@cache
def _phrases(label: str) -> Wordings:
    return make_wordings((term, term) for term in terms(label))


def has(label: str, text: str) -> bool:
    """Tell whether a phrase of the label stands in the text."""
    return _phrases(label).stand_in(text)


@cache
def _count() -> re.Pattern[str]:
    """Give a clause that only counts what was asked for: *Five concerns were raised*, *the report makes two …*."""
    nouns = any_of(terms(COUNTED))
    number = rf"(?:a\s+total\s+of\s+)?(?:\d+|{any_of(t.term for t in read_lexicon('number_words', Term))})"
    many = rf"{number}\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})"
    passive = (
        r"(?:has|have|was|were|are|is)\s+(?:also\s+|been\s+)?[a-z]+(?:\s+by\s+(?:the\s+)?\w+|\s+in\s+the\s+report)?"
    )
    active = (
        r"(?:\w+\s+){0,3}\w+\s+(?:also\s+)?(?:makes?|made|raised|raises|identified|identifies|listed|lists|sets?\s+out)"
    )
    return re.compile(rf"(?:in\s+all,?\s+)?(?:{many}\s+{passive}|{active}\s+{many})\W*", re.IGNORECASE)


def only_counts(text: str) -> bool:
    """Tell whether a clause says how many concerns or recommendations there are, and not what they are."""
    return _count().fullmatch(text) is not None


def ends_aspect(text: str) -> int:
    """Give the length of the aspect that the text begins with (*the quality of*); 0 where it begins with none."""
    match = _phrases(ASPECT).search(text)
    return match.end() if match is not None and match.start() <= len("the ") else 0


def ends_frame(text: str) -> int:
    """Give the length of the reporting frame that the text begins with (*We found that*); 0 where it begins with none.

    An adverbial clause before the frame (*When we inspected, we found*) belongs to it, and so does all before *after
    inspectors found*, which tells what came of it; a frame that only interrupts
    (*In two cases, they found, …*) is none.
    """
    told = _TOLD_THAT.match(text)
    if told is not None and has(TOLD_INSPECTORATE, told.group()) and not _DENIES.match(text):
        return told.end()
    match = _phrases(FRAME).search(text)
    if match is None:
        return 0
    if text[match.end() :].lstrip().startswith(","):
        return 0
    before = text[: match.start()].strip()
    if _AFTER.search(before):
        return match.end()
    if before and not (before.endswith(",") and len(before.split()) <= 6):  # noqa: PLR2004  a short adverbial
        return 0
    return match.end()


def inner_clause(text: str) -> tuple[int, int] | None:
    """Give the place of a *where …* clause in a sentence that else only says what was done about it.

    *A home where people went hungry has been rated inadequate* gives *people went hungry*; None without such a clause.
    """
    where = re.search(r"\bwhere\s+", text)
    status = _phrases(STATUS).search(text, where.end()) if where else None
    return (where.end(), status.start()) if where and status else None
