"""Small articles with the records that they give, whole; `--rewrite-golden` writes them anew, and the diff is reviewed like code."""

from __future__ import annotations

import pytest

from pipeline.assemble import extract_page
from pipeline.read.files import read_file
from pipeline.record.text import to_json
from tests.builders import ROOT

ARTICLES = sorted((ROOT / "tests/golden").glob("*/article.*"))


@pytest.mark.model
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.parent.name)
def test_article_gives_its_record(article, nlp, rewrite_golden):
    text = to_json(extract_page(read_file(article, root=article.parents[1]), nlp=nlp))
    stored = article.with_name("record.json")
    if rewrite_golden:
        stored.write_text(text, "utf-8")
    assert stored.read_text("utf-8") == text
