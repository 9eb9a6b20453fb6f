from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read.endings import ENDINGS, Container, all_endings, container_of, is_container, is_read, supported


@pytest.mark.parametrize(
    ("name", "known"), [("a.html", True), ("A.HTM.GZ", True), ("a.txt", True), ("a.gz", False), ("txt", False)]
)
def test_endings_of_articles(name, known) -> None:
    assert supported(Path(name)) is known
    assert is_read(name) is known


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.zip", Container.ZIP),
        ("A.TAR.GZ", Container.TAR),
        ("a.tgz", Container.TAR),
        ("a.tar.xz", Container.TAR),
        ("a.jsonl", Container.LINES),
        ("a.ndjson.gz", Container.LINES),
        ("a.parquet", Container.PARQUET),
        ("CC-MAIN.warc.gz", Container.WARC),
        ("a.zip.gz", None),
        ("a.json", None),
        ("a.html", None),
        ("zip", None),
    ],
)
def test_endings_of_containers(name, kind) -> None:
    assert container_of(name) == kind
    assert is_container(Path(name)) is (kind is not None)
    assert is_read(name) is (kind is not None or name == "a.html")


def test_message_names_all_endings() -> None:
    assert all_endings() == (
        ".html, .htm, .txt, .tar, .jsonl, .ndjson, .warc or .gz of these, .zip, .tgz, .tar.bz2, .tar.xz, .parquet"
    )
    assert all(ending.removesuffix(".gz") in all_endings() for ending in ENDINGS)
