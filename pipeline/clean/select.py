"""Which element of a page holds the article, and what in it is dropped by the structure of the page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.context import Reasons
from pipeline.clean.headings import is_title
from pipeline.clean.rules import first_rule
from pipeline.clean.segment import find_headline, page_weight
from pipeline.clean.tree import Node, Tree
from pipeline.clean.unit import Unit
from pipeline.lexicons.boilerplate import Reason

_GUARD = 0.6
_SECTION_GUARD = 0.35
_NEAR = 0.9
_NEAR_HINTED = 0.75
_LINKED, _ALL_LINKED = 0.6, 0.9
_LINKED_WORDS = 40
_TEASER_UNITS = 5
_NESTING = 30
_MENU_WORDS = 3


def mark_structure(tree: Tree, reasons: Reasons) -> None:
    """Drop what the markup says is no article, unless most of the page's prose stands in it."""
    prose = _sums(tree.nodes, tree.units, [float(unit.words) if unit.prose else 0.0 for unit in tree.units])
    total = max(prose[0], 1.0)
    dropped: list[Reason | None] = [None] * len(tree.nodes)
    inside = [False] * len(tree.nodes)
    for number, node in enumerate(tree.nodes):
        if node.parent >= 0:
            dropped[number], inside[number] = dropped[node.parent], inside[node.parent]
        inside[number] = inside[number] or node.tag in {"article", "main"}
        reason = _own_reason(tree.nodes, number, inside=inside[number])
        if dropped[number] is None and prose[number] < total * _GUARD:
            dropped[number] = reason
    for number, unit in enumerate(tree.units):
        reasons[number] = reasons[number] or dropped[unit.element]


def mark_linked(units: Sequence[Unit], reasons: Reasons) -> None:
    """Drop units that are made of links, but for a sentence with words that are no links, above a paragraph."""
    for number, unit in enumerate(units):
        bare = unit.kind != "heading" and unit.link_density > _LINKED and unit.words <= _LINKED_WORDS
        bare = bare and not (unit.closed and unit.link_density < _ALL_LINKED and _goes_on(units, number))
        if reasons[number] is None and bare:
            reasons[number] = Reason.RELATED if unit.words > _MENU_WORDS else Reason.NAVIGATION


def _goes_on(units: Sequence[Unit], number: int) -> bool:
    """Tell whether a paragraph follows in the same element."""
    return number + 1 < len(units) and units[number + 1].strong and not units[number + 1].apart


def mark_headed(tree: Tree, reasons: Reasons) -> None:
    """Drop elements whose first words are a heading such as *Most read*, with all that they hold."""
    first, last = tree.extents
    prose = [float(unit.words) if unit.prose else 0.0 for unit in tree.units]
    sums = [0.0]
    for value in prose:
        sums.append(sums[-1] + value)
    for number, unit in enumerate(tree.units):
        if reasons[number] is not None and reasons[number] is not Reason.RELATED:
            continue
        rule = first_rule(unit, "section")
        if rule is None:
            continue
        at = unit.element
        while at > 0 and last[at] == number and first[at] == number:
            at = tree.nodes[at].parent
        held = sums[last[at] + 1] - sums[number]
        if at > 0 and first[at] == number and held <= sums[-1] * _SECTION_GUARD:
            span = range(number, last[at] + 1)
            for other in span:
                reasons[other] = reasons[other] or rule.reason
        elif unit.level or at != unit.element:
            reasons[number] = reasons[number] or (rule.reason if unit.level else None)


def mark_outside(tree: Tree, reasons: Reasons) -> tuple[int, int] | None:
    """Drop what lies outside the element that holds the article, but for its headline and standfirst.

    Returns:
        Start and end of the units that the chosen element holds; None where no element holds prose.
    """
    weights = [0.0 if reason else page_weight(unit, None) for unit, reason in zip(tree.units, reasons, strict=True)]
    sums = _sums(tree.nodes, tree.units, weights)
    chosen = _choose(tree.nodes, sums)
    if chosen is None:
        return None
    first, last = tree.extents
    start, end = first[chosen], last[chosen] + 1
    headline = _headline(tree, reasons, start, end)
    for number, unit in enumerate(tree.units):
        between = headline is not None and headline < number < start and unit.prose
        if not (start <= number < end or number == headline or between):
            reasons[number] = reasons[number] or Reason.OUTSIDE_ARTICLE
    if headline is not None:
        reasons[headline] = None
    return start, end


def _headline(tree: Tree, reasons: Reasons, start: int, end: int) -> int | None:
    """Give the unit that is the headline: the h1 in or nearest above the article, the title, the line most like one."""
    tops = [n for n, unit in enumerate(tree.units[:end]) if unit.level == 1 and _free(reasons[n])]
    if tops:
        return tops[0] if tops[0] >= start else tops[-1] if tops[-1] < start else next(n for n in tops if n >= start)
    if any(unit.level for unit in tree.units[start : start + 2]):
        return None
    titles = tree.head.titles
    named = (n for n in range(start - 1, -1, -1) if _free(reasons[n]) and is_title(tree.units[n], titles))
    if (title := next(named, None)) is not None:
        return title
    return find_headline(tree.units, reasons, start, end)


def _free(reason: Reason | None) -> bool:
    return reason is None or reason in {Reason.OUTSIDE_ARTICLE, Reason.NAVIGATION, Reason.BYLINE}


def _choose(nodes: Sequence[Node], sums: Sequence[float]) -> int | None:
    """Give the deepest element that holds nearly all of the best sum; one named by its markup may hold less."""
    best = max(sums, default=0.0)
    if best <= 0:
        return None
    near = [number for number, value in enumerate(sums) if value >= best * _NEAR]
    hinted = [n for n, value in enumerate(sums) if value >= best * _NEAR_HINTED and nodes[n].meaning.article]
    return max(hinted) if hinted else max(near)


def _own_reason(nodes: Sequence[Node], number: int, *, inside: bool) -> Reason | None:
    """Give an element's own reason, where it counts: not for captions, an article's header, a quotation's footer."""
    node, reason = nodes[number], nodes[number].meaning.reason
    if reason is Reason.CAPTION or (node.tag == "footer" and nodes[node.parent].tag == "blockquote"):
        return None
    if node.tag == "header" and reason is Reason.NAVIGATION and (inside or node.headline):
        return None
    if node.tag == "article" and _in_article(nodes, number):
        return Reason.RELATED
    return reason


def _in_article(nodes: Sequence[Node], number: int) -> bool:
    at = nodes[number].parent
    for _ in range(_NESTING):
        if at < 0 or nodes[at].tag == "article":
            break
        at = nodes[at].parent
    return at >= 0 and nodes[at].tag == "article"


def mark_teasers(tree: Tree, reasons: Reasons) -> None:
    """Drop lists of other stories: two or more small elements that begin with a heading made of links."""
    first, last = tree.extents
    found: list[range] = []
    for number, unit in enumerate(tree.units):
        if unit.level <= 1 or unit.link_density < _LINKED or reasons[number] is not None:
            continue
        at = unit.element
        while (
            at > 0 and first[tree.nodes[at].parent] == number and last[tree.nodes[at].parent] - number < _TEASER_UNITS
        ):
            at = tree.nodes[at].parent
        found.append(range(number, last[at] + 1))
    if len(found) > 1:
        for span in found:
            for number in span:
                reasons[number] = reasons[number] or Reason.RELATED


def _sums(nodes: Sequence[Node], units: Sequence[Unit], values: Sequence[float]) -> list[float]:
    """Give each element's sum over the units in it, at any depth."""
    sums = [0.0] * len(nodes)
    for unit, value in zip(units, values, strict=True):
        sums[unit.element] += value
    for number in range(len(nodes) - 1, 0, -1):
        sums[nodes[number].parent] += sums[number]
    return sums
