from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.errors import InputError
from pipeline.read.containers import READERS, members
from pipeline.read.endings import Container
from pipeline.read.files import Input
from pipeline.read.member import read_member
from pipeline.read.walk import find_inputs
from tests.read.traced import traced

TEXT = "Leaders know the service well, inspectors said."


def make_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("n/a.txt", TEXT)


def make_tar(path):
    header = tarfile.TarInfo("n/a.txt")
    header.size = len(TEXT)
    with tarfile.open(path, "w:gz") as archive:
        archive.addfile(header, io.BytesIO(TEXT.encode()))


def make_rows(path):
    path.write_text(json.dumps({"text": TEXT, "url": "https://x.example/a"}), "utf-8")


def make_table(path):
    parquet.write_table(pa.table({"text": [TEXT]}), path)


def make_warc(path):
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{TEXT}"
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/n/a\r\n"
    path.write_bytes(gzip.compress(f"{head}Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n".encode()))


MAKERS = {
    "a.zip": (make_zip, "n/a.txt", "n/"),
    "a.tar.gz": (make_tar, "n/a.txt", "n/"),
    "a.jsonl": (make_rows, "1", ""),
    "a.parquet": (make_table, "1", ""),
    "a.warc.gz": (make_warc, "x.example/n/a", "x.example/n/"),
}


def until_fault(item, max_bytes=1000):
    found = []
    with pytest.raises(InputError) as caught:
        for member in members(item, max_bytes):
            found.append(member)  # noqa: PERF402  what came before the fault
    return found, caught.value


def test_every_kind_of_container_has_a_reader() -> None:
    assert set(READERS) == set(Container)


@pytest.mark.parametrize("name", MAKERS)
def test_articles_of_any_container_become_pages(name, tmp_path) -> None:
    make, inside, below = MAKERS[name]
    (tmp_path / "raw/press").mkdir(parents=True)
    make(tmp_path / "raw/press" / name)
    (item,) = find_inputs([tmp_path / "raw"])
    (member,) = members(item, 1000)
    page = read_member(member, id=f"{item.id}/{member.name}", max_bytes=1000)
    assert (page.id, page.raw, page.folder) == (f"press/{name}/{inside}", TEXT, f"raw/press/{name}/{below}")
    assert page.media_type == "text/plain"


def test_folder_of_a_named_container_begins_with_its_own(tmp_path) -> None:
    make_rows(tmp_path / "a.jsonl")
    (member,) = members(Input(tmp_path / "a.jsonl"), 1000)
    assert member.folder == f"{tmp_path.name}/a.jsonl/"


@pytest.mark.parametrize(("count", "words"), [(0, ""), (1, ", after 1 article"), (1500, ", after 1,500 articles")])
def test_container_that_breaks_off_is_named_with_how_many_articles_were_read(count, words, tmp_path) -> None:
    body = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(body * count + b"rubbish")
    found, error = until_fault(Input(tmp_path / "a.warc"))
    assert len(found) == count
    assert str(error) == f"{tmp_path / 'a.warc'}: is no whole WARC file: a record begins b'rubbish'{words}"


@pytest.mark.parametrize("name", MAKERS)
def test_container_that_is_cut_off_is_a_fault_or_gives_one(name, tmp_path) -> None:
    MAKERS[name][0](tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    for cut in range(1, len(whole) * 3 // 4, max(len(whole) // 40, 1)):
        (tmp_path / name).write_bytes(whole[:cut])
        with suppress(InputError):
            found = list(members(Input(tmp_path / name), 1000))
            assert [member.fault is not None for member in found] == [True]


def test_missing_container_is_a_fault(tmp_path) -> None:
    _, error = until_fault(Input(tmp_path / "a.zip"))
    assert str(error) == f"{tmp_path / 'a.zip'}: cannot be read: No such file or directory"


def test_pattern_that_nothing_matches_is_a_fault(tmp_path) -> None:
    _, error = until_fault(Input(tmp_path / "*.zip"))
    assert error.reason == "no file that is read matches this pattern"


@pytest.mark.parametrize("name", MAKERS)
def test_pipe_is_refused_without_waiting(name, tmp_path) -> None:
    os.mkfifo(tmp_path / name)
    assert until_fault(Input(tmp_path / name))[1].reason == "is no regular file"


def test_folder_and_link_out_and_other_files_are_refused(tmp_path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.zip").symlink_to(tmp_path / "b.zip")
    (tmp_path / "c.zip").mkdir()
    (tmp_path / "d.txt").write_text(TEXT, "utf-8")
    make_zip(tmp_path / "b.zip")
    assert until_fault(Input(tmp_path / "in/a.zip", tmp_path / "in"))[1].kind == "outside"
    assert until_fault(Input(tmp_path / "c.zip"))[1].reason == "is a folder, not a file"
    assert until_fault(Input(tmp_path / "d.txt"))[1].kind == "unsupported"


def test_articles_left_unread_keep_no_file_open(tmp_path) -> None:
    def opened():
        return sum(1 for _ in Path("/proc/self/fd").iterdir())

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("open files cannot be counted here")
    make_zip(tmp_path / "a.zip")
    found = members(Input(tmp_path / "a.zip"), 1000)
    next(found)
    before = opened()
    found.close()
    assert opened() < before


def test_bomb_of_a_gigabyte_costs_no_memory(tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as file:
        for _ in range(1000):
            file.write(b"\0" * 1_000_000)
    with traced() as held:
        (member,) = members(Input(tmp_path / "a.zip"), 20_000_000)
    assert member.fault.kind == "too_large"
    assert held.most < 1_000_000
