"""A tokenizer that parts quotation marks from glued words, so that every quote begins and ends at a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from pipeline.errors import ConfigError

DOUBLE_MARKS = '“”„‟«»"'
_INFIXES = (
    rf"[{DOUBLE_MARKS}]",
    r"‘",
    r"(?<=[.,!?…;:])[’'](?=\w)",
    r"(?<=[a-z0-9]{2})[.!?](?=[“”\"‘’'])",
    r"(?<=\w)[,;:](?=[“”\"‘’'])",
)
_LONG_RUN = re.compile(r"\S{400,}")
_PIECE = 200


def part_marks(nlp: Language) -> None:
    """Make `nlp` split at quotation marks inside a token: `on,”she` gives four tokens.

    The tokenizer keeps its own rules. A single closing mark is split off only after punctuation, where it can be no
    apostrophe. Any other tokenizer than spaCy's own stays as it is.

    Raises:
        ConfigError: A rule of the tokenizer's own is a function, to which no marks can be added.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.infix_finditer = _with(nlp, "infix_finditer", *_INFIXES).finditer
    tokenizer.prefix_search = _with(nlp, "prefix_search", rf"^[{DOUBLE_MARKS}]").search
    tokenizer.suffix_search = _with(nlp, "suffix_search", rf"[{DOUBLE_MARKS}]$").search


def _with(nlp: Language, rule: str, *more: str) -> re.Pattern[str]:
    """Give the pattern that a rule of the tokenizer's own is a bound method of, with alternatives after it."""
    search: Any = getattr(nlp.tokenizer, rule)
    if search is None:
        return re.compile("|".join(more))
    own = getattr(search, "__self__", None)
    if not isinstance(own, re.Pattern):
        name = f"{nlp.lang}_{nlp.meta['name']}"
        raise ConfigError(f"{name}: the {rule} of its tokenizer is no regular expression, to which marks can be added")
    return re.compile("|".join(filter(None, (own.pattern, *more))), own.flags)


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
