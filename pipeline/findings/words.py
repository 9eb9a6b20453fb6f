"""Evaluative words on a Doc: the word list's entries in every form, the longest at a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.lexicons.inflect import all_forms
from pipeline.lexicons.schema import Evaluative

NEUTRAL = "neutral"
_STRAIGHT, _CURLY = "'", "’"


@dataclass(frozen=True, slots=True)
class Word:
    """An evaluative word or phrase on a Doc: its tokens, the label of its entry, and its weight."""

    span: Span
    label: str
    weight: float


class EvaluativeMatcher:
    """Finds the entries of a word list, whatever their case, form and apostrophes, by the pipeline's own tokens."""

    def __init__(self, nlp: Language, entries: Iterable[Evaluative]) -> None:
        self._entries = {entry.term: entry for entry in entries}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for term, entry in sorted(self._entries.items()):
            texts = {spelling for form in all_forms(term, entry.pos, entry.forms) for spelling in _spellings(form)}
            self._matcher.add(term, [nlp.make_doc(text) for text in sorted(texts)])

    def find(self, doc: Doc) -> tuple[Word, ...]:
        """Give the words in text order, without overlap: the longest at a place, and none for a `neutral` phrase."""
        spans = [Span(doc, start, end, label=key) for key, start, end in self._matcher(doc)]
        return tuple(self._to_words(sorted(filter_spans(spans), key=lambda span: span.start)))

    def _to_words(self, spans: Sequence[Span]) -> Iterator[Word]:
        for span in spans:
            entry = self._entries[span.label_]
            if entry.label != NEUTRAL and not _is_other_word(span, entry):
                yield Word(span, entry.label, entry.weight)


def _is_other_word(span: Span, entry: Evaluative) -> bool:
    """Tell whether a good verb or adjective is tagged as a noun here (*the supports*), where it says nothing."""
    if entry.label != "positive" or len(span) > 1:
        return False
    before_noun = span.end < len(span.doc) and span.doc[span.end].tag_.startswith("NN")
    tags = {"VERB": {"NN", "NNS"}, "ADJ": {"NNS"} if before_noun else {"NN", "NNS"}}.get(entry.pos, set())
    return span[0].tag_ in tags


def _spellings(form: str) -> set[str]:
    """Give the form with straight and curly apostrophes, and with blanks for hyphens (*first-rate*, *first rate*)."""
    return {mark for space in (form, form.replace("-", " ")) for mark in (space, space.replace(_STRAIGHT, _CURLY))}


def words_within(words: Sequence[Word], span: Span) -> list[Word]:
    """Give the words that lie wholly in the span."""
    return [word for word in words if span.start <= word.span.start and word.span.end <= span.end]
