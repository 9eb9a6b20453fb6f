"""How text is read at a place of a page: what the elements around it make of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.clean.structure import Meaning
from pipeline.lexicons.boilerplate import Reason
from pipeline.lexicons.markup import Element, elements

Break = Literal["", "word", "cell", "unit"]
"""What ends where an element begins or ends."""

_HEADING = re.compile(r"h[1-6]")
_IN_ROW = ("row", "cell", "inner", "inner block")
_OTHER_STORIES = (Reason.RELATED, Reason.NAVIGATION, Reason.FOOTER, Reason.COMMENTS)
_WORDS = ("p", "pre", "li")


class Place(NamedTuple):
    """A place of a page.

    Attributes:
        layout: What the element does, as in the list of elements; in a table row, where nothing ends the row, `inner`
            and `inner block`.
        kind: Of the blocks.
        level: Of the heading, 1 to 6; 0 elsewhere.
        linked: Whether it lies in a link.
        seen: Whether a reader sees the text.
        verbatim: Whether what stands here is no markup but code.
        lines: Whether line breaks of the source end a block.
        elsewhere: Whether it lies among menus, comments or other stories.
        loose: Whether an inline element stands by itself here, not in the words of a paragraph.
        owned: Whether the element is noted as one that holds units.
        before: What ends where the element begins.
        after: What ends where it ends.
    """

    layout: str = "block"
    kind: str = "paragraph"
    level: int = 0
    linked: bool = False
    seen: bool = True
    verbatim: bool = False
    lines: bool = False
    elsewhere: bool = False
    loose: bool = True
    owned: bool = True
    before: Break = "unit"
    after: Break = "unit"


@lru_cache(maxsize=10_000)
def place_in(outer: Place, tag: str, said: Meaning) -> Place:
    """Give the place inside an element that stands at another; `said` is what the element's own markup says."""
    element = elements().get(tag)
    verbatim = outer.verbatim or (element is not None and element.verbatim)
    if outer.layout == "skip":
        return outer._replace(verbatim=verbatim, owned=False)
    layout = _layout(element.layout if element else "inline", outer)
    owned = layout in {"block", "table", "row"} or (said.reason is not None and outer.loose)
    in_row = outer.layout in _IN_ROW and layout not in {"row", "cell"}
    inner = layout if not in_row or layout == "skip" else "inner" if layout == "inline" else "inner block"
    kind = _kind(element, outer, layout, said)
    return Place(
        layout=inner,
        kind=kind,
        level=int(tag[1]) if _HEADING.fullmatch(tag) else (outer.level if kind == "heading" else 0),
        linked=outer.linked or tag == "a",
        seen=outer.seen and layout != "skip" and (owned or said.reason is not Reason.HIDDEN),
        verbatim=verbatim,
        lines=(outer.lines or said.lines) and inner not in _IN_ROW and kind != "heading",
        elsewhere=outer.elsewhere or said.reason in _OTHER_STORIES,
        loose=inner == "block" and tag not in _WORDS and kind != "heading",
        owned=owned,
        before=_word(inner) if in_row else _before(layout, owned=owned),
        after="unit" if _ends(inner) or (owned and not in_row) else _word(inner),
    )


def _word(layout: str) -> Break:
    return "word" if layout == "inner block" else ""


def _before(layout: str, *, owned: bool) -> Break:
    return "unit" if owned or _ends(layout) or layout == "break" else "cell" if layout == "cell" else ""


def _ends(layout: str) -> bool:
    return layout in {"block", "table", "group", "row"}


def _layout(layout: str, outer: Place) -> str:
    """Give the layout of an element: parts of a table are blocks where there is none."""
    above = {"group": ("table",), "row": ("table", "group"), "cell": ("row",)}.get(layout)
    return layout if above is None or outer.layout in above else "block"


def _kind(element: Element | None, outer: Place, layout: str, said: Meaning) -> str:
    if said.reason is Reason.CAPTION and outer.kind == "paragraph":
        return "caption"
    if layout == "block" and element is not None and element.layout != "block":
        return outer.kind
    if element is None or element.kind is None or outer.kind in {"heading", "table_row"}:
        return outer.kind
    if element.tag == "figure" or (element.kind == "quotation" and outer.kind == "list_item"):
        return outer.kind if element.tag != "figure" else "caption"
    return element.kind
