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
    before, opened = None, False
    for token in doc:
        if token.i in starts:
            presets[token.i] = 1
        elif before is not None and (opened or _belongs_before(before, token) or not _may_end(before)):
            presets[token.i] = _NONE_HERE
        before, opened = token, _opens(before, token)
    # One write: the setter of Token looks at the whole Doc for each token, which is quadratic.
    doc.from_array(["SENT_START"], presets.reshape(-1, 1))


def _belongs_before(before: Token, token: Token) -> bool:
    """Tell whether a token belongs to the one before it: white space or a closing mark."""
    text = token.text
    glued = text in _EITHER and not before.whitespace_ and not before.is_space
    return token.is_space or text in _CLOSERS or glued


def _may_end(token: Token) -> bool:
    """Tell whether a sentence may end with a token: a mark that ends one or may stand behind that, or a line's end."""
    return bool(token.is_space or token.is_quote or token.is_bracket or _END.search(token.text))


def _opens(before: Token | None, token: Token) -> bool:
    """Tell whether a token is an opening mark, which belongs to the word after it."""
    text = token.text
    if text not in _EITHER:
        return text in _OPENERS
    apart = before is None or bool(before.whitespace_) or before.is_space
    return apart and not token.whitespace_
