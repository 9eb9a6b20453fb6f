"""People named in the article, with titles and roles: by the shape and place of a name more than by its label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.annotations import PERSON
from pipeline.speakers.appositions import role_after
from pipeline.speakers.mentions import Mention
from pipeline.speakers.places import Organisations, Place
from pipeline.speakers.runs import Run, find_runs, part_titles
from pipeline.speakers.titles import role_before
from pipeline.speakers.vocabulary import ORGANISATION, SOURCE
from pipeline.speakers.words import Words

_OTHER_NAMES = frozenset(
    {"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE", "LANGUAGE"}
)
_LONGEST = 5
_INITIALS = 2


def find_people(words: Words, organisations: Organisations) -> Iterator[Mention]:
    """Give the mentions of named people in text order.

    Args:
        organisations: By each word that they cover.
    """
    runs = [part_titles(words, *run) for run in find_runs(words)]
    runs = [run for run in runs if not any(number in organisations for number in range(run.name, run.end))]
    places = {run.name: _place(words, run, organisations) for run in runs}
    sure = [run for run in runs if _is_person(words, run, places[run.name])]
    names = _known_names(words, sure)
    known = {run.name for run in sure}
    for run in runs:
        if run.name in known or _is_known(words, run, names):
            yield _mention(words, run, places[run.name])


def _place(words: Words, run: Run, organisations: Organisations) -> Place | None:
    before = role_before(words, _title_start(words, run), organisations)
    after = role_after(words, run.tail, organisations)
    if before is not None and (after is None or after.head is None):
        return before
    return after if before is None or before.head is None else before


def _title_start(words: Words, run: Run) -> int:
    """Give the first word of the honorifics before the name, past which a role may stand."""
    start = run.name
    while start > run.start and (words.lower[start - 1] in words.vocabulary.honorifics or words.abbreviates(start - 1)):
        start -= 1
    return start


def _is_person(words: Words, run: Run, place: Place | None) -> bool:
    first = words.tokens[run.name].text
    if len(run) > _LONGEST or (first.isupper() and len(first) > _INITIALS and not run.honorific):
        return False
    if run.titled:
        return True
    if len(run) == 1 and (
        words.hit(SOURCE, run.name)
        or words.hit(ORGANISATION, run.name)
        or words.lower[run.name] in words.vocabulary.unnamed
    ):
        return False
    labels = {words.tokens[number].ent_type_ for number in range(run.name, run.end)}
    given = words.lower[run.name] in words.vocabulary.given_names
    named_after = (place is not None and (place.head is not None or place.start >= run.tail)) or _is_aged(words, run)
    other = bool(labels & _OTHER_NAMES)
    if len(run) == 1:
        return (
            (given and (named_after or _beside(words, run)))
            or labels == {"PERSON"}
            or (
                (not other or run.start - 1 in words.cues)
                and _beside(words, run)
                and words.tokens[run.name].tag_ in {"NNP", ""}
            )
        )
    return (
        named_after or labels == {"PERSON"} or (given and not other) or (_beside(words, run) and (given or not other))
    )


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
