"""Names that look like an inspected body's: runs of capitalised words with a head, a prefix or a noun of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.inspectorates.cues import alternatives
from pipeline.inspectorates.reader import fold, folded_names
from pipeline.inspectorates.schema import Profile

_CAPITAL = r"(?:St\.|[A-Z]\w*(?:\.\w+)*(?:['’][A-Za-z]\w*)?(?:-\w+)*|&)"
_LINK = r"(?:of|the|and|&|upon|le|with|under|y|yr|ar)"
_LONGEST = 14
RUN = re.compile(rf"\b{_CAPITAL}(?:[ \u00a0\u200b]+(?:{_LINK}[ \u00a0]+){{0,2}}{_CAPITAL}){{0,{_LONGEST - 1}}}")
"""Capitalised words, with the small ones between them."""

_WORD = re.compile(r"[^ \u00a0\u200b]+")
_POSSESSIVE = re.compile(r"['’]s$")


def headed_names(text: str, profile: Profile) -> Iterator[tuple[int, int, str]]:
    """Yield the names with a head or prefix of the profile, with their places: *Oakby College*, *HMP Oakby*.

    The inspectorate's own is none, though it may have such a head (*the Regulator of Social Housing*).
    """
    for run in RUN.finditer(text):
        name = _with_head(run.group(), profile)
        if name is not None and fold(name) not in folded_names(profile) | _kinds_of_body(profile):
            start = run.start() + run.group().index(name)
            yield start, start + len(name), tidy(name)


def noun_names(text: str, profile: Profile) -> Iterator[str]:
    """Yield the names that a noun of the profile follows: *Oakby probation delivery unit*."""
    for run in RUN.finditer(text):
        name = _noun_after(text, run, profile) or _district(text, run, profile)
        if name is not None:
            yield name


def tidy(name: str) -> str:
    """Give a name with single blanks."""
    return " ".join(name.replace("\u200b", "").split())


def is_role(text: str) -> bool:
    """Tell whether words tell of somebody's role: *Cabinet Member for Children*."""
    return _role().search(text) is not None


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role')})\b", re.IGNORECASE)


def _with_head(run: str, profile: Profile) -> str | None:
    """Give the longest part of a run of capitalised words that is a name with a head or prefix of the profile."""
    for prefix in _prefixes(profile):
        match = prefix.search(run)
        if match and not is_role(match.group()):
            return match.group().removesuffix("’s").removesuffix("'s")
    words = list(_WORD.finditer(run))
    while words and words[0].group().lower() in _STARTERS:
        words = words[1:]
    for end in range(len(words), 1, -1):
        bare = _POSSESSIVE.sub("", words[end - 1].group())
        name = [*(word.group() for word in words[: end - 1]), bare]
        for size, heads in _heads(profile).items():
            if fold(" ".join(name[-size:])) in heads and _is_name(name[:-size]):
                return run[words[0].start() : words[end - 1].start() + len(bare)]
    return None


@cache
def _kinds_of_body(profile: Profile) -> frozenset[str]:
    """Give the profile's words for what it inspects, which are no name with capitals either: *Independent School*."""
    return frozenset(map(fold, profile.cues))


@cache
def _prefixes(profile: Profile) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{re.escape(prefix)}\s+\S.*", re.IGNORECASE) for prefix in profile.provider.prefixes)


@cache
def _heads(profile: Profile) -> Mapping[int, frozenset[str]]:
    """Give the heads of names by the number of their words."""
    sizes = {len(head.split()) for head in profile.provider.heads}
    return {size: frozenset(fold(h) for h in profile.provider.heads if len(h.split()) == size) for size in sizes}


_STARTERS = frozenset({"the", "a", "at", "in", "for"})


def _is_name(words: Sequence[str]) -> bool:
    proper = [word for word in words if word[:1].isupper()]
    return bool(proper) and not is_role(" ".join(words)) and words[-1].lower() not in {"of", "the", "and"}


def _noun_after(text: str, run: re.Match[str], profile: Profile) -> str | None:
    last = re.split(r"\s+", run.group())[-1]
    if last.lower() in _STARTERS or not last[:1].isupper() or last.isupper():
        return None
    for noun in profile.provider.nouns:
        if re.match(rf"\s+{re.escape(noun)}\b", text[run.end() :]):
            return f"{_joined_names(run.group()) or last} {noun}"
    return None


def _district(text: str, run: re.Match[str], profile: Profile) -> str | None:
    """Give the place whose name stands for the body where a noun for its district follows: *the East Fell region*."""
    words = run.group().split()
    while words and words[0].lower() in _STARTERS:
        words = words[1:]
    told = any(re.match(rf"\s+{re.escape(noun)}\b", text[run.end() :]) for noun in profile.provider.districts)
    return " ".join(words) if told and words else None


def _joined_names(run: str) -> str | None:
    """Give the two names at the end of a run that *and* joins: *Oakby and Fell probation delivery unit*."""
    found = re.search(r"[A-Z][\w'’-]+\s+(?:and|&|with|upon|of)\s+[A-Z][\w'’-]+$", run)
    return found.group() if found else None
