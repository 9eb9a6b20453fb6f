from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.record.build import to_article
from pipeline.record.text import to_json, to_line
from pipeline.store.listed import FileListing
from pipeline.store.revisions import GitListing
from tests.record.made import made

RECORD = to_article(*made())


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Give a repository whose records are only in its first commit."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    files = {
        "out/a é.json": to_json(RECORD),
        "out/b/c.jsonl": to_line(RECORD) * 2,
        "out/manifest.json": '{"versions": {"model": "1"}}',
        "out/errors.jsonl": "{}\n",
        "out/.hidden.json": "{}",
        "out/notes.txt": "x",
        "outside.json": to_json(RECORD),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for name, target in {
        "link.json": "b/../a é.json",
        "lost.json": "nothing.json",
        "outside.json": "../outside.json",
        "far.json": str(tmp_path / "out/a é.json"),
        "link.txt": "a é.json",
        "linked": "b",
    }.items():
        (tmp_path / "out" / name).symlink_to(target)
    for args in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-q", "-m", "x"],
        ["rm", "-rq", "out"],
        ["commit", "-qm", "y"],
    ):
        author = ["-c", "user.name=a", "-c", "user.email=a@a.test", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *author, *args], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def _check(listing):
    listed = list(listing.listed())
    assert [one.place.partition("out/")[2] for one in listed] == ["a é.json", "b/c.jsonl:1", "b/c.jsonl:2", "link.json"]
    assert [listing.article(one) for one in listed] == [RECORD] * 4
    assert {listing.line(one) for one in listed} == {to_line(RECORD).encode()}


def test_records_of_a_revision_are_listed_and_read(repository, monkeypatch):
    with GitListing("HEAD~1", Path("out")) as listing:
        assert listing.name == "HEAD~1:out"
        assert listing.versions() == {"model": "1"}
        _check(listing)
    with GitListing("HEAD~1", repository / "out") as listing:
        _check(listing)
    (repository / "out/deep").mkdir(parents=True)
    monkeypatch.chdir(repository / "out/deep")
    with GitListing("HEAD~1", Path("..")) as listing:
        assert len(list(listing.listed())) == 4
    monkeypatch.chdir(repository)
    with GitListing("HEAD~1", Path("out")) as listing:
        _check(listing)


def test_what_is_not_there_is_told(repository, monkeypatch):
    folder = repository / "out"
    with pytest.raises(ConfigError, match="HEAD: has no folder"):
        GitListing("HEAD", folder)
    for name in ("nothing", "--help", "HEAD:outside.json", ""):
        with pytest.raises(ConfigError, match="no such revision"):
            GitListing(name, folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    (repository / ".git").rename(repository / "git")
    with pytest.raises(ConfigError, match="not a git repository"):
        GitListing("HEAD", folder)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git cannot be run: "):
        GitListing("HEAD", folder)


def test_names_that_are_no_utf8_and_magic_ones_are_read_and_can_be_written(repository):
    names = [b'\xff\tq"\n.json', b":(top).json", b"-x.json", b"*.json"]
    folder = repository / "odd"
    folder.mkdir()
    for name in names:
        (folder / os.fsdecode(name)).write_text(to_json(RECORD), "utf-8")
    for args in (["add", "."], ["-c", "user.name=a", "-c", "user.email=a@a.test", "commit", "-qm", "z"]):
        subprocess.run(["git", *args], cwd=repository, check=True, capture_output=True)
    with GitListing("HEAD", Path("odd")) as listing:
        listed = list(listing.listed())
        assert [listing.article(one) for one in listed] == [RECORD] * 4
        assert {one.place for one in listed} == {f"HEAD:{one.place}" for one in FileListing(Path("odd")).listed()}
        assert 'HEAD:odd/\\xff\tq"\n.json' in {one.place for one in listed}
    with pytest.raises(ConfigError, match="has no folder"):
        GitListing("HEAD", Path(":(top)odd"))


def test_object_that_git_has_lost_is_told(repository):
    with GitListing("HEAD~1", repository / "out") as listing:
        for blob in (repository / ".git/objects").glob("??/*"):
            blob.unlink()
        with pytest.raises(ConfigError, match="git has no "):
            list(listing.listed())
