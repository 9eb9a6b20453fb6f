import numpy as np
import pytest

from training.logistic import fit_logistic, fit_softmax


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


def test_softmax_of_two_classes_is_logistic():
    rows, labels = np.array([[0.0], [1.0], [0.4], [2.0], [1.4]]), np.array([0, 1, 1, 1, 0])
    slopes, constants = fit_softmax(rows, labels, np.ones(5), penalty=0.5)
    single, constant = fit_logistic(rows, labels.astype(float), np.ones(5), penalty=0.25)
    assert slopes[0, 1] - slopes[0, 0] == pytest.approx(single[0], abs=0.02)
    assert constants[1] - constants[0] == pytest.approx(constant, abs=0.02)


def test_softmax_gives_the_shares_of_classes():
    labels, counts = np.array([0, 1, 2]), np.array([1.0, 2.0, 5.0])
    slopes, constants = fit_softmax(np.zeros((3, 1)), labels, counts, penalty=1.0)
    shares = np.exp(constants) / np.exp(constants).sum()
    assert slopes == pytest.approx(0.0)
    assert shares == pytest.approx([0.125, 0.25, 0.625], abs=1e-3)
