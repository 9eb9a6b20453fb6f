"""Findings by their places, and of those that were found their polarity and theme."""

from __future__ import annotations

from pipeline.record.article import Article, Finding
from pipeline.review.gold import Gold, Part, Stand
from pipeline.review.pairs import match, wanted_of
from pipeline.review.sheet import Sheet, Spot, spot
from pipeline.review.words import Aligned, fold

FOUND, POLARITY, THEME = "findings", "polarity of findings", "theme of findings"
KINDS = (FOUND, POLARITY, THEME)

_FIELDS = ("polarity", "theme", "when")


def measure_findings(gold: Gold, article: Article | None, aligned: Aligned, sheet: Sheet) -> None:
    """Count the findings, then the fields of those that were found."""
    if gold.findings is None:
        return
    found = article.findings if article else ()
    wanted = wanted_of(gold.findings, aligned)
    places = [aligned.in_record([(finding.start, finding.end)]) for finding in found]
    matched = match(wanted, places, partial=gold.partial, same=lambda part, number: _same(part, found[number]))
    due = [number for number, one in enumerate(wanted) if one.part.stand is Stand.WANTED]
    right = sorted((pair for pair in matched.pairs if pair.gold in due), key=lambda pair: pair.gold)
    sheet.count(FOUND, len(right), len(due), len(right) + len(matched.spurious))
    reached = {pair.gold for pair in right}
    for number in due:
        if number not in reached:
            sheet.missed(FOUND, wanted[number].spot(aligned.gold_text), wanted[number].part.fields.get("polarity"))
    for number in matched.spurious:
        sheet.spurious(FOUND, _spot(found[number], aligned), found[number].polarity)
    for pair in right:
        _compare(wanted[pair.gold].part, found[pair.found], _spot(found[pair.found], aligned), sheet)


def _compare(part: Part, finding: Finding, at: Spot, sheet: Sheet) -> None:
    if "polarity" in part.fields:
        wanted = part.fields["polarity"]
        sheet.compare(POLARITY, at, wanted, finding.polarity, right=wanted == finding.polarity)
    if "theme" in part.fields:
        themes = [part.fields["theme"], *part.fields.get("theme_alt", ())]
        right = fold(finding.theme) in map(fold, themes)
        sheet.compare(THEME, at, " or ".join(filter(None, themes)), finding.theme, right=right)


def _same(part: Part, finding: Finding) -> bool:
    return all(getattr(finding, name) == part.fields[name] for name in _FIELDS if name in part.fields)


def _spot(finding: Finding, aligned: Aligned) -> Spot:
    return spot(aligned.text, finding.start, finding.end, "record")
