"""What differs in a record beside its quotes and findings: the inspection, the page, the notices."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from pipeline.record.article import Dated, Notice, Previous
from pipeline.review.changes import Change, FieldChange, Group, Part, Value
from pipeline.review.fields import Both, folded, kept, place_change, plain_changes, span_of
from pipeline.review.pairing import pair_off
from pipeline.review.sides import Side

_METADATA = ("title", "site", "author", "published", "modified", "language")
_NONE = Previous(date=None, type=None)
_Numbered = tuple[int, Notice]
_SOURCE = ("path", "url", "media_type", "encoding")


def metadata_changes(both: Both) -> Iterator[Change]:
    """Give what the page says of itself otherwise."""
    old, new = both.old.article.metadata, both.new.article.metadata
    for field in plain_changes([(name, "rest") for name in _METADATA], old, new):
        yield _alone("metadata", "rest", field)


def source_changes(both: Both) -> Iterator[Change]:
    """Give what is otherwise of where the article came from; that its bytes are others is told with the article."""
    old, new = both.old.article.source, both.new.article.source
    for field in plain_changes([(name, "rest") for name in _SOURCE], old, new):
        yield _alone("source", "rest", field)


def inspection_changes(both: Both) -> Iterator[Change]:
    """Give what is otherwise of the inspection."""
    old, new = both.old.article.inspection, both.new.article.inspection
    for field in plain_changes([(name, "inspection") for name in ("inspectorate", "provider", "type")], old, new):
        yield _alone("inspection", "inspection", field)
    yield from _dated("published", old.published, new.published, both)
    yield from _dated("inspected", old.inspected, new.inspected, both)
    yield from _previous(old.previous or _NONE, new.previous or _NONE)


def _previous(old: Previous, new: Previous) -> Iterator[Change]:
    fields = plain_changes([("date", "inspection"), ("type", "inspection")], old, new)
    for field in fields:
        told = FieldChange(f"previous.{field.field}", field.category, field.old, field.new)
        yield _alone("inspection", "inspection", told)


def _alone(group: Group, category: str, field: FieldChange) -> Change:
    """Give a change of a field that has no place in the text."""
    path = f"{group}.{field.field}"
    return Change(
        "changed", category, group, Part(path, text=_shown(field.old)), Part(path, text=_shown(field.new)), (field,)
    )


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _dated(name: str, old: Dated | None, new: Dated | None, both: Both) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            field = FieldChange(name, "inspection", _date(old), _date(new))
            yield Change(
                "changed", "inspection", "inspection", _at(name, old, both.old), _at(name, new, both.new), (field,)
            )
        return
    fields = list(plain_changes([("value", "inspection"), ("basis", "inspection")], old, new))
    fields += [FieldChange("words", f.category, f.old, f.new) for f in place_change("words", old, new, both)]
    if fields:
        told = tuple(FieldChange(f"{name}.{field.field}", field.category, field.old, field.new) for field in fields)
        ours, theirs = _at(name, old, both.old), _at(name, new, both.new)
        yield Change("changed", fields[0].category, "inspection", ours, theirs, told)


def _at(name: str, dated: Dated | None, side: Side) -> Part:
    if dated is None or dated.start is None or dated.end is None:
        return side.part(f"inspection.{name}", text=_date(dated) or "")
    return side.part(f"inspection.{name}", ((dated.start, dated.end),))


def _date(dated: Dated | None) -> str | None:
    return f"{dated.value} ({dated.basis})" if dated else None


def notice_changes(both: Both) -> Iterator[Change]:
    """Give the notices that one record has alone, or in other words."""
    if both.unmoved and both.old.article.notices == both.new.article.notices:
        return
    olds, news = list(enumerate(both.old.article.notices)), list(enumerate(both.new.article.notices))
    pairs: list[tuple[_Numbered, _Numbered]] = []
    for key in (_whole, _placed, _worded):
        pairs += pair_off(olds, news, _keyed(key, both.old, both), _keyed(key, both.new, both))
    for old, new in pairs:
        for field in plain_changes([("message", "rest")], old[1], new[1]):
            yield Change("changed", "rest", "notices", _notice(old, both.old), _notice(new, both.new), (field,))
    for old in olds:
        told = FieldChange("message", "rest", old[1].message, None)
        yield Change("removed", "rest", "notices", _notice(old, both.old), None, (told,))
    for new in news:
        told = FieldChange("message", "rest", None, new[1].message)
        yield Change("added", "rest", "notices", None, _notice(new, both.new), (told,))


def _keyed(key: Callable[[Notice, Side, Both], Hashable], side: Side, both: Both) -> Callable[[_Numbered], Hashable]:
    return lambda numbered: key(numbered[1], side, both)


def _whole(notice: Notice, side: Side, both: Both) -> Hashable:
    return _placed(notice, side, both), folded(notice.message)


def _placed(notice: Notice, side: Side, both: Both) -> Hashable:
    """Give its code and the words at its place that both texts have."""
    return notice.code, tuple(kept(side, span, both)) if (span := span_of(notice)) else None


def _worded(notice: Notice, _side: Side, _both: Both) -> Hashable:
    return notice.code, folded(notice.message)


def _notice(numbered: _Numbered, side: Side) -> Part:
    number, notice = numbered
    span = span_of(notice)
    return side.part(f"notices[{number}]", (span,) if span else (), text="" if span else notice.code)
