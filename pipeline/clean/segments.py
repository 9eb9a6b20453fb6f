"""The source of a page cut into the stretches of text between its tags: linear in its length, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicons.markup import verbatim_tags

_REST = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*"|'[^']*')|["'=])*+(?:>\s*+|\Z)"""
"""The rest of a tag and white space behind it: values in quotes may hold `>`; a quote never closed is a character."""


def segments(raw: str) -> Iterator[tuple[int, int]]:
    """Cut a page's source into the stretches of text between its tags, comments, scripts and styles.

    Yields:
        Start and end in raw, in order.
    """
    at, search, ends = 0, _mark().search, _Ends(raw)
    while True:
        mark = search(raw, at)
        if mark is None:
            yield at, len(raw)
            return
        if mark.start() > at:
            yield at, mark.start()
        at = ends.after(mark) if mark.lastgroup else mark.end()


@cache
def _mark() -> re.Pattern[str]:
    """Give the pattern of a whole tag, or of the beginning of what ends otherwise."""
    names = "|".join(verbatim_tags())
    return re.compile(rf"<(?:(?P<verbatim>(?i:{names})(?![^\s/>])){_REST}|/?[A-Za-z]{_REST}|(?P<other>!--|[!?/]))")


class _Ends:
    """Finds the ends of comments and scripts; remembers what was not found, so that nothing is searched for twice."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._absent: set[str] = set()

    def after(self, mark: re.Match[str]) -> int:
        if mark["verbatim"]:
            return self._closing(mark["verbatim"].lower(), mark.end())
        return self._comment(mark.end()) if mark["other"] == "!--" else self._behind(">", mark.end())

    def _comment(self, at: int) -> int:
        if self._raw.startswith((">", "->"), at):
            return self._raw.index(">", at) + 1
        return self._behind("-->", at - 2 if self._raw.startswith("-->", at - 2) else at)

    def _behind(self, mark: str, at: int) -> int:
        end = -1 if mark in self._absent else self._raw.find(mark, at)
        if end < 0:
            self._absent.add(mark)
            return len(self._raw)
        return end + len(mark)

    def _closing(self, name: str, at: int) -> int:
        """Give the start of the end tag of an element whose content is no markup."""
        if name in self._absent:
            return at
        start = self._raw.find("</", at)
        while start >= 0 and not _closes(self._raw[start + 2 : start + len(name) + 3].lower(), name):
            start = self._raw.find("</", start + 2)
        if start < 0:
            self._absent.add(name)
            return len(self._raw)
        return start


def _closes(tag: str, name: str) -> bool:
    return tag.startswith(name) and not (tag[len(name) :].isalnum() or tag.endswith("_"))
