"""The text of an article that stands only in the data of its page: `articleBody` in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.clean.lines import LINE, to_units
from pipeline.clean.tree import read_tree
from pipeline.clean.unit import Unit
from pipeline.page import OffsetMap, Run

_SCRIPT = re.compile(r"<script\b[^<>]{0,400}ld\+json[^<>]{0,400}>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_FIELD = re.compile(r'"(?P<name>headline|articleBody)"\s*+:\s*+"(?P<value>(?:[^"\\]++|\\.)*+)"', re.DOTALL)
_PIECE = re.compile(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<char>.)|[^\\]+",
    re.DOTALL,
)
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>|&(?:\w{2,8}|#\w{2,6});", re.IGNORECASE)
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class _Value:
    """A text in a script as it reads once unescaped, and the way back to raw."""

    text: str
    offsets: OffsetMap


def body_units(raw: str) -> list[Unit]:
    r"""Give the units of the longest `articleBody` of a page's data, below its headline; empty where there is none.

    Their runs lead to the script: an escape such as `\u2019` is one character that stands for all of its own.
    """
    fields = max(_fields(raw), key=_length, default={})
    if not _length(fields):
        return []
    headline = _read(raw, fields["headline"])[:1] if "headline" in fields else []
    return [replace(unit, kind="heading", level=1) for unit in headline] + _read(raw, fields["articleBody"])


def _fields(raw: str) -> Iterator[dict[str, re.Match[str]]]:
    """Give the fields of each script that holds data, the first of each name."""
    for start, end in _scripts(raw):
        yield {found["name"]: found for found in reversed(list(_FIELD.finditer(raw, start, end)))}


def _length(fields: Mapping[str, re.Match[str]]) -> int:
    return len(fields["articleBody"]["value"]) if "articleBody" in fields else 0


def _scripts(raw: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := _SCRIPT.search(raw, at):
        close = _END.search(raw, found.end())
        at = close.start() if close else len(raw)
        yield found.end(), at


def _read(raw: str, field: re.Match[str]) -> list[Unit]:
    value = _unescape(raw, *field.span("value"))
    return [_moved(unit, value.offsets, start) for start, units in _units(value.text) for unit in units]


def _units(text: str) -> Iterator[tuple[int, list[Unit]]]:
    """Give the units of a text that may hold markup, each list with its start; lines divide it where no elements do."""
    if not _MARKUP.search(text):
        yield 0, to_units(text)
    elif _BLOCK.search(text):
        yield 0, read_tree(text).units
    else:
        yield from ((line.start(), read_tree(line.group()).units) for line in LINE.finditer(text))


def _unescape(raw: str, start: int, end: int) -> _Value:
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for found in _PIECE.finditer(raw, start, end):
        text = _plain(found)
        if text:
            texts.append(text)
            runs.append(Run(length, length + len(text), *found.span()))
            length += len(text)
    return _Value("".join(texts), OffsetMap(runs))


def _plain(found: re.Match[str]) -> str:
    """Give what a piece of a JSON string stands for; half of a pair stands for nothing."""
    if found["pair"]:
        high, low = int(found["pair"][2:6], 16), int(found["pair"][8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if found["code"]:
        code = int(found["code"], 16)
        return "" if code in _SURROGATES else chr(code)
    return _CONTROLS.get(found["char"], found["char"]) if found["char"] else found.group()


def _moved(unit: Unit, offsets: OffsetMap, by: int) -> Unit:
    """Give a unit of a stretch of an unescaped text, which begins at `by`, with its runs in raw."""
    shifted = (run._replace(raw_start=run.raw_start + by, raw_end=run.raw_end + by) for run in unit.runs)
    runs = tuple(piece for run in shifted for piece in offsets.follow(run))
    start, end = (runs[0].raw_start, runs[-1].raw_end) if runs else (0, 0)
    return replace(unit, origin=runs, raw_start=start, raw_end=end, element=-1)
