"""One finder of quotes on articles that are parsed already: the child process of `benchmarks.quote_peers`.

    PYTHON benchmarks/quote_peers_finders.py FINDER PARSED OUT [MODEL]

PYTHON is any interpreter in which the finder is installed, so nothing but the standard library is imported before it is
known which one is wanted. PARSED has an article a line: `id`, `text`, and `doc`, the bytes of its Doc in Base64, after
the parse and before any quote. OUT becomes a JSON object: `found` (for each article its quotes, as the shared scorer
reads them), `seconds` of processor time in the finder's own calls, `read` (characters of what it did not refuse),
`asked` (how many documents or paragraphs it was given) and `refused` (on how many of them it raised an error).
"""

from __future__ import annotations

import base64
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

ABSENT = 3
"""The exit status that says that the finder is not installed."""

BLOCKS = "blocks"
OWN_PARTS = ("inspection_quotes", "inspection_speakers")
LONG_MARKS = ("''", "``")
_WARM = 3

Article = Mapping[str, str]
Quote = dict[str, Any]
Finder = Callable[["Watch", Article], list[Quote]]
Pieces = Iterable[tuple[Any, int]]


class Watch:
    """Processor seconds of the calls that were made through it, and what they refused."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.read = self.asked = self.refused = 0

    def call(self, function: Callable[[Any], Any], source: Any, size: int) -> Any:
        """Give what a function makes of a source of so many characters, and count it; None where it raises an error."""
        self.asked += 1
        began = time.process_time()
        try:
            made = function(source)
        except Exception:  # noqa: BLE001  what others raise on a document is part of what is measured
            self.refused += 1
            return None
        finally:
            self.seconds += time.process_time() - began
        self.read += size
        return made


def read_doc(article: Article, vocab: Any, *, exclude: Sequence[str] = ()) -> Any:
    """Give the Doc of an article, anew with each call."""
    doc = import_module("spacy.tokens").Doc(vocab)
    return doc.from_bytes(base64.b64decode(article["doc"]), exclude=exclude)


def own(model: str) -> Finder:
    """Give the project's quotes and speakers; `model` is the folder of the English model, empty for the shipped one."""
    from benchmarks.quotes import to_prediction  # noqa: PLC0415  not there in a peer's interpreter
    from benchmarks.shipped import load_with  # noqa: PLC0415  not there in a peer's interpreter

    nlp = load_with(Path(model) if model else None)
    quotes, speakers = (nlp.get_pipe(name) for name in OWN_PARTS)

    def find(watch: Watch, article: Article) -> list[Quote]:
        doc = read_doc(article, nlp.vocab)
        found = watch.call(lambda doc: speakers(quotes(doc)), doc, len(doc.text))
        return [] if found is None else to_prediction(found)

    return find


def peer(triples: Callable[[Any], Iterable[Any]], pieces: Callable[[Any], Pieces]) -> Finder:
    """Give the quotes of a peer that makes triples of speaker, cue and content from a Doc."""
    vocab = import_module("spacy").blank("en").vocab

    def find(watch: Watch, article: Article) -> list[Quote]:
        doc = read_doc(article, vocab, exclude=["user_data"])
        quotes = []
        for piece, start in pieces(doc):
            found = watch.call(lambda given: list(triples(given)), piece, len(piece.text))
            quotes += [to_quote(triple, doc[start:]) for triple in found or ()]
        return quotes

    return find


def whole(doc: Any) -> Pieces:
    """Give a Doc as it is."""
    return [(doc, 0)]


def by_paragraph(doc: Any) -> Pieces:
    """Give each block of a Doc as a Doc, and the token at which it begins."""
    return [(block.as_doc(), block.start) for block in doc.spans[BLOCKS]]


def with_short_tokens(doc: Any) -> Pieces:
    """Give a Doc whose breaks and marks are tokens of one character, for a peer that fails on longer ones."""
    words = ["\n" if "\n" in token.text else '"' if token.text in LONG_MARKS else token.text for token in doc]
    layers = {
        "spaces": [bool(token.whitespace_) for token in doc],
        "pos": [token.pos_ for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": [token.dep_ for token in doc],
    }
    return [(type(doc)(doc.vocab, words=words, **layers), 0)]


def to_quote(triple: tuple[Sequence[Any], Sequence[Any], Any], tokens: Any) -> Quote:
    """Give a triple as the scorer reads a quote; `tokens` are those of the article from the triple's Doc on."""
    speaker, cue, content = triple
    named = tokens[speaker[0].i : speaker[-1].i + 1]
    return {
        **_place(tokens[content.start : content.end]),
        "kind": "direct",
        "speaker": _place(named) | {"text": named.text},
        "cue": _place(tokens[cue[0].i : cue[-1].i + 1]),
    }


def _place(span: Any) -> dict[str, int]:
    return {"start": span.start_char, "end": span.end_char}


_NAME = r"(?:(?:(?:[A-Z][a-z]{0,2}\.|[A-Z][\w’-]*) ){0,3}[A-Z][\w’-]*|he|she|they|(?:[Aa]|[Tt]he) \w+)"
_SAID = r"(?:said|says|told|added|wrote)"
_ASIDE = r"(?:, [^\n,“”\".]{1,80},)?"
_BESIDE = re.compile(rf"\b(?:({_NAME}){_ASIDE} {_SAID}|{_SAID} ({_NAME}))(?!\w)")
_MARKED = re.compile(r"(?:[“\"]|'')([^“”\"\n]+?)(?:[“”\"]|''|$)|(?<!\w)['‘](?=\S)([^\n]+?)['’](?!\w)", re.MULTILINE)


def plain(text: str) -> list[Quote]:
    """Give what stands in pairs of marks, each with the nearest name that has a word of saying beside it."""
    marked = [match.span(match.lastindex or 0) for match in _MARKED.finditer(text)]
    names = [match.span(match.lastindex or 0) for match in _BESIDE.finditer(text)]
    outside = [name for name in names if not any(start <= name[0] < end for start, end in marked)]
    return [_plain_quote(text, span, outside) for span in marked]


def _plain_quote(text: str, span: tuple[int, int], names: Sequence[tuple[int, int]]) -> Quote:
    start, end = span
    near = min(names, key=lambda name: max(start - name[1], name[0] - end), default=None)
    speaker = {"start": near[0], "end": near[1], "text": text[slice(*near)]} if near else None
    return {"start": start, "end": end, "kind": "direct", "speaker": speaker, "cue": None}


def by_patterns() -> Finder:
    """Give the quotes of `plain`."""
    return lambda watch, article: watch.call(plain, article["text"], len(article["text"])) or []


def _textacy(pieces: Callable[[Any], Pieces]) -> Finder:
    return peer(import_module("textacy.extract").direct_quotations, pieces)


def _sayswho(pieces: Callable[[Any], Pieces]) -> Finder:
    return peer(import_module("sayswho.quote_finder").quote_finder, pieces)


OWN, PLAIN = "inspectext", "marks and nearest name"
PEERS: dict[str, Callable[[], Finder]] = {
    "textacy": lambda: _textacy(whole),
    "textacy, by paragraph": lambda: _textacy(by_paragraph),
    "sayswho": lambda: _sayswho(whole),
    "sayswho, by paragraph": lambda: _sayswho(by_paragraph),
    "sayswho, short tokens": lambda: _sayswho(with_short_tokens),
}


def finder(name: str, model: str) -> Finder:
    """Give what finds the quotes of an article.

    Raises:
        ImportError: It is not installed.
    """
    if name == OWN:
        return own(model)
    return by_patterns() if name == PLAIN else PEERS[name]()


def read_articles(parsed: Path) -> Iterator[Article]:
    """Give the articles of a file one at a time."""
    with parsed.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def run(name: str, parsed: Path, model: str = "") -> dict[str, Any]:
    """Give the quotes that a finder finds in the articles of a file, and what it costs.

    Raises:
        ImportError: It is not installed.
    """
    find, watch = finder(name, model), Watch()
    found: dict[str, list[Quote]] = {}
    for number, article in enumerate(read_articles(parsed)):
        for turn in [Watch(), watch] if number < _WARM else [watch]:  # the first articles once before, unmeasured
            found[article["id"]] = find(turn, article)
    return {"found": found, **vars(watch)}


def main() -> None:
    """Write what a finder finds, or exit with `ABSENT`."""
    name, parsed, out, *model = sys.argv[1:]
    try:
        told = run(name, Path(parsed), *model)
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(ABSENT)
    Path(out).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
