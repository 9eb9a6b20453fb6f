"""Clauses that tell in passing of another body's grade: *neighbouring Oakby was rated good*."""

from __future__ import annotations

import re
from functools import cache

from pipeline.judgements.terms import alternatives


@cache
def _pattern() -> re.Pattern[str]:
    """Give a clause whose subject is a neighbour by name: the word before the name, or in an apposition behind it."""
    neighbour, name = rf"(?:{alternatives('neighbour')})", r"(?-i:[A-Z])[\w.'’&-]*"
    before = rf"(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?{neighbour}\s+(?:[a-z]+\s+){{0,2}}{name}(?:\s+[\w.'’&-]+){{0,5}}?"
    whose = rf"(?:a|an|the|its|their)\s+[^,]{{0,40}}?\b{neighbour}s?\b[^,]{{0,30}}"
    behind = rf"(?:the\s+)?{name}(?:\s+[\w.'’&-]+){{0,5}},\s+{whose},"
    opening = rf"(?:(?:{alternatives('contrast')}|and|whilst)\s+)?"
    verb = rf"(?:also\s+|itself\s+)?(?:{alternatives('linking')})"
    return re.compile(rf"\W*{opening}(?:{before}|{behind})\s+{verb}\b", re.IGNORECASE)


def is_aside(clause: str) -> bool:
    """Tell whether the clause is about a body beside the inspected one, as its first words name it."""
    return _pattern().match(clause) is not None
