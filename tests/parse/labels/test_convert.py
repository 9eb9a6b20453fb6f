from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.lexicons.pipeline_labels import PipelineLabel
from pipeline.lexicons.reader import read_lexicon
from pipeline.parse.labels.convert import convert
from tests.builders import parsed
from tests.parse.labels.examples import related, relations_of

ENTRIES = [e for e in read_lexicon("pipeline_labels", PipelineLabel) if e.scheme != "entity"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.scheme} {entry.label}")
def test_every_label_becomes_in_its_example_what_the_list_says(entry: PipelineLabel) -> None:
    doc = related(entry.example)
    convert(doc, entry.scheme)
    assert relations_of(doc) == entry.gives
    assert any(t.dep_ == (entry.becomes if entry.lifts != "cop" else "cop") for t in doc)


MORE = {
    "clause after a preposition, under a noun": (
        "Ways/NOUN/0/ROOT of/ADP/1/prep being/AUX/2/pcomp kind/ADJ/3/acomp",
        "0/ROOT 4/mark 4/cop 1/acl",
    ),
    "time under a noun": (
        "Visits/NOUN/0/ROOT last/ADJ/3/amod year/NOUN/1/npadvmod",
        "0/ROOT 3/amod 1/nmod:unmarked",
    ),
    "stranded preposition under a noun": ("Care/NOUN/0/ROOT within/ADP/1/prep", "0/ROOT 1/nmod"),
    "place after be": (
        "Staff/NOUN/2/nsubj are/AUX/0/ROOT in/ADP/2/prep school/NOUN/3/pobj",
        "2/nsubj 0/ROOT 4/case 2/obl",
    ),
}


@pytest.mark.parametrize(("example", "gives"), MORE.values(), ids=MORE)
def test_labels_depend_on_the_head(example: str, gives: str) -> None:
    doc = related(example)
    convert(doc, "clear")
    assert relations_of(doc) == gives


def test_parse_of_known_labels_is_left_alone() -> None:
    doc = related("Pupils/NOUN/2/nsubj praise/VERB/0/ROOT staff/NOUN/2/obj")
    convert(doc, "universal")
    assert relations_of(doc) == "2/nsubj 0/ROOT 2/obj"


LABELS = sorted(
    {e.label for e in ENTRIES if e.scheme == "clear"} | {"nsubj", "expl", "det", "advmod", "punct", "ccomp"}
)
GONE = {e.label for e in ENTRIES if e.scheme == "clear" and e.tag is None}
GONE -= {label for e in ENTRIES for label in (e.becomes, e.under_noun)}
KINDS = ("NOUN", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "PRON", "CCONJ", "PUNCT")
FORMS = ("is", "be", "of", "there", "staff", "and", ",")


@st.composite
def sentences(draw: st.DrawFn) -> Doc:
    """Draw a Doc of one to three sentences, each any tree at all over its words."""
    words, heads, deps, kinds = [], [], [], []
    for size in draw(st.lists(st.integers(1, 9), min_size=1, max_size=3)):
        first = len(words)
        order = draw(st.permutations(range(first, first + size)))
        above = {order[0]: order[0]} | {
            token: order[draw(st.integers(0, place))] for place, token in enumerate(order[1:])
        }
        for token in range(first, first + size):
            words.append(draw(st.sampled_from(FORMS)))
            heads.append(above[token])
            deps.append("ROOT" if above[token] == token else draw(st.sampled_from(LABELS)))
            kinds.append(draw(st.sampled_from(KINDS)))
    return parsed(words, heads, deps, pos=kinds, lemmas=words)


@settings(max_examples=400)
@given(sentences())
def test_each_sentence_stays_one_tree_over_the_same_words(doc: Doc) -> None:
    before = [(s.start, s.end) for s in doc.sents]
    convert(doc, "clear")
    assert [(s.start, s.end) for s in doc.sents] == before
    for sentence in doc.sents:
        assert [t.i for t in sentence if t.head.i == t.i] == [t.i for t in sentence if t.dep_ == "ROOT"]
        assert sorted(t.i for t in sentence.root.subtree) == list(range(sentence.start, sentence.end))
    assert not GONE & {t.dep_ for t in doc}
