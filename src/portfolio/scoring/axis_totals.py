"""The additive value model: values in, weighted contributions and axis totals out."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.criterion import Axis
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Scores
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import sum_columns


def contributions(values: Floats, rubric: Rubric) -> Floats:
    """Return weight x value by initiative (rows) and criterion (columns).

    ``c_ij = w_j v_ij``. Source: Keeney and Raiffa (1976).
    """
    parts: Floats = values * np.array([criterion.weight for criterion in rubric.criteria])
    return parts


def total(parts: Floats, rubric: Rubric, axis: Axis) -> Floats:
    """Return the sum of an axis by initiative, in [0, 1]; 1 for an axis without criteria."""
    columns = [at for at, criterion in enumerate(rubric.criteria) if criterion.axis is axis]
    if not columns:
        return np.ones(len(parts))
    return sum_columns(parts[:, columns], np.ones(len(columns)))


def evidence_confidence(scores: Scores, rubric: Rubric) -> Floats:
    """Return the mean confidence of the evidence by initiative, by weight, in [0, 1].

    A score without stated evidence counts as a guess (0.5) once others state theirs; NaN where
    no score states any.
    """
    weights = np.array([criterion.weight for criterion in rubric.criteria])
    stated = ~np.isnan(scores.evidence)
    mean = np.where(stated, scores.evidence, 0.5) @ weights / weights.sum()
    return np.where(stated.any(axis=1), mean, np.nan)
