"""Many articles: the number of workers changes no byte, and the memory of a worker stays flat."""

from __future__ import annotations

import pytest

from benchmarks.batch import copies, digest, measure

COPIES = 60
GROWTH = 1.10


@pytest.mark.model
def test_workers_change_no_byte_and_memory_stays_flat(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    copies(folder, COPIES)
    memories = [measure(folder, tmp_path / f"out{workers}", workers)[1] for workers in (1, 2)]
    assert digest(tmp_path / "out1") == digest(tmp_path / "out2")
    assert len(list((tmp_path / "out1").glob("*.json"))) == COPIES + 1
    early, late = memories[0].between(0.3, 0.5), memories[0].between(0.8, 1.0)
    assert late <= early * GROWTH
