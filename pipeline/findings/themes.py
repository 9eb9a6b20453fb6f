"""The theme of a finding: the profile's vocabulary, weighed by where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from pipeline.annotations import text_of
from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import Wordings, make_wordings, words_of

OTHER = "other"
_STRONG, _WEAK = 2.0, 0.75
_LONGER = 0.25
_LEAST = 0.7


@dataclass(frozen=True, slots=True)
class _Sign:
    """A phrase of a theme's vocabulary where it first stands in a text."""

    start: int
    end: int
    theme: str
    phrase: str
    weight: float

    def lies_in(self, other: _Sign) -> bool:
        """Tell whether another sign holds this one and more, and is no weaker."""
        inside = other.start <= self.start and self.end <= other.end
        return inside and other.end - other.start > self.end - self.start and other.weight >= self.weight


@cache
def _vocabulary(profile: Profile) -> tuple[tuple[str, float, Wordings], ...]:
    """Give (theme, weight, wordings) of the strong and the weak words, in the profile's order."""
    return tuple(
        (theme.name, weight, make_wordings((word, word) for word in words))
        for theme in profile.themes
        for weight, words in ((_STRONG, theme.strong), (_WEAK, theme.weak))
    )


def find_theme(span: Span, profile: Profile) -> str | None:
    """Give the theme whose words weigh most in the span; None where none has any.

    A strong word counts 2, a weak one 0.75, each once; a quarter more for each further word of a phrase; and the nearer
    to the beginning, where the subject mostly stands, the more: twice at the first character, once at the end. What
    lies inside a longer phrase, of whatever theme, is part of it and counts for nothing (*schools* in *schools and
    health*). Of equal themes the profile's first wins.
    """
    text = text_of(span)
    signs = list(_find_signs(text, profile))
    scores: dict[str, float] = {}
    for sign in signs:
        if not any(sign.lies_in(other) for other in signs):
            scores[sign.theme] = scores.get(sign.theme, 0.0) + _score(sign, len(text))
    best, name = 0.0, None
    for theme in profile.themes:
        if scores.get(theme.name, 0.0) > best + 1e-9:
            best, name = scores[theme.name], theme.name
    return name if best >= _LEAST else None


def _find_signs(text: str, profile: Profile) -> Iterator[_Sign]:
    words = words_of(text)
    for theme, weight, wordings in _vocabulary(profile):
        if not wordings.may_stand_among(words):
            continue
        seen: set[str] = set()
        for hit in wordings.find(text):
            if hit.name not in seen:
                yield _Sign(hit.start, hit.end, theme, hit.name, weight)
            seen.add(hit.name)


def _score(sign: _Sign, length: int) -> float:
    return sign.weight * (2 - sign.start / length) * (1 + _LONGER * sign.phrase.count(" "))
