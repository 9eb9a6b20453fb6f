"""Word forms embedded once for each batch, however often they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import accumulate
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, ORTH, SPACY, intify_attr  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.ml.models.tok2vec import MultiHashEmbed
from spacy.tokens import Doc
from thinc.api import Model

_PIPE = "tok2vec"
_KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, as in Fibonacci hashing
_Embed = Model[list[Doc], list[Any]]
_Output = tuple[list[Any], Callable[[list[Any]], list[Doc]]]
_Forward = Callable[[_Embed, list[Doc], bool], _Output]
_Ids = Any  # rows of 64-bit ids; thinc's and numpy's types for them exclude each other


def embed_once(nlp: Language) -> None:
    """Have the shared network embed every form of a batch once, in place; what comes out stays the same to the bit.

    What `MultiHashEmbed` makes of a word hangs on its form, its norm and the blank after it alone, where it looks at
    nothing else, and most words of a batch stand there more than once. A network that begins with any other layer, or
    looks at tags, say, stays as it is.
    """
    model = getattr(nlp.get_pipe(_PIPE), "model", None) if nlp.has_pipe(_PIPE) else None
    if isinstance(model, Model) and model.layers and _is_of_forms(model.layers[0], nlp):
        embed = model.layers[0]
        # A layer around it would be saved too, and spaCy would not find its weights again by the configuration.
        embed._func = partial(_forward, embed._func)  # noqa: SLF001


def _is_of_forms(embed: _Embed, nlp: Language) -> bool:
    """Tell whether a layer is built as `MultiHashEmbed` is, over what form, norm and blank decide."""
    parts = {node.name: node for node in embed.walk()}
    features = parts.get("extract_features")
    if features is None:
        return False
    columns = features.attrs["columns"]
    rows = [1] * len(columns)
    built = MultiHashEmbed(1, columns, rows, include_static_vectors="static_vectors" in parts)
    looked_at = [intify_attr(column) or 0 for column in (*columns, getattr(nlp.vocab.vectors, "attr", ORTH))]
    # In spaCy's numbering what a form has by itself (its flags, its norm, its shape) stands before the lemma.
    return embed.name == built.name and all(attr == SPACY or 0 < attr < LEMMA for attr in looked_at)


def _forward(embed: _Forward, layer: _Embed, docs: list[Doc], is_train: bool) -> _Output:  # noqa: FBT001  thinc's own
    if is_train or not any(map(len, docs)):
        return embed(layer, docs, is_train)
    keys = np.concatenate([doc.to_array(_KEY) for doc in docs])
    _, firsts, places = np.unique(_mixed(keys), return_index=True, return_inverse=True)
    words = embed(layer, [_forms(keys[firsts], docs[0])], False)[0][0][places]  # noqa: FBT003  thinc passes it so
    ends = list(accumulate(map(len, docs)))
    return [words[end - len(doc) : end] for doc, end in zip(docs, ends, strict=True)], _untrained


def _mixed(keys: _Ids) -> _Ids:
    """One number for each row; two rows that differ share one as seldom as two forms share an id of spaCy's."""
    mixed = np.zeros(len(keys), dtype=np.uint64)
    for column in keys.T:
        mixed = (mixed ^ column) * _SPREAD
        mixed ^= mixed >> np.uint64(32)
    return mixed


def _forms(keys: _Ids, doc: Doc) -> Doc:
    """The forms of some rows, one after the other, as words of a Doc."""
    strings = doc.vocab.strings
    made = Doc(
        doc.vocab, words=[strings[orth] for orth in keys[:, 0].tolist()], spaces=keys[:, 2].astype(bool).tolist()
    )
    return made.from_array(["NORM"], keys[:, 1:2])


def _untrained(_: list[Any]) -> list[Doc]:
    return []
