"""Cleaning on the shared cases, article by article: what the gold keeps stays, what it drops is gone. No model runs."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction import SHARED_SETS, cases_of, golds, input_of, shared_folder
from pipeline.clean.build import to_page
from pipeline.page import Page
from pipeline.read.files import read_file

LEAST = 0.99
TEASERS = "003_trade_news"
_WORD = re.compile(r"\w+")
GOLDS = [gold for name in SHARED_SETS for gold in golds(cases_of(shared_folder(), name))]


@pytest.fixture(params=GOLDS or [None], ids=lambda gold: input_of(gold).stem if gold else "none")
def gold(request, shared: Path) -> Path:
    """Give each gold file of the shared cases; skipped where they are absent."""
    return request.param


def cleaned(gold: Path) -> Page:
    return to_page(read_file(input_of(gold)))


def read(gold: Path) -> dict[str, Any]:
    return json.loads(gold.read_text("utf-8"))


def folded(text: str) -> str:
    """Give a text with its white space folded, as the cases' README compares texts."""
    return " ".join(re.sub("[\u200b\ufeff]", " ", text).split())


def f1(right: int, wanted: int, found: int) -> float:
    return 2 * right / (wanted + found)


def text_f1(page: Page, lines: list[dict[str, Any]]) -> float:
    """Give F1 of the words of a text by their places in it; those of lines that may stay or go do not count."""
    wanted, free, at = set(), set(), 0
    told = {line["n"]: line for line in lines}
    for number, line in enumerate(page.source.raw.split("\n"), 1):
        places = {match.start() for match in _WORD.finditer(page.source.raw, at, at + len(line))}
        entry = told.get(number, {"keep": True})
        if entry.get("optional") or entry["keep"] not in (True, False):
            free |= places
        elif entry["keep"]:
            wanted |= places
        at += len(line) + 1
    origins = (page.offsets.to_raw(*match.span()) for match in _WORD.finditer(page.text))
    found = {origin[0] for origin in origins if origin} - free
    return f1(len(wanted & found), len(wanted), len(found))


def page_f1(page: Page, clean: str) -> float:
    """Give F1 of the words of a page, in order."""
    wanted, found = _WORD.findall(clean), _WORD.findall(page.text)
    matcher = SequenceMatcher(None, found, wanted, autojunk=False)
    return f1(sum(block.size for block in matcher.get_matching_blocks()), len(wanted), len(found))


@pytest.mark.cases
def test_words_of_each_article_stay_and_others_go(gold):
    page, lines = cleaned(gold), read(gold).get("lines")
    clean = input_of(gold).with_suffix(".clean.txt")
    reached = text_f1(page, lines) if lines else page_f1(page, clean.read_text("utf-8"))
    assert reached >= LEAST


@pytest.mark.cases
def test_no_block_that_the_gold_drops_is_in_the_text(gold):
    page = cleaned(gold)
    blocks = [folded(page.text[block.start : block.end]) for block in page.blocks]
    lost = [folded(words) for words in read(gold).get("dropped", ())]
    assert [words for words in lost if any(words in block for block in blocks)] == []


@pytest.mark.cases
def test_seed_with_teasers_of_other_stories_keeps_none(shared):
    (gold,) = (gold for gold in GOLDS if gold.name.startswith(TEASERS))
    page, lines = cleaned(gold), read(gold)["lines"]
    raw = page.source.raw.split("\n")
    teasers = [folded(raw[line["n"] - 1]) for line in lines if line["reason"].startswith("other story")]
    assert teasers
    assert [words for words in teasers if words in folded(page.text)] == []
    assert set(teasers) <= {folded(block.text) for block in page.dropped}
