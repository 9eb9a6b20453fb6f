"""Logistic regression for two classes or more, by Newton's method (reweighted least squares), with numpy alone."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

LEAST_SCALE = 0.1
STEPS = 25
NEAR = 1e-3
FLATTEST = 1e-6
STEEPEST = 30.0


def fit_logistic(rows: Vector, labels: Vector, counts: Vector, penalty: float) -> tuple[Vector, float]:
    """The weight of each column and the constant.

    Columns are brought to mean 0 and deviation 1 for the fit; a deviation under 0.1 counts as 0.1, so that what hardly
    ever happens weighs little, and a column that never changes weighs nothing.

    Args:
        rows: A row for each line, a column for each feature.
        labels: 1 or 0 for each row.
        counts: How much each row counts.
        penalty: Half of it times the sum of the squared weights of the scaled columns is added to the loss.
    """
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(deviation > 0, np.maximum(deviation, LEAST_SCALE), np.inf)
    scaled = np.concatenate(((rows - mean) / scale, np.ones((len(rows), 1))), axis=1)
    ridge = np.full(scaled.shape[1], penalty)
    ridge[-1] = FLATTEST
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        step = _step(scaled, labels, counts, ridge, weights)
        weights -= step
        if np.abs(step).max() < NEAR:
            break
    slopes = weights[:-1] / scale
    return slopes, float(weights[-1] - mean @ slopes)


def _step(rows: Vector, labels: Vector, counts: Vector, ridge: Vector, weights: Vector) -> Vector:
    """What Newton's method takes off the weights."""
    chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -STEEPEST, STEEPEST)))
    slope = rows.T @ (counts * (chance - labels)) + ridge * weights
    root = rows * np.sqrt(np.maximum(counts * chance * (1 - chance), FLATTEST))[:, None]
    curve = root.T @ root
    curve[np.diag_indices_from(curve)] += ridge
    return np.asarray(np.linalg.solve(curve, slope), np.float64)


def fit_softmax(rows: Vector, labels: NDArray[np.int64], counts: Vector, penalty: float) -> tuple[Vector, Vector]:
    """The weights of each column for each class, and the constants of the classes: multinomial logistic regression.

    Columns are scaled and weights penalised as in `fit_logistic`.

    Args:
        rows: A row for each text, a column for each feature.
        labels: The number of its class for each row, from 0.
        counts: How much each row counts.
        penalty: Half of it times the sum of the squared weights of the scaled columns is added to the loss.
    """
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(deviation > 0, np.maximum(deviation, LEAST_SCALE), np.inf)
    scaled = np.concatenate(((rows - mean) / scale, np.ones((len(rows), 1))), axis=1)
    wanted = np.eye(int(labels.max()) + 1)[labels]
    ridge = np.full(scaled.shape[1], penalty)
    ridge[-1] = FLATTEST
    weights = np.zeros((scaled.shape[1], wanted.shape[1]))
    for _ in range(STEPS):
        step = _softmax_step(scaled, wanted, counts, ridge, weights)
        weights -= step
        if np.abs(step).max() < NEAR:
            break
    slopes = weights[:-1] / scale[:, None]
    return slopes, weights[-1] - mean @ slopes


def _softmax_step(rows: Vector, wanted: Vector, counts: Vector, ridge: Vector, weights: Vector) -> Vector:
    """What Newton's method takes off the weights of all classes at once."""
    scores = rows @ weights
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    slope = rows.T @ (counts[:, None] * (shares - wanted)) + ridge[:, None] * weights
    width, classes = weights.shape
    curve = np.zeros((classes, width, classes, width))
    for one in range(classes):
        for other in range(classes):
            share = counts * shares[:, one] * (float(one == other) - shares[:, other])
            curve[one, :, other, :] = (rows * share[:, None]).T @ rows
    flat = curve.reshape(classes * width, classes * width)
    flat[np.diag_indices_from(flat)] += np.tile(ridge, classes) + FLATTEST
    return np.asarray(np.linalg.solve(flat, slope.T.reshape(-1)), np.float64).reshape(classes, width).T
