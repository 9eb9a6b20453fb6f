"""Short invented articles in forms that the samples lack: each quote, its speaker and each person, check by check.

One `*.toml` holds one article and its gold:

- `form`: what the article is an example of; `text`: the article, a paragraph a line.
- `quotes`, in text order, each with `kind`, `segments`, `speaker`, `voice`, `cue`. The speaker is a name, `report`,
  `inspectors`, `unnamed: WORD` (an unnamed source that WORD describes) or "" for none; a list holds what is right too.
  `also`: the other speakers. `nested`: it lies in another quote. `optional`: it may be found or not. `turn`: it goes on with
  the turn of the quote before, and may be one quote with it.
- `people`, with `name`, `honorific`, `role`, `organisation`; a field that is not given must be empty.
- `fails`: the checks that fail today, each with the reason. `missed N` stands for all checks of quote N, `lost NAME` for all
  of a person, `extra WORDS` for a quote that should not be there, `nobody NAME` for a person. A mended check that still
  stands there fails, so that it is taken out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from spacy.language import Language

from pipeline.assemble import extract
from pipeline.record.article import Article, Quote, Speaker
from tests.builders import ROOT

Gold = dict[str, Any]
Place = tuple[int, int]

ARTICLES: dict[str, Gold] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/forms").glob("*.toml"))
}
ASPECTS = ("words", "kind", "speaker", "voice", "cue")
FIELDS = ("honorific", "role", "organisation")


def checked(name: str, check: str, group: str, *values: Any) -> Any:
    """Give the parameters of one check, expected to fail where the article's `fails` says so."""
    fails = ARTICLES[name].get("fails", {})
    reason = fails.get(check, fails.get(group))
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(name, *values, id=f"{name}-{check}", marks=marks)


def quote_checks() -> Iterator[Any]:
    for name, article in ARTICLES.items():
        for number, gold in enumerate(article["quotes"], 1):
            for aspect in () if gold.get("optional") else ASPECTS:
                yield checked(name, f"{aspect} {number}", f"missed {number}", number, aspect)


def people_checks() -> Iterator[Any]:
    for name, article in ARTICLES.items():
        for person in article["people"]:
            for field in ("name", *FIELDS):
                yield checked(name, f"{field} of {person['name']}", f"lost {person['name']}", person, field)


def named_in_fails(kind: str) -> Iterator[Any]:
    """Give what the articles' `fails` list under this word: what is found and should not be."""
    for name, article in ARTICLES.items():
        for check in article.get("fails", {}):
            if check.startswith(f"{kind} "):
                yield checked(name, check, check, check.removeprefix(f"{kind} "))


@pytest.fixture(scope="module")
def records(nlp: Language) -> dict[str, Article]:
    """Give the record of every article, each extracted once."""
    return {name: extract(article["text"], nlp=nlp) for name, article in ARTICLES.items()}


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def places(text: str, quotes: list[Gold]) -> list[list[Place]]:
    """Give the places of each gold quote's segments, in text order; (-1, -1) where the words are not in the text."""
    found, cursor = [], 0
    for quote in quotes:
        spots = placed(text, quote["segments"], cursor)
        cursor = max(cursor, spots[0][0] + 1)
        found.append(spots)
    return found


def placed(text: str, segments: list[str], cursor: int) -> list[Place]:
    """Give the places of one quote's segments: the longest, and the others nearest to it on their sides."""
    pivot = segments.index(max(segments, key=len))
    at = text.find(segments[pivot], cursor)
    starts = {pivot: at}
    for before in range(pivot - 1, -1, -1):
        starts[before] = text.rfind(segments[before], cursor, max(starts[before + 1], 0))
    for after in range(pivot + 1, len(segments)):
        starts[after] = text.find(segments[after], max(starts[after - 1], 0))
    return [(start, start + len(segments[n])) if start >= 0 else (-1, -1) for n, start in sorted(starts.items())]


def spots_of(quote: Quote) -> list[Place]:
    return [(segment.start, segment.end) for segment in quote.segments]


def shared_by(some: list[Place], others: list[Place]) -> int:
    """Give the count of characters that stand in both."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def found_for(record: Article, spots: list[Place], gold: Gold) -> Quote:
    """Give the quote of the record that shares most characters with a gold quote."""
    alike = [quote for quote in record.quotes if quote.nested == gold.get("nested", False)]
    best = max(alike, key=lambda quote: shared_by(spots_of(quote), spots), default=None)
    assert best, "no quote is found at all"
    assert shared_by(spots_of(best), spots), f"not found: {gold['segments']}"
    return best


def turn_around(quotes: list[Gold], number: int) -> range:
    """Give the numbers, from 0, of the gold quotes that are one turn with this one."""
    first, last = number, number + 1
    while quotes[first].get("turn"):
        first -= 1
    while last < len(quotes) and quotes[last].get("turn"):
        last += 1
    return range(first, last)


def fits(speaker: Speaker | None, wanted: str) -> bool:
    """Tell whether a speaker of the record is the one that gold names."""
    if speaker is None or not wanted:
        return speaker is None and not wanted
    if wanted.startswith("unnamed: "):
        return speaker.kind == "unnamed" and wanted.removeprefix("unnamed: ") in speaker.name.casefold()
    if wanted in {"report", "inspectors"}:
        return speaker.kind == wanted
    return speaker.kind in {"person", "organisation"} and bare(speaker.name) == bare(wanted)


def bare(name: str | None) -> str:
    """Give a name without its article; "" for none."""
    return (name or "").removeprefix("the ").removeprefix("The ")


@pytest.mark.model
@pytest.mark.parametrize(("name", "number", "aspect"), list(quote_checks()))
def test_quote_is_found(name, number, aspect, records):
    record, quotes = records[name], ARTICLES[name]["quotes"]
    gold, spots = quotes[number - 1], places(record.text, quotes)
    quote = found_for(record, spots[number - 1], gold)
    if aspect == "words":
        turn = [spot for other in turn_around(quotes, number - 1) for spot in spots[other]]
        assert set(spots[number - 1]) <= set(spots_of(quote)), [s.text for s in quote.segments]
        assert set(spots_of(quote)) <= set(turn), [s.text for s in quote.segments]
    elif aspect == "speaker":
        told_apart(record, quote, gold)
    else:
        given = {"kind": quote.kind, "voice": quote.voice, "cue": quote.cue.text if quote.cue else ""}
        assert given[aspect] in listed(gold[aspect])


def told_apart(record: Article, quote: Quote, gold: Gold) -> None:
    """Assert that the quote has gold's speaker and gold's others beside it, and no more."""
    speakers = {speaker.id: speaker for speaker in record.speakers}
    speaker, wanted = speakers.get(quote.speaker or ""), listed(gold["speaker"])
    assert any(fits(speaker, name) for name in wanted), f"{speaker and speaker.name!r} for {wanted}"
    others = [speakers[other].name for other in quote.also]
    assert others == gold.get("also", [])


@pytest.mark.model
@pytest.mark.parametrize("name", list(ARTICLES))
def test_nothing_else_is_a_quote(name, records):
    known = {check.removeprefix("extra ") for check in ARTICLES[name].get("fails", {}) if check.startswith("extra ")}
    assert set(extras(records[name], ARTICLES[name])) <= known


@pytest.mark.model
@pytest.mark.parametrize(("name", "words"), list(named_in_fails("extra")))
def test_words_are_no_quote(name, words, records):
    assert words not in extras(records[name], ARTICLES[name])


def extras(record: Article, article: Gold) -> list[str]:
    """Give the first words of each quote of the record that shares no character with a gold quote."""
    golds = list(zip(places(record.text, article["quotes"]), article["quotes"], strict=True))
    return [
        quote.segments[0].text
        for quote in record.quotes
        if not any(
            shared_by(spots_of(quote), spots) for spots, gold in golds if quote.nested == gold.get("nested", False)
        )
    ]


@pytest.mark.model
@pytest.mark.parametrize(("name", "person", "field"), list(people_checks()))
def test_person_is_told(name, person, field, records):
    found = [speaker for speaker in records[name].speakers if fits(speaker, person["name"])]
    assert len(found) == 1, [speaker.name for speaker in records[name].speakers]
    if field != "name":
        wanted = [bare(value) for value in listed(person.get(field, ""))]
        assert bare(getattr(found[0], field)) in wanted


@pytest.mark.model
@pytest.mark.parametrize("name", list(ARTICLES))
def test_nobody_else_is_a_speaker(name, records):
    known = {check.removeprefix("nobody ") for check in ARTICLES[name].get("fails", {}) if check.startswith("nobody ")}
    assert set(strangers(records[name], ARTICLES[name])) <= known


@pytest.mark.model
@pytest.mark.parametrize(("name", "stranger"), list(named_in_fails("nobody")))
def test_stranger_is_no_speaker(name, stranger, records):
    assert stranger not in strangers(records[name], ARTICLES[name])


def strangers(record: Article, article: Gold) -> list[str]:
    """Give the names of the record's persons whom gold does not know."""
    known = {person["name"] for person in article["people"]}
    return [speaker.name for speaker in record.speakers if speaker.kind == "person" and speaker.name not in known]


@pytest.mark.parametrize("name", list(ARTICLES))
def test_gold_stands_in_its_text(name):
    article = ARTICLES[name]
    words = [word for quote in article["quotes"] for word in (*quote["segments"], *listed(quote["cue"]))]
    assert [word for word in words if word not in article["text"]] == []
    assert all(spot[0] >= 0 for spots in places(article["text"], article["quotes"]) for spot in spots)
    assert 60 <= len(article["text"].split()) <= 180


@pytest.mark.parametrize("name", list(ARTICLES))
def test_every_failure_names_a_check(name):
    article = ARTICLES[name]
    wanted = [number for number, quote in enumerate(article["quotes"], 1) if not quote.get("optional")]
    known = {f"{aspect} {number}" for number in wanted for aspect in ("missed", *ASPECTS)}
    known |= {f"{field} of {person['name']}" for person in article["people"] for field in ("name", *FIELDS)}
    known |= {f"lost {person['name']}" for person in article["people"]}
    loose = ("extra ", "nobody ")
    assert [check for check in article.get("fails", {}) if check not in known and not check.startswith(loose)] == []
