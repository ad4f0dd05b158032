"""Ways to write the rows of a constraint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from portfolio.planning.decisions.spread import Spread
from portfolio.planning.late import Late
from portfolio.planning.model import Block, Floats, Ints, Labels, Shorts, Triplets

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


class Rows:
    """Rows under construction; each is a sum of terms between two bounds.

    Parameters
    ----------
    rule
        The constraint in a sentence.
    axis
        What the rows run over, for example ``"quarter"``.
    unit
        Unit of both sides.
    """

    def __init__(self, rule: str, axis: str, unit: str = "") -> None:
        self._rule, self._axis, self._unit = rule, axis, unit
        self._labels: list[object] = []
        self._terms: list[tuple[int, Ints | Shorts, Floats]] = []
        self._bounds: list[tuple[float, float]] = []

    def add(
        self,
        label: object,
        *terms: tuple[Ints | Shorts, float | Floats],
        lower: float = -math.inf,
        upper: float = math.inf,
    ) -> None:
        """Add a row: for each term its columns and their coefficient(s)."""
        row = len(self._labels)
        for columns, value in terms:
            values = value if isinstance(value, np.ndarray) else np.full(len(columns), value)
            self._terms.append((row, columns, values))
        self._labels.append(label)
        self._bounds.append((lower, upper))

    def block(self) -> Block:
        """All rows so far."""
        bounds = np.array(self._bounds, dtype=float).reshape(-1, 2)
        sizes = [len(columns) for _, columns, _ in self._terms]
        rows = np.array([row for row, _, _ in self._terms], dtype=np.int32)
        return Block(
            rule=self._rule,
            labels=Labels.single(self._axis, self._labels),
            row=np.repeat(rows, sizes),
            column=_join([columns for _, columns, _ in self._terms], np.int32),
            value=_join([values for _, _, values in self._terms], np.float64),
            lower=bounds[:, 0],
            upper=bounds[:, 1],
            unit=self._unit,
        )


@dataclass(frozen=True, kw_only=True)
class UseBlock(Block):
    """Rows on what the starts use, which are written out when somebody reads them.

    Attributes
    ----------
    written
        Way to write out all coefficients.
    """

    row: Late[Ints | Shorts] = Late()  # noqa: RUF009
    column: Late[Ints | Shorts] = Late()  # noqa: RUF009
    value: Late[Floats] = Late()  # noqa: RUF009
    written: Callable[[], Sequence[Triplets]]

    def parts(self) -> Iterable[Triplets]:
        """All coefficients; written out for the caller alone as long as nobody has read them."""
        return self.written() if callable(vars(self)["value"]) else super().parts()


def use_block(
    problem: Problem,
    rule: str,
    labels: Labels,
    use: Mapping[str, coo_array | Spread],
    upper: Floats,
    unit: str,
) -> Block:
    """Rows that keep what all decision families use below a limit.

    Parameters
    ----------
    problem
        Its decision families give the column numbers.
    rule, labels, unit
        As in `Block`.
    use
        Use by row and column, by decision family that has columns.
    upper
        Limit by row.
    """
    written = partial(_written, list(use.values()), [problem.offsets[family] for family in use])
    return UseBlock(
        rule=rule,
        labels=labels,
        row=partial(_joined, written, 0),
        column=partial(_joined, written, 1),
        value=partial(_joined, written, 2),
        lower=np.full(len(upper), -math.inf),
        upper=upper,
        unit=unit,
        written=written,
    )


def _joined(written: Callable[[], Sequence[Triplets]], which: int) -> NDArray[Any]:
    return np.concatenate([part[which] for part in written()])


def _written(use: Sequence[coo_array | Spread], offsets: Sequence[int]) -> list[Triplets]:
    """Coefficients of each family, their columns numbered over all of them."""
    return [
        # Solvers want rows in order within each column; sorting them later takes longer.
        part.in_order().triplets()
        if isinstance(part, Spread)
        else Triplets(part.row, part.col + first, part.data)
        for part, first in zip(use, offsets, strict=True)
    ]


def _join(parts: Sequence[NDArray[Any]], dtype: type) -> NDArray[Any]:
    if not parts:
        return np.empty(0, dtype=dtype)
    return np.concatenate(parts, dtype=dtype, casting="same_kind")
