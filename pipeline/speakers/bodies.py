"""The organisations of an article: which one *the council* is, which one is inspected, which one owns it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.annotations import Inspection
from pipeline.speakers.abbreviations import short_forms
from pipeline.speakers.inspecting import is_inspectorate
from pipeline.speakers.organisations import Organisation
from pipeline.speakers.places import Place
from pipeline.speakers.scene import Scene
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, ORGANISATION, OWNERSHIP, SOURCE, plain
from pipeline.speakers.words import Words, is_capital

INSPECTORATE_KIND = "inspectorate"
_GOVERNING = frozenset({"corporation"})
"""What a college calls those who govern it, and elsewhere is a body of its own."""
_AREAS = frozenset({"county", "city", "borough", "town"})


@dataclass(frozen=True, slots=True)
class Bodies:
    """The named organisations of an article.

    Attributes:
        named: In text order, every naming.
        at: The naming that covers a word.
        by_kind: The namings of each kind in text order.
        full: The fullest name by each name in use: by abbreviation (*CQC*), lower-cased.
        inspectorate: The fullest name of the inspectorate.
        provider: The inspected body.
        kind: The kind of the inspected body (`council`, `school`, …), None where nothing tells.
        inspectorates: Names of inspectorates, lower-cased.
        owners: Names of those that own or run it, lower-cased.
    """

    words: Words
    named: tuple[Organisation, ...]
    at: Mapping[int, Organisation]
    by_kind: Mapping[str, tuple[Organisation, ...]]
    full: dict[str, str]
    inspectorate: str | None
    provider: str | None
    kind: str | None
    inspectorates: frozenset[str]
    owners: frozenset[str]

    def of_kind(self, kind: str, before: int) -> str | None:
        """Give the named organisation of a kind: the last one before a word, else the first after it."""
        found = self.by_kind.get(kind, ()) or self._owners_like(kind)
        if not found:
            return None
        earlier = bisect_left(found, before, key=lambda body: body.start)
        return self.full_name(found[max(earlier - 1, 0)].name)

    def _owners_like(self, kind: str) -> tuple[Organisation, ...]:
        """Give the companies that *the firm* may be, whatever the heads of their names are."""
        standing = self.words.vocabulary.standing
        if standing.get(kind) != "owner":
            return ()
        return tuple(body for body in self.named if standing.get(body.kind) == "owner")

    def full_name(self, name: str) -> str:
        """Give the fullest form of a name in the article."""
        return self.full.get(plain(name), name)

    def resolve(self, start: int, end: int) -> str | None:
        """Give the name that the words [start, end) stand for: *the trust*, *Anytown*, *CQC*; None for none.

        A description that no name in the article fits stays as it is.
        """
        words = self.words
        body = next((self.at[number] for number in range(start, end) if number in self.at), None)
        if body is not None:
            return body.name
        if self._is_inspectorate(start, end):
            return self.of_kind(INSPECTORATE_KIND, start) or self.inspectorate
        head = words.hit(ORGANISATION, end - 1)
        if head is not None and self._is_description(start, end):
            return self._described(start, end, head.label)
        text = words.text(start, end)
        if self.provider and (plain(text) in plain(self.provider) or self._is_short(start, end, self.provider)):
            return self.provider
        if (longer := self.beginning_with(text)) is not None:
            return longer.name
        return text if any(is_capital(words.tokens[n]) for n in range(start, end)) else None

    def _is_short(self, start: int, end: int, name: str) -> bool:
        """Tell whether a determiner and the last word of a name stand for it: *the service*."""
        words = self.words
        led = end - start > 1 and words.among("leading", start) and words.tokens[end - 1].is_lower
        return led and plain(name).split()[-1:] == [words.lower[end - 1]]

    def beginning_with(self, text: str) -> Organisation | None:
        """Give the inspected body or owner whose name a short form begins: *Hexshire* for *Hexshire Fire Service*."""
        standing = self.words.vocabulary.standing
        start = f"{plain(text)} "
        fitting = (body for body in self.named if plain(body.name).startswith(start))
        return next((body for body in fitting if standing.get(body.kind) in {"inspected", "owner"}), None)

    def _described(self, start: int, end: int, kind: str) -> str:
        """Give the name of a description; itself where no name in the article fits."""
        words = self.words
        if self.provider and not self.is_body(self.provider) and words.lower[end - 1] in _AREAS:
            return self.provider
        if self.provider and self.kind == "school" and words.lower[end - 1] in _GOVERNING:
            return self.provider
        own = self.provider if kind == self.kind and self.provider and self._is_kind(self.provider, kind) else None
        return self.of_kind(kind, start) or own or words.text(start, end)

    def _is_inspectorate(self, start: int, end: int) -> bool:
        """Tell whether words are a common noun for the inspectorate: *the commission*, *the watchdog*."""
        source = self.words.hit(SOURCE, end - 1)
        if source is None or source.label != INSPECTORATE_KIND or not is_inspectorate(self.words, source):
            return False
        return self._is_description(start, end)

    def _is_description(self, start: int, end: int) -> bool:
        """Tell whether words describe and do not name: *the trust*, *Union* where it opens a headline."""
        words = self.words
        if end - start == 1 and words.opens(start):
            return not self._is_known_name(start)
        return not is_capital(words.tokens[start + 1 if end - start > 1 else start])

    def _is_known_name(self, start: int) -> bool:
        """Tell whether a word that is a head by itself is a name here, and no noun: *Unison*, not *Union*."""
        token = self.words.tokens[start]
        return token.ent_type_ == "ORG" and token.tag_ == "NNP"

    def is_body(self, name: str) -> bool:
        """Tell whether a name is that of a body, and of no mere place: it has a head (*council*, *HMP*)."""
        vocabulary = self.words.vocabulary
        folded = plain(name).split()
        ends = {" ".join(folded[-count:]) for count in range(1, 5)} | {" ".join(folded[:1])}
        return any(plain(body.name) == plain(name) for body in self.named) or bool(ends & vocabulary.heads)

    def employer(self) -> str | None:
        """Give the name of the inspected body, also where only *Anytown* and *the county council* tell it."""
        found = self.by_kind.get("council", ())
        if self.provider is None:
            names = {self.full_name(body.name) for body in found}
            return names.pop() if len(names) == 1 else None
        if self.is_body(self.provider):
            return self.provider
        named = next((body.name for body in found if plain(body.name).startswith(plain(self.provider))), None)
        return named or self._told_in_parts()

    def _told_in_parts(self) -> str | None:
        words = self.words
        for number, hit in words.hits.get(ORGANISATION, {}).items():
            if hit.start == number and hit.label == "council" and len(hit) > 1 and words.tokens[number].is_lower:
                return f"{self.provider} {words.text(hit.start, hit.end).title()}"
        return None

    def _is_kind(self, name: str, kind: str) -> bool:
        return kind in plain(name)

    def kind_of(self, start: int, end: int) -> str:
        """Give the kind of the organisation that the words [start, end) name, or nothing."""
        body = next((self.at[number] for number in range(start, end) if number in self.at), None)
        if body is not None:
            return body.kind
        if self._is_inspectorate(start, end):
            return INSPECTORATE_KIND
        head = self.words.hit(ORGANISATION, end - 1)
        longer = self.beginning_with(self.words.text(start, end)) if head is None else None
        return head.label if head is not None else longer.kind if longer is not None else ""

    def is_outside(self, place: Place | None) -> bool:
        """Tell whether a role is one in a body that is never inspected: a union, a charity."""
        if place is None or place.organisation is None:
            return False
        return self.words.vocabulary.standing.get(self.kind_of(*place.organisation)) == "outside"

    def place_name(self, place: Place | None) -> str | None:
        """Give the name of the organisation of a place."""
        if place is None or place.organisation is None:
            return None
        name = self.resolve(*place.organisation)
        kind = self.kind_of(*place.organisation)
        if name is None or kind == INSPECTORATE_KIND:
            return name
        outside = self.words.vocabulary.standing.get(kind) == "outside"
        described = _is_common(name) and (
            " " in name or (plain(name) in self.words.vocabulary.heads and not name.isupper())
        )
        named = self._is_known_name(place.organisation[0]) and place.organisation[1] - place.organisation[0] == 1
        return None if outside and described and not named else self.full_name(name)


def _is_common(name: str) -> bool:
    """Tell whether no word of a name but its first has a capital: *The committee*."""
    return not any(word[:1].isupper() for word in name.split()[1:])


def read_bodies(scene: Scene, inspection: Inspection) -> Bodies:
    """Give the organisations of an article, with what is known of the inspection."""
    named = tuple(sorted(set(scene.organisations.values()), key=lambda body: body.start))
    full = short_forms(scene.words, named)
    inspectorates = [body.name for body in named if body.kind == INSPECTORATE_KIND]
    inspectorate = inspection.inspectorate or next(iter(inspectorates), None)
    return Bodies(
        words=scene.words,
        named=named,
        at=scene.organisations,
        by_kind={kind: tuple(b for b in named if b.kind == kind) for kind in {b.kind for b in named}},
        full=full,
        inspectorate=inspectorate,
        provider=inspection.provider,
        kind=_provider_kind(scene.words, named, inspection.provider),
        inspectorates=frozenset(plain(name) for name in (*inspectorates, inspectorate) if name),
        owners=frozenset(_owners(scene.words, named)),
    )


def _provider_kind(words: Words, named: tuple[Organisation, ...], provider: str | None) -> str | None:
    if provider is not None:
        folded = plain(provider)
        kinds = [
            body.kind
            for body in named
            if plain(body.name) == folded or plain(body.name).split()[-1:] == folded.split()[-1:]
        ]
        if kinds:
            return kinds[0]
        if not any(folded in plain(body.name) for body in named if body.kind != "council") and _speaks_of(
            words, "council"
        ):
            return "council"
    return _commonest_kind(words)


def _speaks_of(words: Words, kind: str) -> bool:
    return any(hit.label == kind for hit in words.hits.get(ORGANISATION, {}).values())


def _commonest_kind(words: Words) -> str | None:
    """Give the kind of organisation that the article speaks of most."""
    counts: dict[str, int] = {}
    for number, hit in words.hits.get(ORGANISATION, {}).items():
        if (
            hit.start == number
            and words.vocabulary.standing.get(hit.label) == "inspected"
            and not words.hit(INSPECTORATE_NAME, number)
        ):
            counts[hit.label] = counts.get(hit.label, 0) + 1
    return max(sorted(counts), key=lambda kind: counts[kind]) if counts else None


def _owners(words: Words, named: tuple[Organisation, ...]) -> list[str]:
    """Give who owns or runs something: *run by Bell Care*, *Bell Care, which owns the home*."""
    starting = {body.start: body for body in named}
    ending = {body.end: body for body in named}
    found: list[str] = []
    for number, hit in words.hits.get(OWNERSHIP, {}).items():
        if hit.start != number:
            continue
        places = (hit.end, hit.end + 1) if hit.label == "owner_after" else range(hit.start, hit.start - 5, -1)
        bodies = starting if hit.label == "owner_after" else ending
        found.extend(plain(bodies[place].name) for place in places if place in bodies)
    return found
