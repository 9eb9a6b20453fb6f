from __future__ import annotations

import gzip
import io
import tarfile
from contextlib import suppress

import pytest

from pipeline.errors import InputError
from pipeline.read.tars import read_tar
from tests.read.traced import faults, traced

TEXT = b"Leaders know the service well, inspectors said."


def pack(path, entries, way="w:gz", form=tarfile.PAX_FORMAT):
    """Write entries: names with bytes, or headers."""
    with tarfile.open(path, way, format=form) as archive:
        for entry in entries:
            if isinstance(entry, tarfile.TarInfo):
                archive.addfile(entry)
            else:
                header = tarfile.TarInfo(entry[0])
                header.size = len(entry[1])
                archive.addfile(header, io.BytesIO(entry[1]))
    return path


def header(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("name", "way"), [("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")]
)
def test_articles_come_in_the_order_of_the_archive(name, way, tmp_path) -> None:
    entries = [
        ("./n/b.html", b"<p>"),
        header("n", tarfile.DIRTYPE),
        ("a.txt", TEXT),
        ("c.png", b"x"),
        ("d.txt.gz", b"y"),
    ]
    path = pack(tmp_path / name, entries, way)
    found = list(read_tar(path, 1000))
    assert [(m.name, m.data, m.file_name) for m in found] == [
        ("n/b.html", b"<p>", "b.html"),
        ("a.txt", TEXT, "a.txt"),
        ("d.txt.gz", b"y", "d.txt"),
    ]
    assert list(read_tar(path, 1000)) == found


def test_hidden_files_resources_and_devices_are_passed_over(tmp_path) -> None:
    entries = [("._a.txt", TEXT), ("__MACOSX/a.txt", TEXT), header("pipe.txt", tarfile.FIFOTYPE), ("a.txt", TEXT)]
    assert [m.name for m in read_tar(pack(tmp_path / "a", entries), 1000)] == ["a.txt"]


def test_names_and_links_that_lead_out_are_faults_and_cost_no_other(tmp_path) -> None:
    entries = [
        ("../a.txt", TEXT),
        ("/b.txt", TEXT),
        header("c.txt", tarfile.SYMTYPE, "/etc/passwd"),
        header("d.txt", tarfile.LNKTYPE, "z.txt"),
        header("e.zip", tarfile.SYMTYPE, "x.zip"),
        header("f", tarfile.SYMTYPE, "/etc"),
        ("g.tar.gz", TEXT),
        ("z.txt", TEXT),
    ]
    found = list(read_tar(pack(tmp_path / "a", entries), 1000))
    outside = dict.fromkeys(["a.txt", "b.txt", "c.txt", "d.txt", "e.zip"], "outside")
    assert faults(found) == {**outside, "g.tar.gz": "unsupported"}
    assert [m.name for m in found if not m.fault] == ["z.txt"]


def test_two_entries_of_one_name_both_come(tmp_path) -> None:
    path = pack(tmp_path / "a", [("a.txt", b"one"), ("a.txt", b"two")])
    assert [(m.name, m.data) for m in read_tar(path, 1000)] == [("a.txt", b"one"), ("a.txt", b"two")]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_and_foreign_names_are_read(form, tmp_path) -> None:
    long = "/".join(["folder" * 10] * 5) + "/é.txt"
    path = pack(tmp_path / "a", [(long, TEXT), ("caf\udce9.txt", TEXT)], form=form)
    assert [m.name for m in read_tar(path, 1000)] == [long, "caf\ufffd.txt"]


def test_large_entry_is_a_fault_and_costs_no_memory(tmp_path) -> None:
    path = pack(tmp_path / "a", [("bomb.txt", b"\0" * 100_000_000), ("a.txt", TEXT)])
    with traced() as held:
        found = list(read_tar(path, 1000))
    assert faults(found) == {"bomb.txt": "too_large"}
    assert found[1].data == TEXT
    assert held.most < 1_000_000


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_header_that_would_not_end_is_refused_and_costs_no_memory(kind, tmp_path) -> None:
    bomb = header("a.txt", kind)
    bomb.size = 100_000_000
    packed = gzip.compress(bomb.tobuf(tarfile.USTAR_FORMAT) + b"x" * bomb.size)
    (tmp_path / "a").write_bytes(packed)
    with traced() as held, pytest.raises(InputError, match="a header says that it is 100,000,000 bytes long"):
        list(read_tar(tmp_path / "a", 1000))
    assert held.most < 1_000_000


def test_memory_does_not_grow_with_the_entries(tmp_path) -> None:
    def peak(count):
        path = pack(tmp_path / "a", [(f"{n}.txt", TEXT * 10) for n in range(count)], "w")
        with traced() as held:
            assert sum(1 for _ in read_tar(path, 1000)) == count
        return held.most

    assert peak(3000) < peak(100) + 50_000


@pytest.mark.parametrize("way", ["w", "w:gz", "w:bz2", "w:xz"])
def test_archive_that_is_cut_off_gives_what_was_whole_and_says_so(way, tmp_path) -> None:
    noise = bytes(n * n * 7919 // 31 % 251 for n in range(20_000))
    whole = pack(tmp_path / "a", [(f"{n}.txt", noise) for n in range(20)], way).read_bytes()
    (tmp_path / "a").write_bytes(whole[: len(whole) * 3 // 4])
    found = []
    with pytest.raises(InputError, match=r"is no whole tar archive|is broken or cut off"):
        list(_each(read_tar(tmp_path / "a", 100_000), found))
    assert all(m.data == noise for m in found)
    assert len(found) < 20
    assert found or way != "w"


def _each(members, found):
    for member in members:
        found.append(member)
        yield from ()


@pytest.mark.parametrize("cut", [1024, 1536, 2048, 2100])
def test_archive_without_its_end_says_so(cut, tmp_path) -> None:
    whole = pack(tmp_path / "a", [("a.txt", TEXT), ("b.txt", TEXT)], "w").read_bytes()
    (tmp_path / "a").write_bytes(whole[:cut])
    found = []
    with pytest.raises(InputError, match="is no whole tar archive"):
        list(_each(read_tar(tmp_path / "a", 1000), found))
    assert len(found) == (cut >= 1024) + (cut >= 2048)


@pytest.mark.parametrize("data", [b"", b"no archive", b"x" * 2000, gzip.compress(b"no archive", mtime=0)])
def test_anything_else_is_no_tar_archive(data, tmp_path) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(InputError, match="is no whole tar archive"):
        list(read_tar(tmp_path / "a", 1000))


def test_damage_that_only_the_sum_of_gzip_shows_is_told(tmp_path) -> None:
    whole = bytearray(pack(tmp_path / "a", [("a.txt", TEXT)]).read_bytes())
    whole[-6] ^= 0xFF
    (tmp_path / "a").write_bytes(whole)
    found = []
    with pytest.raises(InputError, match="is broken or cut off: CRC check failed"):
        list(_each(read_tar(tmp_path / "a", 1000), found))
    assert [m.data for m in found] == [TEXT]


def test_random_damage_is_told(tmp_path) -> None:
    path = pack(
        tmp_path / "a", [("é" * 60 + ".txt", TEXT), header("b.txt", tarfile.SYMTYPE, "x"), ("c.txt", TEXT)], "w"
    )
    whole = path.read_bytes()
    for at in range(0, len(whole), 13):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x51]) + whole[at + 1 :])
        with suppress(InputError):
            assert len(list(read_tar(path, 1000))) <= 3
