"""The forms of words that texts hold, numbered, so that a text is a row of numbers."""

import json
from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Token


class Lexemes:
    """Forms with their norms: the same form may have two (`'s`), and then has two numbers."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        """Number the pairs of form and norm in their order."""
        self._rows: dict[tuple[str, str], int] = {(form, norm): at for at, (form, norm) in enumerate(pairs)}

    @classmethod
    def read(cls, path: Path) -> "Lexemes":
        """The forms that were written to a file."""
        return cls((form, norm) for form, norm in json.loads(path.read_text(encoding="utf-8")))

    def write(self, path: Path) -> None:
        """Write the forms as JSON, in their order."""
        path.write_text(json.dumps(list(self._rows), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    def row(self, token: Token) -> int:
        """The number of a token's form and norm; a new pair gets the next one."""
        return self._rows.setdefault((token.text, token.norm_), len(self._rows))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of form and norm in order of their numbers."""
        return list(self._rows)

    @property
    def forms(self) -> list[str]:
        """The forms in order of their numbers."""
        return [form for form, _ in self._rows]
