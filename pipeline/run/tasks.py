"""One article to extract, and where its record lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from pipeline.read.files import STANDARD_INPUT, Input
from pipeline.read.member import Member

STDIN_RECORD = "stdin.json"
_LONGEST = 200
_MOST, _LARGEST = 8, 500_000


@dataclass(frozen=True, slots=True)
class Task:
    """One article to extract.

    Attributes:
        name: Of its own in the run: the path below the input folder, `-` for standard input.
        digest: The SHA-256 of the bytes as they lie; empty where they can't be read.
        source: The file, or the container that the article lies in; None for standard input.
        member: The article of a container, or standard input; None for a file that is one article.
        size: In bytes, as they lie.
    """

    name: str
    digest: str
    source: Input | None = None
    member: Member | None = None
    size: int = 0

    @property
    def given(self) -> str:
        """The input as it can be found: the path as the user named it, or below the folder that the user named."""
        if self.source is None:
            return self.name
        inside = f"/{self.member.name}" if self.member and self.member.name else ""
        return f"{self.source.path}{inside}"


def batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """Give the tasks in batches of a few articles, so that spaCy's networks see them together.

    Eight take a tenth less time than one by one, more give little more, and a batch that fails is done one by one.
    """
    batch: list[Task] = []
    for task in tasks:
        if batch and (len(batch) == _MOST or sum(one.size for one in batch) + task.size > _LARGEST):
            yield tuple(batch)
            batch = []
        batch.append(task)
    if batch:
        yield tuple(batch)


def record_path(name: str) -> str:
    """Give the path of a record below the output folder."""
    if name == STANDARD_INPUT:
        return STDIN_RECORD
    *folders, last = name.split("/")
    return "/".join([*map(_short, folders), f"{_short(last)}.json"])


def _short(name: str) -> str:
    """Shorten a file's name that would be too long with its new ending; what was cut stands in a hash."""
    if len(name.encode()) <= _LONGEST:
        return name
    kept = name.encode()[: _LONGEST - 20].decode("utf-8", "ignore")
    return f"{kept}~{sha256(name.encode()).hexdigest()[:12]}"
