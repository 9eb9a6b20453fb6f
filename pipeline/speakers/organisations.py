"""Named organisations: by the head of the name, and by the names of inspectorates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.speakers.runs import find_runs, part_titles, run_end
from pipeline.speakers.vocabulary import INSPECTORATE_NAME, OPENER, ORGANISATION
from pipeline.speakers.words import IN_SPEECH, Words, is_capital

_JOINERS = frozenset({"of", "for"})
_LISTING = frozenset({"and", "&"})
_POSSESSIVES = frozenset({"'s", "'"})
_MOST = 12


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named organisation; `kind` is the label of its head (council, police, school, …)."""

    start: int
    end: int
    kind: str
    name: str


def find_organisations(words: Words) -> Iterator[Organisation]:
    """Give the named organisations in text order: names with a known head, and the inspectorates."""
    done = 0
    for start, end in find_runs(words):
        if start < done:
            continue
        found = _inspectorate(words, start, end) or _headed(words, *_joined(words, start, end))
        if found and found.start >= done and not _is_field(words, found):
            done = found.end
            yield found


def _is_field(words: Words, body: Organisation) -> bool:
    """Tell whether a seeming name is a field of work: *Adult Social Care*, *Children's Services*."""
    fields = words.vocabulary.fields
    return all(words.lower[number] in fields for number in range(body.start, body.end))


def _inspectorate(words: Words, start: int, end: int) -> Organisation | None:
    for number in range(start, end):
        named = words.hit(INSPECTORATE_NAME, number)
        if named:
            return Organisation(named.start, named.end, "inspectorate", words.text(named.start, named.end))
    return None


def _headed(words: Words, start: int, end: int) -> Organisation | None:
    """Give the organisation whose head ends the run, or opens it (*HMP Hill*, *University of Hill*)."""
    last = words.hit(ORGANISATION, end - 1)
    first = words.hit(OPENER, start)
    if last and last.end == end and (end - start > len(last) or words.tokens[start].text.isupper() or len(last) > 1):
        return Organisation(start, end, last.label, words.text(start, end))
    if first and first.start == start and end - start > len(first):
        return Organisation(start, end, first.label, words.text(start, end))
    if (inside := _head_inside(words, start, end)) and not part_titles(words, start, end).titled:
        return Organisation(start, end, inside, words.text(start, end))
    return None


def _head_inside(words: Words, start: int, end: int) -> str | None:
    """Give the kind of a head that *of* or *for* follows: *Union of Carers*; or of an organisation before a role."""
    for number in range(start, end - 1):
        hit = words.hit(ORGANISATION, number)
        if hit and words.lower[number + 1] in _JOINERS:
            return hit.label
    return None


def _joined(words: Words, start: int, end: int) -> tuple[int, int]:
    """Take in the further runs of one name: *Union of Care Workers*, *Hill and Dale NHS Trust*."""
    last = min(words.block_of(start)[1], start + _MOST)
    headed = False
    while end + 1 < last and is_capital(words.tokens[end + 1]) and words.quoted[end] != IN_SPEECH:
        following = min(run_end(words, end + 1), last)
        before = _head_ending(words, end) or words.hit(OPENER, start) or words.hit(INSPECTORATE_NAME, end - 1)
        link = words.lower[end]
        to_head = (link in _LISTING or link in _POSSESSIVES) and _head_ending(words, following) and not before
        listed = headed and link in _LISTING and not _names_another(words, end + 1, following)
        if not to_head and not listed and not (link in _JOINERS and before):
            break
        headed, end = headed or link in _JOINERS, following
    return start, end


def _head_ending(words: Words, end: int) -> bool:
    hit = words.hit(ORGANISATION, end - 1)
    return hit is not None and hit.end == end


def _names_another(words: Words, start: int, end: int) -> bool:
    """Tell whether a run is a name by itself: a person's or an organisation's."""
    given = words.lower[start] in words.vocabulary.given_names
    return given or words.hit(INSPECTORATE_NAME, start) is not None or _head_ending(words, end)
