"""Bytes become text: byte-order marks, declared and detected encodings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from charset_normalizer import from_bytes

from pipeline.errors import InputError

_SHORT = 8
SAMPLE = 64_000
"""Bytes looked at where a guess is needed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "iso8859-9": "cp1254", "shift_jis": "cp932"}
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)|<meta[^>]{0,500}?charset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8|PK\x03\x04|\x1f\x8b|RIFF|\xd0\xcf\x11\xe0|\x7fELF|BZh|7z\xbc|OggS|ID3"
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WESTERN = re.compile(rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb-\xbe\xe0-\xef\xf1-\xfc]")
_HIGH = re.compile(rb"[\x80-\xff]")
_NO_TEXT = frozenset({"Cn", "Co", "Cs"})
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """Give the text of some bytes and the codec that decoded them, in Python's spelling.

    Line ends stay as they are, a byte-order mark goes, and what no store can hold (NUL, lone surrogates)
    becomes U+FFFD.

    Args:
        charset: The encoding that came with the bytes; it goes before the one that they name themselves, as in the HTML
            standard, and behind a byte-order mark and the form of UTF-8.

    Raises:
        InputError: The bytes are no text (`binary`), or no encoding fits them (`undecodable`).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name), name
    wide = _wide(data)
    if wide:
        return _marked(data, wide), wide
    _refuse_binary(data)
    text, name = _narrow(data, [_known(charset or ""), declared(data)])
    return writable(text), name


def _marked(data: bytes, name: str) -> str:
    """Decode bytes whose codec shows; what few characters of a text can be says that they are none."""
    text = data.decode(name, "replace")
    sample = text[:SAMPLE]
    odd = sum(unicodedata.category(character) in _NO_TEXT or character == "\ufffd" for character in sample)
    if odd > max(len(sample) * 0.01, 2):
        raise InputError("holds binary data, no text", kind="binary")
    return writable(text)


def writable(text: str) -> str:
    """Give the text with NUL and lone surrogates, which no store can hold, as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def declared(data: bytes) -> str | None:
    """Give the codec that the bytes name in a meta element or an XML declaration; None for none or an unknown one."""
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    return _known((found[1] or found[2]).decode("ascii", "replace"))


def _known(charset: str) -> str | None:
    """Give the codec of an encoding by any of its names, or the wider one that it stands for."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):  # a name with NUL is no value
        return None
    return _WIDER.get(name, name)


def _wide(data: bytes) -> str | None:
    """Give the codec of UTF-16 without a byte-order mark, which every other NUL gives away."""
    sample = data[:SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), max(len(sample) // 2, 1)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE]
    found = _SIGNATURE.match(sample)
    if found or len(_CONTROL.findall(sample)) > max(len(sample) * 0.01, 2):
        raise InputError("holds binary data, no text", kind="binary")


def _narrow(data: bytes, named: Sequence[str | None]) -> tuple[str, str]:
    """Decode bytes of at most a few bytes a character: UTF-8 by its form, else as named, else by a guess."""
    first = next((name for name in named if name), "")
    if not first.startswith(("iso2022", "hz")):
        text = _utf8(data)
        if text is not None:
            return text, "utf-8"
    for name in chain(named, map(_guess, (data,))):
        if name and name not in ("utf-8", "utf-7") and not name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
            text = _strict(data, name)
            if text is not None:
                return text, name
    raise InputError("its encoding could not be made out", kind="undecodable")


def _utf8(data: bytes) -> str | None:
    """Give the text of UTF-8, also where some characters are broken; None where it is another encoding.

    Text in another encoding hardly ever holds sound UTF-8 characters, so half as many broken ones are forgiven.
    """
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    return text if broken <= sound * 0.5 else None


def _guess(data: bytes) -> str | None:
    """Give the likeliest codec of undeclared bytes: Windows-1252 for what looks western, else charset-normalizer's."""
    sample = data[:SAMPLE]
    high = _HIGH.findall(sample)
    if len(_WESTERN.findall(sample)) >= len(high) * 0.9 - 1 and len(high) < max(len(sample) * 0.1, _SHORT):
        return "cp1252"
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return None
    name = codecs.lookup(best.encoding).name
    return _WIDER.get(name, name)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return data.decode(name, "replace") if name == "cp1252" and _few_undefined(data) else None


def _few_undefined(data: bytes) -> bool:
    return len(re.findall(rb"[\x81\x8d\x8f\x90\x9d]", data)) <= len(data) * 0.001 + 1
