"""The facts of the inspection: type, dates, and what went before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from spacy.tokens import Doc, Span

from pipeline.annotations import DatedValue, Inspection, get_blocks, get_context, text_of, text_of_doc
from pipeline.inspectorates.cues import FUTURE, INSPECTED, PREVIOUS, PUBLISHED, REPORTED, REVEALED, date_cues, has
from pipeline.inspectorates.dates import Mention, find_dates, parse_page_date, resolve
from pipeline.inspectorates.providers import find_provider
from pipeline.inspectorates.schema import Kind, Profile
from pipeline.inspectorates.wordings import Hit, Wordings, make_wordings, to_span

_SENTENCE = re.compile(r"[^.!?\n]{1,1500}(?:[.!?](?!\s)[^.!?\n]{0,200}){0,9}")
_YEAR_INSPECTION = re.compile(r"\b((?:19|20)\d\d)\s+(?:\w+\s+){0,2}inspection", re.IGNORECASE)
_NEAR, _OPENING = 90, 8
_VISIT_WEIGHT = 2.0


@dataclass(frozen=True)
class _Clock:
    """What the article knows of years: the page's day, the latest year of something earlier, and all in its text."""

    page: date | None
    earlier: int | None
    text: str

    def resolve(self, mention: Mention) -> str | None:
        """Give the ISO value of a mention, or None; only a date without a year on a page without a day needs others."""
        latest = self.latest if self.page is None and mention.year is None else None
        return resolve(mention, page=self.page, earlier=self.earlier, latest=latest)

    @cached_property
    def latest(self) -> int | None:
        """The latest year of the text after that of something earlier."""
        years = [m.year for m in find_dates(self.text) if m.year]
        return max((year for year in years if self.earlier is None or year > self.earlier), default=None)


def find_inspection(doc: Doc, profile: Profile) -> Inspection:
    """Give who was inspected, how and when, as far as the article tells."""
    blocks = get_blocks(doc)
    cues = date_cues()
    previous = _previous_date(doc, cues)
    clock = _clock(doc, previous)
    return Inspection(
        profile=profile.name,
        inspectorate=profile.inspectorate,
        provider=find_provider(doc, profile, blocks),
        type=find_kind(blocks, profile).name,
        published=_dated(doc, cues, PUBLISHED, clock) or _told_lately(doc, profile, clock),
        inspected=_dated(doc, cues, INSPECTED, clock),
        previous_date=previous,
    )


@cache
def _kind_cues(profile: Profile) -> Wordings:
    return make_wordings((cue, kind.name) for kind in profile.kinds for cue in kind.cues)


def find_kind(blocks: Sequence[Span], profile: Profile) -> Kind:
    """Give the kind of inspection that the article names most, early mentions first; without one the profile's first.

    Sentences about what is still to come count only where no other names a kind, and visits without grades count
    twice, since articles about them also name the full inspection before.
    """
    scores = _kind_scores(blocks, profile, to_come=False)
    if not any(scores.values()):
        scores = _kind_scores(blocks, profile, to_come=True)
    weighted = [(scores[kind.name] * (1.0 if kind.graded else _VISIT_WEIGHT), kind) for kind in profile.kinds]
    return max(weighted, key=lambda pair: pair[0])[1]


def _kind_scores(blocks: Sequence[Span], profile: Profile, *, to_come: bool) -> dict[str, float]:
    """Give what the sentences speak for each kind: those about what is still to come, for kinds with grades, or not."""
    cues, graded = _kind_cues(profile), {kind.name for kind in profile.kinds if kind.graded}
    scores = {kind.name: 0.0 for kind in profile.kinds}
    for number, block in enumerate(blocks):
        for sentence in _SENTENCE.finditer(text_of(block)):
            hits = list(cues.find(sentence.group()))
            if hits and has(FUTURE, sentence.group()) == to_come:
                for hit in hits:
                    scores[hit.name] += 3.0 / (number + 1) if hit.name in graded or not to_come else 0.0
    return scores


def _sentences(doc: Doc) -> Iterator[tuple[int, str]]:
    for block in get_blocks(doc):
        for match in _SENTENCE.finditer(text_of(block)):
            yield block.start_char + match.start(), match.group()


def _previous_date(doc: Doc, cues: Wordings) -> str | None:
    for _, sentence in _sentences(doc):
        year = _YEAR_INSPECTION.search(sentence)
        if year:
            return year.group(1)
        for hit in cues.find(sentence):
            if hit.name == PREVIOUS:
                near = [m for m in find_dates(sentence) if m.year and abs(m.start - hit.end) < _NEAR]
                if near:
                    return resolve(near[0], page=None, earlier=None, latest=None)
    return None


def _clock(doc: Doc, previous: str | None) -> _Clock:
    earlier = int(previous[:4]) if previous else None
    return _Clock(parse_page_date(get_context(doc).published), earlier, text_of_doc(doc))


def _dated(doc: Doc, cues: Wordings, label: str, clock: _Clock) -> DatedValue | None:
    """Give the date beside the first cue of the label that has one; stated where it is written in full."""
    for start, sentence in _sentences(doc):
        every = list(cues.find(sentence))
        hits = [hit for hit in every if hit.name == label]
        earlier = any(hit.name == PREVIOUS for hit in every)
        if not hits or (label == INSPECTED and earlier) or (label == PUBLISHED and not _of_report(sentence, hits[0])):
            continue
        for mention in sorted(find_dates(sentence), key=_distance_to(hits[0])):
            nearest = min(every, key=lambda hit: _distance_to(hit)(mention))
            told = nearest.name == label and _tells(mention, hits[0], label)
            value = clock.resolve(mention) if told else None
            if value is not None:
                basis = "stated" if mention.year and (mention.days or mention.month) else "inferred"
                return DatedValue(value, basis, to_span(doc, start + mention.start, start + mention.end))
    return None


def _of_report(sentence: str, hit: Hit) -> bool:
    """Tell whether what is published may be the report: the sentence speaks of one, or the date follows the cue."""
    nearest = min(find_dates(sentence), key=_distance_to(hit), default=None)
    return has(REPORTED, sentence) or (nearest is not None and 0 <= nearest.start - hit.end <= len(" on "))


@cache
def _body(profile: Profile) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in profile.all_names), re.IGNORECASE)


def _told_lately(doc: Doc, profile: Profile, clock: _Clock) -> DatedValue | None:
    """Give the day that the opening gives to what the inspectorate says: *a report revealed yesterday*."""
    if clock.page is None:
        return None
    for block in get_blocks(doc)[:_OPENING]:
        for match in _SENTENCE.finditer(text_of(block)):
            for mention in find_dates(match.group()):
                around = match.group()[max(mention.start - _NEAR, 0) : mention.end + _NEAR // 2]
                named = has(REPORTED, around) or _body(profile).search(around) is not None
                if mention.relative and named and has(REVEALED, around) and not has(FUTURE, around):
                    value = clock.resolve(mention)
                    place = block.start_char + match.start()
                    if value is not None:
                        return DatedValue(value, "inferred", to_span(doc, place + mention.start, place + mention.end))
    return None


def _distance_to(hit: Hit) -> Callable[[Mention], int]:
    def distance(mention: Mention) -> int:
        return mention.start - hit.end if mention.start >= hit.end - 1 else hit.start - mention.end + _NEAR // 2

    return distance


def _tells(mention: Mention, hit: Hit, label: str) -> bool:
    near = -_NEAR < mention.start - hit.end < _NEAR
    only_year = mention.month is None and mention.relative is None
    return near and not only_year and not (label == INSPECTED and mention.relative is not None)
