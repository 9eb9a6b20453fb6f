"""The card of a model: what its `meta.json` tells of its sources and figures, and the page beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping

from training.evaluate import NAME_KINDS, POOLED, PUD, RELATIONS, Report
from training.settings import DATA
from training.tables import markdown

CARD, SOURCES = "MODEL.md", "sources.jsonl"
BY_TEST = "by_test"
TREEBANKS = ("EWT", "GUM", POOLED)
NAME_TESTS = (PUD, "names GUM")
PARSE = {
    "tag": "tag_acc",
    "part of speech": "pos_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "UAS, words": "dep_uas_words",
    "LAS, words": "dep_las_words",
    "sentence F": "sents_f",
    "token F": "token_f",
}
NAMES = {"F": "names_f", "precision": "names_p", "recall": "names_r"} | dict(zip(NAME_KINDS, NAME_KINDS, strict=True))
SPACYS = {  # spaCy counts attachment without punctuation
    "token_f": "token_f",
    "tag_acc": "tag_acc",
    "pos_acc": "pos_acc",
    "lemma_acc": "lemma_acc",
    "dep_uas": "dep_uas_words",
    "dep_las": "dep_las_words",
    "sents_f": "sents_f",
}
FIGURES, SPEED = "@FIGURES@", "@SPEED@"


def sources() -> list[dict[str, str]]:
    """What the model was made from: name, address, licence and author, as `meta.json` has them, and what the pages call
    it (`called`).
    """
    return [json.loads(line) for line in (DATA / SOURCES).read_text(encoding="utf-8").splitlines()]


def performance(report: Report) -> dict[str, object]:
    """The figures under the names and as the shares that spaCy's own pipelines tell: of both treebanks' tests together,
    of the names of PUD; and all of them, in per cent, test by test. Speed is left out: it is not the same twice.
    """
    parse, names = report.get(POOLED, {}), report.get(PUD, {})
    made: dict[str, object] = {key: _share(parse[ours]) for key, ours in SPACYS.items() if ours in parse}
    made |= {f"ents_{key}": _share(names[f"names_{key}"]) for key in "fpr" if f"names_{key}" in names}
    for key, figures, labels in (
        ("dep_las_per_type", parse, relations(report)),
        ("ents_per_type", names, NAME_KINDS),
    ):
        if found := {label: {"f": _share(figures[label])} for label in labels if label in figures}:
            made[key] = found
    tests = {test: figures for test, figures in report.items() if test in {*TREEBANKS, *NAME_TESTS}}
    return made | {BY_TEST: {test: _rounded(figures) for test, figures in tests.items()}} if tests else {}


def relations(report: Report) -> list[str]:
    """Every relation with a figure, in alphabetical order."""
    return sorted(set(report.get(POOLED, {})) - set(PARSE.values()))


def _share(figure: float) -> float:
    return round(figure / 100, 4)


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, 2) for name, figure in figures.items()}


def tables(report: Report) -> Iterator[str]:
    """The tables of the treebanks, of the commoner relations and of the names, without tests that are not there."""
    yield _table(report, "test", TREEBANKS, PARSE)
    yield _table(report, "LAS F", TREEBANKS, {relation: relation for relation in RELATIONS})
    yield _table(report, "names", NAME_TESTS, NAMES)


def every_relation(report: Report) -> str:
    """A table with a line for each relation."""
    rows = [[label, *(_cell(report.get(test, {}), label) for test in TREEBANKS)] for label in relations(report)]
    return markdown(["LAS F", *TREEBANKS], rows)


def page(report: Report, megabytes: float) -> str:
    """The page: the template of `data/` with the figures, rounded from those of `meta.json`."""
    text = (DATA / CARD).read_text(encoding="utf-8")
    speed, report = report.get("speed", {}), {test: _rounded(figures) for test, figures in report.items()}
    parse, _, names = tables(report)
    told = f"{megabytes:.1f} MB on disk"
    if speed:
        words = round(speed["words_per_cpu_second"], -2)
        told += (
            f"; about {words:,.0f} words a second of processor time on one core, where spaCy's tokenizer alone is "
            f"{speed['tokenizer_times']:.0f} times as fast"
        )
    return text.replace(FIGURES, f"{parse}\n{names}\n{every_relation(report)}".rstrip()).replace(SPEED, told)


def _table(report: Report, corner: str, tests: Iterable[str], columns: Mapping[str, str]) -> str:
    rows = [[test, *(_cell(report[test], key) for key in columns.values())] for test in tests if test in report]
    return markdown([corner, *columns], rows)


def _cell(figures: Mapping[str, float], key: str) -> str:
    return f"{figures[key]:.1f}" if key in figures else "–"
