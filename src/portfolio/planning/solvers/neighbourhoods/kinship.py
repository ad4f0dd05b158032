"""Kinship of subjects: how much of the same money and people they need at the same time."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, csr_array, diags_array

from portfolio.planning.model import Bools, Floats, Ints, Model


class Kinship:
    """Similarity of what subjects fill rows with, of those rows that are no mere counts.

    What makes the room that another one takes is as near to it as what takes the same.
    A subject that a plan does fills the rows as the choice does that the plan takes; one it does
    not do, as its choices do on average. Source: Shaw (1998), Using constraint programming and
    local search methods, CP-98, LNCS 1520, 417-431, section 2.2.

    Parameters
    ----------
    model
        Its rows are meant.
    subject, choices
        Number of what each column decides on; which columns mean yes or no.
    """

    def __init__(self, model: Model, subject: Ints, choices: Bools) -> None:
        self._columns = np.flatnonzero(choices)
        self._subject = subject[self._columns]
        self._needs = _needs(model, self._columns)
        size = int(subject.max(initial=-1)) + 1
        count = np.maximum(1, np.bincount(self._subject, minlength=size))
        at = np.arange(len(self._columns))
        shares = 1 / count[self._subject]
        self._average = csr_array((shares, (self._subject, at)), shape=(size, len(at)))
        self._sizes = _lengths(csc_array(self._needs @ self._average.T))
        self._lengths = _lengths(self._needs)

    def likeness(self, number: int, values: Floats) -> Floats:
        """Return the cosine of each subject's needs with those of one that a plan does, above 0.

        Parameters
        ----------
        number
            Which of the plan's choices, in the order of columns.
        values
            The plan.
        """
        taken = np.flatnonzero(values[self._columns] > 0.5)
        mine = taken[number]
        alike = self._needs.T @ self._needs[:, [mine]].toarray().ravel()
        likeness = self._average @ alike / self._sizes
        likeness[self._subject[taken]] = alike[taken] / self._lengths[taken]
        return np.asarray(np.abs(likeness) / self._lengths[mine])

    def done(self, values: Floats) -> int:
        """Return how many choices a plan takes."""
        return int((values[self._columns] > 0.5).sum())


def _needs(model: Model, columns: Ints) -> csc_array:
    """Return what choices fill each row with, as a share of its largest number."""
    sizes = abs(csr_array(model.matrix))
    largest = np.maximum(sizes.max(axis=1).toarray().ravel(), 1e-9)
    others = np.zeros(len(largest), dtype=bool)
    rows = np.repeat(np.arange(len(largest)), np.diff(sizes.indptr))
    others[rows[(sizes.data != 1) & (sizes.data != 0)]] = True
    return csc_array(diags_array(np.where(others, 1 / largest, 0.0)) @ sizes)[:, columns]


def _lengths(vectors: csc_array) -> Floats:
    squares = np.asarray((vectors**2).sum(axis=0)).ravel()
    return np.asarray(np.maximum(np.sqrt(squares), 1e-9))
