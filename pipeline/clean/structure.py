"""What the markup of an element says about its text: the article, or a reason to drop it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.lexicons.boilerplate import Reason
from pipeline.lexicons.markup import any_hint, elements, hints, split_name

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|\b(?:left|top|text-indent)\s*:\s*-\d{3,}|\bclip\s*:\s*rect\([01]\D",
    re.IGNORECASE,
)
_LINES = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_ROLES = {
    "navigation": Reason.NAVIGATION,
    "banner": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "contentinfo": Reason.FOOTER,
    "complementary": Reason.RELATED,
    "dialog": Reason.CONSENT,
}
_NAMES = ("id", "data-component", "data-testid")
_TELLING = frozenset({*_NAMES, "hidden", "aria-hidden", "style", "role", "data-ad", "itemprop"})
_LONGEST = 2_000
_STATES = ("no", "has", "with", "without", "js")


class Meaning(NamedTuple):
    """What an element's own markup says.

    Attributes:
        reason: Why its text is no article; None where nothing says so.
        article: True where the markup says that it holds the article.
        lines: Whether line breaks of the source are seen.
    """

    reason: Reason | None = None
    article: bool = False
    lines: bool = False


NOTHING = Meaning()


def meaning(tag: str, attributes: Mapping[str, str]) -> Meaning:
    """Give what the name, the attributes and the class names of an element say of its text."""
    if not attributes or (_TELLING.isdisjoint(attributes) and "" not in attributes.values()):
        return _bare(tag, attributes.get("class", "")[:_LONGEST])
    return _meaning(
        tag,
        tuple(
            [
                (name, value[:_LONGEST])
                for name, value in attributes.items()
                if name in _TELLING or name == "class" or (not value and name.startswith("data-"))
            ]
        ),
    )


@lru_cache(maxsize=10_000)
def _bare(tag: str, names: str) -> Meaning:
    """Give the same for most elements, of which only the class names can tell anything."""
    return _meaning.__wrapped__(tag, (("class", names),))


@lru_cache(maxsize=10_000)
def _meaning(tag: str, telling: tuple[tuple[str, str], ...]) -> Meaning:
    """Give the same from the attributes that can tell anything: few sets of them stand on many pages."""
    attributes = dict(telling)
    found = _found(tag, attributes)
    lines = tag == "pre" or _LINES.search(attributes.get("style", "")) is not None
    return found._replace(lines=True) if lines else found


def _found(tag: str, attributes: Mapping[str, str]) -> Meaning:
    if _hidden(attributes):
        return Meaning(Reason.HIDDEN)
    if tag in {"html", "body", "main"}:
        return NOTHING if tag != "main" else Meaning(article=True)
    return _by_attributes(attributes) or _by_names(tag, attributes)


def _by_attributes(attributes: Mapping[str, str]) -> Meaning | None:
    role = attributes.get("role", "").lower()
    if role in _ROLES:
        return Meaning(_ROLES[role])
    if "data-ad" in attributes:
        return Meaning(Reason.ADVERT)
    return Meaning(article=True) if attributes.get("itemprop") == "articleBody" else None


def _by_names(tag: str, attributes: Mapping[str, str]) -> Meaning:
    names = _names(attributes)
    named = [_name_meaning(name) for name in names]
    if any(found.article for found in named):
        return Meaning(article=True)
    variant = any(":" in name for name in names)
    for found in named:
        if found.reason and not (variant and found.reason is Reason.HIDDEN):
            return found
    element = elements().get(tag)
    if element and element.reason:
        return Meaning(element.reason)
    return Meaning(article=tag == "article")


def _hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return _HIDING.search(attributes.get("style", "")) is not None


def _names(attributes: Mapping[str, str]) -> list[str]:
    names = attributes.get("class", "").split()
    names += [attributes[key] for key in _NAMES if key in attributes]
    return names + [key for key, value in attributes.items() if key.startswith("data-") and not value]


@lru_cache(maxsize=20_000)
def _name_meaning(name: str) -> Meaning:
    """Give what one class name or id says."""
    spaced = split_name(name[:80])
    if not any_hint().search(spaced) or spaced.split()[0] in _STATES:
        return NOTHING
    for expression, reason in hints():
        found = expression.search(spaced)
        if found and reason:
            return Meaning(reason)
        if found and found.end() == len(spaced):
            return Meaning(article=True)
    return NOTHING
