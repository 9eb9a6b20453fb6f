from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run.fingerprint import versions
from pipeline.run.manifest import NAME, manifest, write_manifest
from pipeline.run.report import Report
from pipeline.run.settings import Settings
from pipeline.store.state import Entry, Failure, opened


@pytest.fixture
def state():
    with opened(None) as found:
        for name, key in {"a": "1", "b": "2", "c": "1"}.items():
            found.put_entry(Entry(name, "digest", "program", f"id {key}", "record", {"quotes": 2}))
        found.put_failure(Failure("d", "binary", "reason"))
        yield found


def test_manifest_tells_of_the_folder_and_of_the_run(state):
    told = manifest(Settings(Path("somewhere/out"), workers=3, timeout=5.0), Report(done=2), state)
    assert told["folder"] == {"articles": 3, "failed": 1, "quotes": 6}
    assert told["duplicates"] == {"id 1": ["a", "c"]}
    assert told["versions"] == versions()
    assert (told["settings"]["workers"], told["settings"]["timeout"], told["format"]) == (3, 5.0, "json")
    assert told["run"] == Report(done=2).told()


def test_manifest_holds_no_place_of_this_machine(state):
    told = manifest(Settings(Path("somewhere/out"), sites=Path("somewhere/sites")), Report(), state)
    assert "somewhere" not in json.dumps(told)


def test_manifest_is_one_json_document(tmp_path, state):
    told = manifest(Settings(tmp_path), Report(), state)
    write_manifest(tmp_path, told)
    assert json.loads((tmp_path / NAME).read_text("utf-8")) == told
