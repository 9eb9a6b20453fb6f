"""Whose grade it is, where an article tells of several bodies that one inspectorate has graded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from pipeline.annotations import Judgement, text_of
from pipeline.inspectorates.providers import provider_names
from pipeline.inspectorates.reader import fold
from pipeline.judgements.terms import RATES, STAYS, Vocabulary

_NEAR, _SEVERAL = 70, 2
_TWO = re.compile(r"[.;!?]\s|\n")


def with_providers(judgements: Sequence[Judgement], words: Vocabulary, blocks: Sequence[Span]) -> list[Judgement]:
    """Give the judgements with the provider of each where two or more are graded by name; else as they are.

    A grade that names nobody belongs to whom the one before it was given to.

    Args:
        judgements: In text order, of one profile.
    """
    named = [_graded(judgement, words, blocks) for judgement in judgements]
    full = _fullest([name for name in named if name is not None])
    if len(set(full.values())) < _SEVERAL:
        return list(judgements)
    told, last = [], None
    for judgement, name in zip(judgements, named, strict=True):
        last = full[name] if name is not None else last
        told.append(replace(_without_name(judgement, words, name), provider=last))
    return told


def _graded(judgement: Judgement, words: Vocabulary, blocks: Sequence[Span]) -> str | None:
    """Give the name that the grade is given to in its own sentence or row; None where there is none."""
    block = next((b for b in blocks if b.start <= judgement.span.start < b.end), None)
    if block is None:
        return None
    text, end = text_of(block), judgement.span.end_char - block.start_char
    if judgement.area_text is not None and judgement.area not in words.names:
        return next((name for *_, name in provider_names(judgement.area_text, words.profile)), None)
    before = [(stop, name) for _, stop, name in provider_names(text, words.profile) if stop < end]
    if not before:
        return None
    stop, name = before[-1]
    between = text[stop : max(stop, judgement.span.start_char - block.start_char)]
    joined = words.has(RATES, between) or words.has(STAYS, between) or not between.strip()
    return name if len(between) < _NEAR and joined and not _TWO.search(between) else None


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Give for each name the longest that holds it: *Elm Court* in *Elm Court Care Home*."""
    return {name: max((n for n in names if fold(name) in fold(n)), key=len) for name in names}


def _without_name(judgement: Judgement, words: Vocabulary, name: str | None) -> Judgement:
    """Give the judgement of the whole where what stood for its area is the provider's name."""
    if name is None or judgement.area is None or name not in judgement.area:
        return judgement
    return replace(judgement, area=words.profile.overall, area_text=None)
