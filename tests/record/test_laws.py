from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.errors import RecordError
from pipeline.page import BLOCK_KINDS
from pipeline.record.article import Article, Block
from pipeline.record.build import to_article
from pipeline.record.text import from_json, to_json
from tests.builders import doc_of, page_of
from tests.record.made import made


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        found: Any = record
        for step in steps:
            found = found[step]
        found[last] = value

    return change


BREACHES = {
    "text": ("quotes.0.segments.0.text", "Plans", r"quotes\[0\]\.segments\[0\]\.text: the text at .*, not 'Plans'"),
    "offset beyond": ("findings.0.end", 9999, r"findings\[0\]\.end: \[\d+, 9999\) is no stretch of the \d+ characters"),
    "empty span": ("judgements.0.end", 11, r"judgements\[0\]\.end: \[11, 11\) is no stretch"),
    "negative": ("blocks.0.start", -1, r"blocks\[0\]\.start: .*greater than or equal to 0, not -1"),
    "mention": ("speakers.0.mentions.0.end", 9999, r"speakers\[0\]\.mentions\[0\]\.end"),
    "cue": ("quotes.0.cue.text", "sayed", r"quotes\[0\]\.cue\.text"),
    "evidence": ("findings.0.evidence.0.text", "x", r"findings\[0\]\.evidence\[0\]\.text"),
    "speaker": ("quotes.1.speaker", "s-0", r"quotes\[1\]\.speaker: no such speaker, not 's-0'"),
    "also": ("quotes.1.also.0", "s-0", r"quotes\[1\]\.also\[0\]: no such speaker"),
    "speaker of a finding": ("findings.0.speaker", "s-0", r"findings\[0\]\.speaker: no such speaker"),
    "quote of a finding": ("findings.0.quotes.0", "q-0", r"findings\[0\]\.quotes\[0\]: no such quote"),
    "half a place": ("notices.1.end", None, r"notices\[1\]\.end: start and end go together, not None"),
    "raw backwards": ("blocks.1.raw.end", 3, r"blocks\[1\]\.raw\.end: \[23, 3\) is no stretch"),
    "empty raw": ("dropped.0.raw.end", 0, r"dropped\[0\]\.raw\.end: \[0, 0\) is no stretch"),
    "raw beyond": (
        "blocks.1.raw.end",
        9999,
        r"blocks\[1\]\.raw\.end: \[23, 9999\) is no stretch of a source of 153 bytes",
    ),
    "start of a block": (
        "blocks.1.start",
        24,
        r"blocks\[1\]\.start: the block is due at 23, after a blank line, not 24",
    ),
    "last block missing": ("blocks.2", None, r"blocks\[2\]: "),
    "evidence elsewhere": (
        "findings.0.evidence.0",
        {"start": 0, "end": 7, "text": "Anytown"},
        r"findings\[0\]\.evidence\[0\]: lies outside its finding, \[\d+, \d+\), not \(0, 7\)",
    ),
    "count": ("judgements.0.count.of", 0, r"judgements\[0\]\.count\.n: is more than all 0, not 1"),
    "day of no month": ("inspection.published.value", "2024-06-31", r"inspection\.published\.value: no date of the"),
    "previous day": ("inspection.previous.date", "2023-02-29", r"inspection\.previous\.date: no date of the"),
    "date of the page": (
        "metadata.published",
        "12 July",
        r"metadata\.published: no date of the calendar, not '12 July'",
    ),
    "change of the page": ("metadata.modified", "2024-07-12T25:00", r"metadata\.modified: no date of the calendar"),
    "digest": ("source.sha256", "0", r"source\.sha256: .*pattern"),
    "encoding": ("source.encoding", "", r"source\.encoding: .*at least 1"),
    "id of the article": ("id", "a", r"id: .*pattern"),
    "id of another article": ("id", "0" * 12, r"speakers\[0\]\.id: is 's-\w+' by its words"),
    "id of a speaker": ("speakers.0.id", "s1", r"speakers\[0\]\.id: .*pattern"),
    "id of a judgement": ("judgements.0.id", "j-000000000000", r"judgements\[0\]\.id: is 'j-\w+' by its words"),
    "negative segment": ("quotes.0.segments.0.start", -1, r"^quotes\[0\]\.segments\[0\]\.start: .*, not -1$"),
    "order of blocks": ("blocks.1.start", 5, r"blocks\[1\]\.start: begins before the end of blocks\[0\]"),
}


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES)
def test_record_that_breaks_a_law_is_refused_with_path_and_value(breach):
    path, value, message = breach
    record = json.loads(to_json(to_article(*made())))
    _set(path, value)(record)
    with pytest.raises(RecordError, match=message):
        from_json(json.dumps(record))


def test_doubled_id_is_refused():
    record = json.loads(to_json(to_article(*made())))
    record["findings"][1]["id"] = record["findings"][0]["id"]
    with pytest.raises(RecordError, match=r"findings\[1\]\.id: stands twice"):
        from_json(json.dumps(record))


def test_every_breach_has_a_line():
    record = json.loads(to_json(to_article(*made())))
    _set("quotes.0.cue.text", "x")(record)
    _set("findings.0.text", "y")(record)
    with pytest.raises(RecordError) as refused:
        from_json(json.dumps(record))
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize("group", ["quotes", "findings"])
def test_parts_out_of_order_are_refused(group):
    record = json.loads(to_json(to_article(*made())))
    record[group].reverse()
    with pytest.raises(RecordError, match=rf"^{group}\[1\]\.(segments\[0\]\.)?start: begins before {group}\[0\]"):
        from_json(json.dumps(record))


def test_text_outside_every_block_is_refused():
    record = json.loads(to_json(to_article(*made())))
    record["blocks"].pop()
    with pytest.raises(RecordError, match=r"^blocks: the blocks end before the 153 characters"):
        from_json(json.dumps(record))


def test_kinds_of_blocks_are_those_of_the_page():
    assert get_args(Block.model_fields["kind"].annotation) == BLOCK_KINDS


PARAGRAPHS = st.lists(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(str.split).map(" ".join).filter(bool)
)


@given(PARAGRAPHS)
def test_any_text_that_can_be_written_makes_a_record(paragraphs):
    text = "\n\n".join(paragraphs)
    page = page_of(text)
    article = to_article(doc_of(page), page)
    assert from_json(to_json(article)) == article


def test_breaches_come_in_the_order_of_the_keys_the_outer_first():
    record = json.loads(to_json(to_article(*made())))
    _set("findings.0.evidence.0.text", "x")(record)
    _set("findings.0.text", "y")(record)
    _set("inspection.published.end", 9999)(record)
    _set("blocks.1.raw.end", 3)(record)
    _set("dropped.0.raw.end", 0)(record)
    with pytest.raises(RecordError) as refused:
        from_json(json.dumps(record))
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == [
        "blocks[1].raw.end",
        "dropped[0].raw.end",
        "inspection.published.end",
        "findings[0].text",
        "findings[0].evidence[0].text",
    ]


def test_lone_surrogate_is_refused_wherever_it_stands():
    record = to_article(*made()).model_dump()
    record["metadata"]["site"] = "a \ud800"
    record["dropped"][0]["text"] = "\udfff"
    with pytest.raises(ValidationError) as refused:
        Article.model_validate(record)
    assert [(error["loc"], error["msg"]) for error in refused.value.errors()] == [
        (("metadata", "site"), "lone surrogate at 2"),
        (("dropped", 0, "text"), "lone surrogate at 0"),
    ]
