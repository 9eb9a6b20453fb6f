"""A page is read by bs4's builder over lxml, and what it reads goes straight to a listener: no tree is made."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any, Protocol

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder

Attributes = Mapping[str, str]


class Listener(Protocol):
    """Hears of the elements and texts of a page, in order; every element that is entered is left."""

    def enter(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""

    def leave(self) -> None:
        """End the innermost element."""

    def read(self, text: str) -> None:
        """Take a text between tags and comments; never empty."""


def listen(raw: str, listener: Listener) -> None:
    """Tell a listener what a page holds; whatever the markup is like, without warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        BeautifulSoup(raw, builder=_EventBuilder(listener))


class _EventBuilder(LXMLTreeBuilder):
    """Hands on what the parser reads instead of building a tree of it.

    A tree costs ten times the parse itself (1.2 s to 0.1 s on 92 pages).
    """

    def __init__(self, listener: Listener) -> None:
        super().__init__(huge_tree=True)
        self._listener = listener
        self._texts: list[str] = []
        self._depth = 0

    def start(self, tag: Any, attrib: Mapping[Any, Any], nsmap: Any = None) -> None:  # noqa: ARG002
        if self._texts:
            self._read()
        self._depth += 1
        self._listener.enter(tag, attrib)

    def end(self, tag: Any) -> None:  # noqa: ARG002
        if self._texts:
            self._read()
        if self._depth:
            self._depth -= 1
            self._listener.leave()

    def data(self, data: Any) -> None:
        self._texts.append(data)

    def comment(self, text: Any) -> None:  # noqa: ARG002
        self._read()

    def pi(self, target: str, data: str) -> None:  # noqa: ARG002
        self._read()

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Leave out what says how the page is written."""

    def close(self) -> None:
        """Tell of what is still open: where the parser gave up there may be some."""
        self._read()
        while self._depth:
            self.end("")

    def _read(self) -> None:
        if self._texts:
            self._listener.read("".join(self._texts))
            self._texts.clear()
