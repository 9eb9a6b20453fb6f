from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline import assemble
from pipeline.errors import ConfigError, RecordError
from pipeline.read.files import Input
from pipeline.record.build import to_article
from pipeline.run.settings import Form
from pipeline.run.tasks import Task
from pipeline.run.work import Counted, Done, Failed, Index, count_task, do_task, start_worker
from pipeline.settings import Setup
from pipeline.store.sites import SiteIndex, add_pages
from tests.builders import doc_of, page_of

LIMIT, TINY = 1000, Setup("tiny")


@pytest.fixture
def light(monkeypatch):
    """The whole way without the model: what was read becomes a page of paragraphs."""

    def extract_page(raw, *, nlp, sites=None):
        assert nlp == "the pipeline tiny"
        page = page_of(raw.raw, id=raw.id)
        return to_article(doc_of(page), page)

    monkeypatch.setattr(assemble, "extract_page", extract_page)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: f"the pipeline {setup.model}")


def test_task_gives_the_text_of_a_record_under_its_name(light, tmp_path):
    (tmp_path / "a.txt").write_text("Some words.")
    task = Task("in~2/a.txt", "", Input(tmp_path / "a.txt", tmp_path))
    done = do_task(task, Form.JSON, LIMIT, TINY)
    assert isinstance(done, Done)
    record = json.loads(done.text)
    assert (record["source"]["path"], record["text"], record["id"]) == ("in~2/a.txt", "Some words.", done.id)
    assert done.counts == {"quotes": 0, "speakers": 0, "judgements": 0, "findings": 0}
    assert len(do_task(task, Form.JSONL, LIMIT, TINY).text.splitlines()) == 1


def test_standard_input_is_read_from_the_task(light):
    done = do_task(Task("-", "", data=b"Some words."), Form.JSON, LIMIT, TINY)
    assert json.loads(done.text)["source"]["path"] == "-"


BAD = {
    "empty": (b" \n", "empty"),
    "binary": (b"\x89PNG\x00\x00\x00\x01", "binary"),
    "too large": (b"x" * (LIMIT + 1), "too_large"),
    "broken archive": (b"\x1f\x8bbroken", "unreadable"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_fails_with_its_kind(light, bad, tmp_path):
    data, kind = bad
    (tmp_path / "a.txt").write_bytes(data)
    failed = do_task(Task("a.txt", "", Input(tmp_path / "a.txt")), Form.JSON, LIMIT, TINY)
    assert (type(failed), failed.kind) == (Failed, kind)
    assert str(tmp_path) not in failed.reason


def test_missing_file_fails_with_its_kind(light):
    assert do_task(Task("a.txt", "", Input(Path("none.txt"))), Form.JSON, LIMIT, TINY).kind == "unreadable"


FAULTS = {
    "record": (RecordError("quotes[0].id: stands twice"), Failed("record", "quotes[0].id: stands twice")),
    "record with many faults": (RecordError("a: x\nb: y\nc: z"), Failed("record", "a: x (and 2 more)")),
    "config": (ConfigError("no model"), Failed("config", "no model")),
    "memory": (MemoryError(), Failed("memory", "MemoryError:")),
    "fault": (KeyError("x"), Failed("error", "KeyError: 'x'")),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_any_fault_costs_one_article_and_tells_its_kind(monkeypatch, fault):
    raised, failed = fault

    def extract_page(raw, *, nlp, sites=None):
        raise raised

    monkeypatch.setattr(assemble, "extract_page", extract_page)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: None)
    assert do_task(Task("-", "", data=b"words"), Form.JSON, LIMIT) == failed


def test_worker_starts_where_the_pipeline_cannot_be_loaded(monkeypatch):
    def no_model(setup):
        tried.append(setup.model)
        raise ConfigError("no model")

    tried = []
    monkeypatch.setattr(assemble, "nlp_with", no_model)
    start_worker()
    start_worker(TINY)
    assert tried == [None, "tiny"]
    failed = do_task(Task("-", "", data=b"words"), Form.JSON, LIMIT, TINY)
    assert (failed, tried) == (Failed("config", "no model"), [None, "tiny", "tiny"])


def test_program_that_is_not_whole_is_told_as_such(monkeypatch):
    monkeypatch.setitem(sys.modules, "pipeline.record.text", None)
    failed = do_task(Task("-", "", data=b"words"), Form.JSON, LIMIT)
    assert failed.kind == "config"
    assert failed.reason.startswith("the program is not whole: ")


PAGE = b"<link rel=canonical href=https://www.vale.example/a><p>Some words.</p>"


def test_page_is_counted_under_its_site(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    counted = count_task(Task("in~2/a.html", "", Input(tmp_path / "a.html", tmp_path)), LIMIT)
    assert isinstance(counted, Counted)
    assert (counted.site, len(counted.page.short)) == ("vale.example", 1)


def test_standard_input_has_no_site():
    assert count_task(Task("-", "", data=b"Some words."), LIMIT).site == ""


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_is_not_counted(bad):
    data, kind = bad
    assert count_task(Task("-", "", data=data), LIMIT).kind == kind


@pytest.fixture
def sites_seen(monkeypatch):
    """What the extraction is given as sites."""
    seen = []

    def extract_page(raw, *, nlp, sites):
        seen.append(sites)
        page = page_of(raw.raw, id=raw.id, url="https://vale.example/a")
        return to_article(doc_of(page), page)

    monkeypatch.setattr(assemble, "extract_page", extract_page)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: None)
    return seen


def test_index_is_opened_once_and_the_site_of_the_page_is_told(sites_seen, tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    task = Task("a.html", "", Input(tmp_path / "a.html", tmp_path))
    add_pages(tmp_path / "sites", [(counted.site, counted.page) for counted in [count_task(task, LIMIT)]])
    index = Index(tmp_path / "sites", SiteIndex(tmp_path / "sites").version)
    assert [do_task(task, Form.JSON, LIMIT, Setup(), given).site for given in (index, index, None)] == [
        "vale.example",
        "vale.example",
        "",
    ]
    first, second, third = sites_seen
    assert first is second
    assert first.pages("vale.example")
    assert third is None


def test_index_that_changed_since_the_run_began_stops_the_run(sites_seen, tmp_path):
    failed = do_task(Task("-", "", data=b"words"), Form.JSON, LIMIT, Setup(), Index(tmp_path / "sites", "another"))
    assert (failed.kind, failed.reason) == ("config", f"{tmp_path / 'sites'}: was changed during the run; run again")
