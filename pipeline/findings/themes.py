"""The theme of a finding: the profile's vocabulary, weighed by where it stands."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span

from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import Wordings, make_wordings

OTHER = "other"
_STRONG, _WEAK = 2.0, 0.75
_FRONT, _FRONT_SHARE = 1.5, 0.4
_LONGER = 0.25
_LEAST = 0.7


@cache
def _vocabulary(profile: Profile) -> tuple[tuple[str, Wordings, Wordings], ...]:
    """Give (theme, wordings of strong words, wordings of weak words) in the profile's order."""
    return tuple(
        (
            theme.name,
            make_wordings((word, word) for word in theme.strong),
            make_wordings((word, word) for word in theme.weak),
        )
        for theme in profile.themes
    )


def find_theme(span: Span, profile: Profile) -> str | None:
    """Give the theme whose words weigh most in the span; None where none has any.

    A strong word counts 2, a weak one 0.75, each once; a quarter more for each further word of a phrase, and half as
    much again in the first two fifths (the subject, mostly). Of equal themes the profile's first wins.
    """
    text = span.text
    front = len(text) * _FRONT_SHARE
    best, name = 0.0, None
    for theme, strong, weak in _vocabulary(profile):
        score = _score(strong, text, front, _STRONG) + _score(weak, text, front, _WEAK)
        if score > best + 1e-9:
            best, name = score, theme
    return name if best >= _LEAST else None


def _score(wordings: Wordings, text: str, front: float, weight: float) -> float:
    places: dict[str, int] = {}
    for hit in wordings.find(text):
        places.setdefault(hit.name, hit.start)
    return sum(
        weight * (_FRONT if start <= front else 1.0) * (1 + _LONGER * name.count(" ")) for name, start in places.items()
    )
