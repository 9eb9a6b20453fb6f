from __future__ import annotations

import gzip

import pytest

from pipeline.errors import InputError
from pipeline.read.member import Member, faulty, read_member, safe_part, safe_path, short, too_large

TEXT = "Leaders know the service well, inspectors said."


def test_page_of_a_member_knows_where_it_came_from() -> None:
    member = Member("n/a.txt", TEXT.encode(), url="https://vale.example/a", file_name="a.txt", folder="raw/a.zip/n/")
    page = read_member(member, id="a.zip/n/a.txt", max_bytes=100)
    assert (page.id, page.raw, page.media_type) == ("a.zip/n/a.txt", TEXT, "text/plain")
    assert (page.url, page.folder) == ("https://vale.example/a", "raw/a.zip/n/")


def test_gzipped_member_is_undone_and_charset_is_taken() -> None:
    member = Member("a", gzip.compress("<p>Zażółć gęślą</p>".encode("iso-8859-2")), charset="iso-8859-2")
    page = read_member(member, id="a", max_bytes=100)
    assert (page.raw, page.encoding, page.media_type) == ("<p>Zażółć gęślą</p>", "iso8859-2", "text/html")


@pytest.mark.parametrize(
    ("member", "kind", "reason"),
    [
        (faulty("a", "is encrypted"), "unreadable", "is encrypted"),
        (too_large("a", 1000), "too_large", "is larger than the limit of 1,000 bytes"),
        (Member("a", b" \n"), "empty", "is empty: it holds nothing but white space"),
        (Member("a", b"x" * 1001), "too_large", "is larger than the limit of 1,000 bytes"),
        (Member("a", gzip.compress(b"x" * 2000)), "too_large", "is larger than the limit of 1,000 bytes"),
        (Member("a", b"%PDF-1.7"), "binary", "holds binary data, no text"),
    ],
)
def test_faults_of_a_member_are_raised(member, kind, reason) -> None:
    with pytest.raises(InputError) as caught:
        read_member(member, id="a", max_bytes=1000)
    assert (caught.value.kind, caught.value.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (["a", "b.txt"], "a/b.txt"),
        (["", "etc", "", "a.txt"], "etc/a.txt"),
        (["..", "..", "a.txt"], "a.txt"),
        ([".", "a", "...", "b.txt"], "a/b.txt"),
        (["..", ""], "unnamed"),
        (["a\0b", "\ud800.txt"], "a\ufffdb/\ufffd.txt"),
        ([" ", "é.txt"], "é.txt"),
    ],
)
def test_path_leads_nowhere_else(parts, path) -> None:
    assert safe_path(parts) == path


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a-1_b.c~d", "a-1_b.c~d"),
        ("https://x.example/a?b", "https%3A%2F%2Fx.example%2Fa%3Fb"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("é \0", "%C3%A9%20%00"),
        ("\ud800", "%3F"),
    ],
)
def test_text_becomes_one_part_of_a_path(text, part) -> None:
    assert safe_part(text) == part


def test_long_part_is_shortened_and_stays_its_own() -> None:
    first, second = short("é" * 150 + "a"), short("é" * 150 + "b")
    assert first != second
    assert len(first.encode()) <= 200
    assert short("a" * 200) == "a" * 200
