"""Quotes and who said them beside other finders of quotes, on one text and in one run: accuracy and speed.

    python -m benchmarks.quote_peers [--peers PYTHON] [--shared FOLDER] [--model FOLDER] [--rounds N]

The texts and the layers are those of `benchmarks.quotes`. PYTHON is the interpreter of an environment of its own, with
any of textacy and sayswho; the project never depends on them. Each article is parsed once, by the project's English
model, and all finders but the one by patterns get that same Doc. Each runs in a child process of its own, one after the
other on one core, and all of them once in each round. Speed is processor time in the finder's own calls, without the
parse; `times inspectext` compares it with the project's in the same round. Both are medians of the rounds; compare the
ratio, for the machine may be shared.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language

from benchmarks import quote_peers_finders
from benchmarks.extraction import shared_folder
from benchmarks.parse import keep_to_one_core
from benchmarks.quote_peers_finders import OWN, OWN_PARTS, PEERS, PLAIN
from benchmarks.quotes import SPANS, TEXTS, WITH_SPEAKERS, Layer, quotes_folder, to_lines
from benchmarks.rounds import answer_of, in_rounds, with_peers
from benchmarks.shipped import load_with
from pipeline.parse.build import to_tokens
from training.tables import markdown

DOUBLE, SINGLE = TEXTS
ROUNDS = 3
_NONE = "–"
HEAD = (
    "finder",
    "parse",
    *(f"direct {figure}" for figure in WITH_SPEAKERS),
    "speaker of those matched",
    *(f"reported {figure}" for figure in WITH_SPEAKERS),
    "single marks exact",
    "refused",
    "characters a second",
    f"times {OWN}",
)

Found = dict[str, Any]
Rounds = dict[str, list[Found]]
Layers = dict[str, Layer]

ELSEWHERE = "CoreNLP’s, 83 articles; not run here"
REFERENCES: dict[str, tuple[str, ...]] = {
    "textacy": ("0.656", "0.676", "0.579", "0.855", _NONE, _NONE, _NONE, _NONE, "20 of 83"),
    "textacy, by paragraph": ("0.829", "0.847", "0.755", "0.892", _NONE, _NONE, _NONE, _NONE, "54 of 1,735"),
    "sayswho, short tokens": ("0.891", "0.898", "0.791", "0.882", _NONE, _NONE, _NONE, _NONE, _NONE),
    "GenderGapTracker": ("0.839", "0.873", "0.630", "0.721", "0.493", "0.586", "0.547", _NONE, _NONE),
}
"""The reference figures of the shared benchmark, by its scorer, with the corpus's own and stronger parse."""


def write_parsed(gold: Path, nlp: Language, out: Path) -> None:
    """Write each article of a gold file with the bytes of its Doc, as it is before any quote is found."""
    before = [part for name, part in nlp.pipeline[: nlp.pipe_names.index(OWN_PARTS[0])]]
    with gzip.open(gold, "rt", encoding="utf-8") as articles, out.open("w", encoding="utf-8") as parsed:
        for article in map(json.loads, articles):
            doc = to_tokens(to_lines(article["text"]), nlp)
            for part in before:
                doc = part(doc)
            held = base64.b64encode(doc.to_bytes(exclude=["tensor"])).decode("ascii")
            parsed.write(json.dumps({"id": article["id"], "text": article["text"], "doc": held}) + "\n")


def found_by(name: str, parsed: Path, peers: Path | None, model: Path | None) -> Found | None:
    """Give what a finder finds in a process of its own; None where it is not installed."""
    theirs = peers is not None and name in PEERS
    script = ["-I", quote_peers_finders.__file__] if theirs else ["-m", quote_peers_finders.__name__]
    with TemporaryDirectory() as work:
        out = Path(work, "found.json")
        told = [name, str(parsed.resolve()), str(out), str(model.resolve()) if model else ""]
        command = [str(peers) if theirs else sys.executable, *script, *told]
        return answer_of(name, command, out)


def measured(parsed: Path, names: Iterable[str], peers: Path | None, model: Path | None, *, rounds: int) -> Rounds:
    """Give what each finder finds in each round; those that are not installed are left out."""
    return in_rounds(names, lambda name: found_by(name, parsed, peers, model), rounds)


def scored(folder: Path, gold: Path, found: Mapping[str, Any]) -> Layers:
    """Give what the scorer of a folder says of each layer of what was found."""
    with TemporaryDirectory() as work:
        told, figures = Path(work, "found.jsonl"), Path(work, "figures.json")
        told.write_text(
            "".join(json.dumps({"id": article, "quotes": quotes}) + "\n" for article, quotes in found.items()), "utf-8"
        )
        command = [sys.executable, str(folder / "score.py"), str(gold), str(told), "--json", str(figures)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  our own
        layers: Layers = json.loads(figures.read_text("utf-8"))
    return layers


def row(name: str, rounds: Rounds, double: Layers, single: Layers) -> list[str]:
    """Give the row of a finder that was run."""
    direct, reported = double["direct"], double["reported"]
    first = rounds[name][0]
    return [
        name,
        "none" if name == PLAIN else OWN,
        *_figures(direct, WITH_SPEAKERS),
        f"{direct['speaker_acc']:.3f}" if direct["speaker_n"] else _NONE,
        *(_figures(reported, WITH_SPEAKERS) if reported["pred"] else [_NONE] * len(WITH_SPEAKERS)),
        *_figures(single["direct"], SPANS[:1]),
        f"{first['refused']:,} of {first['asked']:,}",
        *_speed(name, rounds),
    ]


def _figures(layer: Layer, told: Iterable[str]) -> list[str]:
    return [f"{layer[figure]['f1']:.3f}" for figure in told]


def _speed(name: str, rounds: Rounds) -> list[str]:
    """Give the characters a second of a finder, and the same beside the project's, round by round."""
    if not all(found["read"] for found in rounds[name]):
        return [_NONE, _NONE]
    mine, others = ([_rate(found) for found in rounds[of]] for of in (name, OWN))
    ratios = [rate / other for rate, other in zip(mine, others, strict=True)]
    return [f"{median(mine):,.0f}", f"{median(ratios):.2f}"]


def _rate(found: Found) -> float:
    return float(found["read"] / found["seconds"])


def reference_rows(run: Iterable[str]) -> list[list[str]]:
    """Give a row with the reference figures of each finder that was not run."""
    left = {name: told for name, told in REFERENCES.items() if name not in set(run)}
    return [[name, ELSEWHERE, *told, _NONE, _NONE] for name, told in left.items()]


def table(folder: Path, nlp: Language, peers: Path | None, model: Path | None, *, rounds: int) -> str:
    """Give the table of all finders."""
    names = (OWN, PLAIN, *(PEERS if peers else ()))
    found: dict[str, Rounds] = {}
    with TemporaryDirectory() as work:
        for marks, gold in TEXTS.items():
            parsed = Path(work, marks)
            write_parsed(folder / gold, nlp, parsed)
            found[marks] = measured(parsed, names, peers, model, rounds=rounds if marks == DOUBLE else 1)
            names = tuple(found[marks])
    layers = {
        (marks, name): scored(folder, folder / TEXTS[marks], mine[0]["found"])
        for marks, theirs in found.items()
        for name, mine in theirs.items()
    }
    rows = [row(name, found[DOUBLE], layers[DOUBLE, name], layers[SINGLE, name]) for name in names]
    return markdown(HEAD, rows + reference_rows(names))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="the interpreter that has other finders")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    parser.add_argument("--model", type=Path, help="the folder of the English model; the shipped one by default")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = with_peers(parser, arguments)
    folder = quotes_folder(chosen.shared)
    if not folder.is_dir():
        print(f"skipped: no texts in {folder}; name the folder that holds benchmarks/quotes with --shared")
        return
    keep_to_one_core()
    print(table(folder, load_with(chosen.model), chosen.peers, chosen.model, rounds=chosen.rounds), end="")


if __name__ == "__main__":
    main()
