"""Whether a record is as a reviewer's mark asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.record.article import Article, Quote, Speaker
from pipeline.review.evaluation import measure
from pipeline.review.marked import entries_of
from pipeline.review.marks import INSPECTION, MISSING, QUOTE, SPEAKER, WRONG, Mark, Marks
from pipeline.review.measures.inspection import value_of
from pipeline.review.words import fold


def heeds(article: Article | None, mark: Mark) -> bool:
    """Tell whether a record has what is right or was missing, with the fields that a mark tells, or not what is wrong.

    Quotes, judgements and findings are measured as `inspectext evaluate` does; what it does not measure, as a quote in
    another one or a body that speaks, is told by its name or id and its fields.
    """
    if mark.part == INSPECTION:
        there = _has_value(article, mark)
    elif mark.part == SPEAKER:
        there = article is not None and any(_is_speaker(speaker, mark) for speaker in article.speakers)
    elif (quote := _nested(article, mark)) is not None and article is not None:
        speakers = {speaker.id: speaker.name for speaker in article.speakers}
        there = _alike(
            mark.fields, {"kind": quote.kind, "voice": quote.voice, "speaker": speakers.get(quote.speaker or "")}
        )
    else:
        (entry,) = entries_of([Marks(None, None, (mark,))])
        return not measure(entry, article).flaws
    return there != (mark.verdict == WRONG)


def _has_value(article: Article | None, mark: Mark) -> bool:
    value, told = value_of(article, str(mark.id)), mark.fields.get("value", mark.text)
    if told is None and mark.verdict == MISSING:
        return value is not None
    return article is not None and fold(value) == fold(told)


def _is_speaker(speaker: Speaker, mark: Mark) -> bool:
    return _alike({"name": mark.text} | dict(mark.fields), dict(speaker))


def _nested(article: Article | None, mark: Mark) -> Quote | None:
    if article is None or mark.part != QUOTE:
        return None
    return next((quote for quote in article.quotes if quote.nested and quote.id == mark.id), None)


def _alike(told: Mapping[str, str | None], fields: Mapping[str, Any]) -> bool:
    return all(fold(fields[name]) == fold(value) for name, value in told.items())
