from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks import quote_peers
from benchmarks.quote_peers import (
    HEAD,
    REFERENCES,
    found_by,
    main,
    measured,
    reference_rows,
    row,
    scored,
    table,
    write_parsed,
)
from benchmarks.quote_peers_finders import OWN, PEERS, PLAIN, read_articles, read_doc
from pipeline.annotations import get_attributions, get_blocks
from pipeline.parse.tokenizer import part_marks
from tests.builders import blank

TEXT = "The fair is back.\n“We act now,” said Jo Bell."
SCORER = """
import json, sys
gold, found, _, out = sys.argv[1:]
(line,) = open(found)
quotes = json.loads(line)["quotes"]
figure = {"f1": float(len(quotes))}
layer = {"exact": figure, "overlap": figure, "attributed": {"f1": 0.25}, "speaker_acc": 0.5, "speaker_n": 4, "pred": 0}
json.dump({"direct": layer, "reported": layer}, open(out, "w"))
"""


def language():
    nlp = blank().from_config(blank().config)
    part_marks(nlp)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("inspection_quotes")
    nlp.add_pipe("inspection_speakers")
    return nlp


def turn(seconds: float, *, read: int = 100, refused: int = 0) -> dict[str, object]:
    return {"found": {"a": []}, "seconds": seconds, "read": read, "asked": 84, "refused": refused}


@pytest.fixture
def folder(tmp_path):
    """Give a shared folder with one article in both kinds of marks, and a scorer that counts the quotes."""
    home = tmp_path / "benchmarks/quotes"
    home.mkdir(parents=True)
    for name, text in (("polnear_dev", TEXT), ("polnear_dev_singlequotes", TEXT.replace("“", "‘").replace("”", "’"))):
        line = json.dumps({"id": "a", "text": text}) + "\n"
        (home / f"{name}.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    (home / "score.py").write_text(SCORER)
    return home


def test_articles_are_parsed_up_to_the_quotes(folder, tmp_path):
    nlp, out = language(), tmp_path / "parsed"
    write_parsed(folder / "polnear_dev.jsonl.gz", nlp, out)
    (article,) = read_articles(out)
    doc = read_doc(article, nlp.vocab)
    assert (article["id"], article["text"], doc.text) == ("a", TEXT, TEXT)
    assert [block.text for block in get_blocks(doc)] == TEXT.split("\n")
    assert doc.has_annotation("SENT_START")
    assert not get_attributions(doc)


def test_child_finds_in_a_process_of_its_own(folder, tmp_path):
    write_parsed(folder / "polnear_dev.jsonl.gz", language(), tmp_path / "parsed")
    found = found_by(PLAIN, tmp_path / "parsed", None, None)
    assert found is not None
    assert [quote["speaker"]["text"] for quote in found["found"]["a"]] == ["Jo Bell"]


def test_peers_interpreter_sees_nothing_of_the_project(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "textacy").mkdir()
    (tmp_path / "textacy/extract.py").write_text("def direct_quotations(doc): return ()")
    (tmp_path / "parsed").touch()
    assert found_by("textacy", tmp_path / "parsed", Path(sys.executable), None) is None


def test_child_that_breaks_is_told_in_one_line(tmp_path):
    (tmp_path / "parsed").write_text("no article\n")
    with pytest.raises(SystemExit, match=r"^marks and nearest name: .*Expecting value"):
        found_by(PLAIN, tmp_path / "parsed", None, None)


def test_finders_take_turns_and_absent_ones_are_left_out(monkeypatch, capsys):
    asked = []

    def answer(name: str, *_: object) -> dict[str, object] | None:
        asked.append(name)
        return None if name == "sayswho" else turn(1.0)

    monkeypatch.setattr(quote_peers, "found_by", answer)
    found = measured(Path(), (OWN, "sayswho", "textacy"), Path("python"), None, rounds=2)
    assert asked == [OWN, "sayswho", "textacy", OWN, "textacy"]
    assert {name: len(rounds) for name, rounds in found.items()} == {OWN: 2, "textacy": 2}
    assert capsys.readouterr().err == "skipped: sayswho is not installed there\n"


def layer(value: float, **others: object) -> dict[str, object]:
    figures = {name: {"f1": value + step / 10} for step, name in enumerate(("exact", "overlap", "attributed"))}
    return {**figures, "speaker_acc": 0.875, "speaker_n": 8, "pred": 3, **others}


ROUNDS = {
    OWN: [turn(1.0), turn(2.0), turn(4.0)],
    "textacy": [turn(0.5), turn(0.5, refused=9), turn(0.5)],
    PLAIN: [turn(1.0)] * 3,
    "sayswho": [turn(1.0, read=0, refused=84)] * 3,
}
DOUBLE = {"direct": layer(0.5), "reported": layer(0.1)}


def test_row_has_medians_and_compares_round_by_round():
    told = dict(zip(HEAD, row("textacy", ROUNDS, DOUBLE, {"direct": layer(0.25)}), strict=True))
    assert list(told.values())[:6] == ["textacy", OWN, "0.500", "0.600", "0.700", "0.875"]
    assert list(told.values())[6:10] == ["0.100", "0.200", "0.300", "0.250"]
    assert list(told.values())[10:] == ["0 of 84", "200", "4.00"]
    assert row(OWN, ROUNDS, DOUBLE, DOUBLE)[-2:] == ["50", "1.00"]


def test_row_tells_nothing_of_what_was_not_found():
    double = {"direct": layer(0.0, speaker_n=0, speaker_acc=None), "reported": layer(0.0, pred=0)}
    told = row("sayswho", ROUNDS, double, double)
    assert told[5:9] == ["–"] * 4
    assert told[-3:] == ["84 of 84", "–", "–"]
    assert row(PLAIN, ROUNDS, DOUBLE, DOUBLE)[1] == "none"


def test_reference_figures_stand_for_what_was_not_run():
    assert {told[0] for told in reference_rows([OWN, PLAIN])} == set(REFERENCES)
    (only,) = reference_rows([OWN, PLAIN, *PEERS])
    assert only[0] == "GenderGapTracker"
    assert "not run here" in only[1]
    assert all(len(told) == len(HEAD) for told in reference_rows([]))


def test_shared_scorer_gets_a_line_for_each_article(folder):
    assert scored(folder, folder / "polnear_dev.jsonl.gz", {"a": [{}, {}]})["direct"]["exact"] == {"f1": 2.0}


def test_table_has_both_kinds_of_marks_and_times_one(folder, monkeypatch):
    asked = []

    def answer(name: str, parsed: Path, *_: object) -> dict[str, object]:
        text = next(iter(read_articles(parsed)))["text"]
        asked.append((name, "“" in text))
        return turn(1.0) | {"found": {"a": [{}] if "“" in text else []}}

    monkeypatch.setattr(quote_peers, "found_by", answer)
    told = table(folder, language(), None, None, rounds=2).splitlines()
    assert asked == [(OWN, True), (PLAIN, True)] * 2 + [(OWN, False), (PLAIN, False)]
    assert told[2].startswith(f"| {OWN} | {OWN} | 1.000 | 1.000 | 0.250 | 0.500 | – | – | – | 0.000 | 0 of 84 |")
    assert len(told) == 4 + len(REFERENCES)


def test_command_prints_the_table(folder, monkeypatch, capsys):
    monkeypatch.setattr(quote_peers, "keep_to_one_core", lambda: None)
    monkeypatch.setattr(quote_peers, "load_with", lambda model: language())
    monkeypatch.setattr(quote_peers, "found_by", lambda *_: turn(1.0))
    main(["--shared", str(folder.parents[1]), "--rounds", "1"])
    assert capsys.readouterr().out.startswith(f"| {' | '.join(HEAD)} |")


def test_absent_texts_are_told(tmp_path, capsys):
    main(["--shared", str(tmp_path)])
    assert capsys.readouterr().out.startswith("skipped: no texts")
