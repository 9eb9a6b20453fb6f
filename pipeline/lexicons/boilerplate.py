"""Schema and readers of the boilerplate lists: patterns of lines, HTML elements, and hints in class names."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Literal, get_args

from pydantic import Field, field_validator

from pipeline.errors import LexiconError
from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Entry


class Reason(StrEnum):
    """Why a block is no article: the fixed vocabulary of `Dropped.reason`.

    There `repeated_on_site` is followed by the number of other pages, as `repeated_on_site(3)`.
    """

    ADVERT = "advert"
    BREADCRUMBS = "breadcrumbs"
    BYLINE = "byline"
    CALL_TO_ACTION = "call_to_action"
    CAPTION = "caption"
    COMMENTS = "comments"
    CONSENT = "consent"
    CONTACT = "contact"
    COPYRIGHT = "copyright"
    CREDIT = "credit"
    DATE = "date"
    FOOTER = "footer"
    FORM = "form"
    HIDDEN = "hidden"
    ICON_NAMES = "icon_names"
    IMAGE_NAME = "image_name"
    NAVIGATION = "navigation"
    OTHER_ARTICLE = "other_article"
    OUTSIDE_ARTICLE = "outside_article"
    RELATED = "related"
    REPEATED = "repeated"
    REPEATED_ON_SITE = "repeated_on_site"
    SHARE = "share"
    SIGN_UP = "sign_up"
    TAGS = "tags"
    WEATHER = "weather"


Scope = Literal[
    "line",
    "caption",
    "opening",
    "anywhere",
    "section",
    "label",
    "labelled",
    "dateline",
    "tail",
    "resume",
    "story",
    "part",
]


class Pattern(Entry):
    """A pattern of boilerplate lines.

    Attributes:
        scope: `line` is the whole line; `caption` the first words of a caption; `opening` those of any line;
            `anywhere` some words of it; `section` a heading whose section goes with it; `label` a line that goes with
            the next ones (adverts); `labelled` a line that goes with an advert right above and stays elsewhere;
            `dateline` one that goes between headline and story; `tail` the last sentence of a paragraph, which is cut
            off; `resume` a heading that belongs to the article and ends a section; `story` a line that speaks of an
            inspection however short it is, such as a grade or a lead-in; `part` is a named piece of other patterns,
            written `<<name>>` there.
        reason: Why the line is dropped; None for `resume`, `story` and `part`.
        max_words: Longer lines are prose and never dropped by the pattern.
        name: Of a part.
        keep: A line of prose that the pattern must leave alone.
    """

    pattern: str = Field(min_length=2)
    scope: Scope
    reason: Reason | None = Field(default=None, strict=False)
    max_words: int = Field(default=25, ge=1)
    name: str | None = None
    keep: str | None = None

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value.replace("<<", "").replace(">>", ""))
        except re.error as error:
            raise ValueError(f"{value!r}: {error}") from error
        return value


class Rule:
    """A pattern made ready: its parts put in, compiled for its scope."""

    __slots__ = ("expression", "find", "max_words", "reason", "scope")

    def __init__(self, pattern: Pattern, parts: dict[str, str]) -> None:
        self.scope, self.max_words = pattern.scope, pattern.max_words
        self.reason = pattern.reason or Reason.OUTSIDE_ARTICLE
        body = _expand(pattern.pattern, parts)
        self.expression = re.compile(_FRAMES[pattern.scope].replace("{}", body), re.IGNORECASE)
        anchored = _FRAMES[pattern.scope].startswith(r"\A")
        self.find = self.expression.match if anchored else self.expression.search

    def fires(self, line: str, words: int) -> bool:
        """Tell whether the rule fires on a line of so many words."""
        return words <= self.max_words and self.find(line) is not None


_LINE = r"\A\W*(?:{})\W*\Z"
_TAIL = r"""(?<=[.!?…”"’')])\s*(?P<tail>(?-i:(?=[A-Z]))(?:{}))\s*\Z"""
_FRAMES = {
    "line": _LINE,
    "section": _LINE,
    "label": _LINE,
    "labelled": _LINE,
    "dateline": _LINE,
    "resume": _LINE,
    "story": _LINE,
    "caption": r"\A\W*(?:{})",
    "opening": r"\A\W*(?:{})",
    "tail": _TAIL,
    "anywhere": "(?:{})",
    "part": "(?:{})",
}
_SCOPES = tuple(scope for scope in get_args(Scope) if scope != "part")
_PART = re.compile(r"<<(\w+)>>")


@cache
def boilerplate_rules(*scopes: str) -> tuple[Rule, ...]:
    """Give the rules of these scopes (without any: all) of the list that is shipped, in its order.

    Raises:
        LexiconError: An entry breaks the schema, or names a part that does not exist.
    """
    parts = _parts()
    entries = read_lexicon("boilerplate", Pattern)
    return tuple(Rule(entry, parts) for entry in entries if entry.scope in (scopes or _SCOPES))


@cache
def named_part(name: str) -> re.Pattern[str]:
    """Give a named piece of the patterns, compiled by itself.

    Raises:
        LexiconError: The list names no such part.
    """
    return re.compile(rf"\b{_expand(f'<<{name}>>', _parts())}", re.IGNORECASE)


@cache
def _parts() -> dict[str, str]:
    entries = read_lexicon("boilerplate", Pattern)
    return {entry.name: entry.pattern for entry in entries if entry.scope == "part" and entry.name}


def _expand(pattern: str, parts: dict[str, str], depth: int = 0) -> str:
    def put(found: re.Match[str]) -> str:
        if found[1] not in parts or depth > len(parts):
            raise LexiconError(f"en/boilerplate.jsonl: {pattern!r} names the part {found[1]!r}, which does not exist")
        return f"(?:{_expand(parts[found[1]], parts, depth + 1)})"

    return _PART.sub(put, pattern)
