"""The verbs and phrases that hand words over, by every form in which they may stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Cue

_VOWELS = frozenset("aeiou")


def verb_forms(lemma: str) -> Iterator[str]:
    """Give the regular forms of an English verb; a doubled last consonant is given beside the single one."""
    yield lemma
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        yield from (lemma + "es", lemma + "ed", lemma + "ing")
    else:
        yield from (lemma + "s", lemma + "ed", lemma + "ing")
        if lemma[-1] not in _VOWELS and lemma[-2] in _VOWELS:
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


@cache
def cues_by_word() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Give every form of every cue, as lower-case words, with its entry, by its first word; the longest forms first."""
    forms: dict[tuple[str, ...], Cue] = {}
    for cue in read_lexicon("cues", Cue):
        regular = verb_forms(cue.lemma) if cue.pos == "VERB" and " " not in cue.lemma else (cue.lemma,)
        for form in (*regular, *cue.irregular):
            forms.setdefault(tuple(form.split()), cue)
    found: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for words in sorted(forms, key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), (words, forms[words]))
    return found
