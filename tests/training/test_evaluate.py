from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from tests.builders import parsed
from training import evaluate
from training.evaluate import TOKENIZER_PASSES, parse_figures, size_on_disk, speed_figures, words_per_second
from training.settings import Settings

WORDS = "Ann left early ."


SPACES = [True, True, False, False]


def tree(heads: list[int], deps: list[str]) -> Doc:
    same = {"tags": ["NNP", "VBD", "RB", "."], "pos": ["X"] * 4, "lemmas": ["x"] * 4, "spaces": SPACES}
    return parsed(WORDS, heads, deps, **same)


GOLD = tree([1, 1, 1, 1], ["nsubj", "ROOT", "advmod", "punct"])
NO_SUBJECT = tree([1, 1, 1, 1], ["obj", "ROOT", "advmod", "punct"])
PUNCTUATION_WRONG = tree([1, 1, 1, 2], ["nsubj", "ROOT", "advmod", "punct"])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (GOLD, [100, 100, 100, 100, 100]),
        (NO_SUBJECT, [100, 75, 100, 200 / 3, 0]),
        (PUNCTUATION_WRONG, [75, 75, 100, 100, 100]),
    ],
    ids=["right", "wrong label", "wrong punctuation"],
)
def test_attachment_is_told_with_and_without_punctuation(found, expected):
    figures = parse_figures([Example(found, GOLD)])
    names = ("dep_uas", "dep_las", "dep_uas_words", "dep_las_words", "nsubj")
    assert [figures[name] for name in names] == pytest.approx(expected)


def test_tokens_are_counted_by_their_places():
    glued = parsed(["Ann", "left", "early."], [1, 1, 1], ["nsubj", "ROOT", "advmod"], spaces=[True, True, False])
    assert parse_figures([Example(glued, GOLD)])["token_f"] == pytest.approx(100 * 2 * 2 / (3 + 4))


def test_both_treebanks_are_counted_word_by_word_together(monkeypatch):
    made = {"ewt_test": [Example(GOLD, GOLD)] * 3, "gum_test": [Example(NO_SUBJECT, GOLD)]}
    monkeypatch.setattr(evaluate, "treebank_runs", lambda _, stem: stem)
    monkeypatch.setattr(evaluate, "examples", lambda _, runs, __: made.get(runs, []))
    monkeypatch.setattr(evaluate, "_name_tests", lambda _: ())
    monkeypatch.setattr(evaluate, "speed_figures", lambda _, texts: {"texts": len(texts)})
    report = evaluate.evaluate(spacy.blank("en"), Settings(Path(), Path()))
    assert [report[name]["dep_las"] for name in ("EWT", "GUM", evaluate.POOLED)] == [100, 75, 93.75]
    assert report["speed"] == {"texts": 4}


def test_speed_is_that_of_the_middle_round_without_the_one_that_warms_up(monkeypatch):
    rounds = [(9000, 9), (100, 900), (300, 600), (200, 800), (500, 2000), (400, 2800)]
    speeds, measured = [speed for each in rounds for speed in each], []

    def told(_, texts) -> float:
        measured.append(len(texts))
        return speeds[len(measured) - 1]

    monkeypatch.setattr(evaluate, "words_per_second", told)
    figures = speed_figures(spacy.blank("en"), [WORDS] * 3)
    assert figures == {"words_per_cpu_second": 300, "tokenizer_times": 4}
    assert measured == [3, 3 * TOKENIZER_PASSES] * len(rounds)


def test_words_are_counted_by_processor_time(monkeypatch):
    clock = iter([5.0, 7.0])
    monkeypatch.setattr(evaluate.time, "process_time", lambda: next(clock))
    assert words_per_second(spacy.blank("en"), [WORDS] * 3) == 4 * 3 / 2


def test_size_counts_files_of_all_depths(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"0" * 500_000)
    (tmp_path / "c").write_bytes(b"0" * 500_000)
    assert size_on_disk(tmp_path) == 1.0
