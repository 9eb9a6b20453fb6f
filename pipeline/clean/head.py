"""The elements of a page that speak of the page: meta elements, titles, links, scripts with data, times."""

from __future__ import annotations

import html

from pipeline.clean.events import Attributes

TAGS = frozenset({"html", "title", "meta", "link", "script", "time", "a", "h1"})
"""The elements of which `Head.note` wants to hear."""

_TIMES = 10


class Head:
    """What elements of a page say of it, gathered while the page is read.

    Attributes:
        meta: Contents of the meta elements by name or property, in lower case; the first of each name.
        times: Moments that `time` elements below the headline name.
        early_times: Moments above it.
        canonical: The address that the page gives itself.
        language: Of the document.
        open: The elements whose text is wanted and that have not ended: the number of elements around each, its text.
    """

    def __init__(self) -> None:
        self.meta: dict[str, str] = {}
        self.times: list[str] = []
        self.early_times: list[str] = []
        self.canonical: str | None = None
        self.language: str | None = None
        self._titles: list[list[str]] = []
        self._authors: list[list[str]] = []
        self._scripts: list[list[str]] = []
        self.open: list[tuple[int, list[str]]] = []

    @property
    def title(self) -> str | None:
        """The words of the first title element that holds any."""
        return next((text for text in map("".join, self._titles) if text.strip()), None)

    @property
    def titles(self) -> list[str]:
        """What the page calls itself, white space collapsed."""
        named = (self.meta.get("og:title"), self.meta.get("twitter:title"), self.title)
        return [line for title in named if title and (line := " ".join(html.unescape(title).split()))]

    @property
    def author(self) -> str | None:
        """The words of the first link to an author that holds any."""
        return next((text for text in map("".join, self._authors) if text.strip()), None)

    @property
    def scripts(self) -> list[str]:
        """The scripts that hold data in JSON-LD."""
        return ["".join(script) for script in self._scripts]

    def note(self, tag: str, attributes: Attributes, depth: int, *, elsewhere: bool) -> None:
        """Take an element of `TAGS` that begins; `depth` counts the elements around it.

        Args:
            elsewhere: Whether it stands in the menus of the page or among other stories.
        """
        if tag == "meta":
            self._note_meta(attributes)
        elif tag == "time":
            if attributes.get("datetime") and len(self.times) < _TIMES and not elsewhere:
                self.times.append(attributes["datetime"])
        elif tag == "h1":
            self.early_times, self.times = [*self.early_times, *self.times], []
        elif tag == "html":
            self.language = self.language or attributes.get("lang") or None
        elif tag == "title":
            self._listen(self._titles, depth)
        elif tag == "script":
            if "ld+json" in attributes.get("type", ""):
                self._listen(self._scripts, depth)
        else:
            self._note_link(tag, attributes, depth)

    def read(self, text: str) -> None:
        """Take a text where an element is open whose text is wanted."""
        for _, pieces in self.open:
            pieces.append(text)

    def leave(self, depth: int) -> None:
        """Take the end of an element with `depth` elements around it."""
        if self.open and self.open[-1][0] == depth:
            self.open.pop()

    def _listen(self, pieces: list[list[str]], depth: int) -> None:
        pieces.append([])
        self.open.append((depth, pieces[-1]))

    def _note_meta(self, attributes: Attributes) -> None:
        keys = (attributes.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
        if key := next((key for key in keys if key), None):
            self.meta.setdefault(key.lower(), attributes.get("content", ""))

    def _note_link(self, tag: str, attributes: Attributes, depth: int) -> None:
        relations = attributes.get("rel", "").split()
        if "canonical" in relations and self.canonical is None:
            self.canonical = attributes.get("href") or None
        elif tag == "a" and "author" in relations and self.author is None:
            self._listen(self._authors, depth)
