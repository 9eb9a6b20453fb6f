"""Static word vectors: which forms, and their table of bytes.

Each form is read alone by the encoder; the mean of its pieces after the second layer is cut to 128 dimensions
(PCA), made of length 1 and stored as int8 with a scale for each row, which costs nothing in accuracy. Two layers
beat both the embeddings and the last layer.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.strings import get_string_id
from spacy.util import load_language_data, registry

from training.encoder import Floats, word_vectors
from training.settings import Settings
from training.treebank import read_documents

REPORTS = Path("ofsted_reports") / "reports.jsonl.gz"
OPEN_LICENCE = "OGL"
SEEN_IN_REPORTS = 3
_WORD = re.compile(r"[a-z][a-z'’]*[a-z]|[a-z]|[^\sa-z0-9]|[0-9]+")


def treebank_forms(folder: Path) -> Iterator[str]:
    """The lower-cased forms of the training splits, most frequent first."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*_train.conllu*")):
        for document in read_documents(path):
            counts.update(
                w.form.lower() for paragraph in document.paragraphs for sentence in paragraph for w in sentence
            )
    yield from _ranked(counts, 1)


def report_forms(path: Path) -> Iterator[str]:
    """The lower-cased words of the official reports under the open licence, most frequent first; none where the
    file is absent.
    """
    if not path.is_file():
        return
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["licence"] == OPEN_LICENCE and row["text"]:
                counts.update(_WORD.findall(row["text"].lower()))
    yield from _ranked(counts, SEEN_IN_REPORTS)


def general_forms() -> Iterator[str]:
    """The lower-cased words of general English, most probable first, from spaCy's lookup data; none where that is
    not installed.
    """
    tables = registry.lookups.get_all().get("en", {})
    if "lexeme_prob" not in tables:
        return
    probable: dict[str, float] = {}
    for form, value in dict(load_language_data(tables["lexeme_prob"])).items():
        probable[form.lower()] = max(value, probable.get(form.lower(), value))
    words = [form for form in probable if re.fullmatch(r"[a-z]+(['’-][a-z]+)*", form)]
    yield from sorted(words, key=lambda form: (-probable[form], form))


def _ranked(counts: Counter[str], least: int) -> Iterator[str]:
    yield from (form for form, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= least)


def choose(sources: Iterable[Iterable[str]], rows: int) -> list[str]:
    """The first `rows` forms of the sources, one after the other, apostrophes straight, each once."""
    chosen: dict[str, None] = {}
    for source in sources:
        for form in source:
            if len(chosen) >= rows:
                return list(chosen)
            if not form.isspace():
                chosen.setdefault(form.replace("’", "'"))
    return list(chosen)


def reduced(table: Floats, width: int) -> Floats:
    """The table on its first principal components, each row of length 1."""
    centred = table - table.mean(0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    best = directions[:, np.argsort(values)[::-1][:width]]
    best = best * np.sign(best[np.abs(best).argmax(0), np.arange(best.shape[1])])
    cut = centred @ best
    return np.asarray(cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-8), dtype=np.float32)


def write_table(path: Path, forms: Sequence[str], table: Floats) -> None:
    """Write the table as bytes with a scale for each row; a form with an apostrophe is found by the curly one too."""
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    rows = np.rint(table / scales[:, None]).astype(np.int8)
    keyed = [(form, row) for row, form in enumerate(forms)]
    keyed += [(form.replace("'", "’"), row) for form, row in keyed if "'" in form]
    np.savez(
        path,
        rows=rows,
        scales=scales.astype(np.float32),
        keys=np.array([get_string_id(form) for form, _ in keyed], dtype=np.uint64),
        key_rows=np.array([row for _, row in keyed], dtype=np.int32),
    )


def make_vectors(settings: Settings, out: Path) -> None:
    """Write the word vectors of the run; needs the encoder's folder."""
    if settings.encoder is None:
        raise ValueError("no folder with the encoder's weights was named")
    sources = (treebank_forms(settings.treebanks), report_forms(settings.corpora / REPORTS), general_forms())
    forms = choose(sources, settings.vector_rows)
    table = word_vectors(forms, settings.encoder)
    write_table(out, forms, reduced(table, settings.vector_width))
