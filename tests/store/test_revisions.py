from __future__ import annotations

import os
import subprocess

import pytest

from pipeline.errors import ConfigError
from pipeline.record.build import to_article
from pipeline.record.text import to_json, to_line
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
    (tmp_path / "out/link.json").symlink_to("a é.json")
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
    assert [one.place.partition("out/")[2] for one in listed] == ["a é.json", "b/c.jsonl:1", "b/c.jsonl:2"]
    assert [listing.article(one) for one in listed] == [RECORD] * 3
    assert {listing.line(one) for one in listed} == {to_line(RECORD).encode()}


def test_records_of_a_revision_are_listed_and_read(repository, monkeypatch):
    from pathlib import Path

    with GitListing("HEAD~1", Path("out")) as listing:
        assert listing.name == "HEAD~1:out"
        assert listing.versions() == {"model": "1"}
        _check(listing)
    with GitListing("HEAD~1", repository / "out") as listing:
        _check(listing)
    (repository / "out/deep").mkdir(parents=True)
    monkeypatch.chdir(repository / "out/deep")
    with GitListing("HEAD~1", Path("..")) as listing:
        assert len(list(listing.listed())) == 3
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


def test_object_that_git_has_lost_is_told(repository):
    with GitListing("HEAD~1", repository / "out") as listing:
        for blob in (repository / ".git/objects").glob("??/*"):
            blob.unlink()
        with pytest.raises(ConfigError, match="git has no "):
            list(listing.listed())
