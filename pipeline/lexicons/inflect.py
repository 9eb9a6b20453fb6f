"""The regular English forms of verbs and nouns."""

from __future__ import annotations

import re

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def verb_forms(base: str) -> tuple[str, ...]:
    """Give base, third person, past and -ing form of a regular verb: *cope* gives *cope, copes, coped, coping*.

    The final consonant is never doubled; such verbs need their forms in the word list.
    """
    past = base + "d" if base.endswith("e") else base[:-1] + "ied" if _CONSONANT_Y.search(base) else base + "ed"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return base, plural(base), past, stem + "ing"


def plural(base: str) -> str:
    """Give the form in -s: *agency* gives *agencies*, *class* gives *classes*."""
    if _CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    return base + ("es" if _SIBILANT.search(base) else "s")


def all_forms(term: str, pos: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give every form of an entry, the base first; `irregular` forms stand for the regular ones."""
    if irregular:
        return (term, *irregular)
    if pos == "VERB":
        return verb_forms(term)
    return (term, plural(term)) if pos == "NOUN" else (term,)
