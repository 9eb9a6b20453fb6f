"""The samples, varied: other names and figures, paragraphs moved, left out or doubled, so that no two are the same.

    python -m benchmarks.varied FOLDER [--number N] [--seed N]

Copies of a few articles would flatter a program that keeps what it has worked out of words: in a corpus most articles
bring names that no other had.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from pipeline.lexicons.reader import read_lexicon
from pipeline.lexicons.schema import OrganisationHead, Term

HOME = Path(__file__).parents[1]
_PACKED = ".gz"
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[A-Z][a-z]{3,}")
# Two or three digits that are no part of a date, a time, a telephone number, a style or a character reference.
_FIGURE = re.compile(r"(?<![\w#:/.,-])[124-9]\d{1,2}(?![\w:/.,;-]| \d)")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(?:(?!<p\b).)*?</p>\s*", re.DOTALL)
_LINES = re.compile(r"(?:[^\r\n].*\n)+(?:\r?\n)+")
_MARKUP = ".htm"
_FEWEST = 3


@dataclass(frozen=True)
class Sample:
    """A sample: the name of its file, its text and encoding, and the words that name people and providers in it."""

    name: str
    text: str
    encoding: str
    names: tuple[str, ...]


def write_articles(folder: Path, number: int, seed: int = 0) -> None:
    """Write so many articles into a folder, which is made if need be; the same seed gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, (name, data) in zip(range(number), articles(seed), strict=False):
        (folder / f"{at:05}_{name}").write_bytes(gzip.compress(data, mtime=0) if name.endswith(_PACKED) else data)


def articles(seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Give the file name of a sample and bytes made of it, one sample after the other, without end."""
    samples = read_samples()
    invented = sorted({name for sample in samples for name in sample.names} - given_names())
    at = 0
    while True:
        sample, chance = samples[at % len(samples)], Random(f"{seed} {at}")  # noqa: S311  no secret
        yield sample.name, vary(sample, chance, invented).encode(sample.encoding)
        at += 1


@cache
def read_samples() -> tuple[Sample, ...]:
    """Give the samples of raw/ in order of their paths; their records tell whom they name."""
    paths = sorted(path for path in (HOME / "raw").rglob("*") if path.is_file())
    told = [HOME / "extracted" / f"{path.relative_to(HOME / 'raw')}.json" for path in paths]
    records = [json.loads(path.read_text("utf-8")) for path in told]
    texts = [_text(path, record["source"]["encoding"]) for path, record in zip(paths, records, strict=True)]
    plain = {word for record in records for word in _WORD.findall(record["text"]) if word.islower()}
    plain.update(word for head in read_lexicon("organisation_heads", OrganisationHead) for word in head.term.split())
    return tuple(
        Sample(path.name, text, record["source"]["encoding"], _names(record, plain))
        for path, text, record in zip(paths, texts, records, strict=True)
    )


def _text(path: Path, encoding: str) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == _PACKED else data).decode(encoding)


def _names(record: Mapping[str, Any], plain: set[str]) -> tuple[str, ...]:
    people = [speaker["name"] for speaker in record["speakers"] if speaker["kind"] == "person"]
    words = {word for name in (*people, record["inspection"]["provider"] or "") for word in _WORD.findall(name)}
    return tuple(sorted(word for word in words if _NAME.fullmatch(word) and word.lower() not in plain))


@cache
def given_names() -> frozenset[str]:
    """Give the given names that the project knows, as they are written."""
    return frozenset(term.term.capitalize() for term in read_lexicon("given_names", Term))


def vary(sample: Sample, chance: Random, invented: Sequence[str]) -> str:
    """Give the text of a sample with other names and figures, and its paragraphs shuffled a little.

    Args:
        sample: What is varied.
        chance: Decides everything.
        invented: Names of whose parts new ones are made.
    """
    known = sorted(given_names())
    others = {name: chance.choice(known) if name in given_names() else _new(chance, invented) for name in sample.names}
    named = _WORD.sub(lambda word: others.get(word[0], word[0]), sample.text)
    counted = _FIGURE.sub(lambda figure: figure[0][:-1] + str(chance.randrange(10)), named)
    return _shuffled(counted, _PARAGRAPH if _MARKUP in sample.name else _LINES, chance)


def _new(chance: Random, invented: Sequence[str]) -> str:
    """Give a name that begins as one, goes on as another and ends as a third."""
    first, second, third = (chance.choice(invented) for _ in range(3))
    middle = second[len(second) // 3 : 2 * len(second) // 3]
    return first[: len(first) // 3 + 1] + middle + third[2 * len(third) // 3 :]


def _shuffled(text: str, paragraph: re.Pattern[str], chance: Random) -> str:
    """Give a text with two neighbouring paragraphs changed and one left out, or another in its place; the ends stay."""
    places = [match.span() for match in paragraph.finditer(text)][1:-1]
    pieces = [text[start:end] for start, end in places]
    if len(pieces) < _FEWEST:
        return text
    left, gone = chance.randrange(len(pieces) - 1), chance.randrange(len(pieces))
    pieces[left], pieces[left + 1] = pieces[left + 1], pieces[left]
    pieces[gone] = chance.choice(("", chance.choice(pieces)))
    for (start, end), piece in reversed(list(zip(places, pieces, strict=True))):
        text = text[:start] + piece + text[end:]
    return text


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    write_articles(asked.folder, asked.number, asked.seed)


if __name__ == "__main__":
    main()
