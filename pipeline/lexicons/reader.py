"""Word lists read from JSON Lines, one validated entry a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import LexiconError

EntryT = TypeVar("EntryT", bound=BaseModel)

_HOME = Path(__file__).parent / "en"


def read_entries(path: Path, model: type[EntryT]) -> tuple[EntryT, ...]:
    """Give the entries of one file, in its order.

    Raises:
        LexiconError: The file is missing, or a line breaks the schema or stands twice; the message names file and line.
    """
    label = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        raise LexiconError(f"{label}: no such word list")
    entries: dict[str, EntryT] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            entry = model.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "line"
            raise LexiconError(f"{label}:{number}: {where}: {first['msg']}") from error
        key = entry.model_dump_json(exclude={"example"})
        if key in entries:
            raise LexiconError(f"{label}:{number}: stands twice")
        entries[key] = entry
    return tuple(entries.values())


@cache
def read_lexicon(name: str, model: type[EntryT]) -> tuple[EntryT, ...]:
    """Give the entries of a word list that is shipped, by its file name without the ending.

    Raises:
        LexiconError: As `read_entries`.
    """
    return read_entries(_HOME / f"{name}.jsonl", model)
