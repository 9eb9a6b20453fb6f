"""What the list of articles shows and filters by: one small row for each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pipeline.inspectorates.reader import read_profiles
from pipeline.inspectorates.schema import Grade
from pipeline.record.article import Article

Row = dict[str, Any]

VOICES = ("inspectorate", "provider", "other")
KINDS = ("direct", "mixed", "indirect")
_DIGITS = 2
_LONGEST_TITLE = 200
"""Characters of a first line that stands for a title: a text may be one line."""


def list_row(article: Article, key: str) -> Row:
    """Give the row of an article; `key` names it in the page, also where two records have one id.

    `quotes` counts by voice, then by kind; `findings` counts strengths, then weaknesses of each theme; a judgement is
    its area, its grade, and the grade's rank from 0 (the worst) to 1, or None where no profile knows the grade.
    """
    inspection = article.inspection
    return {
        "key": key,
        "id": article.id,
        "path": article.source.path or article.source.url,
        "title": _title(article),
        "site": article.metadata.site,
        "date": _date(article),
        "inspectorate": inspection.inspectorate,
        "provider": inspection.provider,
        "type": inspection.type,
        "quotes": _quotes(article),
        "findings": _findings(article),
        "judgements": list(_judgements(article)),
        "speakers": sorted(
            {speaker.name for speaker in article.speakers if speaker.kind in ("person", "organisation")}
        ),
        "notices": sorted({notice.code for notice in article.notices}),
    }


def _title(article: Article) -> str:
    lines = (line for line in article.text.splitlines() if line.strip())
    return article.metadata.title or _cut(next(lines, "")) or article.source.path or article.id


def _cut(line: str) -> str:
    """Give a line, or as many of its first whole words as a title may have."""
    if len(line) <= _LONGEST_TITLE:
        return line
    head = line[:_LONGEST_TITLE]
    return f"{head.rpartition(' ')[0] or head}…"


def _date(article: Article) -> str | None:
    told = article.inspection.published
    return told.value if told else article.metadata.published


def _quotes(article: Article) -> list[list[int]]:
    counts: Counter[tuple[str, str]] = Counter((quote.voice, quote.kind) for quote in article.quotes)
    return [[counts[voice, kind] for kind in KINDS] for voice in VOICES]


def _findings(article: Article) -> list[tuple[str, int, int]]:
    counts = Counter((finding.theme, finding.polarity) for finding in article.findings)
    themes = sorted({theme for theme, _ in counts})
    return [(theme, counts[theme, "strength"], counts[theme, "weakness"]) for theme in themes]


def _judgements(article: Article) -> Iterator[tuple[str, str, float | None]]:
    """Give the grades of now that an area has; counts over areas without a name have no row in a chart."""
    ranks = grade_ranks().get(article.inspection.inspectorate or "", {})
    for judgement in article.judgements:
        area = judgement.area or judgement.area_text
        if area and judgement.when == "current":
            yield area, judgement.grade, ranks.get(judgement.grade)


@cache
def grade_ranks() -> dict[str, dict[str, float]]:
    """Give the rank of each grade from 0, the worst of its scale, to 1, by inspectorate, as the profiles order them."""
    ranks: dict[str, dict[str, float]] = {}
    for profile in read_profiles().values():
        known = ranks.setdefault(profile.inspectorate, {})
        for scale in _scales(profile.grades):
            for at, grade in enumerate(scale):
                known.setdefault(grade.name, round(at / (len(scale) - 1), _DIGITS) if len(scale) > 1 else 1.0)
    return ranks


def _scales(grades: Iterable[Grade]) -> Iterator[list[Grade]]:
    """Part the grades of a profile, the worst first: a scale ends where the order leaps, or another scale is named."""
    scale: list[Grade] = []
    for grade in sorted(grades, key=lambda grade: grade.order):
        if scale and (grade.order > scale[-1].order + 1 or (grade.scale and scale[-1].scale not in ("", grade.scale))):
            yield scale
            scale = []
        scale.append(grade)
    if scale:
        yield scale
