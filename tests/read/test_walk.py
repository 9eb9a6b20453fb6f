from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.read.files import Input, read_file
from pipeline.read.walk import OWN, find_inputs
from tests.read.traced import traced

TEXT = "Leaders know the service well, inspectors said."


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    return folder


def ids(*inputs: Path, skip: Path | None = None) -> list[str]:
    return [item.id for item in find_inputs(inputs, skip=skip)]


def refused(item: Input) -> InputError:
    with pytest.raises(InputError) as caught:
        read_file(item.path, root=item.root)
    return caught.value


def test_folder_is_searched_below_in_sorted_order_for_known_endings(tmp_path) -> None:
    put(tmp_path, "b/z.HTM", "b/a.html", "a.txt", "c.txt.gz", "d.pdf", "b/.hidden.md", "b.txt", "b-/a.txt", "b/.x.txt")
    assert ids(tmp_path) == ["a.txt", "b/.x.txt", "b/a.html", "b/z.HTM", "b-/a.txt", "b.txt", "c.txt.gz"]


def test_order_is_that_of_the_parts_of_the_paths(tmp_path) -> None:
    names = [f"{a}/{b}.txt" for a in ("a", "a b", "a.b", "A", "é", "a/b", "a/b/c") for b in ("x", "X", "a")]
    put(tmp_path, *names, "a.txt")
    found = [item.path.relative_to(tmp_path).parts for item in find_inputs([tmp_path])]
    assert found == sorted(found)
    assert len(found) == len(names) + 1


def test_containers_are_found_in_folders(tmp_path) -> None:
    put(tmp_path, "a.zip", "b.tar.gz", "c.jsonl", "d.parquet", "e.warc.gz", "f.json", "g.gz", "h.tar.zst")
    assert ids(tmp_path) == ["a.zip", "b.tar.gz", "c.jsonl", "d.parquet", "e.warc.gz"]


def test_named_file_comes_back_whatever_it_is(tmp_path) -> None:
    put(tmp_path, "a.pdf")
    assert ids(tmp_path / "a.pdf", tmp_path / "none.txt") == ["a.pdf", "none.txt"]
    assert ids(tmp_path, tmp_path / "a.pdf", tmp_path / "a.pdf", tmp_path / "none.txt") == ["a.pdf", "none.txt"]


def test_each_file_is_found_once(tmp_path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert ids(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]
    assert ids(tmp_path / "a.txt", tmp_path / "link.txt", tmp_path) == ["a.txt"]


def test_overlapping_folders_are_found_once_in_either_order(tmp_path) -> None:
    put(tmp_path, "raw/a/x.txt", "raw/b.txt", "other/c.txt")
    (tmp_path / "other/raw").symlink_to(tmp_path / "raw")
    raw = tmp_path / "raw"
    assert ids(raw, raw / "a") == ["a/x.txt", "b.txt"]
    assert ids(raw / "a", raw) == ["x.txt", "b.txt"]
    assert ids(raw, tmp_path / "other/raw") == ["a/x.txt", "b.txt"]
    assert ids(raw / "b.txt", raw, raw / "a/../b.txt") == ["b.txt", "a/x.txt"]


def test_link_out_of_the_folder_is_refused_and_costs_no_other_file(tmp_path) -> None:
    inside = put(tmp_path, "in/b.txt", "secret.txt") / "in"
    (inside / "a.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "folder").symlink_to(tmp_path)
    linked, plain, folder = find_inputs([inside])
    error = refused(linked)
    assert (error.kind, error.reason) == ("outside", "is a symbolic link that leads out of the input folder")
    assert refused(folder).kind == "outside"
    assert read_file(plain.path, root=plain.root).raw == TEXT


def test_target_of_a_refused_link_is_read_where_it_is_named(tmp_path) -> None:
    inside, target = tmp_path / "in", put(tmp_path, "target.txt") / "target.txt"
    inside.mkdir()
    (inside / "a.txt").symlink_to(target)
    for inputs in ([inside, target], [target, inside], [inside, inside, target, target]):
        found = list(find_inputs(inputs))
        assert sorted(item.path for item in found) == [inside / "a.txt", target]
        assert [read_file(item.path).raw for item in found if item.root is None] == [TEXT]


def test_link_to_what_is_found_anyway_is_passed_over_and_any_other_is_followed_once(tmp_path) -> None:
    put(tmp_path, "z.txt", "data.bin", "folder/y.txt")
    for link, target in {"a.txt": "z.txt", "b.txt": "data.bin", "c.txt": "data.bin", "d.txt": "none.txt"}.items():
        (tmp_path / link).symlink_to(tmp_path / target)
    (tmp_path / "linked").symlink_to(tmp_path / "folder")
    (tmp_path / "e.txt").symlink_to("e.txt")
    assert ids(tmp_path) == ["b.txt", "d.txt", "e.txt", "folder/y.txt", "z.txt"]
    assert ids(tmp_path, tmp_path) == ids(tmp_path)


def test_links_in_a_circle_end(tmp_path) -> None:
    put(tmp_path, "a/x.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    assert ids(tmp_path, tmp_path / "**") == ["a/x.txt"]


def test_pipe_is_found_and_refused_without_waiting(tmp_path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.jsonl")
    assert ids(tmp_path) == ["a.txt", "b.jsonl"]
    assert refused(next(find_inputs([tmp_path]))).reason == "is no regular file"


def test_folder_that_cannot_be_listed_is_found_and_told_at_its_place(tmp_path, monkeypatch) -> None:
    put(tmp_path, "a.txt", "b/x.txt", "c.txt")
    scandir = os.scandir

    def deny(path):
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    assert ids(tmp_path) == ["a.txt", "b", "c.txt"]
    assert ids(tmp_path, tmp_path) == ["a.txt", "b", "c.txt"]


def test_output_folder_below_an_input_folder_is_passed_over(tmp_path) -> None:
    raw = put(tmp_path, "raw/a.txt", "raw/out/b.txt", "raw/out/articles.jsonl", "raw/outer/c.txt") / "raw"
    (raw / "link.txt").symlink_to(raw / "out/b.txt")
    assert ids(raw, skip=raw / "out") == ["a.txt", "outer/c.txt"]
    assert ids(raw / "**/*.txt", skip=raw / "out") == ["a.txt", "outer/c.txt"]
    assert ids(raw, raw / "out", skip=raw / "out") == ["a.txt", "outer/c.txt", "b.txt"]
    assert ids(raw, skip=tmp_path / "elsewhere") == ["a.txt", "out/articles.jsonl", "out/b.txt", "outer/c.txt"]


def test_output_folder_that_is_the_input_folder_loses_only_what_a_run_writes(tmp_path) -> None:
    put(tmp_path, "a.txt", "rows.jsonl", *OWN, *(f"below/{name}" for name in OWN))
    assert ids(tmp_path, skip=tmp_path) == ["a.txt", "below/articles.jsonl", "below/errors.jsonl", "rows.jsonl"]
    assert ids(tmp_path / "*", skip=tmp_path) == ids(tmp_path, skip=tmp_path)


def test_pattern_finds_what_matches_named_as_below_its_folder(tmp_path) -> None:
    put(tmp_path, "raw/a.html", "raw/b.txt", "raw/n/c.html", "raw/n/m/d.html", "raw/.git/e.html", "raw/n/.f.html")
    raw = tmp_path / "raw"
    assert ids(raw / "**/*.html") == ["a.html", "n/c.html", "n/m/d.html"]
    assert ids(raw / "*.html") == ["a.html"]
    assert ids(raw / "?") == ["n/c.html", "n/m/d.html"]
    assert ids(raw / "[ab].*") == ["a.html", "b.txt"]
    assert ids(raw / ".g*") == [".git/e.html"]
    assert ids(raw / "**") == ["a.html", "b.txt", "n/c.html", "n/m/d.html"]
    assert {item.root for item in find_inputs([raw / "**/*.html"])} == {raw}


def test_pattern_in_the_working_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(put(tmp_path, "a.html", "b/c.html"))
    assert ids(Path("*.html")) == ["a.html"]
    assert ids(Path("**/*.html")) == ["a.html", "b/c.html"]


def test_pattern_walks_no_folder_that_leads_nowhere(tmp_path, monkeypatch) -> None:
    put(tmp_path, "a.html", "b/c/d.html")
    seen, scandir = [], os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: seen.append(Path(path)) or scandir(path))
    assert ids(tmp_path / "*/*.html", tmp_path / "a.*") == ["*.html", "a.html"]
    assert seen == [tmp_path, tmp_path / "b", tmp_path]


@pytest.mark.parametrize("pattern", ["*.pdf", "none/*.html", "raw/*/x.html", "raw/a.txt/*"])
def test_pattern_that_nothing_matches_comes_back_and_costs_no_other(pattern, tmp_path) -> None:
    put(tmp_path, "raw/a.txt", "x.pdf")
    first, second = find_inputs([tmp_path / pattern, tmp_path / "raw"])
    assert refused(first).path == str(tmp_path / pattern)
    assert refused(first).reason == "no file that is read matches this pattern"
    assert second.id == "a.txt"


def test_pattern_whose_files_were_all_found_before_is_no_failure(tmp_path) -> None:
    put(tmp_path, "a.txt", "b.html")
    assert ids(tmp_path, tmp_path / "*.txt") == ["a.txt", "b.html"]
    assert ids(tmp_path / "*.html", tmp_path, tmp_path / "*") == ["b.html", "a.txt"]


def test_file_with_signs_of_a_pattern_in_its_name_is_a_file(tmp_path) -> None:
    put(tmp_path, "[draft] report*.txt", "d report.txt")
    (item,) = find_inputs([tmp_path / "[draft] report*.txt"])
    assert (item.root, item.id) == (None, "[draft] report*.txt")


def test_memory_does_not_grow_with_the_files(tmp_path) -> None:
    for folder in range(40):
        put(tmp_path, *(f"{folder:02}/{n:03}.txt" for n in range(50)))

    def peak(*inputs: Path) -> int:
        with traced() as held:
            assert sum(1 for _ in find_inputs(inputs)) >= 50
        return held.most

    few = peak(tmp_path / "00", tmp_path / "01")
    assert peak(tmp_path, tmp_path / "00") < few + 50_000
