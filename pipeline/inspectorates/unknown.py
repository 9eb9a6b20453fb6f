"""An inspectorate that no profile knows: its name as the article has it, with a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotations import get_blocks, text_of
from pipeline.inspectorates.choose import every_name, known_score, place_weight
from pipeline.inspectorates.cues import alternatives
from pipeline.inspectorates.reader import fold, folded_names
from pipeline.inspectorates.schema import Area, Kind, Profile, Provider, Theme
from pipeline.inspectorates.wordings import to_span
from pipeline.page import Notice

UNKNOWN = "unknown"
UNKNOWN_INSPECTORATE = "unknown_inspectorate"
_WEIGHT = 4.0


@cache
def _pattern() -> re.Pattern[str]:
    """Give a capitalised name with the head of a body that inspects: *the Bridge and Tunnel Inspectorate*."""
    before = r"(?:[A-Z][\w'’-]*\s+(?:(?:of|for|and|&|the)\s+){0,2}){1,6}"
    after = r"(?:\s+(?:of|for)\s+[A-Z][\w'’-]*(?:\s+(?:and\s+)?[A-Z][\w'’-]*){0,4})?"
    return re.compile(rf"\b{before}(?:(?i:{alternatives('body_head')}))\b{after}")


def find_unknown_body(doc: Doc, profiles: Mapping[str, Profile]) -> Span | None:
    """Give the first naming of an inspectorate that no profile knows; None where a known one is named as much or more.

    Names weigh as those of known bodies do in the choice of a profile.
    """
    totals: dict[str, float] = {}
    first: dict[str, Span] = {}
    for number, block in enumerate(get_blocks(doc)):
        for start, end in unknown_names(text_of(block), tuple(profiles.values())):
            span = to_span(doc, block.start_char + start, block.start_char + end)
            if span is not None:
                key = fold(text_of(span))
                totals[key] = totals.get(key, 0.0) + _WEIGHT * place_weight(number)
                first.setdefault(key, span)
    best = max(totals, key=lambda key: (totals[key], key), default=None)
    return first[best] if best is not None and totals[best] > known_score(doc, profiles) else None


def unknown_names(text: str, profiles: tuple[Profile, ...]) -> Iterator[tuple[int, int]]:
    """Yield the places of names that look like an inspectorate's and hold no known one's, without *The*."""
    for match in _pattern().finditer(text):
        start = match.start() + (len("The ") if match.group().startswith("The ") else 0)
        words = text[start : match.end()].split()
        shouted = sum(word.isupper() for word in words) > 1
        if len(words) > 1 and not shouted and not any(every_name(profiles).find(text, start, match.end())):
            yield start, match.end()


def names_another(text: str, profile: Profile, profiles: tuple[Profile, ...]) -> bool:
    """Tell whether a sentence names another inspectorate, known or not, and not the profile's own by any name."""
    own = folded_names(profile)
    found = {fold(hit.name) for hit in every_name(profiles).find(text)} if profiles else set()
    if found & own or fold(profile.inspectorate) in fold(text):
        return False
    return bool(found & _folded_proper(profiles)) or next(unknown_names(text, profiles), None) is not None


@cache
def _folded_proper(profiles: tuple[Profile, ...]) -> frozenset[str]:
    return frozenset(fold(name) for profile in profiles for name in profile.all_names if not name[0].islower())


def profile_of_unknown(inspectorate: str, profiles: Mapping[str, Profile]) -> Profile:
    """Give a profile that knows nothing of the body's framework, and any kind of provider."""
    heads = dict.fromkeys(head for profile in profiles.values() for head in profile.provider.heads)
    return Profile(
        name=UNKNOWN,
        inspectorate=inspectorate,
        overall="overall",
        provider=Provider(heads=tuple(heads)),
        kinds=(Kind(name="inspection"),),
        areas=(Area(name="overall"),),
        themes=(Theme(name="other"),),
    )


def unknown_notice(name: Span) -> Notice:
    """Give the notice that no profile is known for the body."""
    message = f"no profile knows {name.text!r}: names and grades are kept in the article's words"
    return Notice(UNKNOWN_INSPECTORATE, message, name.start_char, name.end_char)
