"""Quotes and who said them in news articles that others annotated: PolNeAR, with the shared scorer.

    python -m benchmarks.quotes [--model FOLDER] [--shared FOLDER]

The articles are clean text already, so each line is a block and the cleaning stage is left out. `direct` are the
stretches of three words and more in quotation marks, `reported` the statements without marks, or only partly in marks,
that a word of saying hands over. In `single marks` every double mark is a single one; its speakers are not told.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from benchmarks.extraction import shared_folder
from benchmarks.shipped import load_with
from pipeline.annotations import MIXED, Attribution, Speaker, get_attributions, get_speakers
from pipeline.page import Block, Page, RawPage
from pipeline.parse.build import to_doc
from training.tables import markdown

TEXTS = {"double marks": "polnear_dev.jsonl.gz", "single marks": "polnear_dev_singlequotes.jsonl.gz"}
LAYERS = (("double marks", "direct"), ("double marks", "reported"), ("single marks", "direct"))
SPANS, WITH_SPEAKERS = ("exact", "overlap"), ("exact", "overlap", "attributed")
_LINE = re.compile(r"[^\n]+")

Place = dict[str, int]
Layer = dict[str, Any]


def quotes_folder(shared: Path) -> Path:
    """Give the folder of the texts and their scorer, whether it is there or not."""
    return shared / "benchmarks" / "quotes"


def to_lines(text: str) -> Page:
    """Give the page of a clean text whose lines are its blocks, with plain blanks, as cleaning gives them."""
    text = text.replace("\u00a0", " ")
    lines = ((match.start(), match[0]) for match in _LINE.finditer(text) if match[0].strip())
    spans = ((start + len(line) - len(line.lstrip()), start + len(line.rstrip())) for start, line in lines)
    return Page(RawPage("", text, "text/plain"), text, tuple(Block("paragraph", *span, *span) for span in spans))


def to_prediction(doc: Doc) -> list[dict[str, Any]]:
    """Give the quotes of a Doc as the scorer reads them, without those inside another's quote.

    The corpus counts a reported clause as one content, quoted words in it or not; here the quoted words are a quote and
    the rest of the clause is none. So such a clause is told as a whole, in place of what stands in it.
    """
    speakers = {speaker.id: speaker for speaker in get_speakers(doc)}
    quotes = [quote for quote in get_attributions(doc) if not quote.nested]
    clauses = {quote.clause[0].start: quote for quote in reversed(quotes) if quote.clause}
    inside = {token.i for quote in clauses.values() for span in quote.clause for token in span}
    told = [_quote(replace(quote, kind=MIXED, contents=quote.clause), speakers) for quote in clauses.values()]
    return told + [_quote(quote, speakers) for quote in quotes if quote.start not in inside]


def _quote(quote: Attribution, speakers: Mapping[str, Speaker]) -> dict[str, Any]:
    return {
        "start": quote.contents[0].start_char,
        "end": quote.contents[-1].end_char,
        "kind": quote.kind,
        "segments": [[content.start_char, content.end_char] for content in quote.contents],
        "speaker": _speaker(quote.source, speakers.get(quote.speaker or "")),
        "cue": _place(quote.cue) if quote.cue is not None else None,
    }


def _speaker(source: Span | None, speaker: Speaker | None) -> dict[str, Any] | None:
    """Give the source beside the quote under the name that it resolves to; else the speaker's first mention."""
    if source is not None:
        return _place(source) | {"text": speaker.name if speaker else source.text, "mention": _place(source)}
    if speaker and speaker.mentions:
        return _place(speaker.mentions[0]) | {"text": speaker.name}
    return None


def _place(span: Span) -> Place:
    return {"start": span.start_char, "end": span.end_char}


def predict(gold: Path, nlp: Language) -> Iterator[str]:
    """Give a line for each article of a gold file."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            doc = to_doc(to_lines(article["text"]), nlp)
            yield json.dumps({"id": article["id"], "quotes": to_prediction(doc)}) + "\n"


def score(folder: Path, gold: Path, nlp: Language) -> dict[str, Layer]:
    """Give what the scorer of a folder says of each layer."""
    with TemporaryDirectory() as work:
        found, figures = Path(work, "found.jsonl"), Path(work, "figures.json")
        found.write_text("".join(predict(gold, nlp)), "utf-8")
        command = [sys.executable, str(folder / "score.py"), str(gold), str(found), "--json", str(figures)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  our own
        layers: dict[str, Layer] = json.loads(figures.read_text("utf-8"))
    return layers


def row(marks: str, name: str, layer: Layer) -> list[str]:
    """Give the row of a layer; without speakers where the marks are single ones."""
    told = WITH_SPEAKERS if marks == "double marks" else SPANS
    figures = [f"{layer[figure]['f1']:.3f}" if figure in told else "–" for figure in WITH_SPEAKERS]
    speakers = f"{layer['speaker_acc']:.3f}" if marks == "double marks" and layer["speaker_n"] else "–"
    return [f"{name}, {marks}", *figures, speakers, str(layer["gold"]), str(layer["pred"])]


def main() -> None:
    """Print a row for each layer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="the folder of the English model; the shipped one by default")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen = parser.parse_args()
    folder = quotes_folder(chosen.shared)
    if not folder.is_dir():
        print(f"skipped: no texts in {folder}; name the folder that holds benchmarks/quotes with --shared")
        return
    nlp = load_with(chosen.model)
    scored = {marks: score(folder, folder / name, nlp) for marks, name in TEXTS.items()}
    head = ["quotes", "exact F1", "overlap F1", "attributed F1", "speaker of those matched", "gold", "found"]
    print(markdown(head, [row(marks, name, scored[marks][name]) for marks, name in LAYERS]), end="")


if __name__ == "__main__":
    main()
