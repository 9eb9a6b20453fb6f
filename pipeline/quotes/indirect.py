"""Indirect quotes: what a cue reports without quotation marks.

Three places are looked at, in this order: before a cue that trails (*…, the report adds*), around one that interrupts
(*Few plans, they found, …*), after one that leads in (*said that …*). What is found once is not found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span, Token

from pipeline.annotations import INDIRECT, Attribution, dependents
from pipeline.quotes.according import find_according
from pipeline.quotes.complements import find_complement
from pipeline.quotes.cues import FoundCue, find_cues, is_denied
from pipeline.quotes.headlines import find_headline
from pipeline.quotes.lists import find_lists
from pipeline.quotes.passages import Passage
from pipeline.quotes.reported import Reported, has_verb, trim
from pipeline.quotes.trailing import find_trailing

_WORDS: Final = 2
_JOINING: Final = frozenset({"and", "but"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})


def find_reported(passages: Sequence[Passage], blocks: Sequence[Span], direct: Sequence[Attribution]) -> list[Reported]:
    """Give all reported statements, quoted words in them or not; speech that layout sets off holds none."""
    found = list(find_lists(passages, blocks))
    listed = {i for r in found for s in r.contents for i in range(s.start, s.end)}
    spoken = {i for a in direct if a.found_by.startswith("layout") for s in a.contents for i in range(s.start, s.end)}
    for passage in passages:
        if passage.start not in listed | spoken:
            found.extend(_of_passage(passage, blocks[passage.block]))
    return found


def to_indirect(
    reported: Sequence[Reported], passages: Sequence[Passage], direct: Sequence[Attribution]
) -> list[Attribution]:
    """Give the indirect quotes of reported statements in text order; none overlaps another or a quote in marks."""
    taken = {i for a in direct for s in a.contents for i in range(s.start, s.end)}
    marked = {i for p in passages for q in p.quotations if q.span.start in taken for i in range(q.first, q.last)}
    spent = {a.cue.start: a for a in direct if a.cue is not None}
    free = (r for r in reported if not _is_spent(r, spent))
    kept = [k for r in free if (k := _outside_marks(r, marked)) is not None]
    kept.sort(key=lambda r: r.contents[0].start)
    return [
        Attribution(f"i{n}", INDIRECT, r.contents, r.cue, source=r.source, found_by=f"reported.{r.found_by}")
        for n, r in enumerate(kept)
    ]


def _is_spent(reported: Reported, spent: Mapping[int, Attribution]) -> bool:
    """Tell whether the cue hands words in marks over and no clause: behind *“…”, says* stands the source.

    What stands beside *according to* with words in marks is a clause of it too: *It “shines”, but …, according to X*.
    """
    quote = spent.get(reported.cue.start) if reported.cue is not None else None
    if quote is None or quote.cue is None:
        return False
    if reported.found_by == "according_to":
        first = quote.contents[0].start
        return not any(content.start <= first < content.end for content in reported.contents)
    return reported.found_by != "complement" or _is_inverted(quote, quote.cue)


def _is_inverted(attribution: Attribution, cue: Span) -> bool:
    """Tell whether nothing but marks and commas stands between words in marks and their cue."""
    doc = cue.doc
    ends = [content.end for content in attribution.contents if content.end < cue.start]
    return bool(ends) and all(token.is_punct for token in doc[max(ends) : cue.start])


def _of_passage(passage: Passage, block: Span) -> Iterator[Reported]:
    headline = find_headline(passage, block)
    if headline is not None:
        yield headline
        return
    trailing = find_trailing(passage)
    if trailing is not None:
        yield trailing
        return
    done = passage.start
    for cue in _free_cues(passage):
        if cue.span.start < done or is_denied(cue):
            continue
        reported = find_according(passage, cue) if cue.entry.pos == "ADP" else find_complement(passage, cue)
        if reported is not None:
            yield reported
            done = max(s.end for s in reported.contents)


def _free_cues(passage: Passage) -> Iterator[FoundCue]:
    """Give the cues in the writer's own words, in text order."""
    start = passage.start
    for quotation in passage.quotations:
        yield from find_cues(passage.doc, start, quotation.first)
        start = quotation.last
    yield from find_cues(passage.doc, start, passage.end)


def _outside_marks(reported: Reported, marked: set[int]) -> Reported | None:
    """Keep of a reported clause that holds quoted words only the further clauses that hold none."""
    segments: list[Span] = []
    for content in reported.contents:
        if marked.isdisjoint(range(content.start, content.end)):
            segments.extend(_that_clauses(content))
        else:
            segments.extend(_further_clauses(content, marked))
    if not segments:
        return None
    return Reported(tuple(segments), reported.cue, reported.source, reported.found_by)


def _further_clauses(content: Span, marked: set[int]) -> Iterator[Span]:
    """Give the coordinated clauses of a reported clause that hold no quoted words."""
    for part in _coordinated(content.doc, content):
        if marked.isdisjoint(range(part.start, part.end)) and len(part) > _WORDS and has_verb(part):
            yield part


def _that_clauses(content: Span) -> Iterator[Span]:
    """Split a list of three or more before each further *that*: *that A, that B and that C*."""
    further = [token.i for token in content[1:-1] if _is_further_that(token)]
    cuts = [content.start, *further, content.end] if len(further) > 1 else [content.start, content.end]
    for start, end in pairwise(cuts):
        yield from trim(content.doc, start, end)


def _is_further_that(token: Token) -> bool:
    before = token.nbor(-1).text
    return token.lower_ == "that" and token.dep_ == "mark" and (before == "," or before in _JOINING)


def _coordinated(doc: Doc, content: Span) -> Iterator[Span]:
    """Split before *and that* and before a conjunct with a subject of its own."""
    start = content.start
    for token in content[1:-1]:
        if token.lower_ in {"and", "but"} and (token.nbor(1).lower_ == "that" or _joins_clauses(token, content)):
            yield from trim(doc, start, token.i)
            start = token.i + 1
    yield from trim(doc, start, content.end)


def _joins_clauses(conjunction: Token, content: Span) -> bool:
    """Tell whether a clause with a subject follows, joined by the parse to the one before or to the cue itself."""
    verb = conjunction.head
    if verb.dep_ != "conj" or not verb.head.i < conjunction.i < verb.i < content.end:
        return False
    subjects = [child for child in dependents(verb) if child.dep_ in _SUBJECTS]
    return any(child.i > conjunction.i for child in subjects)
