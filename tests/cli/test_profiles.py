"""An inspectorate that nobody shipped: a file of the user's own, and the option that names its folder."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.run.fingerprint import fingerprint, versions
from tests.builders import ROOT

LIFTS = (ROOT / "README.md").read_text("utf-8").partition("```toml\n")[2].partition("```")[0]  # as users are told
ARTICLE = """Lifts at Marlow Tower rated 'creaky' after full survey

The Lift Safety Inspectorate carried out a full survey of Marlow Tower in March and rated it creaky, down from smooth.

Doors and gates were judged smooth, but the building was graded grounded for ropes and brakes. It was given two out of three for record keeping.

Inspectors found that the brakes were poorly maintained. They praised the clear and up-to-date records.

"Passengers deserve better than this," said Ola Finch, chief lift inspector at the LSI.
"""
GRADES = {
    ("overall condition", "creaky", "current"),
    ("overall condition", "smooth", "previous"),
    ("doors and gates", "smooth", "current"),
    ("ropes and brakes", "grounded", "current"),
    ("record keeping", "creaky", "current"),
}


@pytest.fixture
def given(tmp_path, monkeypatch):
    """A folder with the article and one with the profile."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "lifts.toml").write_text(LIFTS, "utf-8")
    return tmp_path


def record(folder, *options):
    result = CliRunner().invoke(app, ["run", "a.txt", "--out", "out", "--workers", "1", *options])
    assert result.exit_code == 0, result.output
    return json.loads((folder / "out" / "a.txt.json").read_text("utf-8"))


@pytest.mark.model
def test_own_profile_needs_a_file_and_an_option_and_no_code(given):
    found = record(given, "--profiles", "own")
    facts = [found["inspection"][key] for key in ("inspectorate", "provider", "type")]
    assert facts == ["Lift Safety Inspectorate", "Marlow Tower", "full lift survey"]
    assert {(j["area"], j["grade"], j["when"]) for j in found["judgements"]} == GRADES
    themes = {(f["theme"], f["polarity"]) for f in found["findings"]}
    assert {("machinery", "weakness"), ("paperwork", "strength")} <= themes
    assert {(s["name"], s["voice"]) for s in found["speakers"] if s["kind"] == "person"} == {
        ("Ola Finch", "inspectorate")
    }


@pytest.mark.model
def test_record_is_made_again_when_the_own_profile_changes(given):
    before = record(given, "--profiles", "own")
    (given / "own" / "lifts.toml").write_text(LIFTS.replace('"doors and gates"', '"doorways"'), "utf-8")
    fingerprint.cache_clear()  # each run is a process of its own
    versions.cache_clear()
    after = record(given, "--profiles", "own")
    assert {j["area"] for j in before["judgements"]} - {j["area"] for j in after["judgements"]} == {"doors and gates"}


@pytest.mark.parametrize("command", [["run", "a.txt", "--out", "out"], ["show", "a.txt"]], ids=["run", "show"])
def test_folder_that_is_missing_is_one_line_and_wrong_use(given, command):
    result = CliRunner().invoke(app, [*command, "--profiles", "none"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "inspectext: none: no such folder of profiles\n"
