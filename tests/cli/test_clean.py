from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from pipeline import assemble
from pipeline.cli.app import app

STORY = (
    "Larkfield library to open again in May",
    "The library in Larkfield will open again in May after two years of work on its roof, the council has said.",
    "Readers will find three new rooms for study, a garden, and a shelf of seeds that anyone may take home.",
)
CLEAN = "\n\n".join(STORY)
TEXT = f"Home > News\n\n{CLEAN}\n\nShare on Facebook\n\n© 2024 Larkfield News. All rights reserved.\n"
PAGE = (
    "<html><body><nav><a href=/>Home</a></nav>\n<article>"
    f"<h1>{STORY[0]}</h1>\n<p>{STORY[1]}</p>\n<p>{STORY[2]}</p></article>\n<footer>© 2024 Larkfield News</footer></body></html>"
)


@pytest.fixture
def files(tmp_path):
    """Give a text, a page, and an empty file between them."""
    texts = {"a.txt": TEXT, "b.txt": " \n", "c.html": PAGE}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in texts]


def clean(*args: str, **options: str):
    return CliRunner().invoke(app, ["clean", *args], **options)


@pytest.mark.parametrize("number", [0, 2], ids=["text", "page"])
def test_kept_and_dropped_blocks_stand_in_document_order_with_reasons(files, number):
    result = clean(files[number])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    marked = [line for line in result.stdout.splitlines() if line[:2] in {"+ ", "- "}]
    first, *story, last = [line for line in marked if "Share" not in line]
    assert [line[0] for line in story] == ["+"] * 3
    assert all(words in line for words, line in zip(STORY, story, strict=True))
    assert first.startswith("- ")
    assert last.startswith(("- copyright", "- footer"))
    assert "line " in last


def test_one_bad_file_is_one_line_and_costs_no_other(files):
    result = clean(*files, "--text")
    assert (result.exit_code, result.stdout) == (1, f"{CLEAN}\n\n{CLEAN}\n")
    assert result.stderr == f"inspectext: {files[1]}: is empty: it holds nothing but white space\n"


FAULTS = {
    "missing": ("none.txt", "none.txt: cannot be read: No such file or directory"),
    "folder": (".", ".: is a folder, not a file"),
    "empty input": ("-", "-: is empty: it holds nothing but white space"),
    "two lines in the name": ("a\nb.txt", "a\\nb.txt: cannot be read: No such file or directory"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_fault_names_the_file_and_the_reason_in_one_line(fault, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, said = fault
    result = clean(name, input="")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"inspectext: {said}\n")


def test_standard_input_is_read(files):
    assert clean("-", "--text", input=TEXT).stdout == clean(files[0], "--text").stdout == f"{CLEAN}\n"


def test_json_is_a_line_for_each_file_that_can_be_read(files):
    result = clean(*files, "--json")
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["source"]["path"] for row in rows] == [files[0], files[2]]
    for row, raw in zip(rows, (TEXT, PAGE), strict=True):
        assert row["text"] == CLEAN
        assert [block["kept"] for block in row["blocks"]].count(True) == len(STORY)
        for block in row["blocks"]:
            assert raw[block["raw"]["start"] : block["raw"]["end"]] == block["text"]
            assert raw.splitlines()[block["line"] - 1].find(block["text"]) >= 0


def test_notice_of_a_page_is_shown(tmp_path):
    (tmp_path / "a.txt").write_text("Share on Facebook\n\nShare on Twitter\n")
    assert "! kept_all" in clean(str(tmp_path / "a.txt")).stdout


def test_full_shows_what_is_shortened_without_it(tmp_path):
    notice = f"{'We use cookies to make this site work well for you. ' * 4}".strip()
    (tmp_path / "a.html").write_text(
        PAGE.replace("<nav>", f"<div id=cookie-banner><p>{notice}</p></div><nav>"), "utf-8"
    )
    short, full = clean(str(tmp_path / "a.html")).stdout, clean(str(tmp_path / "a.html"), "--full").stdout
    assert "more characters)" in short
    assert notice not in short
    assert "more characters)" not in full
    assert notice in full


def test_data_is_utf_8_whatever_the_encoding_of_the_terminal(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT.replace("two years", "“two” years"), "utf-8")
    command = [sys.executable, "-m", "pipeline", "clean", str(tmp_path / "a.txt")]
    result = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}, check=True)
    assert "“two” years" in result.stdout.decode("utf-8")


def test_no_pipeline_is_loaded(files, monkeypatch):
    monkeypatch.setattr(assemble, "load", lambda *_, **__: pytest.fail("loaded"))
    assert clean(files[0]).exit_code == 0


def test_reader_that_leaves_early_is_no_error(files):
    command = f"{sys.executable} -m pipeline clean '{files[0]}' '{files[2]}' | head -c 1"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout) == 1
