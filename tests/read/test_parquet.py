from __future__ import annotations

import sys
from contextlib import suppress

import pyarrow as pa
import pytest
from pyarrow import parquet

from pipeline.errors import ConfigError, InputError
from pipeline.read.member import read_member
from pipeline.read.parquet import count_parquet, read_parquet

TEXT = "Leaders know the service well, inspectors said."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.parquet"


def write(path, columns, **options):
    parquet.write_table(pa.table(columns), path, **options)
    return path


def read(path, max_bytes=1000):
    found = list(read_parquet(path, max_bytes))
    assert count_parquet(path) == len(found)
    return found


def test_each_row_is_an_article(path) -> None:
    columns = {
        "ID": [7, 8, None],
        "html": ["<p>x", None, " "],
        "Text": ["y", TEXT, "z"],
        "url": ["u", "", None],
        "n": [1, 2, 3],
    }
    found = read(write(path, columns))
    assert [(m.name, m.data.decode(), m.url) for m in found] == [
        ("7", "<p>x", "u"),
        ("8", TEXT, None),
        ("3", "z", None),
    ]
    assert read(path) == found


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.large_string()),
    ],
    ids=str,
)
def test_text_of_any_type_is_read(kind, path) -> None:
    values = pa.array(["café", None, "café"], pa.string()).cast(kind)
    first, none, last = read(write(path, {"text": values, "id": pa.array(["a", "b", "c"]).cast(pa.large_string())}))
    assert read_member(first, id="a", max_bytes=1000).raw == "café"
    assert (first.name, none.name, last.name) == ("a", "2", "c")
    assert none.fault.reason.startswith("row 2 has no text in a column ")
    assert last.data == first.data


def test_bytes_are_decoded_as_they_declare(path) -> None:
    page = "<meta charset=iso-8859-2><p>Zażółć gęślą".encode("iso-8859-2")
    (member,) = read(write(path, {"html": pa.array([page], pa.binary())}))
    assert read_member(member, id="1", max_bytes=1000).raw.endswith("Zażółć gęślą")


def test_string_that_is_no_utf8_is_read_as_bytes(path) -> None:
    broken = pa.array([b"caf\xe9 said"], pa.binary()).view(pa.string())
    (member,) = read(write(path, {"text": broken}))
    assert read_member(member, id="1", max_bytes=1000).raw == "café said"


def test_file_without_text_names_its_columns(path) -> None:
    write(path, {"title": ["x"], "html": [1]})
    with pytest.raises(InputError, match=r"has no column of text html, .*, but title, html") as caught:
        list(read_parquet(path, 1000))
    assert caught.value.kind == "unsupported"


def test_records_of_this_program_are_refused(path) -> None:
    write(path, {"schema_version": ["1"], "source": ["x"], "text": ["x"]})
    with pytest.raises(InputError, match="holds what this program has written"):
        list(read_parquet(path, 1000))


def test_large_text_is_a_fault_and_costs_no_other(path) -> None:
    found = read(write(path, {"text": ["x" * 1001, "y"]}))
    assert [(m.data, m.fault and m.fault.kind) for m in found] == [(b"", "too_large"), (b"y", None)]


def test_first_of_two_columns_of_one_name_is_read(path) -> None:
    parquet.write_table(pa.table([["x"], ["y"], ["z"]], names=["text", "text", "Text"]), path)
    assert [m.data for m in read(path)] == [b"x"]


def test_rows_come_in_order_over_groups(path) -> None:
    write(path, {"text": [str(n) for n in range(100)]}, row_group_size=9)
    assert [m.data for m in read(path)] == [str(n).encode() for n in range(100)]


def test_memory_does_not_grow_with_the_rows(path) -> None:
    def peak(count):
        texts = [f"{n} {TEXT}" * 40 for n in range(count)]
        write(path, {"text": texts, "other": texts}, use_dictionary=False, data_page_size=50_000)
        del texts
        before, most = pa.total_allocated_bytes(), 0
        for _ in read_parquet(path, 10_000):
            most = max(most, pa.total_allocated_bytes() - before)
        return most

    assert peak(8000) < peak(2000) + 1_000_000


@pytest.mark.parametrize("cut", [3, 100, -1, -20])
def test_file_that_is_cut_off_says_so(cut, path) -> None:
    whole = write(path, {"text": [TEXT] * 10}).read_bytes()
    path.write_bytes(whole[:cut])
    with pytest.raises(InputError, match="is no whole Parquet file"):
        list(read_parquet(path, 1000))
    with pytest.raises(InputError, match="is no whole Parquet file"):
        count_parquet(path)


def test_group_that_is_garbled_gives_what_came_before_and_says_so(path) -> None:
    write(path, {"text": [f"{n} {TEXT}" for n in range(100)]}, row_group_size=10, compression="zstd")
    start = parquet.ParquetFile(path).metadata.row_group(5).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 60] = b"\xff" * 60
    path.write_bytes(data)
    found = []
    with pytest.raises(InputError, match="is no whole Parquet file"):
        for member in read_parquet(path, 1000):
            found.append(member)  # noqa: PERF402  what came before the fault
    assert 40 <= len(found) <= 50


def test_missing_file_is_an_error_of_the_system(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_parquet(tmp_path / "none", 1000))


def test_missing_package_is_named(path, monkeypatch) -> None:
    write(path, {"text": ["x"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"Parquet files need pyarrow: pip install inspectext\[parquet\]"):
        list(read_parquet(path, 1000))


def test_random_damage_is_told(path) -> None:
    whole = write(path, {"text": [f"{n} {TEXT}" for n in range(20)], "id": list(range(20))}).read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x51]) + whole[at + 1 :])
        with suppress(InputError):
            list(read_parquet(path, 1000))
