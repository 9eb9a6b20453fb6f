import gzip
import json
from pathlib import Path
from random import Random

import pytest
from spacy.tokens import DocBin

from training.distil.aligned import tokenizing
from training.distil.texts import chosen, cut, grams, held_out, make_texts, runs
from training.settings import Settings

SAMPLE = Path(__file__).parent.parent / "sample"
NLP = tokenizing()
HELD = "The inspectors who came to the old school said that it was calm."
FREE = "The governors who came to the new school said that it was loud."


def words(texts: list[str], held: set[str], count: int = 1000) -> list[str]:
    return [doc.text for doc in chosen(texts, count, held=held, nlp=NLP, rng=Random(1))]  # noqa: S311


@pytest.mark.parametrize(
    "text",
    [f"And then: {HELD}", HELD.upper(), HELD.replace(" who", ", who,").replace("came", "“came”"), f"{FREE} {HELD}"],
    ids=["more before", "capitals", "other marks", "in a longer text"],
)
def test_texts_that_share_eight_words_with_a_test_are_left_out(text: str):
    held = grams(token.text for token in NLP.make_doc(HELD))
    assert words([text], held) == []


@pytest.mark.parametrize(("held", "text"), [("'", "’"), ("’", "'")], ids=["curly in the text", "curly in the test"])
def test_apostrophes_of_either_kind_are_the_same(held: str, text: str):
    told = "It wasn{0}t the old school{0}s fault that they came.".format
    assert words([told(text)], grams(token.text for token in NLP.make_doc(told(held)))) == []


def test_texts_that_share_seven_words_are_kept():
    held = grams(HELD.split())
    assert words(["The inspectors who came to the old mill were wet."], held) == [
        "The inspectors who came to the old mill were wet."
    ]


def test_held_out_runs_are_those_of_all_splits_but_training():
    held = held_out(Settings(SAMPLE, SAMPLE), NLP)
    for split in ("ewt_dev", "ewt_test", "gum_dev", "gum_test"):
        assert all(found & held for found in long_sentences(split))
    for split in ("ewt_train", "gum_train"):
        assert not any(found & held for found in long_sentences(split))


def long_sentences(split: str) -> list[set[str]]:
    """The runs of words of each sentence of the sample's split that has any."""
    text = (SAMPLE / "ud" / f"{split}.conllu").read_text(encoding="utf-8")
    sentences = [line.removeprefix("# text = ") for line in text.splitlines() if line.startswith("# text = ")]
    return [found for s in sentences if (found := grams(token.text for token in NLP.make_doc(s)))]


def test_articles_with_gold_are_held_out(tmp_path: Path):
    article = tmp_path / "cases" / "dev" / "a.txt"
    article.parent.mkdir(parents=True)
    article.write_text(HELD, encoding="utf-8")
    held = held_out(Settings(tmp_path / "corpora", tmp_path), NLP)
    assert (words([HELD], held), words([FREE], held)) == ([], [FREE])


def test_long_paragraphs_are_cut_at_sentences():
    parts = list(cut(" ".join([FREE] * 20)))
    assert all(part.endswith("loud.") and len(part) <= 700 for part in parts)
    assert sum(part.count("governors") for part in parts) == 20
    assert list(cut("Too short.")) == []


def test_parts_of_long_paragraphs_are_left_out_as_whole_ones_are():
    endless = f"Then {'on and ' * 140}on."
    assert list(cut(f"Too short. {endless} {FREE} {endless} Too short.")) == [FREE]


def test_runs_join_neighbours_up_to_a_limit():
    made = list(runs(["one two three"] * 70))
    assert [len(run) for run in made] == [31, 31, 8]


def test_a_source_ends_with_its_words():
    assert len(words([f"{FREE} {number}" for number in range(2000)], set(), 300)) < 10


def test_texts_are_written_as_tokens_and_the_same_again(tmp_path):
    reports = tmp_path / "ofsted_reports" / "reports.jsonl.gz"
    reports.parent.mkdir()
    reports.write_bytes(gzip.compress(json.dumps({"licence": "OGL", "text": f"{FREE}\n{HELD}"}).encode()))
    settings = Settings(tmp_path, tmp_path, texts=(("ofsted", 100),))
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "older.spacy").write_text("what an earlier run left")
    for out in ("one", "two"):
        make_texts(settings, tmp_path / out)
        assert [file.name for file in (tmp_path / out).iterdir()] == ["ofsted.spacy"]
    (doc,) = DocBin().from_disk(tmp_path / "one" / "ofsted.spacy").get_docs(NLP.vocab)
    assert " ".join(doc.text.split()) == f"{FREE} {HELD}"
    assert (tmp_path / "one" / "ofsted.spacy").read_bytes() == (tmp_path / "two" / "ofsted.spacy").read_bytes()
