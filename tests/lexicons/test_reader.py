from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicons.reader import read_entries, read_lexicon
from pipeline.lexicons.schema import Term

GOOD = '{"term": "a", "label": "x", "example": "It is a cat."}'


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param([GOOD, "{"], r"en/words\.jsonl:2: line: Invalid JSON", id="no_json"),
        pytest.param([GOOD, '{"term": "b"}'], r"en/words\.jsonl:2: example: Field required", id="missing_field"),
        pytest.param([GOOD[:-1] + ', "odd": 1}'], r"en/words\.jsonl:1: odd: Extra inputs", id="unknown_field"),
        pytest.param([GOOD, GOOD], r"en/words\.jsonl:2: stands twice", id="twice"),
    ],
)
def test_read_entries_names_file_line_and_fault(tmp_path: Path, lines: list[str], message: str) -> None:
    path = tmp_path / "en" / "words.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(LexiconError, match=message):
        read_entries(path, Term)


def test_read_lexicon_names_a_list_that_is_missing() -> None:
    with pytest.raises(LexiconError, match=r"en/nowhere\.jsonl: no such word list"):
        read_lexicon("nowhere", Term)


@pytest.mark.parametrize("path", sorted(Path("pipeline/lexicons/en").glob("*.jsonl")), ids=lambda p: p.stem)
def test_word_lists_are_sorted_text_without_blank_lines(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines
    assert all(line.strip() for line in lines)
