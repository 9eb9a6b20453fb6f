import gzip
import json

import numpy as np
import pytest

from training.text_pages import BENCHMARK, GOLD, LINES, read_pages, site_of, text_page, with_index

PROSE = "The home in Larkfield is safe, inspectors have found, and staff are kind to all who live there."


def line(text, article=0, skip=None):
    return {"t": text, "y": article, "n": len(text.split()), "skip": skip}


PAGE = {
    "id": "a",
    "lines": [line("Pool", skip="title"), line("", skip="blank"), line("Towns and villages"), line(PROSE, 1)],
}


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.vale.example/a", "vale.example"),
        ("https://news.vale.co.uk/a", "vale.co.uk"),
        ("https://vale.example", "vale.example"),
        ("", ""),
    ],
)
def test_site_is_the_domain_that_was_registered(url, site):
    assert site_of(url) == site


def test_lines_without_ink_are_no_units():
    page = text_page(PAGE, "https://vale.example/a")
    assert (page.owners, page.size, page.labels.tolist()) == ([0, 2, 3], 4, [0, 0, 1])


def test_what_is_not_scored_counts_nothing_and_no_line_more_than_a_fifth():
    counts = text_page(PAGE, "https://vale.example/a").counts
    assert counts[0] == 0
    assert 0 < counts[1] <= 0.2
    assert counts[2] == pytest.approx(0.2)


def test_index_tells_what_the_pages_of_a_host_share():
    other = {"id": "b", "lines": [line("Towns and villages"), line("A bridge will be closed from May to July.", 1)]}
    pages = [text_page(PAGE, "https://vale.example/a"), text_page(other, "https://vale.example/b")]
    alone = text_page({**PAGE, "id": "c"}, "https://upton.example/c")
    found = with_index([*pages, alone])
    assert set(found) == {"a", "b"}
    assert found["a"].counts == (0, 1, 0)


def test_pages_are_read_by_name(tmp_path):
    folder = tmp_path / BENCHMARK
    (folder / GOLD).parent.mkdir(parents=True)
    (folder / GOLD).write_text(json.dumps({name: {"url": f"https://{name}.example"} for name in "abc"}), "utf-8")
    empty = {"id": "c", "lines": [line("", skip="blank")]}
    with gzip.open(folder / LINES, "wt", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(page) for page in ({**PAGE, "id": "b"}, PAGE, empty)))
    pages = read_pages(tmp_path)
    assert [page.name for page in pages] == ["a", "b"]
    assert np.array_equal(pages[0].lines[0], pages[1].lines[0])
