"""What the choices of a model are, what they decide on, and when they begin."""

from __future__ import annotations

import numpy as np

from portfolio.planning.model import Bools, Ints, Model


def choices_of(model: Model) -> Bools:
    """Return which columns mean yes or no."""
    return np.asarray(model.integer & (model.lower == 0) & (model.upper == 1))


def subjects(model: Model) -> Ints:
    """Return the number of what each column decides on, over all families."""
    numbers, before = [], 0
    for part in model.columns:
        numbers.append(part.subject + before)
        before += int(part.subject.max(initial=-1)) + 1
    return np.concatenate(numbers)


def means_of(model: Model) -> Bools:
    """Return which choices, each alone on its subject, earn nothing but make room in some row."""
    choices, subject, matrix = choices_of(model), subjects(model), model.matrix
    limit = np.repeat(model.row_upper, np.diff(matrix.indptr))
    gives = np.zeros(len(choices), dtype=bool)
    gives[matrix.indices[(matrix.data < 0) & np.isfinite(limit)]] = True
    alone = np.bincount(subject, choices)[subject] == 1
    return np.asarray(choices & alone & gives & (model.worth <= 0))


def begins(model: Model) -> Ints:
    """Return the quarter each column starts or joins in, where its labels tell; else 0."""
    parts = []
    for part in model.columns:
        codes, never = part.labels.codes, np.zeros(len(part), dtype=np.int64)
        parts.append(codes.get("start", codes.get("joins", never)))
    return np.concatenate(parts)
