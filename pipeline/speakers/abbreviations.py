"""Short forms of the names of organisations: *CQC*, *DfE*, *Northgate* for *Northgate Care*."""

from __future__ import annotations

from pipeline.speakers.organisations import BRANDS, Organisation
from pipeline.speakers.vocabulary import plain
from pipeline.speakers.words import Words, is_capital

_SHORTEST = 3


def short_forms(words: Words, named: tuple[Organisation, ...]) -> dict[str, str]:
    """Give full names by their short forms, lower-cased: bracketed ones, initials, the first words of firms."""
    found: dict[str, str] = {}
    for body in named:
        short = body.end + 1
        bracketed = short + 1 < len(words) and words.lower[body.end] == "(" and words.lower[short + 1] == ")"
        if bracketed and is_capital(words.tokens[short]):
            found.setdefault(words.lower[short], body.name)
    for body in named:
        initials = _initials(body.name)
        if len(initials) >= _SHORTEST:
            found.setdefault(plain(initials), body.name)
    for body in named:
        if body.kind in BRANDS and " " in body.name:
            found.setdefault(plain(body.name.split()[0]), body.name)
    return found


def _initials(name: str) -> str:
    """Give the initials of a name: *CQC*, *DfE*."""
    return "".join(word[0] for word in name.split() if word not in {"of", "and", "the", "&", "The"})
