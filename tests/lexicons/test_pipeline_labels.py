from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError

from pipeline.lexicons.pipeline_labels import PipelineLabel, lifts, names, relations, scheme_of
from pipeline.lexicons.reader import read_lexicon
from pipeline.parse.model_loader import MODEL

ENTRIES = read_lexicon("pipeline_labels", PipelineLabel)
_WORD = re.compile(r"\S+/[A-Z]+(?:\.[A-Z]+)?/\d+/[A-Za-z:]+")
_RELATION = re.compile(r"\d+/[A-Za-z:]+")

# The parser's labels in the small, medium and large English pipelines that spaCy offers, version 3.
CLEAR_NLP = """ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass
dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj
predet prep prt punct quantmod relcl xcomp"""


# The relations of Universal Dependencies, version 2, without clf, which English has not.
UNIVERSAL = """acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det discourse dislocated expl
fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.scheme} {entry.label}")
def test_every_example_is_well_formed_and_holds_its_label(entry: PipelineLabel) -> None:
    if entry.scheme == "entity":
        assert f"]({entry.label})" in entry.example
        assert entry.becomes is None or f"]({entry.becomes})" in entry.gives
        return
    words, given = entry.example.split(), entry.gives.split()
    assert all(_WORD.fullmatch(word) for word in words)
    assert all(_RELATION.fullmatch(relation) for relation in given)
    assert len(words) == len(given)
    tag = f".{entry.tag}/" if entry.tag is not None else "/"
    assert any(word.endswith(f"/{entry.label}") and tag in word for word in words)


def test_entries_are_sorted_and_stand_once() -> None:
    keys = [(entry.scheme, entry.label, entry.tag or "") for entry in ENTRIES]
    assert keys == sorted(set(keys))


@pytest.mark.model
@pytest.mark.parametrize(
    ("scheme", "told"), [("clear", CLEAR_NLP), ("universal", UNIVERSAL)], ids=["clear", "universal"]
)
def test_every_label_of_a_scheme_becomes_one_that_the_embedded_pipeline_gives(scheme, told: str) -> None:
    shipped = set(json.loads((MODEL / "meta.json").read_text("utf-8"))["labels"]["parser"])
    entries = relations(scheme)
    became = {label for entry in entries.values() for label in (entry.becomes, entry.under_noun)}
    untouched = {label for label in told.split() if (label, None) not in entries}
    assert (became - {None}) | untouched <= shipped
    assert scheme_of(shipped) == "universal"


def test_only_names_can_be_dropped() -> None:
    entry = {"label": "x", "becomes": None, "example": "Words", "gives": "Words"}
    assert PipelineLabel(scheme="entity", **entry).becomes is None
    for scheme in ("clear", "universal"):
        with pytest.raises(ValidationError, match="only a name can be dropped"):
            PipelineLabel(scheme=scheme, **entry)


def test_relations_are_found_by_label_and_tag() -> None:
    assert relations("clear")["aux", "TO"].becomes == "mark"
    assert ("aux", None) not in relations("clear")
    assert relations("universal")["obl:tmod", None].becomes == "obl:unmarked"


def test_lifts_and_names_are_read() -> None:
    assert lifts() == {"acomp": "cop", "attr": "cop", "pcomp": "mark", "pobj": "case"}
    assert (names()["PER"], names()["MONEY"], "ORG" in names()) == ("PERSON", None, False)


@pytest.mark.parametrize(
    ("labels", "scheme"),
    [
        (CLEAR_NLP.split(), "clear"),
        (("ROOT", "nsubj", "obj"), "universal"),
        (("ROOT", "nsubj"), None),
        ((), None),
    ],
    ids=["clear", "universal", "neither", "none"],
)
def test_scheme_shows_in_the_labels(labels, scheme) -> None:
    assert scheme_of(labels) == scheme
