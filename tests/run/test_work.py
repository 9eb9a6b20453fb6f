from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline import assemble
from pipeline.errors import ConfigError
from pipeline.read.files import Input
from pipeline.read.member import Member
from pipeline.record.build import to_article
from pipeline.run.quarantine import Failed
from pipeline.run.settings import Form, Settings
from pipeline.run.tasks import Task
from pipeline.run.work import Counted, Done, Index, Orders, count_tasks, do_tasks, orders_of, start_worker
from pipeline.settings import Setup
from pipeline.store.sites import SiteIndex, add_pages
from tests.builders import doc_of, page_of

LIMIT, TINY = 1000, Setup("tiny")


@pytest.fixture
def light(monkeypatch):
    """The whole way without the model: what was read becomes a page of paragraphs."""

    def extract_pages(raws, *, nlp, sites=None, tell):
        assert nlp == "the pipeline tiny"
        sizes.append(len(raws))
        if any("poison" in raw.raw for raw in raws):
            raise KeyError("poison")
        tell("parser", 3.0)
        pages = [page_of(raw.raw, id=raw.id) for raw in raws]
        return [to_article(doc_of(page), page) for page in pages]

    sizes = []
    monkeypatch.setattr(assemble, "extract_pages", extract_pages)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: f"the pipeline {setup.model}")
    return sizes


def stdin(words: bytes, name: str = "-") -> Task:
    return Task(name, "", member=Member("", words))


def do_task(task, form=Form.JSON, setup=TINY, index=None):
    (done,) = do_tasks([task], Orders(form, LIMIT, setup, index))
    return done


def test_task_gives_the_text_of_a_record_under_its_name(light, tmp_path):
    (tmp_path / "a.txt").write_text("Some words.")
    task = Task("in~2/a.txt", "", Input(tmp_path / "a.txt", tmp_path))
    done = do_task(task)
    assert isinstance(done, Done)
    record = json.loads(done.text)
    assert (record["source"]["path"], record["text"], record["id"]) == ("in~2/a.txt", "Some words.", done.id)
    assert done.counts == {"quotes": 0, "speakers": 0, "judgements": 0, "findings": 0}
    assert len(do_task(task, Form.JSONL).text.splitlines()) == 1


def test_standard_input_is_read_from_the_task(light):
    done = do_task(stdin(b"Some words."))
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
    failed = do_task(Task("a.txt", "", Input(tmp_path / "a.txt")))
    assert (type(failed), failed.kind) == (Failed, kind)
    assert str(tmp_path) not in failed.reason


def test_missing_file_fails_with_its_kind(light):
    assert do_task(Task("a.txt", "", Input(Path("none.txt")))).kind == "unreadable"


def test_batch_gives_each_task_its_own_result_in_their_order(light):
    tasks = [stdin(words, name) for name, words in {"a": b"Some words.", "b": b"", "c": b"Other words."}.items()]
    first, empty, third = do_tasks(tasks, Orders(Form.JSON, LIMIT, TINY))
    assert [json.loads(done.text)["text"] for done in (first, third)] == ["Some words.", "Other words."]
    assert empty.kind == "empty"
    assert light == [2]


def test_batch_that_fails_is_done_one_by_one(light):
    tasks = [stdin(words, words.decode()) for words in (b"one", b"poison", b"three")]
    results = do_tasks(tasks, Orders(Form.JSON, LIMIT, TINY))
    assert [type(result) for result in results] == [Done, Failed, Done]
    assert results[1].reason == "KeyError: 'poison'"
    assert light == [3, 1, 1, 1]


def test_time_of_a_batch_is_shared(light):
    for done in do_tasks([stdin(b"one", "a"), stdin(b"two", "b")], Orders(Form.JSON, LIMIT, TINY)):
        assert done.seconds["parser"] == 1.5
        assert {"read", "text"} < done.seconds.keys()


def test_orders_of_a_run_name_the_index_as_it_is_now(tmp_path):
    assert orders_of(Settings(tmp_path, form=Form.JSONL, setup=TINY)) == Orders(Form.JSONL, 20_000_000, TINY, None)
    add_pages(tmp_path / "sites", [])
    index = Index(tmp_path / "sites", SiteIndex(tmp_path / "sites").version)
    assert orders_of(Settings(tmp_path, sites=tmp_path / "sites")).index == index


def test_worker_starts_where_the_pipeline_cannot_be_loaded(monkeypatch):
    def no_model(setup):
        tried.append(setup.model)
        raise ConfigError("no model")

    tried = []
    monkeypatch.setattr(assemble, "nlp_with", no_model)
    start_worker()
    start_worker(TINY)
    assert tried == [None, "tiny"]
    failed = do_task(stdin(b"words"))
    assert (failed, tried) == (Failed("config", "no model"), [None, "tiny", "tiny"])


def test_program_that_is_not_whole_is_told_as_such(monkeypatch):
    monkeypatch.setitem(sys.modules, "pipeline.record.text", None)
    failed = do_task(stdin(b"words"), setup=Setup())
    assert failed.kind == "config"
    assert failed.reason.startswith("the program is not whole: ")


PAGE = b"<link rel=canonical href=https://www.vale.example/a><p>Some words.</p>"


def test_page_is_counted_under_its_site(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (counted,) = count_tasks([Task("in~2/a.html", "", Input(tmp_path / "a.html", tmp_path))], LIMIT)
    assert isinstance(counted, Counted)
    assert (counted.site, len(counted.page.short)) == ("vale.example", 1)


def test_standard_input_has_no_site():
    (counted,) = count_tasks([stdin(b"Some words.")], LIMIT)
    assert counted.site == ""


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_is_not_counted(bad):
    data, kind = bad
    (failed, counted) = count_tasks([stdin(data), stdin(b"Some words.")], LIMIT)
    assert (failed.kind, type(counted)) == (kind, Counted)


@pytest.fixture
def sites_seen(monkeypatch):
    """What the extraction is given as sites."""
    seen = []

    def extract_pages(raws, *, nlp, sites, tell):
        seen.append(sites)
        pages = [page_of(raw.raw, id=raw.id, url="https://vale.example/a") for raw in raws]
        return [to_article(doc_of(page), page) for page in pages]

    monkeypatch.setattr(assemble, "extract_pages", extract_pages)
    monkeypatch.setattr(assemble, "nlp_with", lambda setup: None)
    return seen


def test_index_is_opened_once_and_the_site_of_the_page_is_told(sites_seen, tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    task = Task("a.html", "", Input(tmp_path / "a.html", tmp_path))
    add_pages(tmp_path / "sites", [(counted.site, counted.page) for counted in count_tasks([task], LIMIT)])
    index = Index(tmp_path / "sites", SiteIndex(tmp_path / "sites").version)
    assert [do_task(task, setup=Setup(), index=given).site for given in (index, index, None)] == [
        "vale.example",
        "vale.example",
        "",
    ]
    first, second, third = sites_seen
    assert first is second
    assert first.pages("vale.example")
    assert third is None


def test_index_that_changed_since_the_run_began_stops_the_run(sites_seen, tmp_path):
    failed = do_task(stdin(b"words"), setup=Setup(), index=Index(tmp_path / "sites", "another"))
    assert (failed.kind, failed.reason) == ("config", f"{tmp_path / 'sites'}: was changed during the run; run again")
