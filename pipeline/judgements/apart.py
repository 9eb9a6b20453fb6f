"""Asides that set apart what an area had been graded: *help, which was poor in 2019 and adequate in 2022, is good*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.judgements.grades import GradeMention
from pipeline.judgements.owners import groups
from pipeline.judgements.terms import CURRENT, Target, Vocabulary, alternatives

_M = r"['\"‘’“”]?"
_OPENS = re.compile(
    r"['\"’”]?,\s+(?:both\s+|all\s+|each\s+)?(?:which|that|who|once|formerly|previously|rated|judged|graded|deemed|found"
    r"|considered|having|last|long)\b"
)
_STOP = re.compile(r"[.;:]")


@dataclass(frozen=True, slots=True)
class Apart:
    """A group of areas with the grades of the aside behind it and that of the main clause, by their numbers."""

    group: list[Target]
    inner: tuple[int, ...]
    outer: int


def find_apart(
    words: Vocabulary, text: str, grades: Sequence[GradeMention], targets: Sequence[Target]
) -> Iterator[Apart]:
    """Yield the areas of a sentence that have one grade or more in an aside and another in the clause around it.

    Not where the aside names areas of its own, or tells of now, so that the clause around it is the older.
    """
    for group in groups(text, grades, targets) if len(grades) > 1 else ():
        if _OPENS.match(text, group[-1].end) is not None:
            yield from _apart(words, text, grades, group, targets)


def _apart(
    words: Vocabulary, text: str, grades: Sequence[GradeMention], group: list[Target], targets: Sequence[Target]
) -> Iterator[Apart]:
    end = group[-1].end
    for outer in range(1, len(grades)):
        inner = tuple(n for n in range(outer) if grades[n].start > end)
        clause = _goes_on().search(text, end, grades[outer].start)
        if not inner or clause is None or grades[inner[-1]].end > clause.start():
            continue
        aside = text[end : clause.start()]
        owned = any(end <= target.start < grades[outer].start for target in targets)
        if not (owned or _STOP.search(aside) or words.has(CURRENT, aside)):
            yield Apart(group, inner, outer)
        return


@cache
def _goes_on() -> re.Pattern[str]:
    """Give the comma that ends the aside and the verb up to the grade: *, is also …*, *, have moved up to …*."""
    step = rf"(?:{alternatives('linking')}|{alternatives('light')}|{alternatives('current')}|up|down)"
    return re.compile(rf",\s+(?:{step}\s+)*{_M}\Z", re.IGNORECASE)
