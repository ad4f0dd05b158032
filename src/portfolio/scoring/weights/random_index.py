"""How inconsistent random answers are: the yardstick of the consistency ratio."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np


class RandomIndex(StrEnum):
    """Published tables of the mean consistency index of random matrices, by number of criteria.

    ``saaty_1980``: Saaty (1980), up to 10 criteria. ``saaty_2005``: Saaty (2005), p. 31, up to 15.
    ``tummala_ling_1998``: Tummala and Ling (1998), up to 15. ``donegan_dodd_1991``: Donegan and
    Dodd (1991), up to 20, systematically lower. ``alonso_lamata_2006``: Alonso and Lamata (2006),
    from 100,000 matrices a size up to 15; beyond, their fit
    ``RI = (1.7699 n - 4.3513) / (n - 1)``, so that any number of criteria has a value.
    """

    SAATY_1980 = "saaty_1980"
    SAATY_2005 = "saaty_2005"
    TUMMALA_LING_1998 = "tummala_ling_1998"
    DONEGAN_DODD_1991 = "donegan_dodd_1991"
    ALONSO_LAMATA_2006 = "alonso_lamata_2006"

    @property
    def largest(self) -> int:
        """Most criteria the printed table has a value for."""
        return max(_TABLES[self])

    def reaches(self, size: int) -> bool:
        """Return whether there is a value for this many criteria."""
        return size <= self.largest or self is RandomIndex.ALONSO_LAMATA_2006

    def of(self, size: int, missing: int = 0) -> float:
        """Return the mean consistency index of random answers.

        With missing answers the table's value shrinks as
        ``RI(n, m) = RI(n) (1 - 2 m / ((n - 1) (n - 2)))``, nearly exact for matrices completed at
        the least eigenvalue. Source: Agoston and Csato (2022), Omega 108, 102576.

        Parameters
        ----------
        size
            Number of criteria n, at least 1; 0 comes back for 1 and 2, which cannot contradict.
        missing
            Pairs m without an answer, at most ``(n - 1) (n - 2) / 2``.

        Raises
        ------
        ValueError
            For more criteria than the table reaches.
        """
        if size <= 2:
            return 0.0
        if not self.reaches(size):
            raise ValueError(
                f"{self} has values up to {self.largest} criteria, not for {size}; "
                f"{RandomIndex.ALONSO_LAMATA_2006} has them for any number"
            )
        fit = (1.7699 * size - 4.3513) / (size - 1)
        return _TABLES[self].get(size, fit) * (1 - 2 * missing / ((size - 1) * (size - 2)))


def simulate_random_index(size: int, matrices: int, rng: int | np.random.Generator) -> float:
    """Return the mean consistency index of random reciprocal matrices.

    Every answer is one of the 17 values 1/9, 1/8, ... 1, ... 9, each as likely as any other.
    Source: Saaty (1980).

    Parameters
    ----------
    size
        Number of criteria, at least 3.
    matrices
        How many matrices are drawn, at least 1; the standard error falls with its root.
    rng
        Seed or generator.
    """
    rows, columns = np.triu_indices(size, 1)
    whole = np.arange(1.0, 10.0)
    scale = np.concatenate([1 / whole[:0:-1], whole])
    drawn = np.random.default_rng(rng).choice(scale, (matrices, len(rows)))
    cube = np.ones((matrices, size, size))
    cube[:, rows, columns], cube[:, columns, rows] = drawn, 1 / drawn
    largest = np.linalg.eigvals(cube).real.max(axis=1)
    return float((largest.mean() - size) / (size - 1))


def _from_three(*values: float) -> Mapping[int, float]:
    return MappingProxyType(dict(enumerate(values, start=3)))


_TABLES: Mapping[RandomIndex, Mapping[int, float]] = MappingProxyType(
    {
        RandomIndex.SAATY_1980: _from_three(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
        RandomIndex.SAATY_2005: _from_three(
            *(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59)
        ),
        RandomIndex.TUMMALA_LING_1998: _from_three(
            *(0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882),
            *(1.5117, 1.5356, 1.5571, 1.5714, 1.5831),
        ),
        RandomIndex.DONEGAN_DODD_1991: _from_three(
            *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213),
            *(1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371),
        ),
        RandomIndex.ALONSO_LAMATA_2006: _from_three(
            *(0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854),
            *(1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
        ),
    }
)
