from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import fix_random_seed

from pipeline.parse.embedding import embed_once
from pipeline.parse.model_loader import load_model

TEXTS = ["He's calm. She's calm.", "", "Staff can't stay; the can is empty.", "calm staff,calm  staff"]


def hashed(*attributes: str) -> dict[str, Any]:
    rest = {"width": 8, "rows": [50] * len(attributes), "include_static_vectors": True}
    return {"@architectures": "spacy.MultiHashEmbed.v2", "attrs": list(attributes), **rest}


def around(embed: dict[str, Any]) -> dict[str, Any]:
    rest = {"width": 8, "depth": 1, "window_size": 1, "maxout_pieces": 2}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", **rest}
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


FORMS = hashed("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")


def made(seed: int, embed: dict[str, Any] = FORMS) -> Language:
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = spacy.vectors.Vectors(data=np.ones((1, 4), dtype=np.float32), keys=["calm"])
    nlp.add_pipe("tok2vec", config={"model": around(embed)})
    nlp.initialize()
    return nlp


def docs(nlp: Language) -> list[Doc]:
    return list(nlp.tokenizer.pipe(TEXTS))


def states(nlp: Language, found: list[Doc]) -> list[Any]:
    return nlp.get_pipe("tok2vec").model.predict(found)  # type: ignore[attr-defined]


def test_states_are_the_same_to_the_bit() -> None:
    nlp = made(3)
    plain = states(nlp, docs(nlp))
    embed_once(nlp)
    once = states(nlp, docs(nlp))
    assert [rows.shape for rows in once] == [rows.shape for rows in plain]
    for one, other in zip(once, plain, strict=True):
        np.testing.assert_array_equal(one, other)


def test_every_form_is_embedded_once_for_each_norm_and_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = made(3)
    embed = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    seen: list[Doc] = []
    inner = embed._func
    monkeypatch.setattr(embed, "_func", lambda layer, given, train: (seen.extend(given), inner(layer, given, train))[1])
    embed_once(nlp)
    found = docs(nlp)
    states(nlp, found)
    [forms] = seen
    wanted = {(token.text, token.norm_, bool(token.whitespace_)) for doc in found for token in doc}
    assert sorted((token.text, token.norm_, bool(token.whitespace_)) for token in forms) == sorted(wanted)
    assert ("can", "can", True) in wanted
    assert ("ca", "can", False) in wanted


def test_nothing_to_embed_is_no_fault() -> None:
    nlp = made(3)
    embed_once(nlp)
    assert [len(doc) for doc in nlp.pipe(["", ""])] == [0, 0]
    plain = spacy.blank("en")
    embed_once(plain)
    assert plain.pipe_names == []


CHARACTERS = {"@architectures": "spacy.CharacterEmbed.v2", "width": 8, "rows": 50, "nM": 4, "nC": 2}
OTHERS = {
    "tags": hashed("NORM", "TAG"),
    "neighbours": around(hashed("NORM")),
    "characters": CHARACTERS | {"include_static_vectors": False, "feature": "LOWER"},
}


@pytest.mark.parametrize("embed", OTHERS.values(), ids=OTHERS)
def test_network_that_begins_with_anything_else_stays_as_it_is(embed: dict[str, Any]) -> None:
    nlp = made(3, embed)
    doc = Doc(nlp.vocab, words=["can", "can", "can"], tags=["MD", "NN", "NN"])
    [plain] = states(nlp, [doc])
    first = nlp.get_pipe("tok2vec").model.layers[0]._func  # type: ignore[attr-defined]
    embed_once(nlp)
    assert nlp.get_pipe("tok2vec").model.layers[0]._func is first  # type: ignore[attr-defined]
    np.testing.assert_array_equal(states(nlp, [doc])[0], plain)


@pytest.mark.parametrize("attributes", [("ORTH", "LOWER"), ("IS_ALPHA", "LIKE_NUM", "LENGTH")], ids=["forms", "flags"])
def test_whatever_hangs_on_the_form_is_embedded_once(attributes: tuple[str, ...]) -> None:
    nlp = made(3, hashed(*attributes))
    plain = states(nlp, docs(nlp))
    embed_once(nlp)
    assert isinstance(nlp.get_pipe("tok2vec").model.layers[0]._func, partial)  # type: ignore[attr-defined]
    for one, other in zip(states(nlp, docs(nlp)), plain, strict=True):
        np.testing.assert_array_equal(one, other)


def test_component_without_layers_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="tok2vec")
    embed_once(nlp)
    assert nlp.pipe_names == ["tok2vec"]


@pytest.mark.model
def test_embedded_network_embeds_every_form_once() -> None:
    assert isinstance(load_model().get_pipe("tok2vec").model.layers[0]._func, partial)  # type: ignore[attr-defined]


def test_training_reaches_the_tables() -> None:
    nlp = made(3)
    embed_once(nlp)
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    rows, backprop = model.begin_update(docs(nlp))
    backprop([np.ones_like(row) for row in rows])
    tables = [node for node in model.walk() if node.name == "hashembed"]
    assert tables
    assert all(table.has_grad("E") and table.get_grad("E").any() for table in tables)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    nlp = made(3)
    embed_once(nlp)
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    for one, other in zip(states(again, docs(again)), states(nlp, docs(nlp)), strict=True):
        np.testing.assert_array_equal(one, other)
