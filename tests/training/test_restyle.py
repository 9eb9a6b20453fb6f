from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.trees import is_tree
from training.restyle import STYLES, restyle, restyle_apostrophes, restyle_dashes, restyle_marks, wrap
from training.treebank import read_documents
from training.words import ROOT, Paragraph, Sentence, Word, text_of

SAMPLE = Path(__file__).parent / "sample" / "ud"
PARAGRAPHS = [p for document in read_documents(SAMPLE / "ewt_train.conllu") for p in document.paragraphs]
QUOTED = next(p for p in PARAGRAPHS if any(w.tag == "``" for w in p[0]))
CURLY = STYLES[0]


def skeleton(paragraph: Paragraph) -> list[list[tuple[str, str, str]]]:
    """Every word but the marks, with its tag and the word it hangs on."""

    def head(sentence: Sentence, word: Word) -> str:
        return "" if word.head == ROOT else sentence[word.head or 0].form.lower().replace("’", "'")

    return [
        [(w.form.lower().replace("’", "'"), w.tag, head(s, w)) for w in s if w.tag not in {"``", "''", ":"}]
        for s in paragraph
    ]


@given(st.sampled_from(PARAGRAPHS), st.integers(0, 10_000))
def test_restyle_changes_typography_and_nothing_else(paragraph: Paragraph, seed: int):
    made = restyle(paragraph, Random(seed))  # noqa: S311
    assert skeleton(made) == skeleton(paragraph)
    assert all(map(is_tree, made))


@pytest.mark.parametrize("style", STYLES, ids=["curly", "straight", "single curly", "single straight"])
def test_restyle_marks_opens_and_closes_in_the_same_style(style: tuple[str, str]):
    text = text_of(restyle_marks(QUOTED[0], style))
    assert text.startswith(f"{style[0]}We are proud,{style[1]} she said.")


def test_restyle_marks_leaves_blanks_and_heads_alone():
    made = restyle_marks(QUOTED[0], STYLES[2])
    assert [replace(word, form="") for word in made] == [replace(word, form="") for word in QUOTED[0]]


def test_restyle_apostrophes_reaches_words_and_not_marks():
    words = (Word("'", tag="``"), Word("n't", tag="RB"), Word("'s", tag="POS"))
    assert [word.form for word in restyle_apostrophes(words, "’")] == ["'", "n’t", "’s"]


def test_restyle_dashes_changes_only_dashes_between_blanks():
    words = (Word("a"), Word("-", pos="PUNCT"), Word("b", space=False), Word("-", pos="PUNCT", space=False), Word("c"))
    assert [word.form for word in restyle_dashes(words, "–")] == ["a", "–", "b", "-", "c"]


def test_wrap_puts_marks_around_the_paragraph():
    made = wrap(PARAGRAPHS[0], CURLY, closed=True)
    assert "".join(map(text_of, made)).strip() == "“The school is calm. Pupils enjoy their lessons.”"
    assert all(map(is_tree, made))


def test_wrap_may_leave_the_paragraph_open():
    made = wrap(PARAGRAPHS[0], CURLY, closed=False)
    assert "".join(map(text_of, made)).strip() == "“The school is calm. Pupils enjoy their lessons."
