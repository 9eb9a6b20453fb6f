"""A difference the other way round, and records to compare."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from benchmarks.diff import samples
from benchmarks.planted import plant
from benchmarks.plants import CannotPlantError
from benchmarks.records import Record, put_right
from pipeline.record.article import Article
from pipeline.record.build import to_article
from pipeline.record.text import from_json, to_json
from pipeline.review.changes import ArticleDiff, Change, FieldChange, Piece
from tests.record.made import made

_KINDS = {"removed": "added", "added": "removed", "changed": "changed"}
_OPS = {"lost": "gained", "gained": "lost", "same": "same"}


@cache
def records() -> tuple[Record, ...]:
    """Give the samples' records, and an invented one."""
    invented = json.loads(to_json(to_article(*made())))
    put_right(invented)
    return (*samples(), invented)


def article(record: Record) -> Article:
    """Give the record, checked."""
    return from_json(json.dumps(record))


def changed(record: Record, name: str, seed: object = 0) -> Article | None:
    """Give the record with a change or noise planted, if it can be."""
    try:
        return article(plant(record, name, Random(f"{name} {seed}")))  # noqa: S311
    except CannotPlantError:
        return None


def mirrored(diff: ArticleDiff) -> list[Any]:
    """Give the changes as they are the other way round, in an order that is the same both ways."""
    return comparable(tuple(_mirrored(change) for change in diff.changes))


def comparable(changes: tuple[Change, ...]) -> list[Any]:
    """Give changes in an order that does not depend on which side is old."""
    return sorted(
        (replace(c, fields=tuple(sorted(c.fields, key=repr)), pieces=_sorted(c.pieces)) for c in changes), key=repr
    )


def _mirrored(change: Change) -> Change:
    fields = tuple(
        FieldChange(f.field, f.category, f.new, f.old, _sorted(tuple(map(_turned, f.pieces)))) for f in change.fields
    )
    pieces = tuple(map(_turned, change.pieces))
    return replace(change, kind=_KINDS[change.kind], old=change.new, new=change.old, fields=fields, pieces=pieces)


def _turned(piece: Piece) -> Piece:
    return Piece(_OPS[piece.op], piece.text)


def _sorted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put what is lost before what is gained in its place."""
    found = list(pieces)
    for at in range(len(found) - 1):
        if (found[at].op, found[at + 1].op) == ("gained", "lost"):
            found[at], found[at + 1] = found[at + 1], found[at]
    return tuple(found)
