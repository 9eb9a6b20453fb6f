"""Whether those who speak in a quote speak of themselves: *I*, *we*, *our*; inspectors tell what *we saw*."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.annotations import DIRECT, Attribution
from pipeline.speakers.vocabulary import Vocabulary

_FIRST = frozenset({"i", "we", "my", "our", "me"})
_US = "us"
_NEAR = 3


def is_personal(attribution: Attribution, vocabulary: Vocabulary, *, us: bool = False) -> bool:
    """Tell whether a direct quote is somebody's own, who is no inspector: whoever says what *we have read* inspects.

    Args:
        us: Whether *us* tells it, too; pupils *told us* what inspectors write.
    """
    words = [token for content in attribution.contents for token in content]
    first = _FIRST | {_US} if us else _FIRST
    personal = attribution.kind == DIRECT and any(token.lower_ in first for token in words)
    return personal and not _inspects(words, vocabulary)


def _inspects(words: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Tell whether *we* are said to have seen, read or found something."""
    inspecting = vocabulary.closed["inspecting"]
    near = (words[number + 1 : number + _NEAR] for number, token in enumerate(words) if token.lower_ == "we")
    return any(token.lower_ in inspecting for after in near for token in after)
