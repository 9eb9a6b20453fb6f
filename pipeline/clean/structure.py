"""What the markup of an element says about its text: the article, or a reason to drop it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bs4 import Tag

from pipeline.clean.ink import INK
from pipeline.lexicons.boilerplate import Reason
from pipeline.lexicons.markup import elements, hints, split_name

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROLES = {
    "navigation": Reason.NAVIGATION,
    "banner": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "contentinfo": Reason.FOOTER,
    "complementary": Reason.RELATED,
    "dialog": Reason.CONSENT,
}
_LAYOUT_WORDS = 60
_STATES = ("no", "has", "with", "without", "js")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an element's own markup says.

    Attributes:
        reason: Why its text is no article; None where nothing says so.
        article: True where the markup says that it holds the article.
    """

    reason: Reason | None = None
    article: bool = False


NOTHING = Meaning()


def meaning(tag: Tag) -> Meaning:
    """Give what the name, the attributes and the class names of an element say of its text."""
    if _hidden(tag):
        return Meaning(Reason.HIDDEN)
    if tag.name in {"html", "body", "main"}:
        return NOTHING if tag.name != "main" else Meaning(article=True)
    return _by_attributes(tag) or _by_names(tag)


def _by_attributes(tag: Tag) -> Meaning | None:
    role = str(tag.get("role") or "").lower()
    if role in _ROLES:
        return Meaning(_ROLES[role])
    if tag.has_attr("data-ad"):
        return Meaning(Reason.ADVERT)
    return Meaning(article=True) if tag.get("itemprop") == "articleBody" else None


def _by_names(tag: Tag) -> Meaning:
    named = [_name_meaning(name) for name in _names(tag)]
    if any(found.article for found in named):
        return Meaning(article=True)
    variant = any(":" in name for name in _names(tag))
    for found in named:
        if found.reason and not (variant and found.reason is Reason.HIDDEN):
            return found
    element = elements().get(tag.name)
    if element and element.reason:
        return Meaning(element.reason)
    return Meaning(article=tag.name == "article")


def _hidden(tag: Tag) -> bool:
    attributes = tag.attrs
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and _HIDING.search(str(style)) is not None


def _names(tag: Tag) -> list[str]:
    classes = tag.get("class") or ""
    names = [classes] if isinstance(classes, str) else list(classes)
    names += [str(tag[key]) for key in ("id", "data-component", "data-testid") if tag.has_attr(key)]
    return names + [key for key in tag.attrs if key.startswith("data-") and not tag[key]]


@lru_cache(maxsize=20_000)
def _name_meaning(name: str) -> Meaning:
    """Give what one class name or id says."""
    spaced = split_name(name[:80])
    if not spaced or spaced.split()[0] in _STATES:
        return NOTHING
    for expression, reason in hints():
        found = expression.search(spaced)
        if found and reason:
            return Meaning(reason)
        if found and found.end() == len(spaced):
            return Meaning(article=True)
    return NOTHING


def is_layout_table(table: Tag) -> bool:
    """Tell whether a table only arranges the page: it holds a table, a headline, or a paragraph of prose."""
    for child in table.descendants:
        if isinstance(child, Tag):
            if child.name in {"table", "h1", "form"}:
                return True
        elif len(INK.findall(str(child))) > _LAYOUT_WORDS:
            return True
    return False
