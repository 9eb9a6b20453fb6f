"""The judgements of a whole Doc: rows and sentences, block by block, each area, grade and time once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.annotations import Inspection, Judgement, get_blocks
from pipeline.inspectorates.schema import Profile
from pipeline.inspectorates.wordings import to_span
from pipeline.judgements.link import Link, link_sentence, without_overruled
from pipeline.judgements.subject import subject_words
from pipeline.judgements.tables import link_blocks
from pipeline.judgements.tally import link_tallies
from pipeline.judgements.terms import Target, Vocabulary, vocabulary

_END = re.compile(r"(?<=[.!?])[\"'”’]?\s+(?=[\"'“‘A-Z])")


def find_mentions(doc: Doc, profiles: Sequence[Profile], inspection: Inspection) -> list[Judgement]:
    """Give the judgements in text order, one for every mention; `profiles` gives the profile of each block."""
    blocks = get_blocks(doc)
    by_profile: dict[str, list[tuple[Vocabulary, Link]]] = {}
    for profile in dict.fromkeys(p.name for p in profiles):
        words = vocabulary(next(p for p in profiles if p.name == profile))
        mine = [block for block, owner in zip(blocks, profiles, strict=True) if owner.name == profile]
        by_profile[profile] = [(words, link) for link in _links(words, doc, mine, inspection)]
    pairs = [pair for rows in by_profile.values() for pair in rows]
    found = (_to_judgement(doc, words, link) for words, link in pairs)
    return sorted((j for j in found if j is not None), key=lambda j: (j.span.start, j.span.end))


def _links(words: Vocabulary, doc: Doc, blocks: Sequence[Span], inspection: Inspection) -> list[Link]:
    rows = list(link_blocks(words, doc.text, blocks, inspection))
    done = {number for number, _ in rows}
    prose = [
        link
        for number, block in enumerate(blocks)
        if number not in done
        for start, end in _sentences(block)
        for link in _in_sentence(words, doc.text, start, end, inspection)
    ]
    return without_overruled([*(link for _, link in rows), *prose], words)


def _in_sentence(words: Vocabulary, text: str, start: int, end: int, inspection: Inspection) -> list[Link]:
    return list(link_tallies(words, text, start, end, inspection)) or list(
        link_sentence(words, text, start, end, inspection)
    )


def _sentences(block: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block by its marks: character offsets into the Doc's text."""
    start = 0
    for end in [*(match.start() for match in _END.finditer(block.text)), len(block.text)]:
        yield block.start_char + start, block.start_char + end
        start = end


def _to_judgement(doc: Doc, words: Vocabulary, link: Link) -> Judgement | None:
    target = link.target or _whole(doc, words, link)
    start = min(link.grade.start, target.start) if target.end > target.start else link.grade.start
    end = max(link.grade.end, target.end)
    span = to_span(doc, start, end)
    if span is None:
        return None
    area_text = doc.text[target.start : target.end] if target.area is not None and target.end > target.start else None
    return Judgement(span, target.area, area_text, link.grade.name, link.when, target.count)


def _whole(doc: Doc, words: Vocabulary, link: Link) -> Target:
    """Give what a grade without a known area is given to: the words of its subject, or the service as a whole."""
    grade = to_span(doc, link.grade.start, link.grade.end)
    subject = subject_words(grade, words.profile) if grade is not None else None
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
