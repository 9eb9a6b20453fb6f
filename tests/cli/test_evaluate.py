from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.evaluate import _too_low
from pipeline.record.text import to_json, to_line
from pipeline.review.sheet import Tally
from tests.review.test_marks import file_of
from tests.review.told import TEXT, article, at, gold_row, written


@pytest.fixture
def folder(tmp_path):
    """Give a folder of gold for the record of `a.txt`, and one of that record and another."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "out").mkdir()
    written(tmp_path / "gold", gold_row() | {"text": TEXT})
    (tmp_path / "out/a.txt.json").write_text(to_json(article()), "utf-8")
    return tmp_path


def change(folder, **changes):
    written(folder / "gold", gold_row() | {"text": TEXT} | changes)


def run(folder, *options, gold="gold", out="out"):
    result = CliRunner().invoke(app, ["evaluate", str(folder / gold), str(folder / out), *map(str, options)])
    return result.exit_code, result.stdout, result.stderr


WRONG = {"findings": [gold_row()["findings"][0] | {"polarity": "weakness"}]}


def test_figures_of_each_kind_are_printed(folder):
    status, out, said = run(folder)
    assert (status, said) == (0, "")
    assert out.splitlines()[0].split() == ["precision", "recall", "F1", "gold", "found"]
    assert "quotes in marks                   1.000   1.000   1.000      2      2" in out.splitlines()
    assert len(out.splitlines()) == 21


def test_errors_are_listed_with_path_place_and_words(folder):
    change(folder, **WRONG)
    status, out, _ = run(folder)
    start = TEXT.index("plans are clear")
    clear, late = (f"record line 3, {start + a}–{start + b}" for a, b in ((0, 15), (20, 36)))
    assert status == 0
    assert out.splitlines()[22:] == [
        f"a.txt (gold: {folder / 'gold/a.gold.json'})",
        (
            f"  wrong     polarity of findings        {clear:26}  wanted weakness, got strength: "
            "… rated good Inspectors said [plans are clear] but reviews are late on 12 …"
        ),
        (
            f"  spurious  findings                    {late:26}  weakness: "
            '… said plans are clear but [reviews are late] on 12 July 2024. "We are …'
        ),
    ]


def test_words_that_were_got_are_told_once(folder):
    change(folder, quotes=[gold_row()["quotes"][0] | {"segments": [at("plans are clear but reviews")]}])
    _, out, _ = run(folder)
    wanted = "wanted plans are clear but reviews, got … rated good Inspectors said [plans are clear but reviews are late] on 12"
    assert sum(wanted in line for line in out.splitlines()) == 1


def test_article_is_told_with_its_gold_where_it_has_no_record(folder):
    written(folder / "gold", gold_row() | {"text": TEXT}, "b.gold.json")
    assert f"b (gold: {folder / 'gold/b.gold.json'}, no record)" in run(folder)[1].splitlines()


def test_json_tells_the_same(folder):
    change(folder, **WRONG)
    status, out, _ = run(folder, "--format", "json")
    document = json.loads(out)
    assert (status, document["articles"], len(document["errors"])) == (0, 1, 2)
    assert document["rows"]["findings"]["precision"] == 0.5


def test_page_of_errors_is_written(folder):
    change(folder, **WRONG)
    page = folder / "pages/errors.html"
    assert run(folder, "--html", page)[0] == 0
    assert "<mark>reviews are late</mark>" in page.read_text("utf-8")


def test_article_without_record_is_named_and_all_missed(folder):
    written(folder / "gold", gold_row() | {"text": TEXT}, "b.gold.json")
    status, out, said = run(folder)
    assert (status, said) == (0, "b: no record\n")
    assert "findings                          1.000   0.500   0.667      4      2" in out.splitlines()


def test_record_with_another_ending_is_hinted_at(folder):
    (folder / "gold/a.gold.json").rename(folder / "gold/A.gold.json")
    assert run(folder)[2] == "A: no record; if a.txt is meant, say so with the key `path`\n"


def test_record_that_two_golds_measure_is_told(folder):
    written(folder / "gold", gold_row() | {"text": TEXT, "path": "a.txt"}, "b.gold.json")
    status, out, said = run(folder)
    record, golds = folder / "out/a.txt.json", [folder / f"gold/{name}.gold.json" for name in "ab"]
    assert (status, said) == (0, f"{record}: counts 2 times, for {golds[0]}, {golds[1]}\n")
    assert "findings                          1.000   1.000   1.000      4      4" in out.splitlines()


def test_lower_figure_than_asked_fails(folder):
    assert run(folder, "--fail-under", "findings=1", "--fail-under", "clean (words)=0.5")[0] == 0
    change(folder, **WRONG)
    status, out, said = run(folder, "--fail-under", "findings=0.9", "--fail-under", "judgements=1")
    assert (status, said) == (1, "findings: F1 is 0.6667, lower than 0.9\n")
    assert "wanted weakness" in out


def test_figure_that_is_as_asked_does_not_fail_for_its_last_digit():
    assert Tally(21, 25, 25).f1 < 0.84
    assert _too_low({"findings": Tally(21, 25, 25)}, {"findings": 0.84}) == []
    assert _too_low({"findings": Tally(33333, 33334, 33334)}, {"findings": 1.0}) == [
        f"findings: F1 is {33333 / 33334}, lower than 1"
    ]


USES = {
    "no kind of that name": (
        ["--fail-under", "grades=1"],
        "--fail-under grades=1: the kinds are clean (words); quotes in marks;",
    ),
    "no number": (["--fail-under", "findings=high"], "'high' is no number from 0 to 1"),
    "no share": (["--fail-under", "findings=nan"], "'nan' is no number from 0 to 1"),
    "another format": (["--format", "xml"], "xml"),
}


@pytest.mark.parametrize(("options", "reason"), USES.values(), ids=USES)
def test_wrong_use_is_told(folder, options, reason):
    status, out, said = run(folder, *options)
    assert (status, out) == (2, "")
    assert reason in said


def test_kind_that_the_gold_does_not_measure_cannot_be_asked_for(folder):
    written(folder / "gold", {"text": TEXT})
    status, _, said = run(folder, "--fail-under", "findings=0.9")
    assert (status, said) == (2, "inspectext: --fail-under findings: this gold does not measure it\n")


def test_places_without_gold_or_records_are_wrong_use(folder):
    (folder / "empty").mkdir()
    for where in ({"gold": "none"}, {"gold": "empty"}, {"out": "none"}, {"out": "empty"}):
        status, _, said = run(folder, **where)
        assert status == 2
        assert str(folder / next(iter(where.values()))) in said


def test_broken_gold_is_wrong_use_and_a_broken_record_a_failure(folder):
    change(folder, findings=[{"start": 3}])
    status, _, said = run(folder)
    assert (status, said) == (2, f"inspectext: {folder / 'gold/a.gold.json'}: findings[0].end: is missing\n")
    change(folder)
    (folder / "out/a.txt.json").write_text("{}")
    status, _, said = run(folder)
    assert status == 1
    assert said.startswith(f"inspectext: {folder / 'out/a.txt.json'}: ")


def test_records_without_gold_are_not_checked(folder):
    other = json.loads(to_line(article())) | {"text": 1}
    other["source"] = other["source"] | {"path": "other.txt"}
    (folder / "out/z.jsonl").write_text(json.dumps(other) + "\n")
    assert run(folder)[0] == 0


def test_marks_are_gold(folder):
    first = article().findings[0]
    mark = {
        "article": article().id,
        "path": "a.txt",
        "part": "finding",
        "id": first.id,
        "start": first.start,
        "end": first.end,
        "text": first.text,
        "verdict": "wrong",
    }
    written(folder, file_of(mark), "x.marks.json")
    status, out, _ = run(folder, gold="x.marks.json")
    assert status == 0
    assert out.splitlines()[-1].split()[:2] == ["spurious", "findings"]


def test_text_that_would_steer_the_terminal_is_shown_plain(folder):
    change(folder, inspection={"provider": "\x1b[31mred"})
    status, out, _ = run(folder)
    assert status == 0
    assert "\x1b" not in out
    assert "wanted �[31mred, got Anytown" in out
