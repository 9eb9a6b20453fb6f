from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import fix_random_seed

from pipeline.parse.embedding import embed_once

TEXTS = ["He's calm. She's calm.", "", "Staff can't stay; the can is empty.", "calm staff,calm  staff"]


def made(seed: int) -> Language:
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = spacy.vectors.Vectors(data=np.ones((1, 4), dtype=np.float32), keys=["calm"])
    attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    embed = {"width": 8, "attrs": attributes, "rows": [50] * 6, "include_static_vectors": True}
    encode = {"width": 8, "depth": 1, "window_size": 1, "maxout_pieces": 2}
    model = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", **embed},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", **encode},
    }
    nlp.add_pipe("tok2vec", config={"model": model})
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
