from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError, PipelineError
from pipeline.read.endings import all_endings
from pipeline.read.files import Input, read_bytes, read_file, read_string
from pipeline.read.walk import find_inputs

TEXT = "Leaders know the service well, inspectors said."


def refused(call, *arguments, **options) -> InputError:
    with pytest.raises(InputError) as caught:
        call(*arguments, **options)
    return caught.value


def test_string_becomes_plain_text_without_an_id() -> None:
    page = read_string(TEXT)
    assert (page.id, page.raw, page.media_type, page.encoding) == ("", TEXT, "text/plain", "utf-8")
    assert page.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert page.size == len(TEXT)


def test_string_of_markup_becomes_a_page() -> None:
    assert read_string(f"<p>{TEXT}</p>").media_type == "text/html"


@pytest.mark.parametrize("text", ["", " \n\t\u00a0 "], ids=["nothing", "white space"])
def test_empty_string_is_refused(text) -> None:
    error = refused(read_string, text)
    assert (error.kind, error.reason) == ("empty", "is empty: it holds nothing but white space")


def test_lone_surrogates_and_nul_become_replacement_characters_of_the_same_length() -> None:
    assert read_string("a\ud800b\x00c").raw == "a\ufffdb\ufffdc"


def test_line_ends_stay_as_they_are(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_file(file).raw == "one\r\ntwo\rthree\n"


def test_id_is_the_path_below_the_folder_with_forward_slashes(tmp_path) -> None:
    file = tmp_path / "press" / "a.txt"
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    assert read_file(file, root=tmp_path).id == "press/a.txt"
    assert read_file(file).id == "a.txt"


def test_folder_is_that_of_the_input_and_below_it_however_it_was_named(tmp_path, monkeypatch) -> None:
    file = tmp_path / "scrape" / "vale" / "a.txt"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    assert read_file(file, root=tmp_path / "scrape").folder == "scrape/vale/"
    assert read_file(file, root=file.parent).folder == "vale/"
    assert read_file(file).folder == "vale/"
    monkeypatch.chdir(file.parent)
    assert read_file(Path("a.txt"), root=Path()).folder == "vale/"
    assert read_file(Path("a.txt")).folder == "vale/"


def test_string_and_bytes_lie_in_no_folder() -> None:
    assert read_string(TEXT).folder == read_bytes(TEXT.encode()).folder == ""


def test_gzip_is_read_and_hashed_by_what_it_holds(tmp_path) -> None:
    file = tmp_path / "a.html.gz"
    file.write_bytes(gzip.compress(f"<p>{TEXT}</p>".encode()))
    page = read_file(file)
    assert (page.raw, page.media_type, page.id) == (f"<p>{TEXT}</p>", "text/html", "a.html.gz")
    assert page.sha256 == hashlib.sha256(page.raw.encode()).hexdigest()


def test_missing_file_is_found_and_refused_when_read(tmp_path) -> None:
    (item,) = find_inputs([tmp_path / "gone.txt"])
    error = refused(read_file, item.path, root=item.root)
    assert (error.kind, error.reason) == ("unreadable", "cannot be read: No such file or directory")
    assert str(error) == f"{tmp_path / 'gone.txt'}: cannot be read: No such file or directory"


def test_file_without_permission_is_refused(tmp_path, monkeypatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")

    def deny(*_, **__) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    error = refused(read_file, file)
    assert (error.kind, error.reason) == ("unreadable", "cannot be read: Permission denied")


def test_folder_is_no_file(tmp_path) -> None:
    error = refused(read_file, tmp_path)
    assert (error.kind, error.reason) == ("unreadable", "is a folder, not a file")


def test_pipe_is_no_regular_file(tmp_path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    error = refused(read_file, tmp_path / "a.txt")
    assert (error.kind, error.reason) == ("unreadable", "is no regular file")


def test_named_file_of_another_kind_is_refused(tmp_path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    (item,) = find_inputs([file])
    error = refused(read_file, item.path)
    assert (error.kind, error.reason) == ("unsupported", f"ends in none of {all_endings()}")


@pytest.mark.parametrize(("name", "kind"), [("a.zip", "zip archive"), ("b.jsonl.gz", "JSON Lines file")])
def test_container_is_no_single_article(name, kind, tmp_path) -> None:
    (tmp_path / name).write_bytes(b"x")
    error = refused(read_file, tmp_path / name)
    assert (error.kind, error.reason) == ("unsupported", f"is a {kind}, which holds many articles")


@pytest.mark.parametrize("name", ["none/*.html", "a.txt/*.html", "[x].txt", "?.txt"])
def test_pattern_without_a_file_says_so(name, tmp_path) -> None:
    (tmp_path / "aa.txt").write_text(TEXT, "utf-8")
    error = refused(read_file, tmp_path / name)
    assert str(error) == f"{tmp_path / name}: no file that is read matches this pattern"


def test_charset_that_came_with_the_bytes_is_taken() -> None:
    page = read_bytes("<p>Zażółć gęślą jaźń</p>".encode("iso-8859-2"), charset="ISO-8859-2")
    assert (page.raw, page.encoding) == ("<p>Zażółć gęślą jaźń</p>", "iso8859-2")


def test_link_within_the_folder_is_followed(tmp_path) -> None:
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").symlink_to(tmp_path / "z.txt")
    assert read_file(tmp_path / "a.txt", root=tmp_path).raw == TEXT


def test_file_over_the_limit_is_refused(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 101)
    error = refused(read_file, file, max_bytes=100)
    assert (error.kind, error.reason) == ("too_large", "is larger than the limit of 100 bytes")
    assert read_file(file, max_bytes=101).size == 101


def test_gzip_bomb_is_refused_at_the_limit() -> None:
    bomb = gzip.compress(b"x" * 30_000_000)
    assert len(bomb) < 50_000
    assert refused(read_bytes, bomb).kind == "too_large"


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08nonsense", gzip.compress(b"x" * 999)[:-12]], ids=["garbled", "cut off"])
def test_broken_gzip_is_refused(data) -> None:
    error = refused(read_bytes, data)
    assert error.kind == "unreadable"
    assert error.reason.startswith("is a broken gzip archive: ")


def test_empty_file_is_refused_with_its_path(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf \r\n")
    error = refused(read_file, file)
    assert (error.kind, error.path) == ("empty", str(file))


def test_standard_input_has_a_dash_for_id() -> None:
    assert read_bytes(TEXT.encode()).id == "-"


def test_input_named_by_the_user_has_its_name_for_id(tmp_path) -> None:
    assert Input(tmp_path / "x" / "a.txt").id == "a.txt"


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data) -> None:
    try:
        page = read_bytes(data)
    except PipelineError:
        return
    page.raw.encode("utf-8")
    assert "\x00" not in page.raw


@given(st.text(st.characters(), max_size=200))
def test_strings_are_read_or_refused(text) -> None:
    try:
        page = read_string(text)
    except PipelineError:
        return
    assert len(page.raw) == len(text)
    page.raw.encode("utf-8")
