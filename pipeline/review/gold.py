"""What is known of an article: the parts that its record should have, and those that it should not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from pipeline.record.article import Article

Place = tuple[int, int]


class Stand(Enum):
    """What it costs a record to have a part, or not to have it."""

    WANTED = "wanted"
    """Not to have it is a miss."""
    FREE = "free"
    """To have it or not costs nothing."""
    UNWANTED = "unwanted"
    """To have it, with these fields, is an error."""


@dataclass(frozen=True, slots=True)
class Part:
    """A quote, speaker, judgement or finding.

    Attributes:
        places: Its stretches in the text of the gold; none where it has no place.
        words: The words there, or what else a reader knows it by.
        fields: What is known of it under the names of the record; a field that is absent is not measured.
    """

    places: tuple[Place, ...]
    words: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    stand: Stand = Stand.WANTED


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article. A kind of part that is None is not measured.

    Attributes:
        text: The text that the places index.
        keep: The stretches of the text that are the article; None where the text is not measured.
        free: The stretches that may stay or go.
        inspection: The facts by field: each with all the values that are right.
        refused: The facts by field of which nothing is known but one value that is wrong.
        partial: Whether there is more to find than is told here, so that a part which is not told of costs nothing.
    """

    text: str = ""
    keep: Sequence[Place] | None = None
    free: Sequence[Place] = ()
    quotes: Sequence[Part] | None = None
    speakers: Sequence[Part] | None = None
    judgements: Sequence[Part] | None = None
    findings: Sequence[Part] | None = None
    inspection: Mapping[str, Sequence[str | None]] | None = None
    refused: Mapping[str, str | None] = field(default_factory=dict)
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """The gold of one article, and how its record is told from others.

    Attributes:
        file: The file that it was read from.
        name: What a reader knows the article by: the record's path, as a rule without its ending.
        article: The id of the record; None where it is not known.
        path: `source.path` of the record; None where only its name is known.
        gold: Gives the gold; marks need the record to find their places, None where there is none.
    """

    file: str
    name: str
    article: str | None
    path: str | None
    gold: Callable[[Article | None], Gold]
