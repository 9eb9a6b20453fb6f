from __future__ import annotations

import json
import re

import pytest

from tests.builders import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_links_lead_somewhere(target):
    assert (ROOT / target).exists()


CLEANING = README.partition("### Cleaning alone\n")[2].partition("\n### ")[0]
STORES = README.partition("### Stores\n")[2].partition("\n### ")[0]
QUESTIONS = re.findall(r"```sql\n(.*?)```", STORES, re.DOTALL)
MEASURING = README.partition("### Measuring with your own gold\n")[2].partition("\n### ")[0]
OTHER_TOOLS = README.partition("### Annotations for other tools\n")[2].partition("\n## ")[0]
DIFFERENCE = README.partition("## The difference of two runs\n")[2].partition("\n## ")[0]
OPTIONS = {
    "run": re.findall(r"^\| `(--[a-z-]+)", README.partition("### Stores\n")[0].replace(DIFFERENCE, ""), re.MULTILINE),
    "export": re.findall(r"^\| `(--[a-z-]+)", STORES, re.MULTILINE),
    "diff": re.findall(r"^\| `(--[a-z-]+)", DIFFERENCE, re.MULTILINE),
    "clean": re.findall(r"`(--[a-z-]+)`", CLEANING),
    "evaluate": re.findall(r"(?<![\w-])(--[a-z-]+)", MEASURING),
    "annotations": re.findall(r"(?<![\w-])(--[a-z-]+)", OTHER_TOOLS),
}


@pytest.mark.parametrize("command", OPTIONS)
def test_named_options_are_those_of_the_command(command):
    from typer.testing import CliRunner

    from pipeline.cli.app import app

    shown = re.sub(r"\x1b\[[0-9;]*m", "", CliRunner().invoke(app, [command, "--help"], terminal_width=200).output)
    named = set(OPTIONS[command])
    assert named
    assert {option for option in named if option not in shown} == set()


def test_cleaning_gives_what_is_shown():
    from pipeline.clean.build import to_page
    from pipeline.cli.layout import laid_out
    from pipeline.read.files import read_file

    page = to_page(read_file(ROOT / re.findall(r"\]\((raw/[^)]+)\)", CLEANING)[0]))
    given = iter(laid_out("", page, full=False).splitlines())
    shown = CLEANING.partition("```\n")[2].partition("```")[0].splitlines()
    assert shown
    assert [line for line in shown if line not in given] == []


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Give the rows that the three questions get from the samples."""
    import sqlite3

    from pipeline.store.export import export

    path = tmp_path_factory.mktemp("store") / "press.db"
    export(ROOT / "extracted", str(path))
    with sqlite3.connect(path) as connection:
        found = [connection.execute(question).fetchall() for question in QUESTIONS]
    connection.close()
    return found


@pytest.fixture(scope="module")
def records():
    import json

    return [json.loads(path.read_text("utf-8")) for path in (ROOT / "extracted").rglob("d*.json")]


def test_question_tells_whose_grades_changed(answers):
    changed, _, _ = answers
    assert ("Thornbeck Borough Council", "overall effectiveness", "requires improvement", "good") in changed
    assert ("Tamsford General Hospital", "overall", "good", "requires improvement") in changed
    assert all(before != now for _, _, before, now in changed)


def test_question_tells_what_is_praised_and_faulted(answers, records):
    from collections import Counter

    _, themes, _ = answers
    assert len(themes) > 10
    counts = {(inspectorate, theme): (strengths, weaknesses) for inspectorate, theme, strengths, weaknesses in themes}
    told = Counter(
        (record["inspection"]["inspectorate"], finding["theme"], finding["polarity"])
        for record in records
        for finding in record["findings"]
        if finding["when"] == "current" and record["inspection"]["inspectorate"] == "Care Quality Commission"
    )
    safe = "Care Quality Commission", "safe"
    assert counts[safe] == (told[*safe, "strength"], told[*safe, "weakness"])
    assert min(told[*safe, "strength"], told[*safe, "weakness"]) > 0


def test_question_finds_what_was_said_in_whatever_form(answers):
    _, _, said = answers
    texts = [text for _, _, _, text, _ in said]
    assert any("not always kept safe" in text for text in texts)
    assert any("managed safely" in text for text in texts)
    assert all("safe" in text.lower() for text in texts)
    assert {voice for _, _, voice, _, _ in said} > {"inspectorate"}


def test_gold_that_is_shown_is_read():
    from pipeline.review.given import Given
    from pipeline.review.gold_json import gold_of

    shown = (ROOT / "pipeline/review/GOLD.md").read_text("utf-8").partition("```json\n")[2].partition("```")[0]
    row = json.loads(shown)
    gold = gold_of(Given(row, "pipeline/review/GOLD.md"), row["text"])
    assert [part.words for part in gold.quotes] == ["plans are clear", "We are proud,"]
    assert gold.inspection["type"] == ["focused visit"]


PLANTED = {"councils/d02_focused_visit.html": ("speaker", "theme"), "justice/d11_prison.txt": ("polarity", "shrunk")}
"""What makes the old run of the sample out of extracted/."""


def compared() -> str:
    from random import Random

    from benchmarks.diff import samples
    from benchmarks.planted import plant
    from pipeline.cli.differences import laid_out
    from pipeline.review.compare import compare
    from pipeline.review.diff_json import Heading
    from pipeline.review.tally import Tally
    from tests.review.mirror import article

    tally = Tally()
    for new in samples():
        old = new
        for name in PLANTED.get(new["source"]["path"], ()):
            old = plant(old, name, Random(name))  # noqa: S311
        path = f"{new['source']['path']}.json"
        tally.add(compare(article(old), article(new), places=(f"before/{path}", f"extracted/{path}")))
    return laid_out(Heading("before", "extracted", {}), tally)


def test_difference_is_as_shown():
    shown = DIFFERENCE.partition("<!-- diff:begin -->\n```\n")[2].partition("```\n<!-- diff:end -->")[0]
    assert shown
    assert shown == compared()


def test_keys_of_a_difference_are_those_that_are_named():
    from dataclasses import fields

    from pipeline.review.changes import ArticleDiff, Change, FieldChange, Part

    named = {field.name for kind in (ArticleDiff, Change, FieldChange, Part) for field in fields(kind)}
    assert [name for name in sorted(named) if f"`{name}`" not in DIFFERENCE] == []


def test_categories_are_those_that_are_named():
    from pipeline.review.changes import CATEGORIES

    assert [name for name in CATEGORIES if f"`{name}`" not in DIFFERENCE] == []
