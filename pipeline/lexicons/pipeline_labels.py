"""Schema and readers of what other pipelines' labels become: of relations in two schemes, and of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import Entry

Scheme = Literal["clear", "universal"]


class PipelineLabel(Entry):
    """A label that some pipeline gives, and what the rest of the program reads in its place.

    Attributes:
        scheme: `clear` for ClearNLP's relations, `universal` for those of Universal Dependencies that the embedded
            pipeline has not, `entity` for the labels of names.
        label: As the pipeline gives it.
        tag: The fine-grained tag that the token must have, if only one will do.
        becomes: The label that is read; None drops a name.
        under_noun: The label instead where the token hangs on anything but a verb, auxiliary, adjective or adverb.
        lifts: Set where the token takes the place of its head, which then hangs on it with this label: the object of a
            preposition (`case`), its clause (`mark`), what stands after a form of *be* (`cop`).
        example: Words as the pipeline labels them: `form/part of speech[.tag]/head/label` with heads counted from 1 and
            0 for none, or a sentence with names as `[words](label)`.
        gives: The same with heads and labels as they are read: `head/label` for each word, or the sentence.
    """

    scheme: Literal["clear", "universal", "entity"]
    label: str = Field(min_length=1)
    tag: str | None = None
    becomes: str | None
    under_noun: str | None = None
    lifts: Literal["case", "mark", "cop"] | None = None
    gives: str = Field(min_length=3)

    @model_validator(mode="after")
    def _only_a_name_is_dropped(self) -> Self:
        if self.becomes is None and self.scheme != "entity":
            raise ValueError("only a name can be dropped")
        return self


@cache
def relations(scheme: Scheme) -> Mapping[tuple[str, str | None], PipelineLabel]:
    """Give the entries of a scheme by label and tag, the tag None where any will do.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return {(entry.label, entry.tag): entry for entry in _entries(scheme)}


@cache
def lifts() -> Mapping[str, str]:
    """Give ClearNLP's labels whose tokens take the place of their heads, with what becomes of those heads.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return {entry.label: entry.lifts for entry in _entries("clear") if entry.lifts is not None}


@cache
def names() -> Mapping[str, str | None]:
    """Give what the labels of names become, None for those that are dropped; others stay.

    Raises:
        LexiconError: An entry breaks the schema.
    """
    return {entry.label: entry.becomes for entry in _entries("entity")}


def scheme_of(labels: Iterable[str]) -> Scheme | None:
    """Give the scheme of a parser by the labels that it may give, whatever its name; None for neither of the two."""
    found = set(labels)
    if "pobj" in found:
        return "clear"
    return "universal" if found & {"obj", "obl"} else None


def _entries(scheme: str) -> tuple[PipelineLabel, ...]:
    return tuple(entry for entry in read_lexicon("pipeline_labels", PipelineLabel) if entry.scheme == scheme)
