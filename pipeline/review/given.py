"""JSON that people and other tools wrote, taken apart with care: what is wrong is told with its file and key."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import GoldError

_LONGEST = 60
_ALIKE = 0.85
_HALF = re.compile("[\ud800-\udfff]")
_NAMES = {None: "null", True: "true", False: "false"}


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a JSON document, and where it stands: `gold.json: quotes[2].start`."""

    value: Any
    file: str
    key: str = ""

    def refuse(self, reason: str) -> GoldError:
        """Give the error to raise."""
        place = f"{self.file}: {self.key}" if self.key else self.file
        return GoldError(f"{place}: {reason}")

    def unlike(self, wanted: str) -> GoldError:
        """Give the error to raise where the value is not what was wanted."""
        plain = self.value is None or isinstance(self.value, bool)
        shown = _NAMES[self.value] if plain else repr(self.value)
        return self.refuse(f"should be {wanted}, not {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}")

    def names(self) -> Collection[str]:
        """Give the keys of an object."""
        if not isinstance(self.value, dict):
            raise self.unlike("an object")
        return self.value.keys()

    def only(self, *known: str) -> None:
        """Refuse an object with a key that is not known."""
        for key in self.names():
            if key not in known:
                raise self._below(key, None).refuse("no such key")

    def spelt(self, *known: str) -> None:
        """Refuse a key that looks like a known one which is absent; other keys are nobody's business.

        Passed over, a misspelt key would leave its part unmeasured without a word.
        """
        absent = [name for name in known if name not in self.names()]
        for key in self.names():
            if key not in known and (meant := get_close_matches(key, absent, 1, _ALIKE)):
                raise self._below(key, None).refuse(f"no such key: is `{meant[0]}` meant?")

    def has(self, key: str) -> bool:
        """Tell whether an object has a key whose value is not null."""
        return key in self.names() and self.value[key] is not None

    def at(self, key: str) -> Given:
        """Give the value of a key of an object."""
        if key not in self.names():
            raise self._below(key, None).refuse("is missing")
        return self._below(key, self.value[key])

    def items(self) -> Iterator[Given]:
        """Give the members of a list."""
        if not isinstance(self.value, list):
            raise self.unlike("a list")
        for number, member in enumerate(self.value):
            yield Given(member, self.file, f"{self.key}[{number}]")

    def members(self, key: str) -> Iterator[Given]:
        """Give the members of the list under a key, none where the key is absent or null."""
        return self.at(key).items() if self.has(key) else iter(())

    def text(self) -> str:
        """Give a string."""
        if not isinstance(self.value, str):
            raise self.unlike("a string")
        if half := _HALF.search(self.value):
            raise self.refuse(
                f"holds half a character, {half[0]!r}, at {half.start()}: a pair of UTF-16 was cut in two"
            )
        return self.value

    def text_or_none(self, key: str) -> str | None:
        """Give the string under a key; None where the key is absent or null."""
        return self.at(key).text() if self.has(key) else None

    def count(self) -> int:
        """Give a whole number from 0."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.unlike("a whole number from 0")
        return self.value

    def count_or_none(self, key: str) -> int | None:
        """Give the whole number under a key; None where the key is absent or null."""
        return self.at(key).count() if self.has(key) else None

    def flag(self, key: str) -> bool:
        """Tell whether a key is true; false where it is absent or null."""
        if self.has(key) and not isinstance(self.value[key], bool):
            raise self.at(key).unlike("true or false")
        return bool(self.has(key) and self.value[key])

    def one_of(self, *allowed: str) -> str:
        """Give a string that is one of those allowed."""
        if self.value not in allowed:
            raise self.unlike(f"one of {', '.join(allowed)}")
        return str(self.value)

    def stretch(self) -> tuple[int, int]:
        """Give `start` and `end` of an object, in code points, end exclusive."""
        start, end = self.at("start").count(), self.at("end").count()
        if end <= start:
            raise self.at("end").unlike(f"more than the start, {start}")
        return start, end

    def _below(self, key: str, value: Any) -> Given:
        return Given(value, self.file, f"{self.key}.{key}" if self.key else key)


def read_json(path: Path) -> Given:
    """Give the document of a JSON file.

    Raises:
        GoldError: It is no JSON.
        OSError: It cannot be read.
    """
    try:
        return Given(json.loads(path.read_bytes(), object_pairs_hook=_each_once), str(path))
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}: no JSON: {error}") from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for number, key in enumerate(keys) if key in keys[:number])
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found
