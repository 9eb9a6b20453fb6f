from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks import boilerplate
from benchmarks.boilerplate import answered, line_row, main, measured, page_row, pin, table
from benchmarks.extractors import OWN, PEERS, REFERENCE

STORY = "The library in Larkfield will open again in May after two years of work on its roof, the council has said."


@pytest.fixture
def folder(tmp_path):
    """Give a shared folder with one page in both forms, and a scorer that gives back what it was asked."""
    home = tmp_path / "benchmarks/boilerplate"
    (home / "dev/html").mkdir(parents=True)
    (home / "dev/html/a.html.gz").write_bytes(gzip.compress(f"<p>{STORY}</p>".encode()))
    row = {"id": "a", "lines": [{"t": "Home > News"}, {"t": STORY}]}
    (home / "dev/lines.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (home / "dev/ground-truth.json").write_text(json.dumps({"a": {"articleBody": STORY}}))
    (home / "score.py").write_text(SCORER)
    return home


SCORER = """
import json, sys
mode, gold, found = sys.argv[1:4]
answers = json.load(open(found))
right = answers == ({"a": json.load(open(gold))["a"]["articleBody"]} if mode == "html" else {"a": [0, 1]})
row = {"f1": float(right), "precision": 0.5, "recall": 0.25, "empty": 0}
print(json.dumps(row if mode == "html" else {"articleBody": row, "line": {"f1": 0.125}}))
"""


def turn(seconds: float, *, peak: float = 50.0, failed: int = 0) -> dict[str, object]:
    return {"answers": {"a": "", "b": ""}, "seconds": seconds, "read": 3.0, "peak": peak, "failed": failed}


ROUNDS = {
    OWN: [turn(1.0, peak=40), turn(2.0, peak=41), turn(4.0, peak=60)],
    REFERENCE: [turn(3.0), turn(4.0), turn(4.0)],
}
FIGURES = {"f1": 0.9, "precision": 0.8, "recall": 0.7, "empty": 1}


def test_row_of_pages_has_medians_and_compares_round_by_round():
    assert page_row(OWN, ROUNDS, FIGURES) == [OWN, "0.900", "0.800", "0.700", "1", "1", "2.00", "41"]
    assert page_row(REFERENCE, ROUNDS, FIGURES)[5:7] == ["0", "1.00"]


def test_row_of_lines_has_bodies_and_lines():
    figures = {"articleBody": FIGURES, "line": {"f1": 0.6}}
    assert line_row(OWN, ROUNDS, figures) == [OWN, "0.900", "0.800", "0.700", "0.600", "1.50", "2.00"]


def test_nothing_is_compared_where_the_reference_is_absent():
    assert page_row(OWN, {OWN: ROUNDS[OWN]}, FIGURES)[6] == "–"


def test_extractors_take_turns_and_absent_ones_are_left_out(monkeypatch, capsys):
    asked = []

    def answer(name: str, *_: object) -> dict[str, object] | None:
        asked.append(name)
        return None if name == "jusText" else turn(1.0)

    monkeypatch.setattr(boilerplate, "answered", answer)
    found = measured("pages", Path(), Path("python"), 2)
    assert asked == [OWN, *PEERS, *(name for name in (OWN, *PEERS) if name != "jusText")]
    assert {name: len(rounds) for name, rounds in found.items()} == {name: 2 for name in asked if name != "jusText"}
    assert capsys.readouterr().err == "skipped: jusText is not installed there\n"


def test_without_peers_the_project_runs_alone(monkeypatch):
    monkeypatch.setattr(boilerplate, "answered", lambda *_: turn(1.0))
    assert list(measured("pages", Path(), None, 1)) == [OWN]


def test_child_answers_in_a_process_of_its_own(folder):
    found = answered(OWN, "lines", folder / "dev", None)
    assert found is not None
    assert found["answers"] == {"a": [0, 1]}
    assert found["seconds"] > 0


def test_peers_interpreter_sees_nothing_of_the_project(folder, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(folder))
    (folder / "trafilatura.py").write_text("def extract(page, **options): return page")
    assert answered("trafilatura", "pages", folder / "dev", Path(sys.executable)) is None


def test_child_that_breaks_is_told_in_one_line(folder):
    (folder / "dev/lines.jsonl.gz").write_bytes(b"no archive")
    with pytest.raises(SystemExit, match=r"^inspectext: .*gzip"):
        answered(OWN, "lines", folder / "dev", None)


def test_table_tells_who_failed(folder):
    rounds = {OWN: [turn(1.0) | {"answers": {"a": STORY}}], REFERENCE: [turn(2.0, failed=2)]}
    told = table(folder, "pages", rounds).splitlines()
    assert told[2].startswith("| inspectext | 1.000 | 0.500 | 0.250 | 0 |")
    assert told[-1] == "trafilatura failed on 2 pages, which count as empty."


def test_command_prints_a_table_for_each_form(folder, monkeypatch, capsys):
    monkeypatch.setattr(boilerplate, "keep_to_one_core", lambda: None)
    main(["--shared", str(folder.parents[1]), "--rounds", "1"])
    pages, lines = (part.splitlines()[-1] for part in capsys.readouterr().out.strip().split("\n\n"))
    assert pages.startswith("| inspectext | 1.000 | 0.500 | 0.250 | 0 |")
    assert lines.startswith("| inspectext | 1.000 | 0.500 | 0.250 | 0.125 |")


def test_pin_raises_floors_and_lowers_none(folder, tmp_path, monkeypatch):
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"seeds": {"x": 1.0}, "boilerplate": {"pages precision": 0.9}}))
    for module in (boilerplate, sys.modules["benchmarks.extraction"]):
        monkeypatch.setattr(module, "FLOORS", floors)
    pin(folder)
    assert json.loads(floors.read_text()) == {
        "seeds": {"x": 1.0},
        "boilerplate": {"pages F1": 1.0, "pages precision": 0.9, "lines F1 of bodies": 1.0, "lines F1": 0.125},
    }


def test_absent_pages_are_told(tmp_path, capsys):
    main(["--shared", str(tmp_path)])
    assert capsys.readouterr().out.startswith("skipped: no pages")
