from __future__ import annotations

import gzip
from itertools import islice
from random import Random

from benchmarks.varied import Sample, articles, vary, write_articles

NAMES = ("Oldmere", "Hartwick", "Sandbury")
TEXT = "Oldmere\n\nJo Oldmere met 250 pupils on 12 May.\n\nThey sang.\n\nThey ran.\n\nThe end.\n\n"


def varied(text, seed):
    return vary(Sample("a.txt", text, "utf-8", ("Oldmere",)), Random(seed), NAMES)  # noqa: S311  no secret


def test_no_two_articles_are_the_same():
    made = [data for _, data in islice(articles(), 60)]
    assert len(set(made)) == len(made)


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("first", "again"):
        write_articles(tmp_path / name, 16, seed=3)
    write_articles(tmp_path / "other", 16, seed=4)
    first, again, other = (
        [p.read_bytes() for p in sorted((tmp_path / n).iterdir())] for n in ("first", "again", "other")
    )
    assert first == again
    assert first != other


def test_kinds_of_files_are_kept(tmp_path):
    write_articles(tmp_path, 14)
    files = sorted(tmp_path.iterdir())
    packed = [gzip.decompress(path.read_bytes()) for path in files if path.suffix == ".gz"]
    assert {path.suffix for path in files} == {".html", ".htm", ".txt", ".gz"}
    assert any(data.startswith(b"<!") for data in packed)


def test_a_name_is_the_same_wherever_it_stands_in_an_article():
    first, *_ = lines = varied(TEXT, 0).splitlines()
    assert first not in NAMES
    assert sum(first in line for line in lines) == TEXT.count("Oldmere")


def test_figures_vary_and_dates_stay_dates():
    made = {varied("They met 250 pupils on Friday 12/5 at 10:42, tel. 01632 960.", seed) for seed in range(20)}
    assert len(made) > 5
    assert all(text.endswith("pupils on Friday 12/5 at 10:42, tel. 01632 960.") for text in made)


def test_paragraphs_between_the_ends_vary():
    made = {varied(TEXT, seed).partition("\n\n")[2] for seed in range(40)}
    assert all(text.endswith("The end.\n\n") for text in made)
    assert any("They sang" not in text for text in made)
    assert any(text.index("ran") < text.index("sang") for text in made if "ran" in text and "sang" in text)
    assert any(text.count("They sang") > 1 for text in made)
