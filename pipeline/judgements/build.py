"""The judgements of a whole Doc: rows and sentences, block by block, each area, grade and time once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from spacy.tokens import Doc, Span

from pipeline.annotations import CURRENT, Inspection, Judgement, add_notice, get_blocks, text_of, text_of_doc
from pipeline.inspectorates.providers import find_provider
from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.unknown import names_another
from pipeline.inspectorates.wordings import to_span
from pipeline.judgements.link import Link, link_sentence, without_overruled
from pipeline.judgements.several import with_providers
from pipeline.judgements.subject import subject_words
from pipeline.judgements.tables import link_blocks
from pipeline.judgements.tally import link_tallies
from pipeline.judgements.terms import Target, Vocabulary, vocabulary
from pipeline.judgements.unknown import find_unknown, unknown_area
from pipeline.page import Notice

_END = re.compile(r"(?<=[.!?])[\"'”’]?\s+(?=[\"'“‘A-Z])")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_LONGEST = 1500


def find_mentions(
    doc: Doc, profiles: Sequence[Profile], inspection: Inspection, *, others: tuple[Profile, ...] = ()
) -> list[Judgement]:
    """Give the judgements in text order, one for every mention.

    Args:
        profiles: One for each block; where they are of several inspectorates, each judgement names its provider.
        inspection: The facts that tell this inspection's grades from earlier ones.
        others: Every known profile: a sentence that names another body alone tells of that body's grades.
    """
    blocks, text = get_blocks(doc), text_of_doc(doc)
    found: list[Judgement] = []
    for profile in {p.name: p for p in profiles}.values():
        mine = [block for block, owner in zip(blocks, profiles, strict=True) if owner.name == profile.name]
        provider = find_provider(doc, profile, mine) if len({p.inspectorate for p in profiles}) > 1 else None
        words = vocabulary(profile)
        links = (
            part for link in _links(words, text, mine, inspection) for part in _in_parts(text, link, words, inspection)
        )
        told = (_to_judgement(doc, text, words, link) for link in links)
        own = sorted((j for j in told if j and not _is_another_s(j.span, blocks, profile, others)), key=_place)
        judgements = with_providers(own, words, mine)
        for judgement, notice in chain(_with_notices(judgements, words), find_unknown(doc, words, mine, inspection)):
            found.append(judgement if judgement.provider else replace(judgement, provider=provider))
            if notice is not None:
                add_notice(doc, notice)
    return sorted(found, key=_place)


def _place(judgement: Judgement) -> tuple[int, int]:
    return judgement.span.start, judgement.span.end


def _with_notices(judgements: Iterable[Judgement], words: Vocabulary) -> Iterator[tuple[Judgement, Notice | None]]:
    """Yield the judgements, each with the notice that its area is none of the framework's; one notice for each area."""
    told: set[str | None] = set()
    for judgement in judgements:
        notice = unknown_area(judgement, words) if judgement.area not in told else None
        told.add(judgement.area)
        yield judgement, notice


def _is_another_s(span: Span, blocks: Sequence[Span], profile: Profile, others: tuple[Profile, ...]) -> bool:
    """Tell whether the sentence names another inspectorate and not this one: the grade is that body's."""
    block = next((b for b in blocks if b.start <= span.start < b.end), None)
    if block is None:
        return False
    places = (place for place in _sentences(block) if place[0] <= span.start_char < place[1])
    return any(names_another(text_of_doc(span.doc)[start:end], profile, others) for start, end in places)


def _links(words: Vocabulary, text: str, blocks: Sequence[Span], inspection: Inspection) -> list[Link]:
    rows = list(link_blocks(words, text, blocks, inspection))
    done = {number for number, _ in rows} | {number for number, block in enumerate(blocks) if "\t" in text_of(block)}
    prose = [
        link
        for number, block in enumerate(blocks)
        if number not in done
        for start, end in _sentences(block)
        for link in _in_sentence(words, text, start, end, inspection)
    ]
    return without_overruled([*(link for _, link in rows), *prose], words)


def _in_parts(text: str, link: Link, words: Vocabulary, inspection: Inspection) -> Iterator[Link]:
    """Yield the link, or one for each area that its area had been parted into when the report came out."""
    area = next((a for a in words.profile.areas if link.target and a.name == link.target.area), None)
    year = int(inspection.published.value[:4]) if inspection.published else None
    if link.target is None or link.when != CURRENT or year is None or area is None or (area.until or year) >= year:
        yield link
    else:
        breaks = list(_AND.finditer(text, link.target.start, link.target.end))
        starts = [link.target.start, *(found.end() for found in breaks)]
        ends = [*(found.start() for found in breaks), link.target.end]
        fits = len(starts) == len(area.parts)
        for number, part in enumerate(area.parts):
            place = (starts[number], ends[number]) if fits else (link.target.start, link.target.end)
            yield replace(link, target=Target(*place, area=part))


def _in_sentence(words: Vocabulary, text: str, start: int, end: int, inspection: Inspection) -> list[Link]:
    return list(link_tallies(words, text, start, end, inspection)) or list(
        link_sentence(words, text, start, end, inspection)
    )


def _sentences(block: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block by its marks, the overlong in pieces: character offsets into the Doc's text."""
    start, text = 0, text_of(block)
    for end in [*(match.start() for match in _END.finditer(text)), len(text)]:
        for piece in range(start, end, _LONGEST):
            yield block.start_char + piece, block.start_char + min(piece + _LONGEST, end)
        start = end


def _to_judgement(doc: Doc, text: str, words: Vocabulary, link: Link) -> Judgement | None:
    target = link.target or _whole(doc, text, words, link)
    start = min(link.grade.start, target.start) if target.end > target.start else link.grade.start
    end = max(link.grade.end, target.end)
    span = to_span(doc, start, end)
    if span is None:
        return None
    area_text = text[target.start : target.end] if target.area is not None and target.end > target.start else None
    area = words.profile.area_beside(target.area, link.grade.name) if target.area is not None else None
    return Judgement(span, area, area_text, link.grade.name, link.when, target.count)


def _whole(doc: Doc, text: str, words: Vocabulary, link: Link) -> Target:
    """Give what a grade without a known area is given to: the words of its subject, or the service as a whole."""
    grade = to_span(doc, link.grade.start, link.grade.end)
    subject = subject_words(grade, words.profile) if grade is not None else None
    known = list(words.areas.find(text, subject.start_char, subject.end_char)) if subject is not None else []
    if subject is not None and len(known) == 1 and 2 * (known[0].end - known[0].start) >= len(subject.text):
        return Target(known[0].start, known[0].end, area=known[0].name)
    if subject is not None:
        return Target(subject.start_char, subject.end_char, area=" ".join(subject.text.split()))
    return Target(link.grade.start, link.grade.start, area=words.profile.overall)


def each_once(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """Yield the first mention of each area, grade, time and provider."""
    seen = set()
    for judgement in judgements:
        key = (judgement.area, judgement.grade, judgement.when, judgement.count, judgement.provider)
        if key not in seen:
            seen.add(key)
            yield judgement
