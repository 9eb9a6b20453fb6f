from __future__ import annotations

import json
import subprocess
import sys

import pytest

from benchmarks.extraction import OWN_SETS, SHARED_SETS, cases_of
from pipeline.record.text import to_json
from pipeline.review.evaluation import KINDS, Evaluation, as_document, as_rows, evaluate
from pipeline.review.gold import Entry
from pipeline.review.gold_files import read_gold
from pipeline.review.matches import Matches
from pipeline.store.records import read_records
from tests.builders import ROOT
from tests.review.told import TEXT, article, at, gold, gold_row

SCORERS_NAME = {"inspection type": "inspection inspection_type"}


def entry(row, name="a", text=None):
    told = gold(row) if text is None else gold(row, text)
    return Entry(f"{name}.gold.json", name, None, None, lambda _: told)


def test_record_that_is_as_the_gold_has_no_error_and_every_kind_is_measured():
    evaluation = evaluate([(entry(gold_row()), article())])
    assert tuple(evaluation.tallies()) == KINDS
    assert {tally.f1 for tally in evaluation.tallies().values()} == {1.0}
    assert [measured.flaws for measured in evaluation.articles] == [[]]


def test_counts_of_articles_add_up_and_missing_records_are_named():
    evaluation = evaluate([(entry(gold_row()), article()), (entry(gold_row(), "b"), None)])
    assert evaluation.without_record() == ["b"]
    rows = as_rows(evaluation.tallies())
    assert rows["findings"] == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "right": 2, "gold": 4, "found": 2}
    assert [measured.name for measured in evaluation.articles] == ["a.txt", "b"]


def test_errors_stand_in_text_order():
    row = gold_row() | {"findings": gold_row()["findings"][:1], "quotes": gold_row()["quotes"][:1]}
    (measured,) = evaluate([(entry(row), article())]).articles
    assert [flaw.at.words for flaw in measured.flaws] == ["reviews are late", "We are proud ,", "Staff care ."]


def test_errors_of_both_texts_stand_in_one_order():
    page = "Home News Contact About us Search\n\n" + TEXT
    row = {"text": page, "findings": [at("plans are clear", page) | {"polarity": "weakness", "theme": "other"}]}
    row |= {"quotes": [], "speakers": [{"name": "Bo Lee", "kind": "person", "mentions": [at("Anytown", page)]}]}
    (measured,) = evaluate([(entry(row, text=page), article())]).articles
    assert [(flaw.at.side, flaw.at.line, flaw.at.words) for flaw in measured.flaws] == [
        ("gold", 1, "Home News Contact About us Search"),
        ("gold", 3, "Anytown"),
        ("record", 3, "plans are clear but reviews are late"),
        ("record", 3, "plans are clear"),
        ("record", 3, "reviews are late"),
        ("record", 5, "We are proud ,"),
        ("record", 5, "Ann Ray"),
        ("record", 5, "Staff care ."),
    ]


def test_document_tells_all_in_plain_values():
    row = gold_row() | {"findings": []}
    document = json.loads(json.dumps(as_document(evaluate([(entry(row), article())]))))
    assert (document["articles"], document["without_record"]) == (1, [])
    assert document["errors"][0] == {
        "path": "a.txt", "article": article().id, "gold": "a.gold.json", "kind": "findings", "what": "spurious",
        "wanted": None, "got": "strength",
        "at": document["errors"][0]["at"] | {"words": "plans are clear", "side": "record"},
    }  # fmt: skip


def changed(record):
    """Give a record with something wrong of every kind."""
    some = lambda parts: tuple(part for number, part in enumerate(parts) if number % 3)  # noqa: E731
    quotes = tuple(
        q.model_copy(update={"voice": "other", "kind": "mixed"} if n % 4 == 0 else {})
        for n, q in enumerate(some(record.quotes))
    )
    findings = tuple(
        f.model_copy(update={"polarity": "strength", "end": f.end - 9 * (n % 2)})
        for n, f in enumerate(some(record.findings))
    )
    speakers = tuple(
        s.model_copy(update={"role": None, "name": f"{s.name} Lee"} if n % 3 else {})
        for n, s in enumerate(record.speakers)
    )
    judgements = tuple(j.model_copy(update={"grade": "good"}) for j in some(record.judgements))
    text = record.text[:-40]
    return record.model_copy(
        update={"quotes": quotes, "findings": findings, "speakers": speakers, "judgements": judgements, "text": text}
    )


def scored(shared, cases, records):
    """Give the rows of the shared scorer."""
    command = [sys.executable, str(shared / "benchmarks/extraction/score.py"), str(cases), str(records), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


def measured_files(cases, records):
    entries = read_gold(cases)
    matches = Matches(entries)
    for record in records:
        matches.offer(record.id, record.source.path, record.id, record)
    return evaluate((one, matches.of(number)) for number, one in enumerate(entries))


@pytest.mark.cases
@pytest.mark.parametrize("change", [lambda record: record, changed], ids=["as they are", "changed"])
@pytest.mark.parametrize("name", ["", *SHARED_SETS, *OWN_SETS])
def test_figures_are_those_of_the_shared_scorer(shared, tmp_path, name, change):
    cases = cases_of(shared, name) if name else shared / "cases"
    records = [change(stored.article()) for stored in read_records(ROOT / "extracted")]
    if name in OWN_SETS:  # no records of these are kept: take others for them
        stems = sorted(path.name.removesuffix(".gold.json") for path in cases.glob("*.gold.json"))
        records = [
            r.model_copy(update={"source": r.source.model_copy(update={"path": f"{s}.txt"})})
            for r, s in zip(records, stems, strict=False)
        ]
    for number, record in enumerate(records):
        (tmp_path / f"{number}.json").write_text(to_json(record), "utf-8")
    theirs, ours = scored(shared, cases, tmp_path), measured_files(cases, records)
    rows = as_rows(ours.tallies())
    assert {
        SCORERS_NAME.get(kind, kind): {k: v for k, v in row.items() if k != "right"} for kind, row in rows.items()
    } == theirs["rows"]
    assert [one.rpartition("/")[2] for one in ours.without_record()] == theirs["without_record"]
    assert told_of(ours) == counted(ours)


def told_of(evaluation: Evaluation) -> dict[str, tuple[int, int]]:
    """Give how many parts of each kind the errors name as missed and as spurious; the text counts words, not errors."""
    flaws = [flaw for measured in evaluation.articles for flaw in measured.flaws]
    return {
        kind: tuple(
            sum(f.kind == kind and f.what in what for f in flaws)
            for what in (("missed", "wrong"), ("spurious", "wrong"))
        )
        for kind in PLAIN
    }


def counted(evaluation: Evaluation) -> dict[str, tuple[int, int]]:
    tallies = evaluation.tallies()
    return {kind: (t.wanted - t.right, t.found - t.right) if (t := tallies.get(kind)) else (0, 0) for kind in PLAIN}


PLAIN = [kind for kind in KINDS if kind != "clean (words)" and not kind.endswith(", exact")]
