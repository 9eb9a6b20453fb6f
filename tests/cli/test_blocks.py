from __future__ import annotations

import json

import pytest

from pipeline.cli.blocks import placed, to_line
from pipeline.page import Block, Dropped, Notice, OffsetMap, Page, RawPage, Run

RAW = "Home\r\n\r\nPool opens\rAll are glad.\n\nShare\x85this"
TEXT = "Pool opens\n\nAll are glad."


def page(raw: str = RAW, **parts: object) -> Page:
    """Give a page with two blocks kept, one dropped before them and one after them."""
    blocks = (Block("heading", 0, 10, 8, 18), Block("paragraph", 12, 25, 19, 32))
    dropped = (Dropped("Home", "navigation", 0, 4, "list_item"), Dropped("Share\x85this", "share", 34, 44))
    runs = OffsetMap([Run(0, 10, 8, 18), Run(12, 25, 19, 32)])
    source = RawPage("a.txt", raw, "text/plain", sha256="0" * 64, size=len(raw.encode()))
    return Page(source, TEXT, blocks, **{"dropped": dropped, "offsets": runs, **parts})


def test_blocks_stand_in_document_order_with_their_reasons():
    assert [(block.text, block.reason) for block in placed(page())] == [
        ("Home", "navigation"),
        ("Pool opens", None),
        ("All are glad.", None),
        ("Share\x85this", "share"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_are_counted_from_one_whatever_ends_them(end):
    raw = "Home----\nPool opens\nAll are glad.---\n".replace("\n", end)
    starts = [raw.index(words) for words in ("Home", "Pool", "All")]
    blocks = (Block("heading", 0, 10, starts[1], starts[1] + 10), Block("paragraph", 12, 25, starts[2], starts[2] + 13))
    made = page(raw, dropped=(Dropped("Home", "navigation", 0, 4),))
    made = Page(made.source, TEXT, blocks, made.dropped)
    assert [block.line for block in placed(made)] == [1, 2, 3]


def test_kept_blocks_stay_in_text_order_where_the_source_has_another():
    blocks = (Block("heading", 0, 10, 19, 32), Block("paragraph", 12, 25, 8, 18))
    texts = [block.text for block in placed(Page(page().source, TEXT, blocks, page().dropped))]
    assert texts.index("Pool opens") < texts.index("All are glad.")


def test_block_without_a_place_has_no_line():
    lost = Page(page().source, "", (), (Dropped("Lost", "share", 0, 0),))
    (block,) = placed(lost)
    assert (block.line, block.raw) == (None, None)
    (row,) = json.loads(to_line("a.txt", lost))["blocks"]
    assert (row["line"], row["raw"]) == (None, None)


def test_line_of_json_tells_all_that_the_page_has():
    notice = Notice("kept_all", "all text is kept", 0, 10)
    row = json.loads(to_line("in/a.txt", page(notices=(notice,))))
    assert list(row) == ["source", "metadata", "text", "blocks", "notices"]
    assert row["source"] == {
        "path": "in/a.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "sha256": "0" * 64,
        "size": len(RAW.encode()),
    }
    assert row["notices"] == [{"code": "kept_all", "message": "all text is kept", "start": 0, "end": 10}]
    first, second, *_ = row["blocks"]
    assert first == {
        "kept": False,
        "reason": "navigation",
        "kind": "list_item",
        "text": "Home",
        "start": None,
        "end": None,
        "line": 1,
        "raw": {"start": 0, "end": 4},
    }
    assert (second["kept"], second["reason"], second["line"]) == (True, None, 3)
    assert row["text"][second["start"] : second["end"]] == second["text"] == "Pool opens"
    assert RAW[second["raw"]["start"] : second["raw"]["end"]] == "Pool opens"


def test_json_is_one_line_for_every_reader_and_steers_no_terminal():
    line = to_line("a\nb\x9b\u2028.txt", page())
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert not {"\x85", "\x9b", "\u2028"} & set(line)
    row = json.loads(line)
    assert row["source"]["path"] == "a\nb\x9b\u2028.txt"
    assert row["blocks"][-1]["text"] == "Share\x85this"
