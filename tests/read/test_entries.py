from __future__ import annotations

import pytest

from pipeline.read.entries import Entry


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("a.html", True),
        ("./n/a.txt.gz", True),
        ("../a.txt", True),
        ("n\\a.htm", True),
        ("inner.zip", True),
        ("a.png", False),
        ("n/", False),
        ("n.html/", False),
        (".a.html", False),
        (".git/a.html", False),
        ("__MACOSX/a.html", False),
        ("", False),
    ],
)
def test_articles_of_an_archive(path, known) -> None:
    assert Entry(path, 1).is_article() is known


@pytest.mark.parametrize(
    ("entry", "name", "kind", "words"),
    [
        (Entry("../../etc/a.txt", 1), "etc/a.txt", "outside", "leads out of the archive: '../../etc/a.txt'"),
        (Entry("n/../a.txt", 1), "n/a.txt", "outside", "leads out"),
        (Entry("/etc/a.txt", 1), "etc/a.txt", "outside", "leads out"),
        (Entry("C:\\n\\a.txt", 1), "n/a.txt", "outside", "leads out"),
        (Entry("..\\a.txt", 1), "a.txt", "outside", "leads out"),
        (Entry("c:a.txt", 1), "a.txt", "outside", "leads out"),
        (Entry("a.txt", 1, link=True), "a.txt", "outside", "is a link inside an archive"),
        (Entry("n/b.zip", 1), "n/b.zip", "unsupported", "is a zip archive inside an archive"),
        (Entry("n/b.jsonl", 1), "n/b.jsonl", "unsupported", "is a JSON Lines file inside an archive"),
        (Entry("a.txt", 1, locked=True), "a.txt", "unreadable", "is encrypted"),
        (Entry("a.txt", 101), "a.txt", "too_large", "is larger than the limit of 100 bytes"),
    ],
)
def test_faults_are_told_under_a_safe_name(entry, name, kind, words) -> None:
    member = entry.fault(100)
    assert (member.name, member.data, member.fault.kind) == (name, b"", kind)
    assert words in member.fault.reason


@pytest.mark.parametrize("path", ["a.txt", "./a.txt", ".//a.txt"])
def test_sound_entry_becomes_an_article(path) -> None:
    entry = Entry(path, 100)
    assert entry.fault(100) is None
    member = entry.member(b"x")
    assert (member.name, member.data, member.file_name, member.fault) == ("a.txt", b"x", "a.txt", None)


def test_file_name_is_without_gz() -> None:
    assert Entry("n/a.txt.gz", 1).member(b"").file_name == "a.txt"
