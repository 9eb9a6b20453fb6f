"""Several articles on one page: one is the page's own, and the others go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.segment import page_weight
from pipeline.clean.tree import Node, Tree
from pipeline.lexicons.boilerplate import Reason

_HEADED = 2.0
"""How much more an article with an h1 counts than its length."""
_OWN = 0.5
_LEAST = 20.0
_LINKED = 0.6


def mark_other_articles(tree: Tree, reasons: Reasons) -> None:
    """Drop all elements `article` of a page but the longest, one with an h1 counting twice.

    Where the page has a headline the others may be parts of its story: then only those go that have an h1 as well, or a
    heading that is a link. Where it stands outside them all, as above a live report, the longest must hold half of what
    they say.
    """
    spans = {number: _span(tree, number) for number in _articles(tree.nodes)}
    if len(spans) <= 1:
        return
    lengths = {number: _length(tree, reasons, span) for number, span in spans.items()}
    own = max(lengths, key=lambda number: lengths[number] * (_HEADED if tree.nodes[number].headline else 1.0))
    outside = _headed(tree, reasons, spans.values())
    if lengths[own] < max(_LEAST, sum(lengths.values()) * _OWN if outside else 0.0):
        return
    headed = outside or tree.nodes[own].headline
    for number, span in spans.items():
        if number != own and (not headed or tree.nodes[number].headline or _linked(tree, span)):
            for n in span:
                reasons[n] = reasons[n] or Reason.OTHER_ARTICLE


def _linked(tree: Tree, span: range) -> bool:
    """Tell whether the heading of an article is a link: to the article itself."""
    heading = next((tree.units[n] for n in span if tree.units[n].level), None)
    return heading is not None and heading.link_density > _LINKED


def _articles(nodes: Sequence[Node]) -> Iterator[int]:
    """Give the articles that do not lie in another, in order."""
    inside = [False] * len(nodes)
    for number, node in enumerate(nodes):
        if node.parent >= 0:
            inside[number] = inside[node.parent] or nodes[node.parent].tag == "article"
        if node.tag == "article" and not inside[number]:
            yield number


def _span(tree: Tree, number: int) -> range:
    first, last = tree.extents
    return range(first[number], last[number] + 1)


def _length(tree: Tree, reasons: Reasons, span: range) -> float:
    return max(sum(page_weight(tree.units[n], None) for n in span if reasons[n] is None), 0.0)


def _headed(tree: Tree, reasons: Reasons, spans: Iterable[range]) -> bool:
    """Tell whether an h1 stands outside all these stretches."""
    inside = set().union(*spans)
    return any(unit.level == 1 and reasons[n] is None and n not in inside for n, unit in enumerate(tree.units))
