"""Sentences of one clause and of more, parsed by hand."""

from __future__ import annotations

from tests.builders import parsed

TWO = parsed(
    "Staff know pupils , and pupils with needs do well .",
    heads=[1, 1, 1, 8, 8, 8, 7, 5, 1, 8, 1],
    deps=["nsubj", "ROOT", "obj", "punct", "cc", "nsubj", "case", "nmod", "conj", "advmod", "punct"],
    tags=["NNS", "VBP", "NNS", ",", "CC", "NNS", "IN", "NNS", "VBP", "RB", "."],
    pos=["NOUN", "VERB", "NOUN", "PUNCT", "CCONJ", "NOUN", "ADP", "NOUN", "VERB", "ADV", "PUNCT"],
)
LEADING = parsed(
    "While care is good , plans are late .",
    heads=[3, 3, 3, 7, 7, 7, 7, 7, 7],
    deps=["mark", "nsubj", "cop", "advcl", "punct", "nsubj", "cop", "ROOT", "punct"],
    tags=["IN", "NN", "VBZ", "JJ", ",", "NNS", "VBP", "JJ", "."],
    pos=["SCONJ", "NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "PUNCT"],
)
ONE = parsed(
    "Staff are kind and know pupils .",
    heads=[2, 2, 2, 4, 2, 4, 2],
    deps=["nsubj", "cop", "ROOT", "cc", "conj", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", "CC", "VBP", "NNS", "."],
    pos=["NOUN", "AUX", "ADJ", "CCONJ", "VERB", "NOUN", "PUNCT"],
)
ROW = parsed(
    "Plans are late , visits are rare , and reports lack detail .",
    heads=[2, 2, 2, 6, 6, 6, 2, 10, 10, 10, 2, 10, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "nsubj", "cop", "parataxis", "punct", "cc", "nsubj", "conj", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "NNS", "VBP", "JJ", ",", "CC", "NNS", "VBP", "NN", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "PUNCT", "CCONJ", "NOUN", "VERB", "NOUN", "PUNCT"],
)
MISREAD = parsed(
    "Plans are late , visits are rare and reports lack detail .",
    heads=[2, 2, 2, 6, 6, 6, 2, 9, 9, 6, 9, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "nsubj", "cop", "parataxis", "cc", "nmod", "advcl", "obj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "NNS", "VBP", "JJ", "CC", "NNS", "VBP", "NN", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "NOUN", "AUX", "ADJ", "CCONJ", "NOUN", "VERB", "NOUN", "PUNCT"],
)
HANDED = parsed(
    "Plans are late , the report says , and dull .",
    heads=[2, 2, 2, 6, 5, 6, 2, 9, 9, 2, 2],
    deps=["nsubj", "cop", "ROOT", "punct", "det", "nsubj", "parataxis", "punct", "cc", "conj", "punct"],
    tags=["NNS", "VBP", "JJ", ",", "DT", "NN", "VBZ", ",", "CC", "JJ", "."],
    pos=["NOUN", "AUX", "ADJ", "PUNCT", "DET", "NOUN", "VERB", "PUNCT", "CCONJ", "ADJ", "PUNCT"],
)
RELATIVE = parsed(
    "The watchdog , which awards grades",
    heads=[1, 1, 4, 4, 1, 4],
    deps=["det", "ROOT", "punct", "nsubj", "acl:relcl", "obj"],
    tags=["DT", "NN", ",", "WDT", "VBZ", "NNS"],
    pos=["DET", "NOUN", "PUNCT", "PRON", "VERB", "NOUN"],
)
