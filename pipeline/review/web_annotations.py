"""Records as Web Annotations (W3C Web Annotation Data Model): a part of the record is the body, its words the target.

A target has two selectors for the same words: by the words with what stands around them (TextQuoteSelector), which
finds them in the page itself, and by code points (TextPositionSelector). Positions hold in the clean text of the record
alone, and the state of the target says so: it names that text as the copy of the page that selectors are applied to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote as escaped

from pipeline.record.article import Article, Finding, Judgement, Place, Quote, Segment, Speaker

Row = dict[str, Any]
Part = Speaker | Quote | Judgement | Finding

COLLECTION: Final = "urn:inspectext:annotations"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"inspectext": "urn:inspectext:", "inspectext:quotes": {"@type": "@id"}},
]
_AROUND = 32
_PAGE = f"{COLLECTION}:page"
_PLACES = {"id", "start", "end", "text", "segments", "mentions"}
"""What the id and the target of an annotation tell."""


def to_annotations(article: Article) -> Iterator[Row]:
    """Give the annotations of a record, in its order: speakers, quotes, judgements, findings.

    A speaker without a mention has no place, and is told with its quotes only.
    """
    names = {speaker.id: speaker.name for speaker in article.speakers}
    for speaker in article.speakers:
        if speaker.mentions:
            yield _annotation(article, speaker, speaker.mentions)
    for quote in article.quotes:
        yield _annotation(article, quote, quote.segments, **_handed_over(quote, names))
    for judgement in article.judgements:
        count = judgement.count
        told = count and _named(count.model_dump())
        yield _annotation(article, judgement, [judgement], count=told)
    for finding in article.findings:
        quotes = [_iri(article, name) for name in finding.quotes]
        evidence = [words.text for words in finding.evidence]
        said_by = names.get(finding.speaker or "")
        yield _annotation(article, finding, [finding], speaker=said_by, quotes=quotes, evidence=evidence)


def _handed_over(quote: Quote, speakers: Mapping[str, str]) -> Row:
    """Give in words what a quote tells by ids and places."""
    return {
        "speaker": speakers.get(quote.speaker or ""),
        "also": [speakers[name] for name in quote.also],
        "cue": quote.cue.text if quote.cue else None,
        "source": quote.source.text if quote.source else None,
    }


def _annotation(
    article: Article, part: Part, places: Iterable[Place | Segment | Judgement | Finding], **told: Any
) -> Row:
    name, label = _iri(article, part.id), type(part).__name__.lower()
    return {
        "@context": _CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": "classifying",
        "body": [_tag(label), _body(name, label, part.model_dump(exclude=_PLACES) | told)],
        "target": [_target(article, place.start, place.end) for place in places],
    }


def _iri(article: Article, part: str) -> str:
    return f"urn:inspectext:{article.id}:{part}"


def _tag(label: str) -> Row:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "language": "en", "value": label}


def _body(name: str, label: str, fields: Row) -> Row:
    """Give the part itself as a body; fields that are null or empty are left out, as JSON-LD would."""
    return {"id": f"{name}:part", "type": f"inspectext:{label}", **_named(fields)}


def _named(fields: Row) -> Row:
    return {f"inspectext:{key}": value for key, value in fields.items() if value not in (None, [], ())}


def _target(article: Article, start: int, end: int) -> Row:
    words = {
        "type": "TextQuoteSelector",
        "exact": article.text[start:end],
        "prefix": article.text[max(0, start - _AROUND) : start],
        "suffix": article.text[end : end + _AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": _source(article),
        "state": {"type": "TimeState", "cached": _iri(article, "text")},
        "selector": [words, {"type": "TextPositionSelector", "start": start, "end": end}],
    }


def _source(article: Article) -> str:
    """Give the IRI of what was read: its URL, else its path, else a name made of the record's id."""
    path = article.source.path
    if article.source.url:
        return escaped(article.source.url, safe=";/?:@&=+$,#%-_.!~*'()")
    return escaped(path, safe="/") if path and path != "-" else f"urn:inspectext:{article.id}"


def lines(articles: Iterable[Article]) -> Iterator[str]:
    """Give one annotation a line."""
    for article in articles:
        for row in to_annotations(article):
            yield _json(row) + "\n"


def collection(articles: Iterable[Article]) -> Iterator[str]:
    """Give one AnnotationCollection piece by piece: its only page is written as the records come by, its total last."""
    yield f'{{"@context": {_json(_CONTEXT)}, "id": "{COLLECTION}", "type": "AnnotationCollection",\n'
    yield f' "first": {{"id": "{_PAGE}", "type": "AnnotationPage", "partOf": "{COLLECTION}", '
    yield '"startIndex": 0, "items": ['
    total = 0
    for article in articles:
        for row in to_annotations(article):
            yield ("," if total else "") + "\n" + _json({key: row[key] for key in row if key != "@context"})
            total += 1
    yield f'\n ]}},\n "last": "{_PAGE}", "total": {total}}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
