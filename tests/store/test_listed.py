from __future__ import annotations

import json
import os

import pytest

from pipeline.errors import ConfigError, RecordError
from pipeline.record.build import to_article
from pipeline.record.text import to_json, to_line
from pipeline.store.listed import FileListing, versions_in
from tests.record.made import made

RECORD = to_article(*made())


def _listed(path, text):
    path.write_text(text, "utf-8")
    listing = FileListing(path.parent)
    return listing, list(listing.listed())


def test_document_is_listed_and_read_again(tmp_path):
    listing, (listed,) = _listed(tmp_path / "a.json", to_json(RECORD))
    assert (listed.id, listed.path, listed.place) == (RECORD.id, "a.txt", str(tmp_path / "a.json"))
    assert listing.article(listed) == RECORD
    assert listing.line(listed) == to_line(RECORD).encode()


@pytest.mark.parametrize("name", [b"\xff.json", b"\xff.jsonl"])
def test_name_that_is_no_utf8_can_be_written_and_its_record_read(tmp_path, name):
    listing, (listed,) = _listed(tmp_path / os.fsdecode(name), to_line(RECORD))
    assert listed.place.removeprefix(f"{tmp_path}/").partition(":")[0] == name.replace(b"\xff", b"\\xff").decode()
    assert listing.article(listed) == RECORD
    (tmp_path / os.fsdecode(name)).unlink()
    with pytest.raises(RecordError, match=r"xff\.json.*: cannot be read") as refused:
        listing.article(listed)
    assert str(refused.value).encode()
    assert FileListing(tmp_path / os.fsdecode(name)).name.encode()


def test_lines_are_listed_and_read_again_one_by_one(tmp_path):
    line = to_line(RECORD)
    listing, listed = _listed(tmp_path / "a.jsonl", f"\n{line}\r\n{line.rstrip()}\r\n{line}")
    assert [one.place.rpartition(":")[2] for one in listed] == ["2", "4", "5"]
    assert len({one.digest for one in listed}) == 1
    for one in listed:
        assert listing.article(one) == RECORD
        assert listing.line(one) == line.encode()


FORMS = {
    "line": to_line(RECORD),
    "other order": json.dumps(dict(sorted(json.loads(to_line(RECORD)).items()))),
    "other space": json.dumps(json.loads(to_line(RECORD)), indent=7),
    "ascii": json.dumps(json.loads(to_line(RECORD)), ensure_ascii=True),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_id_and_path_are_found_in_any_form(tmp_path, text):
    listing, (listed,) = _listed(tmp_path / "a.json", text)
    assert (listed.id, listed.path) == (RECORD.id, "a.txt")
    assert listing.article(listed) == RECORD


@pytest.mark.parametrize("path", [None, 'a "b" \\ c.txt', "é.html"])
def test_path_is_that_of_the_input(tmp_path, path):
    record = json.loads(to_line(RECORD))
    record["source"]["path"] = path
    _, (listed,) = _listed(tmp_path / "a.json", json.dumps(record, indent=2))
    assert listed.path == (path or "")


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"id": 1}', "[" * 100_000])
def test_what_is_no_record_is_listed_without_an_id(tmp_path, text):
    listing, (listed,) = _listed(tmp_path / "a.json", text)
    assert listed.id == ""
    with pytest.raises(RecordError, match=r"a\.json: "):
        listing.article(listed)


def test_record_that_has_changed_since_is_refused(tmp_path):
    listing, (listed,) = _listed(tmp_path / "a.json", to_json(RECORD))
    (tmp_path / "a.json").write_text(to_json(RECORD).replace("proud", "sorry"))
    with pytest.raises(RecordError, match="it has changed while it was read"):
        listing.article(listed)
    (tmp_path / "a.json").unlink()
    with pytest.raises(RecordError, match="cannot be read: No such file"):
        listing.article(listed)
    assert listing.line(listed) == b""


def test_missing_place_is_told(tmp_path):
    with pytest.raises(ConfigError, match="no such file or folder"):
        list(FileListing(tmp_path / "none").listed())


def test_versions_are_those_of_the_manifest_beside(tmp_path):
    listing, _ = _listed(tmp_path / "articles.jsonl", to_line(RECORD))
    assert listing.versions() == {}
    (tmp_path / "manifest.json").write_text('{"versions": {"model": "1"}}')
    assert listing.versions() == FileListing(tmp_path / "articles.jsonl").versions() == {"model": "1"}


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"versions": 1}', b"\xff"])
def test_manifest_that_cannot_be_read_tells_nothing(text):
    assert versions_in(text) == {}
