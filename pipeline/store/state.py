"""The state of an output folder: what made each record, which inputs failed, and which name belongs to which input.

One SQLite file, so that a run that is killed at any moment loses nothing but what was not committed, and so that memory
does not grow with the corpus. It may be removed at any time: the next run does everything again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.store.state_file import StateFile, open_file
from pipeline.store.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input of some name lies, seen from the output folder.

    Attributes:
        place: Its own: the file, or the path of a member below its container.
        file: The file that is read: the container of a member.
        root: The folder that it was found in; empty where it was named itself.
    """

    name: str
    place: str
    file: str
    root: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that was made.

    Attributes:
        name: Of the input, as in the record's `source.path`.
        digest: The SHA-256 of the input's bytes as they lay.
        fingerprint: Of the program that made the record.
        id: Of the article.
        record: The SHA-256 of the record's text.
        counts: How many parts of each kind the record has.
        site: Of the page, where it was cleaned with an index of sites.
        lines: The digest of what the index knew of the site; empty without an index.
    """

    name: str
    digest: str
    fingerprint: str
    id: str
    record: str
    counts: dict[str, int] = field(default_factory=dict)
    site: str = ""
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record of what it holds now.

    Attributes:
        name: As it would stand in its record.
        kind: For counting.
        reason: In words that a person can act on.
        digest: The SHA-256 of the input's bytes; empty where they could not be read.
        fingerprint: Of the program and the limits that it failed with.
    """

    name: str
    kind: str
    reason: str
    digest: str = ""
    fingerprint: str = ""


@contextmanager
def opened(folder: Path | None) -> Iterator[State]:
    """Give the state of an output folder; one that is damaged, or of another version, begins anew.

    Args:
        folder: None for a state of nothing, which is not kept.

    Raises:
        OSError: It cannot be read or written.
    """
    with open_file(folder) as file:
        yield State(file)


class State:
    """What is known of an output folder; nothing stays that is not committed.

    Attributes:
        lines: The records that wait for their place in the file of lines.
    """

    def __init__(self, file: StateFile) -> None:
        self._do = file.do
        self.commit = file.commit
        self.lines = Waiting(file)

    @property
    def form(self) -> str | None:
        """The form of the folder's records; None where there has been none."""
        row = self._do("SELECT form FROM form").fetchone()
        return row[0] if row else None

    def begin(self, form: str) -> None:
        """Note that records of this form are made or removed, until `finish`."""
        self._do("INSERT OR IGNORE INTO unfinished VALUES (1)")
        self._do("INSERT OR IGNORE INTO form VALUES (?)", form)

    def finish(self) -> None:
        """Note that the output folder is as the state has it."""
        self._do("DELETE FROM unfinished")

    @property
    def is_unfinished(self) -> bool:
        """Whether something has changed since the last `finish`, in a run that was killed perhaps."""
        return self._do("SELECT 1 FROM unfinished").fetchone() is not None

    # Names of inputs

    def name_at(self, place: str) -> str | None:
        """Give the name of the input at a place; None where it has none yet."""
        row = self._do("SELECT name FROM inputs WHERE place = ?", place).fetchone()
        return row[0] if row else None

    def claim(self, origin: Origin) -> bool:
        """Give a name to an input for good; False where another input has it."""
        return self._do("INSERT OR IGNORE INTO inputs VALUES (?, ?, ?, ?)", *_values(origin)).rowcount == 1

    def see(self, origin: Origin) -> None:
        """Note that an input was there in this run, and how it was found."""
        self._do("INSERT OR IGNORE INTO temp.seen VALUES (?)", origin.name)
        known = self._do("SELECT root FROM inputs WHERE name = ?", origin.name).fetchone()
        if known and known[0] != origin.root:
            self._do("UPDATE inputs SET root = ? WHERE name = ?", origin.root, origin.name)

    def is_seen(self, name: str) -> bool:
        """Tell whether the input of a name was there in this run."""
        return self._do("SELECT 1 FROM temp.seen WHERE name = ?", name).fetchone() is not None

    def see_nothing(self) -> None:
        """Forget what was there: the inputs are read once more."""
        self._do("DELETE FROM temp.seen")

    def unseen(self) -> Iterator[Origin]:
        """Give the inputs of earlier runs that were not there in this one, by name."""
        rows = self._do("SELECT * FROM inputs WHERE name NOT IN (SELECT name FROM temp.seen) ORDER BY name")
        return (Origin(*row) for row in rows)

    def origin(self, name: str) -> Origin | None:
        """Give where the input of a name lies."""
        row = self._do("SELECT * FROM inputs WHERE name = ?", name).fetchone()
        return Origin(*row) if row else None

    def forget(self, name: str) -> None:
        """Forget an input, its record and its failure."""
        for table in ("inputs", "records", "failures", "waiting"):
            self._do(f"DELETE FROM {table} WHERE name = ?", name)  # noqa: S608  a name of this list

    # Records and failures

    def entry(self, name: str) -> Entry | None:
        """Give what made the record of a name; None where there is none."""
        row = self._do("SELECT * FROM records WHERE name = ?", name).fetchone()
        return _entry(row) if row else None

    def put_entry(self, entry: Entry) -> None:
        """Note a record that was made; its input has not failed."""
        values = [json.dumps(value) if isinstance(value, dict) else value for value in _values(entry)]
        self._do("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *values)
        self._do("DELETE FROM failures WHERE name = ?", entry.name)

    def failure(self, name: str) -> Failure | None:
        """Give why there is no record; None where the input has not failed."""
        row = self._do("SELECT name, kind, reason, digest, fingerprint FROM failures WHERE name = ?", name).fetchone()
        return Failure(*row) if row else None

    def put_failure(self, failure: Failure) -> None:
        """Note a failure; the record of an earlier run stays."""
        self._do(
            "INSERT OR REPLACE INTO failures (name, kind, reason, digest, fingerprint) VALUES (?, ?, ?, ?, ?)",
            *_values(failure),
        )

    def drop_failure(self, name: str) -> None:
        """Forget a failure: its input is gone."""
        self._do("DELETE FROM failures WHERE name = ?", name)

    def failures(self) -> Iterator[Failure]:
        """Give all failures by name."""
        rows = self._do("SELECT name, kind, reason, digest, fingerprint FROM failures ORDER BY name")
        return (Failure(*row) for row in rows)

    def records(self) -> int:
        """Give how many records there are."""
        return int(self._do("SELECT count(*) FROM records").fetchone()[0])

    def parts(self, *, seen: bool) -> Counter[str]:
        """Give how many parts of each kind all records have, or those whose inputs were there and did not fail."""
        where = "WHERE name IN (SELECT name FROM temp.seen) AND name NOT IN (SELECT name FROM failures)" if seen else ""
        rows = self._do(f"SELECT counts, count(*) FROM records {where} GROUP BY counts")  # noqa: S608  one of two
        total: Counter[str] = Counter()
        for counts, number in rows:
            total.update({kind: count * number for kind, count in json.loads(counts).items()})
        return total

    def duplicates(self) -> dict[str, list[str]]:
        """Give the names of the inputs that are one article, by its id: the page scraped twice, say."""
        several = "SELECT id FROM records GROUP BY id HAVING count(*) > 1"
        rows = self._do(f"SELECT id, name FROM records WHERE id IN ({several}) ORDER BY id, name")  # noqa: S608  fixed
        found: dict[str, list[str]] = {}
        for key, name in rows:
            found.setdefault(key, []).append(name)
        return found


def _values(row: Origin | Entry | Failure) -> tuple[object, ...]:
    return tuple(getattr(row, key) for key in row.__dataclass_fields__)


def _entry(row: tuple[str, ...]) -> Entry:
    name, digest, fingerprint, id_, record, counts, site, lines = row
    return Entry(name, digest, fingerprint, id_, record, json.loads(counts), site, lines)
