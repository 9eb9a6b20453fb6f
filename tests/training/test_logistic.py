import numpy as np
import pytest

from training.logistic import fit_logistic


def test_weights_are_those_of_the_odds():
    rows, labels = np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([1.0, 0.0, 1.0, 0.0])
    counts = np.array([1.0, 3.0, 3.0, 1.0])
    slopes, constant = fit_logistic(rows, labels, counts, penalty=1e-9)
    assert constant == pytest.approx(np.log(1 / 3), abs=1e-3)
    assert slopes[0] + constant == pytest.approx(np.log(3), abs=1e-3)


def test_penalty_makes_weights_small():
    rows, labels, counts = np.array([[0.0], [1.0]]), np.array([0.0, 1.0]), np.ones(2)
    weak, strong = (abs(fit_logistic(rows, labels, counts, penalty)[0][0]) for penalty in (0.1, 10.0))
    assert strong < weak / 3


def test_a_column_that_never_changes_weighs_nothing():
    rows = np.array([[0.0, 5.0], [1.0, 5.0], [0.5, 5.0]])
    slopes, _ = fit_logistic(rows, np.array([0.0, 1.0, 1.0]), np.ones(3), penalty=1.0)
    assert slopes[1] == 0
