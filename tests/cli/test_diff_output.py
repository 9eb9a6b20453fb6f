from __future__ import annotations

import json

import pytest

from pipeline.cli.diff_output import Form, Output, write_difference
from pipeline.record.text import to_json
from pipeline.review import runs as compared_runs
from pipeline.store.listed import FileListing
from tests.review.made import story


@pytest.fixture
def runs(tmp_path):
    """Give two runs: an article differs in a judgement, one has gone."""
    for name, articles in (("before", (story(1), story(2))), ("after", (story(1, judgements=[]),))):
        (tmp_path / name).mkdir()
        for number, article in enumerate(articles):
            (tmp_path / name / f"{number}.json").write_text(to_json(article), "utf-8")
    return FileListing(tmp_path / "before"), FileListing(tmp_path / "after")


@pytest.mark.parametrize("form", Form)
def test_page_of_both_runs_is_written_beside_each_form(runs, tmp_path, capsys, monkeypatch, form):
    compared, compare = [], compared_runs.compare_runs
    monkeypatch.setattr(compared_runs, "compare_runs", lambda *both: compared.append(both) or compare(*both))
    tally = write_difference(*runs, None, Output(form, 0, 60_000, tmp_path / "page.html"))
    told = capsys.readouterr().out
    assert (tally.changes, compared) == (2, [runs])
    write_difference(*runs, None, Output(form, 0, 60_000, None))
    assert told == capsys.readouterr().out
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Content-Security-Policy" in page
    assert f"<title>{runs[0].name} → {runs[1].name}</title>" in page
    assert '"status":"changed","count":1' in page
    assert '"status":"removed","count":1' in page


def test_forms_say_the_same(runs, capsys):
    told = {}
    for form in Form:
        write_difference(*runs, None, Output(form, 0, 60_000, None))
        told[form] = capsys.readouterr().out
    assert json.loads(told[Form.JSON])["summary"]["changes"] == 2
    assert all("2 articles: 1 changed, 1 removed. 2 changes." in told[form] for form in (Form.TEXT, Form.MARKDOWN))


def test_page_that_cannot_be_written_leaves_what_was_there(runs, tmp_path):
    with pytest.raises(OSError, match="page"):
        write_difference(*runs, None, Output(Form.TEXT, 0, 60_000, tmp_path / "before/0.json/page.html"))
