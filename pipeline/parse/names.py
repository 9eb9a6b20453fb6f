"""The spaCy component `inspection_name_edges`: people's names with the parts that their recogniser leaves off."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

FACTORY = "inspection_name_edges"
_PERSON = "PERSON"
_REGNAL = re.compile(r"[IVX]{1,5}")
_GENERATION = re.compile(r"(?:jr|sr)\.?", re.IGNORECASE)
_PRONOUN = "PRP"
_BYNAME_WORDS = 2
_TITLE = re.compile(r"[A-Z][a-z]{0,5}\.")


@Language.factory(FACTORY, requires=["doc.ents", "token.tag", "token.dep"], assigns=["doc.ents"])
def make_name_edges(nlp: Language, name: str) -> NameEdges:  # noqa: ARG001  spaCy passes both
    """Give the component."""
    return NameEdges()


class NameEdges:
    """Moves the edges of people's names.

    After a name: the number of a monarch or pope (*Henry VIII*), a byname (*Pitt the Younger*), *Jr.* Before it: a
    first name whose other names the parse hangs on it (*flat* in Universal Dependencies).
    """

    def __call__(self, doc: Doc) -> Doc:
        """Widen the names of people; no word that belongs to another name is taken."""
        found = [_widened(span) if span.label_ == _PERSON else span for span in doc.ents]
        if any((a.start, a.end) != (b.start, b.end) for a, b in zip(found, doc.ents, strict=True)):
            doc.set_ents(filter_spans(found))
        return doc


def _widened(span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and _begins_name(span.doc, start):
        start -= 1
    for ending in (_regnal, _byname, _generation):
        end = ending(span.doc, end)
    return Span(span.doc, start, end, label=span.label_)


def _is_free(doc: Doc, number: int) -> bool:
    return number < len(doc) and not doc[number].ent_type


def _begins_name(doc: Doc, start: int) -> bool:
    """Tell whether the word before is a first name on which the parse hangs this one."""
    first, before = doc[start], doc[start - 1]
    named = before.tag_ == "NNP" and before.text[:1].isupper() and _TITLE.fullmatch(before.text) is None
    return named and not before.ent_type and first.dep_.startswith("flat") and first.head.i == before.i


def _regnal(doc: Doc, end: int) -> int:
    numbered = _is_free(doc, end) and _REGNAL.fullmatch(doc[end].text) and doc[end].tag_ != _PRONOUN
    return end + 1 if numbered else end


def _byname(doc: Doc, end: int) -> int:
    """Give the end of *the Elder* and its like; *the Labour candidate* and *the Prime Minister* go on to a noun."""
    if not _is_free(doc, end) or doc[end].lower_ != "the":
        return end
    last = end + 1
    while last <= end + _BYNAME_WORDS and _is_free(doc, last) and doc[last].is_title:
        last += 1
    goes_on = last < len(doc) and doc[last].pos_ in {"NOUN", "PROPN", "ADJ"}
    return end if last == end + 1 or goes_on else last


def _generation(doc: Doc, end: int) -> int:
    after = end + 1 if _is_free(doc, end) and doc[end].text == "," else end
    return after + 1 if _is_free(doc, after) and _GENERATION.fullmatch(doc[after].text) else end
