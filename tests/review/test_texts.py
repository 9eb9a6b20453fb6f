from __future__ import annotations

from benchmarks.records import put_right, splice
from pipeline.review.changes import Piece
from pipeline.review.compare import compare
from tests.review.mirror import article, records


def _changes(change, number=-1):
    old, new = (article(records()[number]).model_dump(mode="json") for _ in range(2))
    change(new)
    put_right(new)
    return compare(article(old), article(new)).changes


def _replace(words, other):
    def change(record):
        start = record["text"].index(words)
        splice(record, start, start + len(words), other)

    return change


def test_text_that_changes_under_parts_is_told_once_with_the_parts():
    (change,) = _changes(_replace("are clear", "were clear"))
    assert (change.group, change.kind, change.fields) == ("text", "changed", ())
    assert change.pieces == (Piece("lost", "are"), Piece("gained", "were"))
    assert change.old.under == change.new.under == ("quotes[0]", "findings[0]")
    assert (change.new.before, change.new.after) == ("Inspectors said plans ", " clear but reviews are late on 12 July")


def test_words_that_are_new_or_gone_are_told():
    (change,) = _changes(_replace("proud", "proud and glad"))
    assert (change.kind, change.old, change.pieces) == ("added", None, (Piece("gained", "and glad"),))
    assert change.new.under == ("quotes[1]",)
    (change,) = _changes(_replace(" , the leader", ""))
    assert (change.kind, change.new, change.old.under) == ("removed", None, ())


def _drop_last_line(record):
    start = record["text"].index('"We are')
    record["dropped"].append({"text": record["text"][start:], "reason": "comments", "raw": {"start": 0, "end": 1}})
    record["text"] = record["text"][: start - 2]
    record["blocks"].pop()
    record["quotes"].pop()
    record["speakers"] = [s | {"mentions": s["mentions"][:1]} for s in record["speakers"] if s["name"] != "Ann Ray"]


def test_text_that_is_dropped_now_is_told_with_the_reason_and_not_twice():
    changes = _changes(_drop_last_line)
    assert [(c.group, c.kind) for c in changes] == [("quotes", "removed"), ("speakers", "removed"), ("text", "removed")]
    (field,) = changes[-1].fields
    assert (field.field, field.old, field.new) == ("dropped", None, "comments")
    assert changes[0].words_gone


def test_blocks_of_another_kind_are_told_and_where_they_end_is_not():
    (change,) = _changes(lambda record: record["blocks"][1].update(kind="caption"))
    assert [(f.field, f.old, f.new) for f in change.fields] == [("kind", "paragraph", "caption")]
    assert change.new.path == "blocks[1]"

    def split(record):
        at = record["text"].index("but reviews")
        splice(record, at - 1, at, "\n\n")
        block = record["blocks"][1]
        record["blocks"][1:2] = [block | {"end": at - 1}, block | {"start": at + 1}]

    assert _changes(split) == ()


def test_dropped_blocks_come_go_and_have_other_reasons():
    (change,) = _changes(lambda record: record["dropped"].clear())
    assert (change.group, change.kind, change.old.text) == ("dropped", "removed", "Home")
    (change,) = _changes(lambda record: record["dropped"][0].update(reason="footer"))
    assert [(f.field, f.old, f.new) for f in change.fields] == [("reason", "navigation", "footer")]
    assert _changes(lambda record: record["dropped"][0].update(text=" Home\n")) == ()


def test_word_that_goes_is_not_told_as_dropped_for_a_new_block_that_holds_it():
    def change(record):
        start = record["text"].index("are clear")
        splice(record, start, start + 4, "")
        record["dropped"].append(
            {"text": "We are sorry , try later", "reason": "banner", "raw": {"start": 0, "end": 1}}
        )

    assert [(c.group, c.kind, [f.field for f in c.fields]) for c in _changes(change)] == [
        ("text", "removed", []),
        ("dropped", "added", ["reason"]),
    ]
