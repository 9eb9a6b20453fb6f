from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read.globs import Pattern, is_pattern, split


@pytest.mark.parametrize(
    ("path", "known"), [("raw/*.html", True), ("a?", True), ("[ab]", True), ("raw/**", True), ("raw/a.html", False)]
)
def test_signs_of_a_pattern(path, known) -> None:
    assert is_pattern(Path(path)) is known


@pytest.mark.parametrize(
    ("path", "root", "parts"),
    [
        ("raw/**/*.html", "raw", ("**", "*.html")),
        ("*.html", ".", ("*.html",)),
        ("/data/2024-??/a/b.txt", "/data", ("2024-??", "a", "b.txt")),
        ("raw/a", "raw/a", ()),
    ],
)
def test_pattern_is_split_at_its_first_sign(path, root, parts) -> None:
    assert split(Path(path)) == (Path(root), parts)


@pytest.mark.parametrize(
    ("pattern", "path", "known"),
    [
        ("*.html", "a.html", True),
        ("*.html", "A.HTML", False),
        ("*.html", "n/a.html", False),
        ("**/*.html", "a.html", True),
        ("**/*.html", "n/m/a.html", True),
        ("**/m/**/*.html", "n/m/a.html", True),
        ("**/m/**/*.html", "m/x/y/a.html", True),
        ("**/m/**/*.html", "n/a.html", False),
        ("n*", "nn/m/a.html", True),
        ("n*/a.html", "nn/m/a.html", False),
        ("**", "n/.git/a.html", False),
        ("n", "n/.a.html", False),
        ("*", ".a.html", False),
        (".*", ".a.html", True),
        ("[!a]*", ".a.html", False),
        ("**/.git/*", "n/.git/a.html", True),
        ("[ab]?", "b1", True),
        ("[ab", "[ab", True),
    ],
)
def test_paths_that_match(pattern, path, known) -> None:
    assert Pattern(pattern.split("/")).matches(path.split("/")) is known


@pytest.mark.parametrize(
    ("pattern", "folder", "known"),
    [
        ("*.html", "n", False),
        ("n*/*.html", "nn", True),
        ("n*/*.html", "nn/m", False),
        ("**/x", "any/depth", True),
        ("**/x", ".hidden", False),
        ("n", "n/m", True),
    ],
)
def test_folders_that_lead_to_a_match(pattern, folder, known) -> None:
    assert Pattern(pattern.split("/")).leads(folder.split("/")) is known


def test_many_signs_take_no_longer_than_few() -> None:
    assert not Pattern(["**", "a"] * 30 + ["b"]).matches(["a"] * 300)
