"""What a difference of two runs is made of: articles, changes in them, and the fields that differ.

The JSON of `inspectext diff --format json` has these classes' fields as keys, in their order, `null` where there is
nothing; README has a sample. Old and new change places in the mirror: `added` and `removed`, `gained` and `lost` too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal[
    "article", "source", "metadata", "text", "blocks", "dropped", "inspection",
    "speakers", "quotes", "judgements", "findings", "notices",
]  # fmt: skip
"""The key of the record under which a change stands; `article` where the whole record came or went."""

Kind = Literal["removed", "added", "changed"]
Outcome = Literal["lost", "met", "open", "kept"]
Status = Literal["same", "changed", "removed", "added", "unreadable"]
Value = str | int | float | bool | tuple[str, ...] | None
"""A value as a person reads it: a reference is the name or the words that it points at, a place its words."""

CATEGORIES = {
    "polarity": "a finding has the other polarity",
    "speaker": "a quote, or a finding in one, is given to another speaker",
    "grade": "a judgement has another grade",
    "article": "a whole article came or went",
    "quote": "a quote came or went",
    "judgement": "a judgement came or went, or has another area, provider, count or time",
    "finding": "a finding came or went, or has another time",
    "theme": "a finding has another theme",
    "kind": "a quote or a speaker is of another kind, a quote is nested or no longer",
    "voice": "a quote or a speaker has another voice",
    "edges": "a part begins or ends at another word",
    "person": "a speaker came or went, or has another name, honorific, role or organisation",
    "inspection": "another inspectorate, provider, type or date",
    "text": "the clean text reads otherwise, or a block is of another kind",
    "rest": "anything else: metadata, mentions, evidence, confidence, what found it, dropped blocks, notices",
}
"""What a change is about, the most serious first, and what that means: the words of `--fail-on`."""

RANKS = {name: rank for rank, name in enumerate(CATEGORIES)}
KIND_RANKS: dict[str, int] = {"removed": 0, "added": 1, "changed": 2}
"""Among changes of one category, what is lost goes before what is new, and that before what is otherwise."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that follow on the piece before.

    Attributes:
        op: Whether both runs have them here, or the old one only (`lost`), or the new one only (`gained`).
        text: The words, with the white space between them as it stands in the text.
    """

    op: Literal["same", "lost", "gained"]
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the clean text of one run, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a change: where it stands in its run.

    Attributes:
        path: Its place in the record, as `inspectext check` names it: `quotes[3]`.
        id: Of a part; None where there is no id.
        line: Of the clean text, from 1, in which it begins; None without a place in the text.
        stretches: In text order, of this run's clean text; empty without a place in the text.
        before: The words just before it, cut at a word and short.
        text: Its words, with ` … ` between stretches.
        after: The words just after it.
        under: Of a stretch of the text that reads otherwise: the paths of the parts that both runs have over it, whose
            words have changed for that and for no other reason.
    """

    path: str
    id: str | None = None
    line: int | None = None
    stretches: tuple[Stretch, ...] = ()
    before: str = ""
    text: str = ""
    after: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs.

    Attributes:
        field: Its name in the part, with dots below that: `polarity`, `published.value`. `edges` says that the part
            covers other words that both texts have: it has grown by what is `gained` and shrunk by what is `lost`.
        category: One of `CATEGORIES`.
        old: None where there was nothing.
        new: None where there is nothing.
        pieces: Of `edges`: the part's words of both runs in order. Empty for others.
    """

    field: str
    category: str
    old: Value
    new: Value
    pieces: tuple[Piece, ...] = ()


OUTCOMES = {
    "lost": "the old run has it as the mark asks, the new one no longer",
    "met": "the new run has it as the mark asks, the old one had not",
    "open": "neither run has it as the mark asks",
    "kept": "both runs have it as the mark asks",
}
"""What became of a reviewer's mark, the most serious first: what is right or was missing should be in the record with
the fields that the mark tells, what is wrong should not."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's mark beside the two runs.

    Attributes:
        verdict: What the reviewer said of the part: right, wrong or missing.
        part: Its kind: quote, speaker, judgement, finding or inspection.
        id: Of the part, or the field of the inspection; None for what was missing.
        text: Its words; None where there are none.
        note: Why; empty where the reviewer wrote nothing.
        reviewer: None where the marks do not tell.
        outcome: One of `OUTCOMES`.
    """

    verdict: str
    part: str
    id: str | None
    text: str | None
    note: str
    reviewer: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """A part, or a stretch of the text, that came, went or differs.

    Attributes:
        kind: Whether the old run alone has it, the new one alone, or both and it differs.
        category: The most serious of its fields'; of a part that came or went its own.
        group: Where it stands in the record.
        old: Where it stands in the old run; None where it is `added`.
        new: Where it stands in the new run; None where it is `removed`.
        fields: What differs, the most serious first. Of a part that came or went what it says: a quote's speaker, a
            judgement's grade. Of text that is now dropped, or was: `dropped`, with the reason.
        pieces: Of a change of the text: its words of both runs in order. Empty for others.
        words_gone: Of a part that came or went: the other text does not have its words, so that it follows from that.
        marks: What reviewers said of the part in either run.
    """

    kind: Kind
    category: str
    group: Group
    old: Part | None
    new: Part | None
    fields: tuple[FieldChange, ...] = ()
    pieces: tuple[Piece, ...] = ()
    words_gone: bool = False
    marks: tuple[Remark, ...] = ()

    @property
    def breaks_mark(self) -> bool:
        """Whether the new run no longer has the part as a reviewer's mark asks."""
        return any(mark.outcome == "lost" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """An article of two runs.

    Attributes:
        id: Of the article; None where no record of it can be read.
        path: A name for people: the path of its input, else where its record stands.
        status: Whether both runs have it, the same or changed, or one alone; `unreadable` where a record of it is
            broken, so that nobody can tell.
        old: The file of the old record, with the number of the line in a file of lines; None where there is none.
        new: The same of the new record.
        changes: The most serious first, then in text order; a record that came or went is one change.
        moved: How many parts only moved, or stand in another order: no changes.
        input_changed: Whether the input has other bytes: no change in itself.
        fault: Why it cannot be read; empty where it can.
        marks: What reviewers said of parts that no change is about.
    """

    id: str | None
    path: str
    status: Status
    old: str | None
    new: str | None
    changes: tuple[Change, ...] = ()
    moved: int = 0
    input_changed: bool = False
    fault: str = ""
    marks: tuple[Remark, ...] = ()
