"""Small spaCy pipelines of other houses: trained on a handful of sentences, in either scheme of relations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

# form/tag/part of speech/head/relation/name
CLEAR = (
    (
        "Inspectors/NNS/NOUN/2/nsubj said/VBD/VERB/0/ROOT that/IN/SCONJ/5/mark staff/NNS/NOUN/5/nsubj are/VBP/AUX/2/ccomp "
        "kind/JJ/ADJ/5/acomp to/IN/ADP/6/prep pupils/NNS/NOUN/7/pobj ././PUNCT/2/punct"
    ),
    (
        "Ann/NNP/PROPN/2/compound/PERSON Poe/NNP/PROPN/3/nsubj/PERSON praised/VBD/VERB/0/ROOT "
        "Ofsted/NNP/PROPN/3/dobj/ORG ././PUNCT/3/punct"
    ),
    (
        "The/DT/DET/2/det home/NN/NOUN/4/nsubjpass was/VBD/AUX/4/auxpass rated/VBN/VERB/0/ROOT good/JJ/ADJ/4/oprd "
        "in/IN/ADP/4/prep four/CD/NUM/8/nummod/CARDINAL areas/NNS/NOUN/6/pobj ././PUNCT/4/punct"
    ),
)
UNIVERSAL = (
    (
        "Inspectors/NNS/NOUN/2/nsubj said/VBD/VERB/0/ROOT that/IN/SCONJ/6/mark staff/NNS/NOUN/6/nsubj are/VBP/AUX/6/cop "
        "kind/JJ/ADJ/2/ccomp to/IN/ADP/8/case pupils/NNS/NOUN/6/obl ././PUNCT/2/punct"
    ),
    (
        "Ann/NNP/PROPN/3/nsubj/PER Poe/NNP/PROPN/1/flat:name/PER praised/VBD/VERB/0/ROOT "
        "Ofsted/NNP/PROPN/3/obj/ORG ././PUNCT/3/punct"
    ),
    (
        "The/DT/DET/2/det home/NN/NOUN/4/nsubj:pass was/VBD/AUX/4/aux:pass rated/VBN/VERB/0/ROOT good/JJ/ADJ/4/xcomp "
        "in/IN/ADP/8/case four/CD/NUM/8/nummod areas/NNS/NOUN/4/obl ././PUNCT/4/punct"
    ),
)
_LEMMAS = {"said": "say", "are": "be", "was": "be", "praised": "praise", "rated": "rate"}
_SMALL = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 24, "depth": 1, "embed_size": 200, "window_size": 1}
_SMALL |= {"maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}
_ROUNDS = 30


def doc_of(nlp: Language, sentence: str) -> Doc:
    """Give a sentence as it is annotated."""
    rows = [word.split("/") for word in sentence.split()]
    names = [row[5] if len(row) > 5 else "" for row in rows]
    before = ["", *names[:-1]]
    return Doc(
        nlp.vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[int(row[3]) - 1 if int(row[3]) else i for i, row in enumerate(rows)],
        deps=[row[4] for row in rows],
        lemmas=[_LEMMAS.get(row[0], row[0].lower()) for row in rows],
        ents=["O" if not n else f"I-{n}" if n == b else f"B-{n}" for n, b in zip(names, before, strict=True)],
    )


@cache
def trained(sentences: tuple[str, ...]) -> Language:
    """Give a pipeline that has learnt a few sentences by heart: not to be changed."""
    fix_random_seed(0)
    nlp = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
    for name in ("tagger", "parser", "ner"):
        rare = {"min_action_freq": 1} if name == "parser" else {}
        nlp.add_pipe(name, config={"model": {"tok2vec": _SMALL}} | rare)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in (doc_of(nlp, sentence) for sentence in sentences)]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _ in range(_ROUNDS):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    rows = [word.split("/") for sentence in sentences for word in sentence.split()]
    kinds = {(("TAG", row[1]),): row[2] for row in reversed(rows)}  # a tag means what it means first
    kinds |= {(("TAG", row[1]), ("ORTH", row[0])): row[2] for row in rows}
    ruler = nlp.add_pipe("attribute_ruler", after="tagger")
    ruler.add_patterns([{"patterns": [[dict(where)]], "attrs": {"POS": kind}} for where, kind in kinds.items()])
    lookups = Lookups()
    lookups.add_table("lemma_lookup", _LEMMAS)
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
    return nlp


def saved(nlp: Language, folder: Path, *, without: Iterable[str] = ()) -> Path:
    """Write a pipeline as spaCy does, without some of its components; give the folder."""
    nlp.to_disk(folder, exclude=list(without))
    return folder
