from __future__ import annotations

import bz2
import gzip
import lzma

import pytest

from pipeline.errors import InputError
from pipeline.read.unpacked import LONGEST_LINE, unpacked
from tests.read.traced import traced

DATA = b"first line\nsecond line\n" * 500
PACKED = {"plain": DATA, "gzip": gzip.compress(DATA), "bzip2": bz2.compress(DATA), "xz": lzma.compress(DATA)}


@pytest.mark.parametrize("way", PACKED)
def test_file_is_read_as_it_was_before_it_was_packed(way, tmp_path) -> None:
    (tmp_path / "any.name").write_bytes(PACKED[way])
    with unpacked(tmp_path / "any.name") as stream:
        assert stream.readline() == b"first line\n"
        assert stream.readline(3) == b"sec"
        assert stream.read(5) == b"ond l"
        assert len(stream.read(100_000)) == len(DATA) - 19
        assert stream.read(1) == stream.readline() == b""


@pytest.mark.parametrize("way", ["gzip", "bzip2", "xz"])
def test_packed_file_that_is_cut_off_says_so(way, tmp_path) -> None:
    (tmp_path / "a").write_bytes(PACKED[way][:-9])
    with unpacked(tmp_path / "a") as stream, pytest.raises(InputError, match="is broken or cut off"):
        while stream.read(4096):
            pass


@pytest.mark.parametrize("way", ["gzip", "bzip2", "xz"])
def test_packed_file_that_is_garbled_says_so(way, tmp_path) -> None:
    data = bytearray(PACKED[way])
    data[len(data) // 2 : len(data) // 2 + 8] = b"\xff" * 8
    (tmp_path / "a").write_bytes(data)
    with unpacked(tmp_path / "a") as stream, pytest.raises(InputError, match="is broken or cut off"):
        while stream.readline():
            pass


def test_members_of_gzip_follow_each_other(tmp_path) -> None:
    (tmp_path / "a").write_bytes(gzip.compress(b"one ") + gzip.compress(b"two"))
    with unpacked(tmp_path / "a") as stream:
        assert stream.read(100) == b"one two"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_no_more_is_held_than_was_asked_for(pack, tmp_path) -> None:
    (tmp_path / "a").write_bytes(pack(b"x" * 50_000_000))
    with traced() as held, unpacked(tmp_path / "a") as stream:
        assert len(stream.readline()) == LONGEST_LINE
        assert len(stream.read(100_000)) == 100_000
    assert held.most < 10_000_000  # xz keeps eight of them


def test_missing_file_is_an_error_of_the_system(tmp_path) -> None:
    with pytest.raises(FileNotFoundError), unpacked(tmp_path / "none"):
        pass


def test_error_of_the_disk_stays_one(tmp_path, monkeypatch) -> None:
    (tmp_path / "a").write_bytes(DATA)
    with unpacked(tmp_path / "a") as stream:

        class Broken:
            def read(self, size):
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(stream, "_stream", Broken())
        with pytest.raises(OSError, match="Input/output error"):
            stream.read(1)
