from __future__ import annotations

import pytest

from benchmarks.findings import calibration, f1, report
from pipeline.findings.bags.model import LABELS


def chances(label, chance):
    rest = (1 - chance) / 3
    return {name: chance if name == label else rest for name in LABELS}


def test_f1_of_a_label():
    gold, found = ["strength", "strength", "weakness"], ["strength", "weakness", "weakness"]
    assert f1(gold, found, "strength") == pytest.approx(2 / 3)
    assert f1(gold, found, "mixed") == 0.0


def test_calibration_compares_what_was_said_with_what_was_right():
    bins = calibration([0.95, 0.95, 0.95, 0.95, 0.35, 1.0], [True, True, True, False, False, True])
    assert [(low, size, round(mean, 2), share) for low, size, mean, share in bins] == [
        (0.3, 1, 0.35, 0.0),
        (0.9, 5, 0.96, 0.8),
    ]


def test_report_has_all_figures():
    gold = ["strength", "weakness", "mixed", "neutral"]
    text = report(gold, [chances(label, 0.75) for label in gold])
    assert "4 sentences: accuracy 1.000  macro-F1 1.000" in text
    assert "expected calibration error 0.250" in text
    assert "  0.7 to 0.8       4  1.00  " in text
