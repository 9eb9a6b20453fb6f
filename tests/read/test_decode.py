from __future__ import annotations

import codecs

import pytest

from pipeline.errors import InputError
from pipeline.read.decode import declared, decode, writable

TEXT = "“Support is strong,” the report said – café costs £5."
LONG = "Le rapport décrit une équipe très engagée auprès des élèves, déjà reconnue. " * 20


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_goes(mark, codec) -> None:
    assert decode(mark + TEXT.encode(codec)) == (TEXT, codec)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(codec) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, codec)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<meta http-equiv=content-type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
    ids=["meta", "http-equiv", "xml"],
)
def test_declared_encoding_is_taken(head) -> None:
    page = head.format("iso-8859-2") + "Zażółć gęślą jaźń"
    assert decode(page.encode("iso-8859-2")) == (page, "iso8859-2")


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_latin1_is_read_as_windows_1252(name) -> None:
    page = f'<meta charset="{name}">{TEXT}'
    assert decode(page.encode("cp1252")) == (page, "cp1252")


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1">{TEXT}'
    assert decode(page.encode()) == (page, "utf-8")


@pytest.mark.parametrize(
    ("data", "charset", "codec"),
    [
        pytest.param("<meta charset=iso-8859-2>Отчёт".encode("cp1251"), "windows-1251", "cp1251", id="before-meta"),
        pytest.param("<meta charset=windows-1251>Отчёт".encode("cp1251"), "utf-8", "cp1251", id="wrong-utf-8"),
        pytest.param("<meta charset=windows-1251>Отчёт".encode("cp1251"), "no-such\0", "cp1251", id="unknown"),
        pytest.param("Отчёт".encode(), "windows-1251", "utf-8", id="utf-8-by-its-form"),
        pytest.param(codecs.BOM_UTF16_LE + "Отчёт".encode("utf-16-le"), "windows-1251", "utf-16-le", id="mark-first"),
        pytest.param("<meta charset=iso-2022-jp>Отчёт".encode(), "utf-8", "utf-8", id="utf-8-before-stateful"),
        pytest.param("報告書".encode("iso-2022-jp"), "iso-2022-jp", "iso2022_jp", id="stateful"),
    ],
)
def test_charset_that_came_with_the_bytes_goes_before_their_own(data, charset, codec) -> None:
    text, found = decode(data, charset)
    assert found == codec
    assert "Отчёт" in text or "報告書" in text


def test_undeclared_windows_1252_is_guessed() -> None:
    assert decode(TEXT.encode("cp1252")) == (TEXT, "cp1252")


def test_undeclared_other_encoding_is_detected() -> None:
    text = "Отчёт показывает, что руководители хорошо знают свою службу. " * 10
    decoded, codec = decode(text.encode("cp1251"))
    assert (decoded, codec) == (text, "cp1251")


def test_a_few_broken_characters_in_utf8_are_replaced() -> None:
    decoded, codec = decode(LONG.encode() + b"\xe2\x80")
    assert codec == "utf-8"
    assert decoded.startswith(LONG)
    assert decoded.endswith("\ufffd")


def test_undefined_bytes_in_windows_1252_are_replaced() -> None:
    decoded, codec = decode(b"costs \xa35 \x81 or more, the council said in its report on the home")
    assert codec == "cp1252"
    assert decoded.startswith("costs £5 \ufffd")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n1 0 obj", b"\x89PNG\r\n\x1a\n....", b"PK\x03\x04abcd", b"text\x00\x01\x02\x03\x04\x05 text"],
    ids=["pdf", "png", "zip", "controls"],
)
def test_binary_is_refused(data) -> None:
    with pytest.raises(InputError, match="holds binary data, no text") as caught:
        decode(data)
    assert caught.value.kind == "binary"


def test_bytes_that_no_encoding_fits_are_refused(monkeypatch) -> None:
    monkeypatch.setattr("pipeline.read.decode._guess", lambda _: None)
    with pytest.raises(InputError, match="its encoding could not be made out") as caught:
        decode(b"\x81\x8d\x8f\xff\xfe\xfd" * 9)
    assert caught.value.kind == "undecodable"


@pytest.mark.parametrize("data", [b"no declaration", b'<meta charset="no-such-codec">'])
def test_no_or_unknown_declaration_is_none(data) -> None:
    assert declared(data) is None


def test_stray_nul_is_replaced_at_its_place() -> None:
    assert decode(b"one\x00two") == ("one\ufffdtwo", "utf-8")
    assert writable("\udfff") == "\ufffd"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_decode_refuses_binary_data_behind_a_byte_order_mark(mark):
    noise = bytes((n * 7919 + n // 3) % 256 for n in range(4000))
    with pytest.raises(InputError, match="binary"):
        decode(mark + noise)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(
            "The head said: “We are proud” – so far.".encode()[:-1] + b" caf\xe9", "“We are proud”", id="one_broken"
        ),
        pytest.param(b'<meta charset="undefined"><p>caf' + b"\xe9 said</p>", "café", id="declared_nonsense"),
        pytest.param("café said £5m".encode("cp1252"), "café said £5m", id="short_western"),
    ],
)
def test_decode_makes_the_best_of_few_and_odd_bytes(data, word):
    assert word in decode(data)[0]
