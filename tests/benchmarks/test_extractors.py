from __future__ import annotations

import gzip
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from benchmarks import extractors
from benchmarks.extractors import ABSENT, PEERS, Watch, own_lines, own_page, peak, peer_lines, peer_page, run
from tests.builders import ROOT

STORY = (
    "The library in Larkfield will open again in May after two years of work on its roof, the council has said.",
    "Readers will find three new rooms for study, a garden, and a shelf of seeds that anyone may take home.",
)
HEADLINE = "Larkfield library to open again"
LINES = ["Home > News", HEADLINE, *STORY, "", "© 2024 Larkfield News. All rights reserved."]
PAGE = f"<body><nav><a href=/>Home</a></nav><article><h1>{HEADLINE}</h1><p>{STORY[0]}</p><p>{STORY[1]}</p></article></body>"


@pytest.fixture
def folder(tmp_path):
    """Give a folder with five pages and their lines, as the shared one has them."""
    (tmp_path / "html").mkdir()
    for name in "abcde":
        (tmp_path / f"html/{name}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    rows = [json.dumps({"id": name, "lines": [{"t": line} for line in LINES]}) for name in "abcde"]
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    return tmp_path


def test_project_answers_a_page_without_its_headline():
    assert own_page()(Watch(), PAGE) == "\n".join(STORY)
    assert own_page()(Watch(), PAGE.replace("h1>", "p>")).startswith(HEADLINE)


def test_project_answers_each_line():
    assert own_lines()(Watch(), LINES) == [0, 1, 1, 1, 0, 0]


def test_line_of_which_less_than_half_is_kept_counts_as_dropped(monkeypatch):
    from pipeline.clean import build

    runs = [SimpleNamespace(raw_start=0, raw_end=2), SimpleNamespace(raw_start=5, raw_end=8)]
    monkeypatch.setattr(build, "to_page", lambda _: SimpleNamespace(offsets=SimpleNamespace(runs=runs)))
    assert own_lines()(Watch(), ["abcd", "efgh", "", "i"]) == [0, 1, 0, 0]


def test_peer_answers_a_line_as_often_as_it_comes_back():
    pages = []

    def extract(page: str) -> str:
        pages.append(page)
        return "- A & b, c\n\nTwice"

    assert peer_lines(extract)(Watch(), ["A & b, c", "Twice", "Twice", "Never", "…"]) == [1, 1, 0, 0, 0]
    assert "<p>A &amp; b, c</p>" in pages[0]


def test_peer_that_finds_nothing_answers_with_nothing():
    assert peer_page(lambda _: None)(Watch(), PAGE) == ""
    assert peer_lines(lambda _: None)(Watch(), LINES) == [0] * len(LINES)


@pytest.mark.parametrize(("form", "nothing"), [("pages", ""), ("lines", [0] * len(LINES))])
def test_page_that_a_peer_fails_on_is_empty_and_counted_once(folder, installed, form, nothing):
    installed("trafilatura", extract=lambda page, **_: 1 / 0)
    answered = run("trafilatura", form, folder)
    assert answered["answers"] == dict.fromkeys("abcde", nothing)
    assert answered["failed"] == 5


def test_first_pages_are_read_once_before_they_are_measured(folder, installed, monkeypatch):
    seen: list[str] = []
    installed("trafilatura", extract=lambda page, **_: seen.append(page))
    ticks = iter(range(100))
    monkeypatch.setattr(extractors.time, "process_time", lambda: next(ticks))
    answered = run("trafilatura", "pages", folder)
    assert (len(seen), answered["seconds"]) == (8, 5)
    assert answered["read"] == pytest.approx(5 * len(PAGE.encode()) / 1e6)


SPOKEN = {"trafilatura": {}, "trafilatura, precision": {"favor_precision": True}}


@pytest.mark.parametrize(("name", "options"), SPOKEN.items())
def test_peer_is_asked_for_the_article_without_comments(installed, name, options):
    asked = []
    installed("trafilatura", extract=lambda page, **given: asked.append((page, given)))
    PEERS[name]()(PAGE)
    assert asked == [(PAGE, {"include_comments": False, **options})]


def test_peer_that_would_fetch_images_may_not(installed):
    class Article(SimpleNamespace):
        def __init__(self, url: str, *, fetch_images: bool) -> None:
            super().__init__(allowed=fetch_images, text="")

        def download(self, *, input_html: str) -> None:
            self.page = input_html

        def parse(self) -> None:
            self.text = f"{self.allowed} {self.page}"

    installed("newspaper", Article=Article)
    assert PEERS["newspaper4k"]()("x") == "False x"


def test_peers_of_paragraphs_and_summaries_are_joined(installed):
    parts = [SimpleNamespace(text=text, is_boilerplate=text == "Menu") for text in ("One", "Menu", "Two")]
    lists = {"get_stoplists": lambda: ["A", "B"], "get_stoplist": frozenset}
    installed("justext", justext=lambda page, words: parts if words == {"A", "B"} else [], **lists)
    assert PEERS["jusText"]()(PAGE) == "One\nTwo"
    installed(
        "readability", Document=lambda page: SimpleNamespace(summary=lambda html_partial: f"{page} {html_partial}")
    )
    installed("html_text", extract_text=lambda html: f"[{html}]")
    assert PEERS["readability-lxml"]()("x") == "[x True]"


@pytest.mark.skipif(not peak(), reason="the system does not tell what a process held")
def test_peak_does_not_fall_when_memory_is_given_back():
    told = (
        "from benchmarks.extractors import peak",
        "before = peak()",
        "held = bytearray(60_000_000)",
        "held[::4096] = b'1' * len(held[::4096])",
        "del held",
        "print(peak() > before + 40)",
    )
    command = [sys.executable, "-c", "; ".join(told)]
    child = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert child.stdout == "True\n"


def test_child_writes_its_answers(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["extractors", "inspectext", "lines", str(folder), str(folder / "out.json")])
    extractors.main()
    answered = json.loads((folder / "out.json").read_text())
    assert answered["answers"]["a"] == [0, 1, 1, 1, 0, 0]
    assert set(answered) == {"answers", "seconds", "read", "peak", "failed"}


def test_absent_extractor_is_told_by_the_status(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setattr(sys, "argv", ["extractors", "trafilatura", "pages", str(folder), str(folder / "out.json")])
    with pytest.raises(SystemExit) as ended:
        extractors.main()
    assert ended.value.code == ABSENT
    assert "trafilatura" in capsys.readouterr().err
