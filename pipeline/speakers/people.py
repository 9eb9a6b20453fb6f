"""People named in the article, with titles and roles: by the shape and place of a name more than by its label."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.annotations import PERSON
from pipeline.speakers.appositions import role_after
from pipeline.speakers.couples import surnames_shared
from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import POSSESSIVES, Organisations, Place
from pipeline.speakers.runs import Run, find_runs, part_titles
from pipeline.speakers.titles import role_before
from pipeline.speakers.vocabulary import ORGANISATION, ROLE, SOURCE
from pipeline.speakers.words import Words

_OTHER_NAMES = frozenset(
    {"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE", "LANGUAGE"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHERE = frozenset({"in", "at", "on", "near", "across"})
_LONGEST = 5
_INITIALS = 2


def find_people(words: Words, organisations: Organisations) -> Iterator[Mention]:
    """Give the mentions of named people in text order.

    Args:
        organisations: By each word that they cover.
    """
    runs = [part_titles(words, *run) for run in find_runs(words)]
    runs = [run for run in runs if not any(number in organisations for number in range(run.name, run.end))]
    runs = [run for run in runs if not _is_team(words, run)]
    places = _places(words, runs, organisations)
    elsewhere = _other_names(words, organisations)
    sure = [run for run in runs if _is_person(words, run, places[run.name], elsewhere)]
    names = _known_names(words, sure)
    known = {run.name for run in sure}
    shared = surnames_shared(words, runs)
    for run in runs:
        if run.name in shared:
            yield _with_surname(words, run, shared[run.name], places)
        elif run.name in known or _is_known(words, run, names):
            yield _mention(words, run, places[run.name])


def _is_team(words: Words, run: Run) -> bool:
    """Tell whether a title with a noun names the inspectors: *HM Inspectors*."""
    hits = (words.hit(SOURCE, number) for number in (run.start, run.name))
    return any(hit is not None and hit.label == "inspectors" and hit.end == run.end for hit in hits)


def _with_surname(words: Words, run: Run, other: Run, places: Mapping[int, Place | None]) -> Mention:
    """Give the first of two who share a surname, and what is told after it: *Martin and Joan Bell, owners of …*."""
    surname = words.text(other.end - 1, other.end)
    title = words.vocabulary.honorifics.get(words.lower[run.name])
    place = places[run.name] or places[other.name]
    place = place if place is None or place.start >= other.tail or place is places[run.name] else None
    if title is not None:
        return Mention(run.start, run.tail, PERSON, surname, run.name, honorific=title, place=place, named=True)
    return replace(_mention(words, run, place), name=f"{words.text(run.name, run.end)} {surname}")


def _places(words: Words, runs: Sequence[Run], organisations: Organisations) -> Mapping[int, Place | None]:
    """Give the role beside each name; one that the name after it has is no longer that of the name before it."""
    found: dict[int, Place | None] = {}
    taken = len(words)
    for run in reversed(runs):
        before = role_before(words, _title_start(words, run), organisations)
        if before is not None and _owns_a_relative(words, run, before):
            before = None
        after = role_after(words, run.tail, organisations)
        found[run.name] = _main(before, after if after is None or after.start < taken else None)
        introduced = before is not None and before.end < _title_start(words, run) and not _cannot_be_person(words, run)
        taken = before.start if before is not None and introduced else len(words)
    return found


def _owns_a_relative(words: Words, run: Run, before: Place) -> bool:
    """Tell whether a comma parts a role from a name that only owns what follows: *the mother of Amy, Bell's victim*."""
    after = words.lower[run.tail] if run.tail < len(words) else ""
    return after in POSSESSIVES and before.end < _title_start(words, run)


def _main(before: Place | None, after: Place | None) -> Place | None:
    if before is None or after is None:
        return before or after
    main, other = (after, before) if before.head is None else (before, after)
    return replace(main, organisation=main.organisation or other.organisation, gender=main.gender or other.gender)


def _title_start(words: Words, run: Run) -> int:
    """Give the first word of the honorifics before the name, past which a role may stand."""
    start = run.name
    while start > run.start and (words.lower[start - 1] in words.vocabulary.honorifics or words.abbreviates(start - 1)):
        start -= 1
    return start


def _other_names(words: Words, organisations: Organisations) -> frozenset[str]:
    """Give the words that stand in a body's name, or right after a preposition of place, anywhere in the article."""
    of_bodies = {words.lower[number] for number in organisations}
    return frozenset(of_bodies | {words.lower[n] for n in range(1, len(words)) if words.lower[n - 1] in _WHERE})


def _is_person(words: Words, run: Run, place: Place | None, elsewhere: Container[str]) -> bool:
    if _cannot_be_person(words, run):
        return False
    if run.titled:
        return True
    labels = {words.tokens[number].ent_type_ for number in range(run.name, run.end)}
    given = words.lower[run.name] in words.vocabulary.given_names
    after = place is not None and place.start >= run.tail
    told = after or (place is not None and _tells(place) and (given or labels.isdisjoint(_PLACES)))
    other, beside, aged = bool(labels & _OTHER_NAMES), _beside(words, run), _is_aged(words, run)
    if not (given or told or aged) and _is_elsewhere(words, run, elsewhere):
        return False
    labelled = labels == {"PERSON"}
    if len(run) > 1:
        return labelled or told or aged or (given and not other) or (beside and (given or not other))
    introduced = told and not after and not other
    if labelled or introduced or (given and (told or aged or beside)):
        return True
    return beside and (not other or run.start - 1 in words.cues) and words.tokens[run.name].tag_ in {"NNP", ""}


def _is_elsewhere(words: Words, run: Run, elsewhere: Container[str]) -> bool:
    """Tell whether a name that nothing shows to be a person's may be a body's or a place's: *Upton*, *Hope Trust*."""
    return words.lower[run.name] in elsewhere or words.hit(ORGANISATION, run.end - 1) is not None


def _tells(place: Place) -> bool:
    """Tell whether a place shows that a person's name stands beside it."""
    return place.head is not None or place.gender is not None


def _cannot_be_person(words: Words, run: Run) -> bool:
    """Tell whether a run is too long, an acronym, a role by itself, or a lone word for a group or body."""
    first = words.tokens[run.name].text
    acronym = first.isupper() and len(first) > _INITIALS and words.lower[run.name] not in words.vocabulary.given_names
    if len(run) > _LONGEST or ((acronym or _is_field(words, run)) and not run.honorific):
        return True
    hit = words.hit(ROLE, run.name)
    if run.titled:
        return False
    if (hit and hit.start == run.name and hit.end >= run.end) or _is_region(words, run):
        return True
    common = words.hit(SOURCE, run.name) or words.hit(ORGANISATION, run.name)
    return len(run) == 1 and (common is not None or words.lower[run.name] in words.vocabulary.unnamed)


def _is_field(words: Words, run: Run) -> bool:
    """Tell whether all of a run is a field of work: *Skills*, *Lifelong Learning*."""
    return all(words.lower[number] in words.vocabulary.fields for number in range(run.name, run.end))


def _is_region(words: Words, run: Run) -> bool:
    """Tell whether a run between commas only parts a role from a name: *director, South West, Jo Bell*."""
    given = words.vocabulary.given_names
    if run.start == 0 or run.tail + 1 >= len(words) or words.lower[run.name] in given:
        return False
    between = words.lower[run.start - 1] == "," == words.lower[run.tail]
    return between and words.lower[run.tail + 1] in given


def _is_aged(words: Words, run: Run) -> bool:
    """Tell whether an age follows the name: *Jo Bell, 34,*."""
    end = run.tail
    return (
        end + 2 < len(words)
        and words.lower[end] == "," == words.lower[end + 2]
        and words.tokens[end + 1].text.isdigit()
    )


def _beside(words: Words, run: Run) -> bool:
    """Tell whether a cue stands next to the name, or the name signs a quote after a dash."""
    after = run.tail
    if after < len(words) and words.tokens[after].tag_ in {"MD", "RB", "VBZ", "VBP", "VBD"} and after not in words.cues:
        after += 1
    if after in words.cues or run.start - 1 in words.cues:
        return True
    return run.start > 1 and words.is_dash(run.start - 1) and words.is_mark(run.start - 2)


def _known_names(words: Words, runs: list[Run]) -> Mapping[str, int]:
    """Give the words of full names; a lone word among them is the same person."""
    return {words.lower[number]: run.name for run in runs for number in (run.name, run.end - 1) if len(run) > 1}


def _is_known(words: Words, run: Run, names: Mapping[str, int]) -> bool:
    return len(run) == 1 and words.lower[run.name] in names


def _mention(words: Words, run: Run, place: Place | None) -> Mention:
    start = _title_start(words, run)
    if place is not None and place.head is not None and place.end == start:
        start = place.role[0]
    elif run.role is not None and run.role[1] == start:
        start = run.role[0]
    name = words.text(run.name, run.end)
    return Mention(start, run.tail, PERSON, name, run.end - 1, honorific=run.honorific, place=place, named=True)
