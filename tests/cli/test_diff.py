from __future__ import annotations

import json
import os
import subprocess

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.text import to_json, to_line
from tests.review.mirror import article, changed, records


@pytest.fixture
def runs(tmp_path, monkeypatch):
    """Give two folders: one article is the same, one has another title, one another polarity."""
    monkeypatch.chdir(tmp_path)
    for folder, others in (("old", (None, None, None)), ("new", (None, "title", "polarity"))):
        (tmp_path / folder).mkdir()
        for number, name in enumerate(others):
            record = changed(records()[number], name) if name else article(records()[number])
            (tmp_path / folder / f"{number}.json").write_text(to_json(record), "utf-8")
    return tmp_path


def _diff(*args):
    result = CliRunner().invoke(app, ["diff", *map(str, args)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_same_runs_give_zero(runs):
    status, told, said = _diff("old", "old")
    assert (status, said) == (0, "")
    assert told == "old → old\n3 articles: 3 same. 0 changes.\n"


def test_different_runs_give_one_with_the_most_serious_first(runs):
    status, told, said = _diff("old", "new")
    assert (status, said) == (1, "")
    assert "3 articles: 2 changed, 1 same. 2 changes." in told
    assert told.index("polarity [-") < told.index("title [-")
    assert "new/2.json findings[" in told


@pytest.mark.parametrize(
    ("categories", "status"), [("polarity", 1), ("speaker, rest", 1), ("speaker,grade,quote", 0), ("rest", 1)]
)
def test_fail_on_looks_at_its_categories_alone(runs, categories, status):
    assert _diff("old", "new", "--fail-on", categories)[0] == status
    assert _diff("old", "old", "--fail-on", categories)[0] == 0


WRONG = {
    "category": (["old", "new", "--fail-on", "polarity,mood"], "no such category: mood; there are polarity, speaker,"),
    "one run": (["old"], "two runs are needed"),
    "no such place": (["old", "gone"], "gone: no such file or folder"),
    "format": (["old", "new", "--format", "html"], "'html' is not one of"),
    "no repository": (["HEAD", "--git", "--folder", "old"], "not a git repository"),
}


@pytest.mark.parametrize(("args", "words"), WRONG.values(), ids=WRONG)
def test_wrong_use_gives_two(runs, monkeypatch, args, words):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(runs.parent))
    monkeypatch.setenv("COLUMNS", "200")
    status, told, said = _diff(*args)
    assert (status, told) == (2, "")
    assert words in said


def test_json_is_one_document(runs):
    status, told, _ = _diff("old", "new", "--format", "json")
    document = json.loads(told)
    assert status == 1
    assert [a["new"] for a in document["articles"]] == ["new/1.json", "new/2.json"]
    assert document["summary"]["changes"] == 2
    assert _diff("old", "new", "--format", "json")[1] == told


def test_markdown_is_bounded(runs):
    status, told, _ = _diff("old", "new", "--format", "markdown", "--length", 1000)
    assert status == 1
    assert len(told) <= 1000
    assert told.startswith("### old → new\n")


def test_lines_are_compared_with_documents(runs):
    lines = "".join(to_line(article(record)) for record in records()[:3])
    (runs / "old.jsonl").write_text(lines, "utf-8")
    assert _diff("old.jsonl", "old")[0] == 0
    status, told, _ = _diff("old.jsonl", "new")
    assert status == 1
    assert "2 changed, 1 same" in told


def test_broken_record_is_named_and_costs_itself(runs):
    (runs / "new/0.json").write_text("{", "utf-8")
    status, told, _ = _diff("old", "new")
    assert status == 1
    assert "cannot be read: new/0.json: record: Invalid JSON" in told
    assert "polarity [-" in told
    assert _diff("old", "new", "--fail-on", "grade")[0] == 1


def test_manifests_that_differ_are_told_in_the_heading(runs):
    for folder, version in (("old", "1"), ("new", "2")):
        (runs / folder / "manifest.json").write_text(json.dumps({"versions": {"model": version, "python": "3"}}))
    assert _diff("old", "new")[1].splitlines()[1] == "versions: model 1 → 2"


@pytest.fixture
def repository(runs):
    env = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)
    author = ["-c", "user.name=a", "-c", "user.email=a@a.test", "-c", "commit.gpgsign=false"]

    def git(*args):
        subprocess.run(["git", *author, *args], cwd=runs, env=env, check=True, capture_output=True)

    (runs / "old").rename(runs / "extracted")
    git("init", "-q")
    git("add", "extracted")
    git("commit", "-q", "-m", "old")
    (runs / "extracted").rename(runs / "gone")
    (runs / "new").rename(runs / "extracted")
    return git


def test_revision_is_compared_with_the_working_tree_or_another_one(repository):
    status, told, _ = _diff("--git", "HEAD")
    assert status == 1
    assert told.startswith("HEAD:extracted → extracted\n3 articles: 2 changed, 1 same. 2 changes.\n")
    repository("commit", "-q", "-a", "-m", "new")
    assert _diff("--git", "HEAD")[0] == 0
    status, told, _ = _diff("--git", "HEAD~1", "HEAD")
    assert status == 1
    assert "HEAD:extracted/2.json findings[" in told
    status, _, said = _diff("--git", "nothing")
    assert (status, said) == (2, "inspectext: nothing: no such revision\n")


def _marks(runs, *marks, reviewer="A. Reader"):
    document = {"format": "inspectext-marks", "version": 1, "reviewer": reviewer, "time": None, "marks": list(marks)}
    (runs / "a.marks.json").write_text(json.dumps(document), "utf-8")


def _mark(record, finding, verdict="right", **more):
    keys = {"article": record.id, "path": record.source.path, "part": "finding", "id": finding.id, "verdict": verdict}
    return keys | {"start": finding.start, "end": finding.end, "text": finding.text, "note": ""} | more


def test_marks_of_a_reviewer_stand_beside_the_changes(runs):
    before, after = article(records()[2]), changed(records()[2], "polarity")
    number = next(n for n, f in enumerate(before.findings) if f.polarity != after.findings[n].polarity)
    flipped, still = before.findings[number], before.findings[number - 1]
    note = "page 4 says so"
    _marks(runs, _mark(before, flipped, note=note, fields={"polarity": flipped.polarity}), _mark(before, still))
    status, told, said = _diff("old", "new", "--marks", "a.marks.json")
    assert (status, said) == (1, "")
    assert "2 marks: 1 lost, 1 kept.\n" in told
    assert f"marks       marked right by A. Reader ({note}): no longer so\n" in told
    told = _diff("old", "new", "--marks", ".", "--format", "markdown")[1]
    assert "marked right by A. Reader &#40;page 4 says so&#41;&#58; no longer so" in told
    document = json.loads(_diff("old", "new", "--marks", "a.marks.json", "--format", "json")[1])
    assert document["summary"]["marks"] == {"lost": 1, "met": 0, "open": 0, "kept": 1}
    assert document["articles"][1]["changes"][0]["marks"][0]["note"] == note


@pytest.mark.parametrize(("verdict", "status"), [("right", 1), ("wrong", 0)])
def test_fail_on_marks_is_about_what_was_as_marked_and_is_no_longer(runs, verdict, status):
    before, after = article(records()[2]), changed(records()[2], "polarity")
    found = next(f for f, other in zip(before.findings, after.findings, strict=True) if f.polarity != other.polarity)
    _marks(runs, _mark(before, found, verdict, fields={"polarity": found.polarity}))
    assert _diff("old", "new", "--marks", "a.marks.json", "--fail-on", "marks")[0] == status
    assert _diff("old", "old", "--marks", "a.marks.json", "--fail-on", "marks")[0] == 0


def test_marks_of_articles_that_neither_run_has_are_told(runs):
    record = article(records()[0])
    marks = (_mark(record, finding, article="0" * 12) for finding in record.findings[:2])
    _marks(runs, *marks)
    assert _diff("old", "old", "--marks", "a.marks.json")[2] == (
        "a.marks.json: 2 marks of articles that neither run has\n"
    )


def test_broken_marks_are_wrong_use(runs):
    (runs / "a.marks.json").write_text("{}")
    assert _diff("old", "new", "--marks", "a.marks.json")[0] == 2
    assert _diff("old", "new", "--fail-on", "marks")[0] == 2
