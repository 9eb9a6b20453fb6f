from __future__ import annotations

import pytest
import spacy

from pipeline.annotations import get_attributions
from pipeline.parse.labels.component import FACTORY
from tests.parse.labels.examples import names_of, relations_of
from tests.parse.pipelines import CLEAR, UNIVERSAL, doc_of, saved, trained

WANTED = {
    CLEAR: (
        "2/nsubj 0/ROOT 6/mark 6/nsubj 6/cop 2/ccomp 8/case 6/obl 2/punct",
        "2/compound 3/nsubj 0/ROOT 3/obj 3/punct",
        "2/det 4/nsubj:pass 4/aux:pass 0/ROOT 4/xcomp 8/case 8/nummod 4/obl 4/punct",
    ),
    UNIVERSAL: (
        "2/nsubj 0/ROOT 6/mark 6/nsubj 6/cop 2/ccomp 8/case 6/obl 2/punct",
        "3/nsubj 1/flat 0/ROOT 3/obj 3/punct",
        "2/det 4/nsubj:pass 4/aux:pass 0/ROOT 4/xcomp 8/case 8/nummod 4/obl 4/punct",
    ),
}


@pytest.fixture(params=[CLEAR, UNIVERSAL], ids=["clear", "universal"])
def sentences(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return request.param


def test_parses_of_either_scheme_become_the_same(sentences, tmp_path) -> None:
    nlp = spacy.load(saved(trained(sentences), tmp_path))
    component = nlp.add_pipe(FACTORY)
    assert component.scheme == ("clear" if sentences == CLEAR else "universal")
    texts = [doc_of(nlp, sentence).text for sentence in sentences]
    docs = list(nlp.pipe(texts))
    assert [relations_of(doc) for doc in docs] == list(WANTED[sentences])
    assert names_of(docs[1]) == "[Ann Poe](PERSON) praised [Ofsted](ORG) . "
    assert docs[2].ents == ()


def test_component_survives_save_and_load(tmp_path) -> None:
    nlp = spacy.load(saved(trained(CLEAR), tmp_path / "a"))
    nlp.add_pipe(FACTORY)
    again = spacy.load(saved(nlp, tmp_path / "b"))
    assert relations_of(again(doc_of(nlp, CLEAR[0]).text)) == WANTED[CLEAR][0]


def test_quotes_are_found_in_a_parse_of_clear_labels(tmp_path) -> None:
    nlp = spacy.load(saved(trained(CLEAR), tmp_path))
    nlp.add_pipe(FACTORY)
    nlp.add_pipe("inspection_quotes")
    (quote,) = get_attributions(nlp(doc_of(nlp, CLEAR[0]).text))
    assert ([span.text for span in quote.contents], quote.source.text) == (["staff are kind to pupils"], "Inspectors")


def test_without_a_parser_only_names_change() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe(FACTORY)
    doc = component(doc_of(nlp, UNIVERSAL[1]))
    assert component.scheme is None
    assert relations_of(doc) == "3/nsubj 1/flat:name 0/ROOT 3/obj 3/punct"
    assert [name.label_ for name in doc.ents] == ["PERSON", "ORG"]


def test_doc_without_a_parse_passes(tmp_path) -> None:
    nlp = spacy.load(saved(trained(CLEAR), tmp_path))
    component = nlp.add_pipe(FACTORY)
    assert component(nlp.make_doc("Words alone.")).text == "Words alone."
    assert component(nlp.make_doc("")).text == ""
