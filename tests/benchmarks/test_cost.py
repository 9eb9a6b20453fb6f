from __future__ import annotations

import pytest

from benchmarks.cost import Clock, bare, batches, compare, print_comparison, time_stages, whole
from benchmarks.varied import write_articles
from pipeline.assemble import extract_page
from pipeline.clean.build import to_page
from pipeline.read.files import read_file
from pipeline.record.text import to_json


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    folder = tmp_path_factory.mktemp("varied")
    write_articles(folder, 10)
    return sorted(folder.iterdir())


def test_every_article_is_in_one_batch(paths):
    parted = list(batches(paths, 8))
    assert [len(batch) for batch in parted] == [8, 2]
    assert [path for batch in parted for path in batch] == paths


@pytest.mark.model
def test_the_whole_gives_the_records_that_single_articles_give(nlp, paths):
    assert whole(paths[:3], nlp) == [to_json(extract_page(read_file(path), nlp=nlp)) for path in paths[:3]]


@pytest.mark.model
def test_the_bare_parses_the_clean_texts(nlp, paths):
    texts = [to_page(read_file(path)).text for path in paths[:2]]
    assert [doc.text for doc in bare(texts, nlp)] == texts


@pytest.mark.model
def test_time_is_counted_for_both_and_for_every_stage(nlp, paths):
    assert all(seconds > 0 for seconds in compare([paths[:2], paths[2:3]], nlp, nlp).spent.values())
    assert list(time_stages([paths[:2]], nlp).spent) == ["read", "clean", "tokens", *nlp.pipe_names, "record", "JSON"]


def test_the_ratio_is_that_of_one_round_each(capsys):
    clocks = [Clock() for _ in range(3)]
    for clock, seconds in zip(clocks, (1.4, 3.0, 1.6), strict=True):
        clock.spent.update(whole=seconds, bare=1.0 if seconds < 2 else 2.0)
    print_comparison(clocks, 10)
    assert "| whole pipeline | 160.0 | 1.50 (1.40 to 1.60) |" in capsys.readouterr().out
