"""The models as a later version may have them: more fields, more lists; whatever is new has a default."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipeline.record import text
from pipeline.record.article import Article, Inspection, Model, Quote
from pipeline.store import tables


class Tone(Model):
    """How it was said."""

    loud: bool


class Said(Quote):
    """A quote that says how."""

    tone: Tone = Tone(loud=False)


class Team(Model):
    """Who came."""

    members: tuple[str, ...]


class Crew(Model):
    """All who came."""

    teams: tuple[Team, ...]


class Visited(Inspection):
    """An inspection by teams."""

    crew: Crew | None = None


class More(Article):
    """A record that says more."""

    inspection: Visited
    quotes: tuple[Said, ...]
    reviewed: int | None = None
    """How often a person looked."""
    labels: tuple[str, ...] = ("new",)

    @staticmethod
    def crew(*teams: tuple[str, ...]) -> Crew:
        """Give a crew of these teams."""
        return Crew(teams=tuple(Team(members=members) for members in teams))


@contextmanager
def newer_program() -> Iterator[None]:
    """Let the program be a later version, with these models."""
    caches = [found for found in vars(tables).values() if hasattr(found, "cache_clear")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "Article", More)
        patch.setattr(text, "Article", More)
        for cached in caches:
            cached.cache_clear()
        yield
    for cached in caches:
        cached.cache_clear()
