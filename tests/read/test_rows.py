from __future__ import annotations

import gzip
import json

import pytest

from pipeline.errors import InputError
from pipeline.read.member import read_member
from pipeline.read.rows import read_rows
from tests.read.traced import traced

TEXT = "Leaders know the service well, inspectors said."


def read(tmp_path, data, max_bytes=1000):
    (tmp_path / "a.jsonl").write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_rows(tmp_path / "a.jsonl", max_bytes))


def test_each_line_is_an_article(tmp_path) -> None:
    rows = [{"HTML": f"<p>{TEXT}", "URL": "https://x.example/a", "Id": "a"}, {"text": TEXT}, {"Text": "é", "text": 7}]
    found = read(tmp_path, "\n".join(map(json.dumps, rows)))
    assert [(m.name, m.data.decode(), m.url) for m in found[:2]] == [
        ("a", f"<p>{TEXT}", "https://x.example/a"),
        ("2", TEXT, None),
    ]
    assert read_member(found[2], id="3", max_bytes=1000).raw == "é"


def test_blank_lines_count_and_are_passed_over(tmp_path) -> None:
    assert [m.name for m in read(tmp_path, '\n\n{"text": "x"}\r\n  \n{"text": "y"}\n\n')] == ["3", "5"]


def test_byte_order_mark_and_gzip_are_undone(tmp_path) -> None:
    data = b"\xef\xbb\xbf" + b'{"text": "caf\xc3\xa9"}\n{"text": "\\u00e9"}\n'
    found = read(tmp_path, gzip.compress(data))
    assert [m.data.decode() for m in found] == ["café", "é"]
    assert read(tmp_path, data) == found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "cut o', "line 2 is no JSON: "),
        ("[1, 2]", "line 2 is no JSON object"),
        ('"text"', "line 2 is no JSON object"),
        ('{"title": "x"}', "row 2 has no text in a column html, "),
        ('{"text": 7}', "row 2 has no text in a column html, "),
        ("[" * 900, "line 2 is no JSON: "),
        ('{"text": ' + "9" * 5000 + "}", "line 2 is no JSON: "),
        (b'{"text": "\xff\xfe"}', "line 2 is no JSON: "),
        ("nul\0", "line 2 is no JSON: "),
    ],
)
def test_broken_row_is_a_fault_named_by_its_line_and_costs_no_other(line, words, tmp_path) -> None:
    sound = b'{"text": "x"}'
    line = line.encode() if isinstance(line, str) else line
    first, broken, last = read(tmp_path, b"\n".join([sound, line, sound]), 9000)
    assert (broken.name, broken.data) == ("2", b"")
    assert broken.fault.reason.startswith(words)
    assert (first.data, last.name, last.data) == (b"x", "3", b"x")


def test_deep_nesting_is_a_fault(tmp_path) -> None:
    (member,) = read(tmp_path, "[" * 100_000, 200_000)
    assert member.fault.reason.startswith("line 1 is no JSON: ")


@pytest.mark.parametrize("end", [b"", b"\n", b'\n{"text": "y"}'])
def test_long_line_is_a_fault_that_costs_no_memory_and_no_other(end, tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "x"}\n{"text": "' + b"x" * 30_000_000 + b'"}' + end)
    with traced() as held:
        first, long, *more = read_rows(tmp_path / "a.jsonl", 1000)
    assert (first.data, long.name, long.fault.kind) == (b"x", "2", "too_large")
    assert [(m.name, m.data) for m in more] == ([("3", b"y")] if end.endswith(b"}") else [])
    assert held.most < 1_000_000


def test_line_of_the_limit_is_read(tmp_path) -> None:
    line = b'{"text": "x"}'
    assert [m.data for m in read(tmp_path, line + b"\n" + line, len(line))] == [b"x", b"x"]
    assert [m.fault.kind for m in read(tmp_path, line, len(line) - 1)] == ["too_large"]


def test_records_of_this_program_are_refused(tmp_path) -> None:
    record = json.dumps({"schema_version": "1", "id": "x", "source": {}, "text": TEXT})
    with pytest.raises(InputError, match="holds what this program has written"):
        read(tmp_path, record)


@pytest.mark.parametrize("line", [b'{"title": "x"}', b"no JSON"])
def test_file_of_something_else_is_one_fault(line, tmp_path) -> None:
    with pytest.raises(InputError, match=r"holds no articles: none in its first 1,000 rows; (row|line) 1 ") as caught:
        read(tmp_path, (line + b"\n") * 5000)
    assert caught.value.kind == "unsupported"
    assert [m.name for m in read(tmp_path, (line + b"\n") * 3)] == ["1", "2", "3"]


@pytest.mark.parametrize("sound", [b'{"text": "x"}', b'{"text": "' + b"x" * 2000 + b'"}'], ids=["sound", "large"])
def test_rows_without_text_before_others_are_faults_in_their_order(sound, tmp_path) -> None:
    found = read(tmp_path, b'{"title": "x"}\n' * 999 + sound + b'\n{"title": "x"}' * 1500)
    assert [m.name for m in found] == [str(n) for n in range(1, 2501)]
    assert [m.name for m in found if not m.fault or m.fault.kind == "too_large"] == ["1000"]


def test_utf16_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="is UTF-16, where JSON Lines are UTF-8"):
        read(tmp_path, '{"text": "x"}'.encode("utf-16"))


def test_packed_file_that_is_cut_off_gives_what_was_read_and_says_so(tmp_path) -> None:
    rows = b"".join(b'{"id": %d, "text": "%d"}\n' % (n, n * n * 7919) for n in range(30_000))
    data = gzip.compress(rows)
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    found = []
    with pytest.raises(InputError, match="is broken or cut off"):
        for member in read_rows(tmp_path / "a.jsonl.gz", 1000):
            found.append(member)  # noqa: PERF402  what came before the fault
    assert 1000 < len(found) < 30_000
    assert all(m.fault is None for m in found)


def test_memory_does_not_grow_with_the_rows(tmp_path) -> None:
    def peak(count):
        (tmp_path / "a.jsonl").write_bytes(b'{"html": "<p>Leaders know the service well."}\n' * count)
        with traced() as held:
            assert sum(1 for _ in read_rows(tmp_path / "a.jsonl", 10_000)) == count
        return held.most

    assert peak(100_000) < peak(100) + 50_000
