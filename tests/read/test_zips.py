from __future__ import annotations

import stat
import struct
import zipfile
from contextlib import suppress

import pytest

from pipeline.errors import InputError
from pipeline.read.zips import count_zip, read_zip
from tests.read.traced import faults, traced

TEXT = b"Leaders know the service well, inspectors said."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.zip"


def pack(path, entries, way=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", way) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def read(path, max_bytes=1000):
    found = list(read_zip(path, max_bytes))
    assert count_zip(path) == len(found)
    return found


def test_articles_come_in_the_order_of_the_archive(path) -> None:
    pack(path, [("n/b.html", b"<p>"), ("a.txt", TEXT), ("c.png", b"x"), ("n/", b""), ("d.txt.gz", b"y")])
    found = read(path)
    assert [(m.name, m.data, m.file_name) for m in found] == [
        ("n/b.html", b"<p>", "b.html"),
        ("a.txt", TEXT, "a.txt"),
        ("d.txt.gz", b"y", "d.txt"),
    ]
    assert read(path) == found


def test_hidden_files_and_resources_are_passed_over(path) -> None:
    pack(path, [("__MACOSX/._a.txt", TEXT), (".hidden.txt", TEXT), (".git/a.txt", TEXT), ("a.txt", TEXT)])
    assert [m.name for m in read(path)] == ["a.txt"]


def test_names_that_lead_out_are_faults_and_cost_no_other(path) -> None:
    pack(path, [("../a.txt", TEXT), ("/b.txt", TEXT), ("n\\c.txt", TEXT), ("C:/d.txt", TEXT), ("e.zip", TEXT)])
    found = read(path)
    assert faults(found) == {"a.txt": "outside", "b.txt": "outside", "d.txt": "outside", "e.zip": "unsupported"}
    assert [m.name for m in found if not m.fault] == ["n/c.txt"]


def test_two_entries_of_one_name_both_come(path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        pack(path, [("a.txt", b"one"), ("a.txt", b"two")])
    assert [(m.name, m.data) for m in read(path)] == [("a.txt", b"one"), ("a.txt", b"two")]


def test_symbolic_link_is_a_fault(path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    pack(path, [(link, b"/etc/passwd")])
    assert faults(read(path)) == {"a.txt": "outside"}


def test_encrypted_entry_is_a_fault(path) -> None:
    data = bytearray(pack(path, [("a.txt", TEXT)]).read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (member,) = read(path)
    assert member.fault.reason == "is encrypted"


def test_large_entry_is_a_fault_and_costs_no_memory(path) -> None:
    pack(path, [("bomb.txt", b"\0" * 100_000_000), ("a.txt", TEXT)])
    assert path.stat().st_size < 200_000
    with traced() as held:
        found = read(path)
    assert faults(found) == {"bomb.txt": "too_large"}
    assert found[1].data == TEXT
    assert held.most < 1_000_000


def test_entry_that_lies_about_its_size_costs_no_memory(path) -> None:
    data = bytearray(pack(path, [("bomb.txt", b"\0" * 100_000_000), ("a.txt", TEXT)]).read_bytes())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + at
        data[start : start + 4] = struct.pack("<L", 500)
    path.write_bytes(data)
    with traced() as held:
        found = read(path)
    assert faults(found) == {"bomb.txt": "unreadable"}
    assert found[1].data == TEXT
    assert held.most < 1_000_000


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_cannot_be_bounded_are_faults(way, path) -> None:
    assert faults(read(pack(path, [("a.txt", TEXT)], way))) == {"a.txt": "unsupported"}


def test_broken_entry_is_a_fault_and_costs_no_other(path) -> None:
    data = bytearray(pack(path, [("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED).read_bytes())
    data[data.index(TEXT)] ^= 0xFF
    path.write_bytes(data)
    broken, sound = read(path)
    assert broken.fault.reason.startswith("is broken in the archive: Bad CRC-32")
    assert sound.data == TEXT


@pytest.mark.parametrize("flag", [True, False], ids=["said", "not said"])
def test_names_in_utf8_are_read_whether_they_say_so_or_not(flag, path) -> None:
    data = bytearray(pack(path, [("café.txt", TEXT)]).read_bytes())
    if not flag:
        data[data.index(b"PK\x03\x04") + 7] = 0
        data[data.index(b"PK\x01\x02") + 9] = 0
        path.write_bytes(data)
    assert [m.name for m in read(path)] == ["café.txt"]


def test_names_of_old_programs_are_read(path) -> None:
    data = pack(path, [("caf_.txt", TEXT)]).read_bytes().replace(b"caf_.txt", b"caf\x82.txt")
    path.write_bytes(data)
    assert [m.name for m in read(path)] == ["café.txt"]


@pytest.mark.parametrize("cut", [10, 60, -5])
def test_archive_that_is_cut_off_says_so(cut, path) -> None:
    path.write_bytes(pack(path, [("a.txt", TEXT), ("b.txt", TEXT)]).read_bytes()[:cut])
    with pytest.raises(InputError, match="is no whole zip archive"):
        list(read_zip(path, 100))


def test_nothing_but_other_files_gives_nothing(path) -> None:
    assert read(pack(path, [("a.pdf", b"x")])) == []


def test_random_damage_is_told_or_costs_one_entry(path) -> None:
    whole = pack(path, [(f"{n}.txt", TEXT) for n in range(5)]).read_bytes()
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with suppress(InputError):
            assert len(list(read_zip(path, 1000))) <= 5
