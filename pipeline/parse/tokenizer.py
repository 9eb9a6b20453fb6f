"""A tokenizer that parts quotation marks from glued words, so that every quote begins and ends at a token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

DOUBLE_MARKS = '“”„‟«»"'
_INFIXES = (
    rf"[{DOUBLE_MARKS}]",
    r"‘",
    r"(?<=[.,!?…;:])[’'](?=\w)",
    r"(?<=[a-z0-9]{2})[.!?](?=[“”\"‘’'])",
    r"(?<=\w)[,;:](?=[“”\"‘’'])",
)


def part_marks(nlp: Language) -> None:
    """Make `nlp` split at quotation marks inside a token: `on,”she` gives four tokens.

    A single closing mark is split off only after punctuation, where it can be no apostrophe.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    prefixes = [*(nlp.Defaults.prefixes or ()), rf"[{DOUBLE_MARKS}]"]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    suffixes = [*(nlp.Defaults.suffixes or ()), rf"[{DOUBLE_MARKS}]"]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


_LONG_RUN = re.compile(r"\S{400,}")
_PIECE = 200


def make_doc(text: str, nlp: Language) -> Doc:
    """Give the tokens of `text`, in time that grows with its length.

    spaCy's tokenizer is quadratic in a run without blanks (8,000 brackets take 7 s), so such runs are cut into pieces
    of 200 characters first.
    """
    if not _LONG_RUN.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _pieces(text):
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[str]:
    done = 0
    for run in _LONG_RUN.finditer(text):
        if run.start() > done:
            yield text[done : run.start()]
        for start in range(run.start(), run.end(), _PIECE):
            yield text[start : min(start + _PIECE, run.end())]
        done = run.end()
    if done < len(text):
        yield text[done:]
