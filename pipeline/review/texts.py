"""What reads otherwise in the clean text, which blocks are of another kind, and what is dropped now or no longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.record.article import Block
from pipeline.review.align import Tokens, beside
from pipeline.review.boxes import Box, Waiting
from pipeline.review.changes import Change, FieldChange, Kind, Part, Piece
from pipeline.review.fields import Both, folded
from pipeline.review.match import Placed
from pipeline.review.over import Over
from pipeline.review.pairing import pair_off
from pipeline.review.sides import Side, Span

Pairs = dict[str, Sequence[tuple[Placed, Placed]]]


def text_changes(both: Both, pairs: Pairs) -> list[Change]:
    """Give the stretches of the text that one record has and the other has not, or reads otherwise.

    Args:
        both: The records.
        pairs: The parts that both have, by their group: those over a change are named with it.
    """
    if both.unmoved:
        return []
    olds = Over({group: [old for old, _ in found] for group, found in pairs.items()})
    news = Over({group: [new for _, new in found] for group, found in pairs.items()})
    found = beside(both.alignment.to_new, both.alignment.to_old)
    return [_text_change(_part(ours, both.old, olds), _part(theirs, both.new, news)) for ours, theirs in found]


def _text_change(old: Part | None, new: Part | None) -> Change:
    pieces = [*([Piece("lost", old.text)] if old else ()), *([Piece("gained", new.text)] if new else ())]
    return Change(_kind(old, new), "text", "text", old, new, pieces=tuple(pieces))


def _kind(old: Part | None, new: Part | None) -> Kind:
    return "changed" if old and new else "removed" if old else "added"


def _part(run: range, side: Side, parts: Over) -> Part | None:
    if not run:
        return None
    span = side.tokens.starts[run[0]], side.tokens.ends[run[-1]]
    return replace(side.part("text", (span,)), under=parts.of(span))


def block_changes(both: Both) -> Iterator[Change]:
    """Give the words that stand in blocks of another kind, block by block; where blocks end is white space."""
    olds, news = both.old.article.blocks, both.new.article.blocks
    if both.unmoved and _kinds(olds) == _kinds(news):
        return
    ours, theirs = _blocks(both.old), _blocks(both.new)
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    for token, other in enumerate(both.alignment.to_new):
        if other >= 0 and olds[ours[token]].kind != news[theirs[other]].kind and _is_word(both.old.tokens, token):
            shared[ours[token], theirs[other]].append(token)
    for (one, other), found in shared.items():
        mates = [both.alignment.to_new[token] for token in found]
        old = both.old.part(f"blocks[{one}]", (_span(both.old.tokens, found),))
        new = both.new.part(f"blocks[{other}]", (_span(both.new.tokens, mates),))
        field = FieldChange("kind", "text", olds[one].kind, news[other].kind)
        yield Change("changed", "text", "blocks", old, new, (field,))


def _kinds(blocks: Sequence[Block]) -> list[tuple[str, int]]:
    return [(block.kind, block.start) for block in blocks]


def _blocks(side: Side) -> list[int]:
    """Give for each token the number of its block."""
    found, number, blocks = [], 0, side.article.blocks
    for start in side.tokens.starts:
        while blocks[number].end <= start:
            number += 1
        found.append(number)
    return found


def _is_word(tokens: Tokens, number: int) -> bool:
    return tokens.words[number][0].isalnum()


def _span(tokens: Tokens, numbers: Sequence[int]) -> Span:
    return tokens.starts[min(numbers)], tokens.ends[max(numbers)]


def dropped_changes(both: Both, texts: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Give the changes of the text, with the reason where it is or was dropped, and those of other dropped blocks."""
    if _reasons(both.old) == _reasons(both.new):
        return list(texts), []
    olds, news = _boxes(both.old), _boxes(both.new)
    pair_off(olds, news, lambda box: (box.words, box.block.reason))
    renamed = pair_off(olds, news, lambda box: box.words)
    gone, come = Waiting(olds), Waiting(news)
    told = [_with_reasons(change, gone, come) for change in texts]
    changes = [_other_reason(old, new, both) for old, new in renamed]
    changes += [_came_or_went(both.old, box, "removed") for box in gone.left()]
    changes += [_came_or_went(both.new, box, "added") for box in come.left()]
    return told, changes


def _reasons(side: Side) -> list[tuple[str, str]]:
    return [(block.text, block.reason) for block in side.article.dropped]


def _boxes(side: Side) -> list[Box]:
    return [Box(number, block, str(folded(block.text))) for number, block in enumerate(side.article.dropped)]


def _with_reasons(change: Change, gone: Waiting, come: Waiting) -> Change:
    """Give a change of the text with the reasons of the dropped blocks that have its words, which wait no longer."""
    was, now = _taken(change.new, gone), _taken(change.old, come)
    if not (was or now):
        return change
    return replace(change, fields=(FieldChange("dropped", "text", was, now),))


def _taken(part: Part | None, boxes: Waiting) -> str | None:
    found = boxes.take(part.text) if part else []
    return ", ".join(dict.fromkeys(box.block.reason for box in found)) or None


def _other_reason(old: Box, new: Box, both: Both) -> Change:
    field = FieldChange("reason", "rest", old.block.reason, new.block.reason)
    return Change("changed", "rest", "dropped", _at(both.old, old), _at(both.new, new), (field,))


def _came_or_went(side: Side, box: Box, kind: Kind) -> Change:
    part, reason = _at(side, box), box.block.reason
    if kind == "removed":
        return Change(kind, "rest", "dropped", part, None, (FieldChange("reason", "rest", reason, None),))
    return Change(kind, "rest", "dropped", None, part, (FieldChange("reason", "rest", None, reason),))


def _at(side: Side, box: Box) -> Part:
    return side.part(f"dropped[{box.number}]", text=box.block.text)
