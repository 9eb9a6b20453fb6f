from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import suppress

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import ConfigError, InputError
from pipeline.read.member import read_member
from pipeline.read.warc import read_warc
from tests.read.traced import traced

PAGE = "<!doctype html><p>Leaders know the café well, inspectors said.".encode()
URL = "https://www.vale.example/news/a.html"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.warc.gz"


def response(url=URL, data=PAGE, kind="text/html; charset=utf-8", status="200 OK", **more):
    headers = [("Content-Type", kind)] if kind else []
    headers += [(name.replace("_", "-"), value) for name, value in more.items()]
    return url, "response", data, StatusAndHeaders(status, headers, protocol="HTTP/1.1"), None


def resource(url, data, kind):
    return url, "resource", data, None, kind


def pack(path, records, *, packed=True):
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
        for url, kind, data, http, content_type in records:
            extra = {"warc_content_type": content_type} if content_type else {}
            record = writer.create_warc_record(url, kind, io.BytesIO(data), http_headers=http, **extra)
            writer.write_record(record)
            record.raw_stream.close()  # a file of the writer's own, which it leaves open
    return path


def read(path, max_bytes=10_000):
    return list(read_warc(path, max_bytes))


def texts(members):
    return [read_member(member, id="a", max_bytes=10_000).raw for member in members]


def until_fault(path):
    found = []
    with pytest.raises(InputError) as caught:
        for member in read_warc(path, 10_000):
            found.append(member)  # noqa: PERF402  what came before the fault
    return found, caught.value.reason


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_in_the_order_of_the_file(packed, path) -> None:
    records = [
        response(),
        response(URL + "?page=2", b"<p>Two."),
        resource("https://x.example/t", b"Plain.", "text/plain"),
    ]
    pack(path, records, packed=packed)
    found = read(path)
    assert [(m.name, m.url) for m in found] == [
        ("www.vale.example/news/a.html", URL),
        ("www.vale.example/news/a.html%3Fpage=2", URL + "?page=2"),
        ("x.example/t", "https://x.example/t"),
    ]
    assert texts(found) == [PAGE.decode(), "<p>Two.", "Plain."]
    assert read(path) == found


def test_file_that_was_packed_in_one_piece_is_read(path) -> None:
    path.write_bytes(gzip.compress(pack(path, [response(), response()], packed=False).read_bytes()))
    assert len(read(path)) == 2


def test_what_is_no_page_is_passed_over(path) -> None:
    request = StatusAndHeaders("GET /a HTTP/1.1", [("Host", "x")], is_http_request=True)
    records = [
        (URL, "request", b"", request, None),
        (URL, "metadata", b"fetchTimeMs: 1", None, "application/warc-fields"),
        response(kind="image/png"),
        response(status="404 Not Found"),
        response(status="301 Moved Permanently", data=b""),
        response(kind="application/json"),
        resource("dns:vale.example", b"1.2.3.4", "text/dns"),
        response(data=b"\x89PNG", kind=""),
        response(data=b"  " + PAGE, kind=""),
        response(kind="application/xhtml+xml"),
        response(kind="TEXT/HTML"),
    ]
    pack(path, records)
    revisit = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    head = f"WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: {URL}\r\nContent-Length: {len(revisit)}\r\n\r\n"
    with path.open("ab") as file:
        file.write(gzip.compress(head.encode() + revisit + b"\r\n\r\n"))
    assert len(read(path)) == 3


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content_Encoding": "deflate"}),
        (
            b"14\r\n" + PAGE[:20] + b"\r\n%x\r\n" % len(PAGE[20:]) + PAGE[20:] + b"\r\n0\r\n\r\n",
            {"Transfer_Encoding": "Chunked"},
        ),
        (
            b"%x\r\n" % len(gzip.compress(PAGE, mtime=0)) + gzip.compress(PAGE, mtime=0) + b"\r\n0\r\n\r\n",
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "deflate"}),
        (PAGE, {"Content_Encoding": "br"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
    ],
    ids=[
        "gzip",
        "deflate",
        "bare deflate",
        "chunked",
        "chunked gzip",
        "undone gzip",
        "undone deflate",
        "undone br",
        "undone chunks",
    ],
)
def test_codings_of_http_are_undone(data, more, path) -> None:
    assert texts(read(pack(path, [response(data=data, **more)]))) == [PAGE.decode()]


def test_coding_that_cannot_be_undone_is_a_fault(path) -> None:
    (member,) = read(pack(path, [response(data=b"\x0b\x02\x80", Content_Encoding="br")]))
    assert (member.fault.kind, member.fault.reason) == ("unsupported", "is packed as 'br', which can't be undone")


@pytest.mark.parametrize(
    "kind", ["text/html; charset=iso-8859-2", 'text/html;Charset="ISO-8859-2"', "text/html; a=b; charset = iso-8859-2"]
)
def test_charset_of_http_goes_before_that_of_the_page(kind, path) -> None:
    page = "<meta charset=windows-1252><p>Zażółć gęślą"
    assert texts(read(pack(path, [response(data=page.encode("iso-8859-2"), kind=kind)]))) == [page]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Vale.example", "vale.example/index"),
        ("https://vale.example/", "vale.example/index"),
        ("https://vale.example/news/", "vale.example/news/index"),
        ("https://vale.example/news/?p=1&q=a/b", "vale.example/news/index%3Fp=1&q=a%2Fb"),
        ("https://me:secret@vale.example:8080/a", "vale.example%3A8080/a"),
        ("https://vale.example/../..//a", "vale.example/%2E%2E/%2E%2E/a"),
        ("https://vale.example/a%20b/c d", "vale.example/a%20b/c%20d"),
        ("https://vale.example/é\\..\\x", "vale.example/%C3%A9%5C..%5Cx"),
        ("https://[broken/a", "https%3A%2F%2F%5Bbroken%2Fa"),
    ],
)
def test_name_is_host_path_and_query_as_a_safe_path(url, name, path) -> None:
    assert [m.name for m in read(pack(path, [response(url)]))] == [name]


def test_name_of_a_record_without_an_address_is_its_number(path) -> None:
    body = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
    path.write_bytes((body + PAGE + b"\r\n\r\n") * 2)
    assert [(m.name, m.url) for m in read(path)] == [("1", None), ("2", None)]


def test_long_query_gives_a_name_that_a_file_can_have(path) -> None:
    (member,) = read(pack(path, [response(URL + "?" + "q" * 2000)]))
    assert max(map(len, member.name.split("/"))) <= 200


@pytest.mark.parametrize("more", [{}, {"Transfer_Encoding": "chunked"}, {"Content_Encoding": "deflate"}])
def test_large_page_is_a_fault_that_costs_no_memory_and_no_other(more, path) -> None:
    data = b"<p>" + b"x" * 60_000_000
    if "Content_Encoding" in more:
        data = zlib.compress(data)
    if "Transfer_Encoding" in more:
        data = b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n"
    pack(path, [response(data=data, **more), response()])
    del data
    with traced() as held:
        large, sound = read_warc(path, 100_000)
    assert (large.fault.kind, large.name) == ("too_large", "www.vale.example/news/a.html")
    assert sound.data == PAGE
    assert held.most < 2_000_000


def test_page_of_the_limit_is_read(path) -> None:
    pack(path, [response()])
    assert read(path, len(PAGE))[0].data == PAGE
    assert read(path, len(PAGE) - 1)[0].fault.kind == "too_large"


def test_header_that_does_not_end_costs_no_memory(path) -> None:
    path.write_bytes(gzip.compress(b"WARC/1.0\r\n" + b"X: " + b"x" * 50_000_000))
    with traced() as held, pytest.raises(InputError, match="is no whole WARC file"):
        read(path)
    assert held.most < 6_000_000


@pytest.mark.parametrize("packed", [True, False])
def test_file_that_is_cut_off_gives_what_was_whole_and_says_so(packed, path) -> None:
    whole = pack(path, [response(data=PAGE * 40)] * 10, packed=packed).read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3 + 7])
    found, reason = until_fault(path)
    assert 4 <= len(found) <= 7
    assert all(m.data == PAGE * 40 for m in found)
    assert "cut off" in reason


@pytest.mark.parametrize(
    "data",
    [
        b"no such thing",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 1e3\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\nrubbish",
    ],
)
def test_anything_else_is_no_warc_file(data, path) -> None:
    path.write_bytes(data)
    assert until_fault(path) == ([], until_fault(path)[1])
    assert until_fault(path)[1].startswith("is no whole WARC file: ")


def test_nothing_is_written_to_the_terminal(path, capfd) -> None:
    pack(path, [response(data=b"\x1f\x8bbroken", Content_Encoding="gzip"), response(url="https://x.example/a b")])
    assert [m.name for m in read(path)] == ["www.vale.example/news/a.html", "x.example/a%20b"]
    assert capfd.readouterr() == ("", "")


def test_missing_package_is_named(path, monkeypatch) -> None:
    pack(path, [response()])
    for name in ("warcio.limitreader", "warcio.statusandheaders"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ConfigError, match=r"WARC files need warcio: pip install inspectext\[warc\]"):
        read(path)


def test_memory_does_not_grow_with_the_records(path) -> None:
    def peak(count):
        pack(path, [response(data=PAGE * 20)] * count)
        with traced() as held:
            assert sum(1 for _ in read_warc(path, 10_000)) == count
        return held.most

    assert peak(500) < peak(20) + 50_000


def test_random_damage_is_told(path) -> None:
    chunks = b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"
    records = [
        response(data=chunks, Transfer_Encoding="chunked"),
        response(data=zlib.compress(PAGE), Content_Encoding="deflate"),
    ]
    whole = pack(path, records, packed=False).read_bytes()
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x1B]) + whole[at + 1 :])
        with suppress(InputError):
            read(path)
