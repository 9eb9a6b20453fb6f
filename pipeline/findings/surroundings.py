"""What a clause without evidence of its own is: what stands around it tells, else it is no finding."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from pipeline.annotations import CURRENT, STRENGTH, WEAKNESS, get_judgements, text_of
from pipeline.findings.polarity import judge
from pipeline.findings.words import Word, words_within
from pipeline.inspectorates.schema import Profile

_CONTRASTS = ("however", "but ", "yet ", "on the other hand", "by contrast")
_OPENING_MARKS = "“\"‘' "
_OTHER = {STRENGTH: WEAKNESS, WEAKNESS: STRENGTH}


class Surroundings:
    """The polarities that were found so far, by block, and the evaluative words of the whole Doc."""

    def __init__(self, doc: Doc, words: Sequence[Word]) -> None:
        self._doc = doc
        self._words = words
        self._by_block: dict[int, str] = {}

    def note(self, block: int, polarity: str) -> None:
        """Remember the polarity of the block's latest finding; blocks are named by their first token."""
        self._by_block[block] = polarity

    def polarity_of(self, span: Span, sentence: Span, block: int, profile: Profile) -> str | None:
        """Give the polarity that the rest of the sentence, the finding before it, or the overall grade lends a clause.

        After *However* or *But* it is the opposite of the finding before. None where nothing tells.
        """
        before = self._by_block.get(block) or next(reversed(self._by_block.values()), None)
        if before is not None and text_of(sentence).lstrip(_OPENING_MARKS).lower().startswith(_CONTRASTS):
            return _OTHER[before]
        beside = [word for word in words_within(self._words, sentence) if not _within(word, span)]
        return judge(sentence, beside).polarity or before or leaning(self._doc, profile)


def _within(word: Word, span: Span) -> bool:
    return bool(span.start <= word.span.start and word.span.end <= span.end)


def leaning(doc: Doc, profile: Profile) -> str | None:
    """Give what the current overall grade leans to: a strength in the upper half of its scale; None without one."""
    orders = {grade.name: grade.order for grade in profile.grades}
    grades = [j.grade for j in get_judgements(doc) if j.area == profile.overall and j.when == CURRENT]
    known = [orders[grade] for grade in grades if grade in orders]
    if not known:
        return None
    middle = (min(orders.values()) + max(orders.values())) / 2
    return STRENGTH if known[0] > middle else WEAKNESS
