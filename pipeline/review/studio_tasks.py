"""Records as tasks of Label Studio: the text, and what was found in it as predictions that a person mends.

A segment of a quote, a mention, a judgement and a finding are regions of the text; their fields hang on the region. A
quote is tied to the mention that it is *said by*, a later segment to the first that it *goes on* from, a later mention
to the first of the *same speaker*. Label Studio counts in code points, as records do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.record.article import Article, Finding, Judgement, Quote, Speaker

Result = dict[str, Any]

PART: Final = "part"
TEXT: Final = "text"
SAID_BY, SAME_SPEAKER, GOES_ON = "said by", "same speaker", "goes on"
JUDGEMENT, NESTED = "judgement", "nested"
CHOICES: Final = ("voice", NESTED, "when")
"""Fields of a region that are chosen; all others are typed."""
FACTS: Final = ("inspectorate", "provider", "type", "published")
"""Fields of the whole text."""


def labelling_config() -> str:
    """Give the labelling interface to set up a project with, in which the tasks can be shown and mended."""
    return Path(__file__).with_name("label_studio.xml").read_text("utf-8")


def to_task(article: Article) -> dict[str, Any]:
    """Give the task of a record, with one prediction."""
    data = {"id": article.id, "path": article.source.path, "text": article.text}
    return {"data": data, "predictions": [{"model_version": "inspectext", "result": list(_results(article))}]}


def _results(article: Article) -> Iterator[Result]:
    for speaker in article.speakers:
        yield from _speaker(speaker, article.text)
    speakers = {speaker.id: speaker for speaker in article.speakers}
    for quote in article.quotes:
        yield from _quote(quote, speakers)
    for judgement in article.judgements:
        yield from _region(judgement.id, _span(judgement), JUDGEMENT, _judged(judgement))
    for finding in article.findings:
        fields = {"theme": finding.theme, "when": finding.when}
        yield from _region(finding.id, _span(finding), finding.polarity, fields)
    yield from _facts(article)


def _span(part: Judgement | Finding) -> Result:
    return {"start": part.start, "end": part.end, "text": part.text}


def _speaker(speaker: Speaker, text: str) -> Iterator[Result]:
    fields = {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation}
    for number, mention in enumerate(speaker.mentions):
        span = {"start": mention.start, "end": mention.end, "text": text[mention.start : mention.end]}
        yield from _region(_nth(speaker.id, number), span, speaker.kind, {} if number else fields)
        if number:
            yield _relation(_nth(speaker.id, number), speaker.id, SAME_SPEAKER)


def _quote(quote: Quote, speakers: Mapping[str, Speaker]) -> Iterator[Result]:
    fields = {"voice": quote.voice, "nested": NESTED if quote.nested else None}
    for number, part in enumerate(quote.segments):
        span = {"start": part.start, "end": part.end, "text": part.text}
        yield from _region(_nth(quote.id, number), span, quote.kind, {} if number else fields)
        if number:
            yield _relation(_nth(quote.id, number), quote.id, GOES_ON)
    for name in (quote.speaker, *quote.also):
        if name and speakers[name].mentions:
            yield _relation(quote.id, _nth(name, _nearest(quote, speakers[name])), SAID_BY)


def _nearest(quote: Quote, speaker: Speaker) -> int:
    """Give the number of the mention that the words were handed over with; the first where it is none of them."""
    places = [(mention.start, mention.end) for mention in speaker.mentions]
    source = (quote.source.start, quote.source.end) if quote.source else None
    return places.index(source) if source in places else 0


def _judged(judgement: Judgement) -> dict[str, str | None]:
    count = judgement.count
    told = f"{count.n} of {count.of}" if count and count.of is not None else str(count.n) if count else None
    area = judgement.area or judgement.area_text
    return {"area": area, "grade": judgement.grade, "count": told, "when": judgement.when}


def _nth(name: str, number: int) -> str:
    return f"{name}.{number}" if number else name


def _region(name: str, span: Result, label: str, fields: Mapping[str, str | None]) -> Iterator[Result]:
    """Give a region and, under the same id, its fields."""
    yield _result(name, PART, "labels", {**span, "labels": [label]})
    for field, value in fields.items():
        if value is None:
            continue
        if field in CHOICES:
            yield _result(name, field, "choices", {**span, "choices": [value]})
        else:
            yield _result(name, field, "textarea", {**span, "text": [value]})


def _facts(article: Article) -> Iterator[Result]:
    facts = article.inspection
    values = facts.inspectorate, facts.provider, facts.type, facts.published.value if facts.published else None
    for name, value in zip(FACTS, values, strict=True):
        if value is not None:
            yield _result(name, name, "textarea", {"text": [value]})


def _result(name: str, control: str, kind: str, value: Result) -> Result:
    return {"id": name, "from_name": control, "to_name": TEXT, "type": kind, "value": value}


def _relation(one: str, other: str, label: str) -> Result:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [label]}
