import json
from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tests.training.trees import is_tree
from training.docs import to_doc
from training.fragments import expand, named
from training.press_lines import filled, tokenized
from training.press_shape import dropped, without_stop
from training.press_text import Writer
from training.press_words import Lists, flat
from training.settings import DATA
from training.words import ROOT, text_of

LISTS = Lists.read()
NLP = spacy.blank("en")
SAID = tuple(
    expand(parse, lambda _: ())
    for parse in (
        "The|DT|2|det school|NN|4|nsubj is|VBZ|4|cop calm|JJ|0|root .|.|4|punct",
        "Pupils|NNS|2|nsubj sang|VBD|0|root in|IN|5|case the|DT|5|det hall|NN|2|obl .|.|2|punct",
        "It|PRP|2|nsubj helps|VBZ|0|root .|.|2|punct",
    )
)


def writer(seed: int) -> Writer:
    return Writer(Random(seed), LISTS, SAID)  # noqa: S311  a seed that repeats is wanted


@given(st.integers(0, 100_000))
def test_invented_sentences_are_trees_that_end_and_begin_well(seed: int):
    for sentence in writer(seed).paragraph():
        assert is_tree(sentence)
        letters = [character for character in text_of(sentence) if character.isalpha()]
        assert letters[0].isupper()


@given(st.integers(0, 100_000))
def test_invented_marks_open_and_close(seed: int):
    words = [word for sentence in writer(seed).paragraph() for word in sentence]
    marks = [word.tag for word in words if word.tag in {"``", "''"}]
    assert marks == ["``", "''"] * (len(marks) // 2)


@given(st.integers(0, 100_000))
def test_invented_names_are_whole(seed: int):
    names = [word.name for sentence in writer(seed).paragraph() for word in sentence]
    assert all(before[2:] == name[2:] for before, name in zip(["O", *names], names, strict=False) if name[0] == "I")


@pytest.mark.parametrize("entry", LISTS.entries["frames"], ids=lambda entry: entry["parse"])
def test_every_frame_is_a_tree(entry: dict):
    assert is_tree(expand(entry["parse"], writer(1).fill))


@pytest.mark.parametrize("name", ["roles", "bodies", "plain_speakers", "grades"])
def test_every_fragment_is_a_tree(name: str):
    for entry in LISTS.entries[name]:
        assert is_tree(expand(entry["parse"], writer(2).fill)), entry["parse"]


@pytest.mark.parametrize("entry", LISTS.entries["lines"], ids=lambda entry: entry["text"])
def test_every_line_fills_its_slots_with_names(entry: dict):
    words = filled(entry["text"], writer(3), NLP)
    slots = entry["text"].count("{") - entry["text"].count("{honorific}")
    assert sum(word.name.startswith("B-") for word in words) == slots
    assert "{" not in text_of(words)


@pytest.mark.parametrize("file", sorted(DATA.glob("*.jsonl")), ids=lambda file: file.stem)
def test_lists_are_json_lines_without_doubles(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_expand_hangs_a_filling_where_its_slot_stood():
    inner = expand("Ann|NNP|0|root Poe|NNP|1|flat", lambda _: ())
    whole = expand("{who}||2|nsubj sang|VBD|0|root", lambda _: inner)
    assert [(word.head, word.dep) for word in whole] == [(2, "nsubj"), (0, "flat"), (ROOT, "ROOT")]


def test_flat_parts_a_double_name_at_its_hyphen():
    words = flat("Ann Poe-Roe", kind="PERSON")
    assert [(word.form, word.head, word.dep) for word in words] == [
        ("Ann", ROOT, "ROOT"),
        ("Poe", 0, "flat"),
        ("-", 3, "punct"),
        ("Roe", 0, "flat"),
    ]
    assert text_of(words).strip() == "Ann Poe-Roe"


def test_dropped_moves_heads_along():
    sentence = SAID[0]
    assert [word.head for word in dropped(sentence, {0})] == [2, 2, ROOT, 2]


def test_without_stop_takes_only_a_full_stop():
    assert text_of(without_stop(SAID[0])) == "The school is calm"


def test_a_plural_speaker_takes_a_plural_verb():
    texts = {to_doc(NLP.vocab, [writer(seed).sentence()]).text.lower() for seed in range(400)}
    assert not [text for text in texts if "inspectors says" in text or "they says" in text]


def test_named_and_tokenized_words_say_what_they_are():
    assert [word.name for word in named(tokenized("Care Home", NLP), "ORG")] == ["B-ORG", "I-ORG"]
    assert {word.name for word in tokenized("a line of words", NLP)} == {"O"}


def test_words_come_in_the_order_of_their_file():
    lines = (DATA / "months.jsonl").read_text(encoding="utf-8").splitlines()
    assert LISTS.words("months") == [json.loads(line)["word"] for line in lines]
