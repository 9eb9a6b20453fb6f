"""Short articles with their quotes given, so that the rules for speakers are tried without a model and without the stage before."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from pipeline.annotations import (
    Attribution,
    Inspection,
    Speaker,
    get_attributions,
    set_attributions,
    set_inspection,
)
from pipeline.speakers.build import Told, tell
from pipeline.speakers.organisations import find_organisations
from pipeline.speakers.places import Organisations
from pipeline.speakers.scene import Scene, read_scene
from pipeline.speakers.vocabulary import Vocabulary, load_vocabulary
from pipeline.speakers.words import Words
from tests.builders import blank, span_of, tokenised

Quote = tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary on the strings of the blank pipeline."""
    return load_vocabulary(blank())


def quoted(doc: Doc, *quotes: Quote) -> Doc:
    """Give the Doc with quotes: (content, cue or "", kind or nothing); a cue is the occurrence nearest to its content."""
    set_attributions(doc, [_attribution(doc, number, quote) for number, quote in enumerate(quotes)])
    return doc


def _attribution(doc: Doc, number: int, quote: Quote) -> Attribution:
    content = span_of(doc, quote[0])
    cue = _nearest(doc, quote[1], content.start_char, content.end_char) if len(quote) > 1 and quote[1] else None
    kind = quote[2] if len(quote) > 2 else "direct"
    return Attribution(f"q{number}", kind, (content,), cue=cue, nested="nested" in quote, found_by="given")


def _nearest(doc: Doc, cue: str, start: int, end: int):
    found = [span_of(doc, cue, nth) for nth in range(doc.text.count(cue))]
    outside = [span for span in found if span.end_char <= start or span.start_char >= end]
    return min(outside, key=lambda span: max(start - span.end_char, span.start_char - end))


def words_of(text: str, *quotes: Quote) -> Words:
    """Give the words of a text."""
    doc = quoted(tokenised(text), *quotes)
    return Words(doc, get_attributions(doc), vocabulary())


def organisations_of(words: Words) -> Organisations:
    """Give the named organisations by word."""
    return {n: found for found in find_organisations(words) for n in range(found.start, found.end)}


def scene_of(text: str, *quotes: Quote) -> Scene:
    """Give the scene of a text with its quotes."""
    return scene_on(quoted(tokenised(text), *quotes))


def scene_on(doc: Doc) -> Scene:
    """Give the scene of a Doc that has quotes."""
    return read_scene(doc, get_attributions(doc), vocabulary())


def told(text: str, *quotes: Quote, provider: str | None = None, inspectorate: str | None = "Ofsted") -> Told:
    """Give the quotes and speakers of a text whose inspection is known."""
    doc = quoted(tokenised(text), *quotes)
    set_inspection(doc, Inspection(provider=provider, inspectorate=inspectorate))
    return tell(doc, vocabulary())


def speaker_of(result: Told, number: int = 0) -> Speaker | None:
    """Give the speaker of a quote, counted in text order."""
    key = result.attributions[number].speaker
    return next((speaker for speaker in result.speakers if speaker.id == key), None)


def name_of(result: Told, number: int = 0) -> str | None:
    """Give the name of the speaker of a quote."""
    speaker = speaker_of(result, number)
    return speaker.name if speaker is not None else None
