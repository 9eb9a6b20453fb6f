"""Two records of one article become the changes between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.record.article import Article, Speaker
from pipeline.review.align import align
from pipeline.review.changes import KIND_RANKS, RANKS, ArticleDiff, Change, FieldChange, Group, Kind, Part
from pipeline.review.facts import inspection_changes, metadata_changes, notice_changes, source_changes
from pipeline.review.fields import Both, References, field_changes, telling
from pipeline.review.match import Matched, Placed, match, placed
from pipeline.review.sides import AnyPart, Side, sides, spans_of
from pipeline.review.texts import Pairs, block_changes, dropped_changes, text_changes

GROUPS: tuple[Group, ...] = ("speakers", "quotes", "judgements", "findings")
_CATEGORY = {"speakers": "person", "quotes": "quote", "judgements": "judgement", "findings": "finding"}


def compare(old: Article, new: Article, *, places: tuple[str | None, str | None] = (None, None)) -> ArticleDiff:
    """Give what differs between two records of one article.

    Args:
        old: Of the old run.
        new: Of the new run.
        places: The files that they stand in, for people.
    """
    compared = _compared(old, new)
    return ArticleDiff(
        id=new.id,
        path=new.source.path or places[1] or new.id,
        status="changed" if compared.changes else "same",
        old=places[0],
        new=places[1],
        changes=tuple(sorted(compared.changes, key=rank)),
        moved=compared.moved,
        input_changed=old.source.sha256 != new.source.sha256,
    )


def lone(article: Article, kind: Kind, place: str) -> ArticleDiff:
    """Give what one run alone has: a whole article, with the numbers of its parts."""
    part = Part("", article.id, text=article.metadata.title or "")
    counts = [(group, len(getattr(article, group))) for group in GROUPS]
    if kind == "removed":
        fields = tuple(FieldChange(group, "article", number, None) for group, number in counts)
        change = Change(kind, "article", "article", part, None, fields)
        return ArticleDiff(article.id, article.source.path or place, "removed", place, None, (change,))
    fields = tuple(FieldChange(group, "article", None, number) for group, number in counts)
    change = Change("added", "article", "article", None, part, fields)
    return ArticleDiff(article.id, article.source.path or place, "added", None, place, (change,))


def rank(change: Change) -> tuple[bool, int, int, int, str]:
    """Give what changes are sorted by: what a mark forbids, the most serious, lost before new, the text's order."""
    part = change.new or change.old
    start = part.stretches[0].start if part and part.stretches else 0
    whole = RANKS[change.category], KIND_RANKS[change.kind]
    return not change.breaks_mark, *whole, start, part.path if part else ""


@dataclass(frozen=True)
class _Compared:
    changes: Sequence[Change]
    moved: int


def _compared(old: Article, new: Article) -> _Compared:
    ours, theirs = sides(old, new, alignment := align(old.text, new.text))
    matched = {group: _matched(group, ours, theirs) for group in GROUPS}
    both = Both(ours, theirs, alignment, _same(matched["speakers"]), _same(matched["quotes"]))
    changes: list[Change] = []
    moved = 0
    for group in GROUPS:
        changed, still = _parts(group, matched[group], both)
        changes += changed
        moved += still
    pairs: Pairs = {group: matched[group].pairs for group in GROUPS[1:]}
    texts, dropped = dropped_changes(both, text_changes(both, pairs))
    changes += [*texts, *dropped, *block_changes(both), *notice_changes(both)]
    changes += [*inspection_changes(both), *metadata_changes(both), *source_changes(both)]
    return _Compared(changes, moved)


def _matched(group: Group, ours: Side, theirs: Side) -> Matched:
    """Match the parts of a group: at once those with one id and place in the same text, as most of most records."""
    olds, news = dict(enumerate(getattr(ours.article, group))), dict(enumerate(getattr(theirs.article, group)))
    same = _in_place(olds, news) if ours.article.text == theirs.article.text else []
    if not (olds or news):
        return Matched(tuple(same), (), ())
    found = match(placed(ours, olds), placed(theirs, news))
    pairs = sorted((*same, *found.pairs), key=_numbers)
    return Matched(tuple(pairs), found.removed, found.added)


def _in_place(olds: dict[int, AnyPart], news: dict[int, AnyPart]) -> list[tuple[Placed, Placed]]:
    """Take out the parts with the same id and place in one text, and give them as pairs: nobody asks for their words.

    A part that is the same in every field is the same object in its pair. The pairs stand in the new record's order.
    """
    numbers = {part.id: number for number, part in news.items()}
    pairs = []
    for number, old in list(olds.items()):
        if (other := numbers.get(old.id)) is None:
            continue
        new = news[other]
        if new == old:
            ours = Placed(number, old, (), ())
            pairs.append((ours, ours if other == number else Placed(other, old, (), ())))
        elif (spans := spans_of(old)) == spans_of(new):
            pairs.append((Placed(number, old, spans, ()), Placed(other, new, spans, ())))
        else:
            continue
        del olds[number], news[other]
    pairs.sort(key=_numbers)
    return pairs


def _numbers(pair: tuple[Placed, Placed]) -> tuple[int, int]:
    return pair[1].number, pair[0].number


def _same(matched: Matched) -> References:
    return frozenset((old.part.id, new.part.id) for old, new in matched.pairs)


def _parts(group: Group, matched: Matched, both: Both) -> tuple[list[Change], int]:
    """Give the changes of a group, and how many parts only moved."""
    changes, moved = [], 0
    for old, new in matched.pairs:
        if old.part is new.part and both.same_names:  # on the same text
            moved += old.number != new.number
        elif fields := sorted(field_changes(group, old, new, both), key=lambda field: RANKS[field.category]):
            ours, theirs = _part(group, old, both.old), _part(group, new, both.new)
            changes.append(Change("changed", fields[0].category, group, ours, theirs, tuple(fields)))
        else:
            moved += old.spans != new.spans or old.number != new.number
    changes += [_lost(group, part, both) for part in matched.removed]
    changes += [_new(group, part, both) for part in matched.added]
    return changes, moved


def _lost(group: Group, part: Placed, both: Both) -> Change:
    facts = tuple(FieldChange(name, _CATEGORY[group], value, None) for name, value in telling(part.part, both.old))
    gone = _gone(part, both)
    return Change("removed", _CATEGORY[group], group, _part(group, part, both.old), None, facts, words_gone=gone)


def _new(group: Group, part: Placed, both: Both) -> Change:
    facts = tuple(FieldChange(name, _CATEGORY[group], None, value) for name, value in telling(part.part, both.new))
    gone = _gone(part, both)
    return Change("added", _CATEGORY[group], group, None, _part(group, part, both.new), facts, words_gone=gone)


def _gone(part: Placed, both: Both) -> bool:
    return bool(part.keys) and not any(both.alignment.in_both(key) for key in part.keys)


def _part(group: Group, part: Placed, side: Side) -> Part:
    """Give a part for people: a speaker by the name."""
    name = part.part.name if isinstance(part.part, Speaker) else ""
    return side.part(f"{group}[{part.number}]", part.spans, id=part.part.id, text=name)
