"""Tables that only arrange a page: which they are shows when they have been read."""

from __future__ import annotations

from pipeline.clean.events import Attributes, Listener
from pipeline.clean.ink import INK

_LAYOUT_WORDS = 60
_ARRANGED = ("table", "h1", "form")
_Event = tuple[str, Attributes] | str | None
"""An element that begins, a text, or an element that ends."""


class TableReader:
    """Passes on what it hears, a table that only arranges the page as a `div`: it holds a table, a headline, prose.

    What is heard of a table is held back until that is known.
    """

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._held: list[_Event] = []
        self._depth = 0

    def enter(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if self._held:
            if tag not in _ARRANGED:
                self._held.append((tag, attributes))
                self._depth += 1
                return
            self._release("div")
        if tag == "table":
            self._held, self._depth = [(tag, attributes)], 1
        else:
            self._listener.enter(tag, attributes)

    def leave(self) -> None:
        """End the innermost element."""
        if not self._held:
            self._listener.leave()
            return
        self._held.append(None)
        self._depth -= 1
        if not self._depth:
            self._release("table")

    def read(self, text: str) -> None:
        """Take a text between tags and comments."""
        if not self._held:
            self._listener.read(text)
            return
        self._held.append(text)
        if len(INK.findall(text)) > _LAYOUT_WORDS:
            self._release("div")

    def _release(self, tag: str) -> None:
        """Pass on what was held back, the table itself as an element of this name."""
        held, self._held = self._held, []
        for number, event in enumerate(held):
            if event is None:
                self._listener.leave()
            elif isinstance(event, str):
                self._listener.read(event)
            else:
                self._listener.enter(event[0] if number else tag, event[1])
