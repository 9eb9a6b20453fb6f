"""Many articles: the number of workers changes no byte, and the memory of a worker stays flat."""

from __future__ import annotations

import pytest

from benchmarks.batch import Memory, digest, measure
from benchmarks.varied import write_articles
from pipeline.run.settings import Settings

ARTICLES = 40
GROWTH = 1.10


@pytest.mark.model
def test_workers_change_no_byte_and_memory_stays_flat(tmp_path):
    write_articles(tmp_path / "in", ARTICLES)
    memories = {}
    for workers in (1, 2):
        _, report, memories[workers] = measure(tmp_path / "in", Settings(tmp_path / f"out{workers}", workers=workers))
        assert (report.done, len(report.failures)) == (ARTICLES, 0)
    assert digest(tmp_path / "out1") == digest(tmp_path / "out2")
    seen = memories[1].seen
    assert max(seen[-16:]) <= max(seen[8:24]) * GROWTH


def test_memory_is_the_largest_of_the_last_hundred_articles():
    memory = Memory([*[500.0] * 100, *[300.0] * 100, *[310.0] * 1800])
    assert (memory.around(200), memory.around(2000)) == (300.0, 310.0)
