from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.site import KEY_BYTES, PageLines
from pipeline.errors import ConfigError
from pipeline.store.sites import MOST_PAGES, SiteIndex, add_pages
from tests.builders import ROOT


def page(number: int, *lines: int, digest: str = "d0", prose: tuple[int, ...] = ()) -> PageLines:
    """Give a page by its number; lines are numbers as well."""
    short, long = (frozenset(line.to_bytes(KEY_BYTES) for line in found) for found in (lines, prose))
    return PageLines(f"{number:016x}", digest, short, long)


A = page(1, 1, 2, 3, prose=(7, 8))
B = page(2, 1, 2, prose=(9,))
C = page(3)
PAGES = [("vale.example", A), ("vale.example", B), ("Grün & Söhne/a b/", C)]

KEYS = st.frozensets(st.integers(0, 5).map(lambda n: n.to_bytes(KEY_BYTES)), max_size=3)
SOME = st.builds(PageLines, st.sampled_from(["0a", "1b", "2c"]), st.sampled_from(["00", "11"]), KEYS, KEYS)
BATCHES = st.lists(st.tuples(st.sampled_from(["a.example", "b/"]), SOME), max_size=8)


def test_pages_come_back_as_they_were_counted(tmp_path):
    add_pages(tmp_path / "sites", PAGES)
    index = SiteIndex(tmp_path / "sites")
    assert index.pages("vale.example") == (A, B)
    assert index.pages("Grün & Söhne/a b/") == (C,)
    assert index.pages("other.example") == ()


def test_file_is_sorted_lines_below_one_that_tells_the_version(tmp_path):
    add_pages(tmp_path / "sites", PAGES[:2])
    page = '{"site": "vale.example", "page": "%016d", "digest": "d0", "short": "%s", "prose": "%s"}'
    assert (tmp_path / "sites").read_text("utf-8").splitlines() == [
        '{"site_index": "1"}',
        page % (1, "AAAAAAABAAAAAAACAAAAAAAD", "AAAAAAAHAAAAAAAI"),
        page % (2, "AAAAAAABAAAAAAAC", "AAAAAAAJ"),
    ]


def test_file_that_is_not_there_holds_no_sites(tmp_path):
    assert SiteIndex(tmp_path / "sites").pages("vale.example") == ()
    add_pages(tmp_path / "sites", [])
    assert (tmp_path / "sites").read_bytes() == b'{"site_index": "1"}\n'


@given(BATCHES, st.randoms(use_true_random=False))
def test_bytes_depend_on_what_was_counted_and_on_nothing_else(tmp_path_factory, pages, random):
    once, again = (tmp_path_factory.mktemp("sites") / "index" for _ in range(2))
    pages = [(site, replace(page, prose=page.prose - page.short)) for site, page in pages]
    unlike = {(site, page.page, page.digest): (site, page) for site, page in pages}  # a digest names one content
    add_pages(once, unlike.values())
    rest = list(unlike.values()) * 2
    random.shuffle(rest)
    while rest:
        size = random.randint(1, len(rest))
        add_pages(again, rest[:size])
        rest = rest[size:]
    if again.exists() or unlike:
        assert again.read_bytes() == once.read_bytes()
        assert SiteIndex(again).version == SiteIndex(once).version


def test_page_that_came_in_two_versions_counts_once(tmp_path):
    later = page(1, 4, 5, digest="d1")
    for first, second in ((A, later), (later, A)):
        path = tmp_path / first.digest
        add_pages(path, [("vale.example", first)])
        add_pages(path, [("vale.example", second)])
        assert SiteIndex(path).pages("vale.example") == (A,)


def test_of_a_large_site_the_same_sample_stays_whatever_came_first(tmp_path):
    pages = [("vale.example", page(number * 7919 % 10007, number)) for number in range(MOST_PAGES + 60)]
    for name, batches in {"once": [pages], "twice": [pages[200:], pages[:200]]}.items():
        for batch in batches:
            add_pages(tmp_path / name, batch)
    assert (tmp_path / "once").read_bytes() == (tmp_path / "twice").read_bytes()
    assert len(SiteIndex(tmp_path / "once").pages("vale.example")) == MOST_PAGES


def test_digest_of_a_site_tells_its_own_changes_only(tmp_path):
    path = tmp_path / "sites"
    add_pages(path, PAGES)
    before = SiteIndex(path)
    add_pages(path, [("other.example", C)])
    assert SiteIndex(path).digest("vale.example") == before.digest("vale.example")
    assert SiteIndex(path).version != before.version
    add_pages(path, [("vale.example", C)])
    assert SiteIndex(path).digest("vale.example") != before.digest("vale.example")
    assert before.digest("other.example") == before.digest("another.example") != SiteIndex(path).digest("other.example")


HEAD = '{"site_index": "1"}\n'
ROW = '{"site": "a", "page": "01", "digest": "02", "short": "", "prose": ""}\n'
BROKEN = {
    "another file": ("some words\n", "is no index of sites of this version"),
    "another version": ('{"site_index": "2"}\n', "is no index of sites of this version"),
    "no page": (HEAD + "[]\n", ":2: is out of place"),
    "half a hash": (HEAD + ROW.replace('"short": ""', '"short": "AAAA"'), ":2: is out of place"),
    "cut off": (HEAD + ROW + ROW[:30], ":3: is out of place"),
    "a page twice": (HEAD + ROW + ROW, ":3: is out of place"),
    "not sorted": (HEAD + ROW.replace("01", "09") + ROW, ":3: is out of place"),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_file_that_is_no_index_is_refused_and_left_alone(tmp_path, case):
    text, reason = case
    (tmp_path / "sites").write_text(text)
    with pytest.raises(ConfigError, match=reason):
        SiteIndex(tmp_path / "sites")
    with pytest.raises(ConfigError, match=reason):
        add_pages(tmp_path / "sites", PAGES)
    assert (tmp_path / "sites").read_text() == text
    assert len(list(tmp_path.iterdir())) == 1


def test_file_that_is_changed_meanwhile_is_noticed(tmp_path):
    add_pages(tmp_path / "sites", PAGES)
    index = SiteIndex(tmp_path / "sites")
    add_pages(tmp_path / "sites", [("a.example", A), ("vale.example", C)])
    with pytest.raises(ConfigError, match="sites: was changed while it was read"):
        index.pages("vale.example")


KILLED = """
import os, sys
from pathlib import Path
from pipeline.store import files, sites
from tests.store.test_sites import A, B, C
def die(*_):
    os.kill(os.getpid(), 9)
if sys.argv[2] == "amid the rows":
    kept = sites._kept
    sites._kept = lambda rows: (die() if n else row for n, row in enumerate(kept(rows)))
else:
    os.fsync = die
sites.add_pages(Path(sys.argv[1]), [("vale.example", B), ("vale.example", C)])
"""


@pytest.mark.parametrize("moment", ["amid the rows", "before the rename"])
@pytest.mark.parametrize("first", [True, False], ids=["no index yet", "index"])
def test_killed_run_leaves_no_half_written_index_and_the_next_one_makes_it_whole(tmp_path, moment, first):
    path, whole = tmp_path / "sites", tmp_path / "whole"
    if not first:
        add_pages(path, PAGES)
        before = path.read_bytes()
    run = subprocess.run([sys.executable, "-c", KILLED, path, moment], cwd=ROOT, check=False)
    assert run.returncode == -9
    assert not path.exists() if first else path.read_bytes() == before
    for index in (path, whole):
        add_pages(index, [*PAGES, ("vale.example", C)])
    assert path.read_bytes() == whole.read_bytes()
