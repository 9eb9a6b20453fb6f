"""Where a sentence must begin, and where none may: blocks and quotation marks decide before the parser does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span, Token

_NONE_HERE = np.uint64(2**64 - 1)  # -1, as spaCy stores it
_END = re.compile(r"[.!?…:;•]|^[-–—]+$")
_OPENERS = frozenset("“‘„‟«")
_CLOSERS = frozenset("”»")
_EITHER = frozenset("\"'’")


def preset_boundaries(doc: Doc, blocks: Sequence[Span]) -> None:
    """Set `is_sent_start`: True at each block's first token, False where a mark belongs to its neighbour and where no
    sentence can have ended.

    An opening mark belongs to the words after it, a closing mark to the words before it. Within a block, a sentence
    ends with a mark of punctuation or with its line.
    """
    starts = {block.start for block in blocks}
    presets: Any = doc.to_array("SENT_START")
    for token in doc:
        if token.i in starts:
            presets[token.i] = 1
        elif token.i and (_belongs_before(doc, token) or not _may_end(doc[token.i - 1])):
            presets[token.i] = _NONE_HERE
    # One write: the setter of Token looks at the whole Doc for each token, which is quadratic.
    doc.from_array(["SENT_START"], presets.reshape(-1, 1))


def _belongs_before(doc: Doc, token: Token) -> bool:
    """Tell whether the token can't begin a sentence: white space, a closing mark, or the word after an opener."""
    return token.is_space or _closes(token) or _opens(doc[token.i - 1])


def _may_end(token: Token) -> bool:
    """Tell whether a sentence may end with a token: a mark that ends one or may stand behind that, or a line's end."""
    return bool(token.is_space or token.is_quote or token.is_bracket or _END.search(token.text))


def _opens(token: Token) -> bool:
    if token.text in _OPENERS:
        return True
    before = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
    return token.text in _EITHER and before and not token.whitespace_


def _closes(token: Token) -> bool:
    if token.text in _CLOSERS:
        return True
    before = token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space
    return token.text in _EITHER and before
