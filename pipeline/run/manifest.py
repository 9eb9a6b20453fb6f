"""The manifest of an output folder: what made each record, so that an unchanged article is skipped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from pipeline.run.settings import Form
from pipeline.store.files import write_text

NAME = "manifest.json"
_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of an output folder.

    Attributes:
        name: Of the input, as in the record's `source.path`.
        digest: The SHA-256 of the input's bytes as they lay.
        fingerprint: Of the program that made the record.
        id: Of the article.
        record: The SHA-256 of the record's text.
        counts: How many parts of each kind the record has.
        place: Where the input lay, seen from the output folder; empty where that is not known.
        site: Of the page, where it was cleaned with an index of sites.
        lines: The digest of what the index knew of the site; empty without an index.
    """

    name: str
    digest: str
    fingerprint: str
    id: str
    record: str
    counts: dict[str, int] = field(default_factory=dict)
    place: str = ""
    site: str = ""
    lines: str = ""


def read_manifest(out: Path, form: Form) -> dict[str, Entry]:
    """Give the entries of an earlier run by name; none where there is no sound one of this form and version."""
    try:
        stored = json.loads((out / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict) or (stored.get("manifest_version"), stored.get("format")) != (_VERSION, form):
        return {}
    try:
        entries = [Entry(**row) for row in stored["articles"]]
    except (KeyError, TypeError):
        return {}
    return {entry.name: entry for entry in entries} if all(map(_is_sound, entries)) else {}


def _is_sound(entry: Entry) -> bool:
    """Tell whether a row, which somebody may have edited, has values of the right types."""
    if not isinstance(entry.counts, dict) or not all(type(count) is int for count in entry.counts.values()):
        return False
    return all(isinstance(getattr(entry, key.name), str) for key in fields(entry) if key.name != "counts")


def write_manifest(out: Path, entries: Iterable[Entry], form: Form, told: Mapping[str, Any]) -> None:
    """Write the manifest: what is `told` of the run, then the entries sorted by name.

    Raises:
        OSError: The file cannot be written.
    """
    rows = sorted(entries, key=lambda entry: entry.name)
    head = {"manifest_version": _VERSION, "format": form, **told, "duplicates": duplicates(rows)}
    text = json.dumps({**head, "articles": [asdict(row) for row in rows]}, indent=2, ensure_ascii=False)
    write_text(out / NAME, text + "\n")


def duplicates(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Give the names of the inputs that are one article, by its id: the page scraped twice, say."""
    names: dict[str, list[str]] = {}
    for entry in entries:
        names.setdefault(entry.id, []).append(entry.name)
    return {key: found for key, found in sorted(names.items()) if len(found) > 1}
