"""Schema and readers of what HTML elements mean for cleaning, and of hints in class names, ids and roles."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import Field

from pipeline.lexicons.boilerplate import Reason
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Entry

Layout = Literal["block", "break", "cell", "group", "row", "skip", "table"]


class Element(Entry):
    """What an HTML element does; elements that are not listed are inline.

    Attributes:
        tag: In lower case. `example` is a small page with the element.
        layout: `block` begins and ends a block, `break` ends one, `row` and `cell` make a table row, `group`
            holds rows, `skip` holds no text that a reader sees.
        kind: The kind of the blocks inside; None keeps that of the parent.
        reason: Why its text is dropped, where it is.
        verbatim: Whether its content is no markup: nothing in it ends but by the element's own end tag.
    """

    tag: str = Field(min_length=1)
    layout: Layout
    kind: str | None = None
    reason: Reason | None = Field(default=None, strict=False)
    verbatim: bool = False


class Hint(Entry):
    """A word in class names, ids or roles that tells what an element holds.

    Attributes:
        pattern: Matched against whole words of the names, which are split at hyphens, underscores, blanks and humps.
        reason: Why the element is dropped; None where the hint says that it holds the article.
        example: A class name that it fires on.
        keep: A class name that it leaves alone.
    """

    pattern: str = Field(min_length=2)
    reason: Reason | None = Field(default=None, strict=False)
    keep: str | None = None


@cache
def elements() -> dict[str, Element]:
    """Give the elements by tag.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return {element.tag: element for element in read_lexicon("html_elements", Element)}


@cache
def verbatim_tags() -> tuple[str, ...]:
    """Give the tags of the elements whose content is no markup, such as scripts.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return tuple(tag for tag, element in elements().items() if element.verbatim)


@cache
def hints() -> tuple[tuple[re.Pattern[str], Reason | None], ...]:
    """Give the hints, compiled for names that `split_name` has split, in the order of the list.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return tuple((_worded(hint.pattern), hint.reason) for hint in read_lexicon("html_hints", Hint))


@cache
def any_hint() -> re.Pattern[str]:
    """Give one pattern that matches wherever a hint does: most names hold none, and one look tells.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return _worded("|".join(hint.pattern for hint in read_lexicon("html_hints", Hint)))


def _worded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^| )(?:{pattern})(?: |$)")


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINT = re.compile(r"[\s_:./-]+")


def split_name(name: str) -> str:
    """Give a class name or id as lower-case words: `relatedPosts-list` gives `related posts list`."""
    return _JOINT.sub(" ", _HUMP.sub(" ", name)).strip().lower()
