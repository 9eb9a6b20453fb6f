"""What stays: all marks put together, for pages and for plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.clean.around import closing, keep_stretch, trim_end
from pipeline.clean.cards import mark_cards
from pipeline.clean.context import (
    Reasons,
    mark_labelled,
    mark_lines,
    mark_page_title,
    mark_repeated,
    mark_sections,
)
from pipeline.clean.edges import mark_datelines, mark_kickers, mark_masthead, mark_names, mark_topics
from pipeline.clean.furniture import mark_edges, mark_runs
from pipeline.clean.repeated import find_hits
from pipeline.clean.segment import best_stretch, find_headline, page_weight
from pipeline.clean.select import mark_headed, mark_linked, mark_outside, mark_structure, mark_teasers
from pipeline.clean.site import UNKNOWN, Repeats
from pipeline.clean.stories import mark_other_articles
from pipeline.clean.survey import survey
from pipeline.clean.text_model import find_article
from pipeline.clean.text_weights import Weights
from pipeline.clean.tree import Tree
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_STANDFIRST_WORDS = 6
_ELSEWHERE = frozenset({Reason.OUTSIDE_ARTICLE, Reason.OTHER_ARTICLE})

Mark = Callable[[Sequence[Unit], Reasons], None]
_WITHIN: tuple[Mark, ...] = (
    mark_repeated,
    mark_masthead,
    mark_datelines,
    mark_names,
    mark_labelled,
    mark_cards,
    mark_sections,
)
_BY_WORDS: tuple[Mark, ...] = (
    mark_lines,
    mark_repeated,
    mark_page_title,
    mark_masthead,
    mark_datelines,
    mark_names,
    mark_labelled,
    mark_cards,
    mark_kickers,
    mark_sections,
)


def decide_text(units: Sequence[Unit], repeats: Repeats = UNKNOWN, weights: Weights | None = None) -> Reasons:
    """Give for each unit of a plain text why it is dropped; None where it stays.

    Args:
        repeats: What stands on other pages of the site, where that is known.
        weights: Of the model of lines; without any, those that are shipped.
    """
    if not units:
        return []
    seen = survey(units)
    reasons = text_reasons(units)
    hits = find_hits(units, reasons, repeats)
    mark_runs(units, reasons, hits, repeats)
    keep_stretch(units, reasons, *find_article(units, reasons, seen, hits, weights))
    mark_edges(units, reasons, hits, repeats)
    mark_topics(units, reasons)
    return reasons


def text_reasons(units: Sequence[Unit]) -> Reasons:
    """Give why units of a plain text are dropped by what the rules know; None where the rules are silent."""
    reasons: Reasons = [None] * len(units)
    for mark in _BY_WORDS:
        mark(units, reasons)
    return reasons


def decide_page(tree: Tree, repeats: Repeats = UNKNOWN) -> Reasons:
    """Give for each unit of a web page why it is dropped; None where it stays.

    Args:
        repeats: What stands on other pages of the site, where that is known.
    """
    if not tree.units:
        return []
    survey(tree.units)
    reasons: Reasons = [None] * len(tree.units)
    mark_structure(tree, reasons)
    mark_lines(tree.units, reasons)
    mark_headed(tree, reasons)
    mark_other_articles(tree, reasons)
    mark_linked(tree.units, reasons)
    mark_teasers(tree, reasons)
    placed = mark_outside(tree, reasons) is not None
    if placed:
        _mark_kept(tree.units, reasons, _WITHIN)
    hits = find_hits(tree.units, reasons, repeats)
    mark_runs(tree.units, reasons, hits, repeats)
    if placed:
        _mark_kept(tree.units, reasons, (_trim_page, mark_topics))
    mark_edges(tree.units, reasons, hits, repeats)
    return reasons


def _mark_kept(units: Sequence[Unit], reasons: Reasons, marks: Iterable[Mark]) -> None:
    """Apply marks to the units that lie in the article, dropped lines among them."""
    for mark in marks:
        _on_kept(units, reasons, mark)


def _on_kept(units: Sequence[Unit], reasons: Reasons, mark: Mark) -> None:
    numbers = [n for n, reason in enumerate(reasons) if reason not in _ELSEWHERE]
    inner: Reasons = [reasons[n] for n in numbers]
    mark([units[n] for n in numbers], inner)
    for number, reason in zip(numbers, inner, strict=True):
        reasons[number] = reason


def _trim_page(units: Sequence[Unit], reasons: Reasons) -> None:
    stretch = best_stretch([page_weight(unit, reason) for unit, reason in zip(units, reasons, strict=True)])
    if stretch is not None:
        _trim(units, reasons, *stretch)


def _trim(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> None:
    """Drop what lies before the headline and after the article, where anything there is known to be boilerplate.

    After the article of a page only what holds links: its element has told already where it ends. What stands under
    *Notes to editors* and the like belongs to the article.
    """
    if any(reasons[:start]):
        headline = _headline(units, reasons, start, end)
        for number in range(start):
            standfirst = headline is not None and number > headline and units[number].words >= _STANDFIRST_WORDS
            if number != headline and not standfirst:
                reasons[number] = reasons[number] or Reason.OUTSIDE_ARTICLE
    if any(reasons[end:]):
        trim_end(units, reasons, closing(units, reasons, end))


def _headline(units: Sequence[Unit], reasons: Reasons, start: int, end: int) -> int | None:
    top = next((n for n in range(start) if units[n].level == 1 and reasons[n] is None), None)
    return top if top is not None else find_headline(units, reasons, start, end)
