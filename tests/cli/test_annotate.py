from __future__ import annotations

import json

import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.record.text import to_json
from pipeline.review.studio_tasks import labelling_config
from tests.review.told import TEXT, article


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.txt.json").write_text(to_json(article()), "utf-8")
    (tmp_path / "out/b.txt.json").write_text(to_json(article("More. " + TEXT)), "utf-8")
    return tmp_path


def run(*args):
    result = CliRunner().invoke(app, ["annotations", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


def test_web_annotations_are_one_collection_or_lines(folder):
    told = (0, "", "2 records written\n")
    assert run(folder / "out", "--format", "w3c", "--out", folder / "a.json") == told
    assert run(folder / "out", "--format", "w3c", "--out", folder / "a.jsonl") == told
    items = json.loads((folder / "a.json").read_text("utf-8"))["first"]["items"]
    lines = [json.loads(line) for line in (folder / "a.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in items] == [row["id"] for row in lines]
    assert len(items) == 14


def test_docbin_tells_how_many_stretches_were_widened(folder):
    out = folder / "new/a.spacy"
    assert run(folder / "out", "--format", "docbin", "--out", out) == (
        0,
        "",
        "2 records written, 0 stretches widened to whole tokens\n",
    )
    docs = DocBin().from_disk(out).get_docs(spacy.blank("en").vocab)
    assert [doc.text for doc in docs] == [TEXT, "More. " + TEXT]


def test_tasks_of_label_studio_are_a_list(folder):
    assert run(folder / "out/a.txt.json", "--format", "label-studio", "--out", folder / "a.json") == (
        0,
        "",
        "1 record written\n",
    )
    (task,) = json.loads((folder / "a.json").read_text("utf-8"))
    assert task["data"]["path"] == "a.txt"


@pytest.mark.parametrize("form", ["w3c", "docbin", "label-studio"])
def test_same_records_give_the_same_bytes(folder, form):
    for name in ("one", "two"):
        run(folder / "out", "--format", form, "--out", folder / name)
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


@pytest.mark.parametrize("form", ["w3c", "docbin", "label-studio"])
def test_broken_record_leaves_the_file_as_it_was(folder, form):
    (folder / "out/b.txt.json").write_text("{}")
    (folder / "a").write_text("before")
    status, _, said = run(folder / "out", "--format", form, "--out", folder / "a")
    assert status == 1
    assert said.startswith(f"inspectext: {folder / 'out/b.txt.json'}: ")
    assert (folder / "a").read_text() == "before"
    assert sorted(path.name for path in folder.iterdir()) == ["a", "out"]


def test_wrong_use_is_told(folder):
    (folder / "empty").mkdir()
    for place in ("none", "empty"):
        status, _, said = run(folder / place, "--format", "w3c", "--out", folder / "a")
        assert (status, (folder / "a").exists()) == (2, False)
        assert str(folder / place) in said
    assert run(folder / "out", "--format", "w3c", "--out", folder / "empty")[0] == 2
    assert run(folder / "out", "--format", "brat", "--out", folder / "a")[0] == 2
    assert run(folder / "out", "--out", folder / "a")[0] == 2


def test_interface_of_label_studio_is_printed_without_records():
    assert run("--config") == (0, labelling_config(), "")
