"""Which profile an article is about, and which one each of its blocks is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from spacy.tokens import Doc, Span

from pipeline.annotations import get_blocks, text_of, text_of_doc
from pipeline.inspectorates.reader import fold
from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import Hit, Wordings, make_wordings

_OPENING, _OPENING_WEIGHT = 3, 3
_NAME_WEIGHT, _NICKNAME_WEIGHT = 4.0, 0.5
_MOST_OF_ONE_CUE = 4
_FINAL = frozenset(".!?:;\"'”’)")
_FIRST = re.compile(r"(?:[^.!?]|[.!?](?!\s))*")
_LEAST_WITHOUT_NAME = 6.0


def choose_profile(doc: Doc, profiles: Mapping[str, Profile]) -> Profile | None:
    """Give the profile that the article names and whose words it uses most; None where it names none and uses few.

    A name or cue in the first three blocks counts three times, a name four times as much as a cue, a nickname (*the
    watchdog*) half as much; one cue counts at most four times.
    """
    texts, whole = [text_of(block) for block in get_blocks(doc)], text_of_doc(doc)
    fitting = _fitting(whole, tuple(profiles.values()))
    bodies = _name_scores(texts, fitting)
    if not doc or not bodies:
        return None
    best = max(bodies.values())
    if best > 0:
        return _best_cues(texts, (p for p in fitting if bodies[p.inspectorate] == best))
    likeliest = _best_cues(texts, fitting)
    inspected = "inspect" in whole.lower()
    return likeliest if inspected and _cue_score(texts, likeliest) >= _LEAST_WITHOUT_NAME else None


def profile_of_blocks(doc: Doc, profiles: Mapping[str, Profile], main: Profile) -> tuple[Profile, ...]:
    """Give the profile of each block: the main one, until a block names another inspectorate alone, with its grades.

    Returns:
        One profile for each of `get_blocks(doc)`.
    """
    by_block: list[Profile] = []
    known = tuple(profiles.values())
    fitting, every = _bodies(_fitting(text_of_doc(doc), known)), _every_proper(known)
    blocks = get_blocks(doc)
    for block in blocks:
        text = text_of(block)
        named = [p for p in fitting if _proper(p).stand_in(text)] if every.stand_in(text) else []
        bodies = {profile.inspectorate for profile in named}
        current = by_block[-1] if by_block else main
        if main.inspectorate in bodies:
            current = main
        elif len(bodies) == 1 and _opens(named[0], text) and _grades(named[0]).stand_in(text):
            current = _best_of(named[0].inspectorate, text, profiles.values())
        by_block.append(current)
    return tuple(_with_headings(blocks, by_block))


def _opens(profile: Profile, text: str) -> bool:
    """Tell whether the first sentence names the body: one that a later sentence names does not take the block over."""
    first = _FIRST.match(text)
    return first is not None and _proper(profile).stand_in(first.group())


def _with_headings(blocks: Sequence[Span], owners: Sequence[Profile]) -> Iterator[Profile]:
    """Yield the owners, a heading with the one of the block below it."""
    for number, block in enumerate(blocks):
        heading = block.label_ == "heading" or block[-1].text not in _FINAL
        below = min(number + 1, len(owners) - 1)
        yield owners[below] if heading and number else owners[number]


def _best_of(inspectorate: str, text: str, profiles: Iterable[Profile]) -> Profile:
    return _best_cues([text], (profile for profile in profiles if profile.inspectorate == inspectorate))


def _best_cues(texts: Sequence[str], profiles: Iterable[Profile]) -> Profile:
    return min(profiles, key=lambda profile: (-_cue_score(texts, profile), profile.name))


def _bodies(profiles: Iterable[Profile]) -> Iterable[Profile]:
    return {profile.inspectorate: profile for profile in profiles}.values()


@lru_cache(maxsize=1)
def _fitting(text: str, profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
    """Give the profiles without those whose needs the text does not meet; three stages ask it of the same text."""
    return tuple(p for p in profiles if not p.needs or (_needs(p).stand_in(text) and _names_two(p, text)))


def _names_two(profile: Profile, text: str) -> bool:
    """Tell whether the joint name's first body and another name of the profile stand in the text."""
    first = fold(profile.inspectorate).split()[0]
    found = {fold(hit.name) for hit in _proper(profile).find(text)}
    return any(name.startswith(first) for name in found) and any(name != first for name in found)


@cache
def _proper(profile: Profile) -> Wordings:
    return make_wordings((name, name) for name in (*profile.all_names, *_titles(profile)) if _is_proper(name))


@cache
def _every_proper(profiles: tuple[Profile, ...]) -> Wordings:
    """Give the names of all bodies: most blocks hold none of them, and need not be tried for each."""
    return make_wordings((name, name) for profile in profiles for name in _proper(profile).names.values())


@cache
def _grades(profile: Profile) -> Wordings:
    return make_wordings((wording, grade.name) for grade in profile.grades for wording in grade.wordings)


@cache
def _needs(profile: Profile) -> Wordings:
    return make_wordings((need, need) for need in profile.needs)


@cache
def _cues(profile: Profile) -> Wordings:
    return make_wordings((cue, cue) for cue in profile.cues)


def _is_proper(name: str) -> bool:
    return not name[0].islower()


@cache
def every_name(profiles: tuple[Profile, ...]) -> Wordings:
    """Give the names of all bodies at once, so that the longest at a place counts (*Care Inspectorate Wales*)."""
    return make_wordings((name, name) for profile in profiles for name in profile.all_names)


@cache
def _names_and_titles(profiles: tuple[Profile, ...]) -> Wordings:
    """Give the names of all bodies, and the titles that tell whose chief it is (*HM Chief Inspector of Prisons*)."""
    return make_wordings((name, name) for profile in profiles for name in (*profile.all_names, *_titles(profile)))


def _titles(profile: Profile) -> tuple[str, ...]:
    return tuple(title for title in profile.people if _is_proper(title) and " of " in title)


def known_score(doc: Doc, profiles: Mapping[str, Profile]) -> float:
    """Give what the names in the text speak for the known body that is named most; nicknames alone are 0."""
    texts = [text_of(block) for block in get_blocks(doc)]
    text = text_of_doc(doc)
    fitting = _fitting(text, tuple(profiles.values()))
    named = tuple(profile for profile in fitting if _proper(profile).stand_in(text))
    return max(_name_scores(texts, named).values(), default=0.0)


def _name_scores(texts: Sequence[str], profiles: tuple[Profile, ...]) -> dict[str, float]:
    """Give what the names in the blocks speak for each body."""
    every = _names_and_titles(profiles)
    hits = [(fold(hit.name), _hit_score(hit, number)) for number, text in enumerate(texts) for hit in every.find(text)]
    bodies = {profile.inspectorate: _folded(profile) for profile in _bodies(profiles)}
    return {body: sum((score for name, score in hits if name in own), 0.0) for body, own in bodies.items()}


@cache
def _folded(profile: Profile) -> frozenset[str]:
    return frozenset(map(fold, (*profile.all_names, *_titles(profile))))


def _hit_score(hit: Hit, number: int) -> float:
    return (_NAME_WEIGHT if _is_proper(hit.name) else _NICKNAME_WEIGHT) * place_weight(number)


def _cue_score(texts: Sequence[str], profile: Profile) -> float:
    found = _cues(profile)
    counts: Counter[str] = Counter()
    for number, text in enumerate(texts):
        for hit in found.find(text):
            counts[hit.name] += place_weight(number)
    return float(sum(min(count, _MOST_OF_ONE_CUE) for count in counts.values()))


def place_weight(number: int) -> int:
    """Give how much a mention in the block of this number counts."""
    return _OPENING_WEIGHT if number < _OPENING else 1
