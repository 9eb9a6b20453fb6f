"""The difference of two runs as one JSON document, written as it is found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.review.changes import OUTCOMES, ArticleDiff
from pipeline.review.tally import Tally

VERSION = "1"


@dataclass(frozen=True)
class Heading:
    """The two runs.

    Attributes:
        old: The name of the old one, as the user gave it.
        new: The name of the new one.
        versions: What made them, where that differs: by name, old and new; None where a run does not tell.
    """

    old: str
    new: str
    versions: Mapping[str, tuple[str | None, str | None]]


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Give the versions that differ; none where one of the runs tells none at all."""
    if not old or not new:
        return {}
    names = [*old, *(name for name in new if name not in old)]
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


def as_json(
    heading: Heading, diffs: Iterable[ArticleDiff], tally: Tally, write: Callable[[str], object]
) -> Iterator[ArticleDiff]:
    """Give the articles on, and write the document as they pass: a line for each that is not the same.

    Args:
        heading: The runs.
        diffs: Their articles, sorted by path.
        tally: Counts them as they pass; its counts stand at the end.
        write: Gets the text of the document piece by piece.
    """
    write(f'{{"diff_version": "{VERSION}",\n"old": {_json(heading.old)},\n"new": {_json(heading.new)},\n')
    write(f'"versions": {_json(_versions(heading))},\n"articles": [')
    between = "\n"
    for diff in tally.counted(diffs):
        if diff.status != "same":
            write(between + _json(diff))
            between = ",\n"
        yield diff
    write(f'\n],\n"summary": {_json(_summary(tally))}}}\n')


def _versions(heading: Heading) -> list[dict[str, str | None]]:
    return [{"name": name, "old": old, "new": new} for name, (old, new) in heading.versions.items()]


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "articles": {name: tally.articles[name] for name in ("same", "changed", "removed", "added", "unreadable")},
        "changes": tally.changes,
        "counts": tally.rows(),
        "moved": tally.moved,
        "input_changed": tally.input_changed,
        "marks": {name: tally.marks[name] for name in OUTCOMES},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_fields)


def _fields(value: Any) -> dict[str, Any]:
    """Give the fields of a dataclass with slots: several times as fast as `asdict`, which copies all below them."""
    return {name: getattr(value, name) for name in value.__slots__}
