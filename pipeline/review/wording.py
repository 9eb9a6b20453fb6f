"""A change put into words: what has happened, the words with what is lost and gained, where to find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pipeline.review.changes import OUTCOMES, ArticleDiff, Change, FieldChange, Part, Piece, Remark, Value
from pipeline.review.marks import INSPECTION

Style = Literal["plain", "part", "context", "lost", "gained"]

_LONGEST = 160
_NOUNS = {
    "article": "article",
    "text": "words",
    "dropped": "dropped block",
    "speakers": "speaker",
    "quotes": "quote",
    "judgements": "judgement",
    "findings": "finding",
    "notices": "notice",
}
_VERBS = {"removed": "lost", "added": "new"}
_CUT = " […] "
_BECAME = {
    ("right", "lost"): "no longer so",
    ("right", "met"): "so again",
    ("right", "open"): "in neither run so",
    ("right", "kept"): "still so",
    ("wrong", "lost"): "so again",
    ("wrong", "met"): "no longer so",
    ("wrong", "open"): "still so",
    ("wrong", "kept"): "in neither run so",
    ("missing", "lost"): "missing again",
    ("missing", "met"): "found now",
    ("missing", "open"): "still missing",
    ("missing", "kept"): "in both runs",
}


class Run(NamedTuple):
    """Words that are shown alike."""

    style: Style
    text: str


def happened(change: Change) -> Iterator[Run]:
    """Give what has happened: the part that came or went and what it said, or each field, old and new."""
    if change.kind == "changed" and change.group != "text":
        for number, field in enumerate(change.fields):
            yield Run("plain", f"{'; ' if number else ''}{field.field} ")
            yield from _field(field)
        return
    noun = "words" if change.group == "text" else _NOUNS[change.group]
    yield Run("plain", f"{_VERBS.get(change.kind, 'other')} {noun}")
    facts = [fact for field in change.fields if (fact := _fact(field, change))]
    if facts:
        yield Run("plain", f": {', '.join(facts)}")
    if change.words_gone:
        yield Run(
            "context", f" (its words are {'not in the new text' if change.kind == 'removed' else 'new in the text'})"
        )
    under = [path for part in (change.old, change.new) if part for path in part.under]
    if under:
        yield Run("context", f" (under {', '.join(dict.fromkeys(under))})")


def _fact(field: FieldChange, change: Change) -> str:
    value = field.new if field.old is None else field.old
    if change.group == "text":
        return f"now dropped as {field.new}" if field.new is not None else f"was dropped as {field.old}"
    if change.group == "article":
        return f"{value} {field.field if value != 1 else field.field.removesuffix('s')}"
    return "" if value is None else shown(value)


def _field(field: FieldChange) -> Iterator[Run]:
    if field.pieces:
        lost = [_short(p.text.strip()) for p in field.pieces if p.op == "lost"]
        gained = [_short(p.text.strip()) for p in field.pieces if p.op == "gained"]
        yield from _lists(lost, gained, ("shrunk by ", "grown by "))
    elif isinstance(field.old, tuple) and isinstance(field.new, tuple):
        yield from _lists(list(field.old), list(field.new), ("without ", "with "))
    else:
        yield Run("lost", shown(field.old))
        yield Run("plain", " → ")
        yield Run("gained", shown(field.new))


def _lists(lost: list[str], gained: list[str], words: tuple[str, str]) -> Iterator[Run]:
    if lost:
        yield Run("plain", words[0])
        yield Run("lost", ", ".join(f"“{word}”" for word in lost))
    if lost and gained:
        yield Run("plain", ", ")
    if gained:
        yield Run("plain", words[1])
        yield Run("gained", ", ".join(f"“{word}”" for word in gained))


def remark(mark: Remark) -> str:
    """Give what a reviewer said of a part, and what became of it, in one line."""
    by = f" by {mark.reviewer}" if mark.reviewer else ""
    note = f" ({_short(' '.join(mark.note.split()))})" if mark.note.strip() else ""
    return f"marked {mark.verdict}{by}{note}: {_BECAME[mark.verdict, mark.outcome]}"


def remark_at(article: ArticleDiff, mark: Remark) -> str:
    """Give the same with the part and its file, for a mark of a part that no change is about."""
    words = f" “{shown(mark.text)}”" if mark.text else ""
    name = mark.id if mark.part == INSPECTION else mark.part
    return f"{article.new or article.old}: {name}{words} {remark(mark)}"


def outcomes(counts: Mapping[str, int]) -> str:
    """Give how many marks have each outcome; nothing where there are none."""
    told = [f"{counts[name]:,} {name}" for name in OUTCOMES if counts.get(name)]
    return f"{count(sum(counts.values()), 'mark')}: {', '.join(told)}." if told else ""


def shown(value: Value) -> str:
    """Give a value for people."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value) or "none"
        case _:
            return _short(" ".join(str(value).split()))


def in_context(change: Change) -> Iterator[Run]:
    """Give the words of a change with those around them, on one line; nothing where there are none."""
    part = change.new or change.old
    if part is None or change.group in ("metadata", "source"):
        return
    if change.group == "inspection" and not part.stretches:
        return
    pieces = change.pieces or next((field.pieces for field in change.fields if field.pieces), ())
    yield from _run("context", _outer(change, part, pieces[:1]).before)
    yield from _words(change, part, pieces)
    yield from _run("context", _outer(change, part, pieces[-1:]).after)


def _outer(change: Change, part: Part, piece: Sequence[Piece]) -> Part:
    """Give the side that reaches further out, where a part has grown or shrunk at an end."""
    lost = bool(piece) and piece[0].op == "lost"
    return change.old if lost and change.old is not None else part


def _words(change: Change, part: Part, pieces: Sequence[Piece]) -> Iterator[Run]:
    for number, piece in enumerate(pieces):
        yield from _run(_style(piece), piece.text)
        if change.group == "text" and number == 0 and len(pieces) > 1:
            yield Run("plain", " ")
    if not pieces:
        style: Style = "lost" if change.kind == "removed" else "gained" if change.kind == "added" else "part"
        yield from _run(style, part.text)


def _style(piece: Piece) -> Style:
    return "plain" if piece.op == "same" else piece.op


def _run(style: Style, text: str) -> Iterator[Run]:
    line = " ".join(text.split())
    if line:
        yield Run(style, f"{' ' * text[:1].isspace()}{_short(line)}{' ' * text[-1:].isspace()}")


def _short(text: str) -> str:
    """Give a text, without its middle where it is long."""
    if len(text) <= _LONGEST:
        return text
    half = (_LONGEST - len(_CUT)) // 2
    return f"{text[:half].rstrip()}{_CUT}{text[-half:].lstrip()}"


def where(article: ArticleDiff, change: Change) -> str:
    """Give where to find a change: the file, the part in it, its line and characters in the clean text."""
    part = change.new or change.old
    file = (article.new if change.new else article.old) or article.path
    return f"{file} {_place(part)}".rstrip() if part else file


def _place(part: Part) -> str:
    if not part.stretches:
        return part.path
    spans = ", ".join(f"{stretch.start}–{stretch.end}" for stretch in part.stretches[:3])
    return f"{part.path} line {part.line}, {spans}{', …' if len(part.stretches) > 3 else ''}"  # noqa: PLR2004


def count(number: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
