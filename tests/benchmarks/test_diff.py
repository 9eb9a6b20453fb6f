from __future__ import annotations

from benchmarks.diff import measure, misnamed, write_runs


def test_what_was_planted_is_told_and_nothing_else(tmp_path):
    planted = write_runs(tmp_path, 30, 0.5, 1)
    *_, told = measure(tmp_path)
    assert 5 < len(planted) < 25
    assert misnamed(planted, told) == []
    told["articles"][0]["changes"][0]["category"] = "mood"
    told["articles"].pop()
    assert len(misnamed(planted, told)) == 2
