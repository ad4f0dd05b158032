"""The optimisation model as arrays with labels: columns, blocks of rows, and both together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, csr_array

from portfolio.domain.told import Told
from portfolio.planning.corner import Corner
from portfolio.planning.late import Late

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Shorts = NDArray[np.int32]


@dataclass(frozen=True)
class Labels:
    """Names of the items of an array, kept as codes until somebody reads them.

    Attributes
    ----------
    axes
        Values by axis name, for example ``{"initiative": ids, "start": quarters}``.
    codes
        By axis name, one integer an item: its position among the values of that axis.
    """

    axes: Mapping[str, Sequence[object]]
    codes: Mapping[str, Ints]

    @classmethod
    def single(cls, axis: str, values: Sequence[object]) -> Labels:
        """Labels of one axis, one item a value."""
        return cls({axis: values}, {axis: np.arange(len(values))})

    @classmethod
    def product(cls, **axes: Sequence[object]) -> Labels:
        """Labels of every combination; the last axis moves fastest."""
        grid = np.indices([len(values) for values in axes.values()])
        codes = [part.reshape(-1) for part in grid]
        return cls(axes, dict(zip(axes, codes, strict=True)))

    def __len__(self) -> int:
        return len(next(iter(self.codes.values())))

    def __getitem__(self, item: int) -> tuple[object, ...]:
        return tuple(self.axes[axis][codes[item]] for axis, codes in self.codes.items())

    def part(self, items: slice) -> Labels:
        """Labels of some of the items, with no values on an axis but theirs."""
        used = {axis: np.unique(codes[items]) for axis, codes in self.codes.items()}
        return Labels(
            {axis: [self.axes[axis][code] for code in codes] for axis, codes in used.items()},
            {axis: np.searchsorted(codes, self.codes[axis][items]) for axis, codes in used.items()},
        )

    def same(self, other: Labels) -> bool:
        """Whether the items of another array have the same names, in the same order."""
        return (
            len(self) == len(other)
            and {**self.axes} == {**other.axes}
            and all(np.array_equal(codes, other.codes[axis]) for axis, codes in self.codes.items())
        )

    def text(self, item: int) -> str:
        """Names of one item, joined by commas."""
        return ", ".join(str(part) for part in self[item])


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The variables of one decision family.

    Attributes
    ----------
    family
        Name of the decision family.
    labels
        What each of the n columns stands for.
    lower, upper
        Bounds, shape (n,), finite.
    integer
        Whether each column takes whole numbers only, shape (n,).
    spend
        Money charged by one unit of a column; shape (funds x quarters, n), the row of fund f in
        quarter t is f * quarters + t.
    people
        FTE that one unit of a column demands (positive) or supplies (negative); shape
        (roles x quarters, n), rows numbered likewise.
    penalty
        Objective points that one unit of a column costs, shape (n,); negative for those it earns.
    priced
        Whether the money it charges is spent; money carried over or moved between funds is not.

    Spend and people may be given as functions, called by the first to read them: most families
    have no columns.
    """

    family: str
    labels: Labels
    lower: Floats
    upper: Floats
    integer: Bools
    spend: Late[coo_array] = Late()  # noqa: RUF009
    people: Late[coo_array] = Late()  # noqa: RUF009
    penalty: Floats
    priced: bool = True

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def subject(self) -> Ints:
        """Number of what each column decides on; columns of one subject belong together."""
        return np.arange(len(self))

    @cached_property
    def total_spend(self) -> Floats:
        """Money charged by one unit of a column over the calendar, shape (n,)."""
        return sum_by_column(self.spend.col, self.spend.data, len(self))

    def money_worth(self, prices: Floats) -> Floats:
        """Worth of the money spent by one unit of a column, given the worth of one by row."""
        if not (self.priced and len(self)):
            return np.zeros(len(self))
        return sum_by_column(self.spend.col, prices[self.spend.row] * self.spend.data, len(self))

    @cached_property
    def total_people(self) -> Floats:
        """FTE-quarters demanded by one unit of a column over the calendar, shape (n,)."""
        return sum_by_column(self.people.col, self.people.data, len(self))


def sum_by_column(column: Ints | Shorts, value: Floats, columns: int) -> Floats:
    """Sum of each column, its numbers added in the order in which they stand."""
    return np.bincount(column, value, minlength=columns).astype(np.float64)


class Triplets(NamedTuple):
    """Coefficients by row and column."""

    row: Ints | Shorts
    column: Ints | Shorts
    value: Floats


@dataclass(frozen=True)
class Block:
    """Rows of one constraint, ``lower <= sum of value * column <= upper``.

    Attributes
    ----------
    rule
        The constraint in a sentence.
    labels
        What each of the m rows stands for.
    row, column, value
        Coefficients as triplets; columns are numbered over all families of the problem.
    lower, upper
        Bounds, shape (m,), infinite where there is none.
    unit
        Unit of both sides, for people.
    name
        Short name of the rule, for files; set when the problem's model is built.
    """

    rule: str
    labels: Labels
    row: Ints | Shorts
    column: Ints | Shorts
    value: Floats
    lower: Floats
    upper: Floats
    unit: str = ""
    name: str = ""

    def __len__(self) -> int:
        return len(self.lower)

    def named(self, name: str) -> Block:
        """Return the same rows under a short name."""
        # Not `replace`, which reads, and so works out, every attribute.
        same = object.__new__(type(self))
        vars(same).update(vars(self), name=name)
        return same

    def parts(self) -> Iterable[Triplets]:
        """All coefficients, in as many parts as is convenient; they need not be kept."""
        return (Triplets(self.row, self.column, self.value),)

    def apart(self) -> Iterable[Block]:
        """Return the same rows, a block for each rule where there are several."""
        return (self,)

    def matrix(self, columns: int) -> csr_array:
        """Coefficients as a sparse matrix of shape (m, columns)."""
        shape = (len(self), columns)
        return coo_array((self.value, (self.row, self.column)), shape=shape).tocsr()


@dataclass(frozen=True, repr=False)
class Model(Told):
    """Maximise ``worth @ x`` over bounded columns and blocks of rows.

    Attributes
    ----------
    columns
        Decision families in order; column numbers run through them.
    blocks
        Blocks of rows in order; row numbers run through them.
    worth
        Objective points by column, shape (n,), penalties already taken off.
    fixed
        Values that columns are held at, by column number (what-if and polishing).
    start
        Values of a plan to begin with, shape (n,); it need not keep the rows. What is found may
        take less time for it, and hangs on it where a search stops short of proof.
    corner
        Where the relaxation of a model like it ended, to begin there; None where none is known.
        As with `start`, what is found may hang on it where a search stops short of proof.
    """

    columns: tuple[Columns, ...]
    blocks: tuple[Block, ...]
    worth: Floats
    fixed: Mapping[int, float] = field(default_factory=dict)
    start: Floats | None = None
    corner: Corner | None = None

    @cached_property
    def lower(self) -> Floats:
        """Lower bounds by column."""
        return self._bounds([part.lower for part in self.columns])

    @cached_property
    def upper(self) -> Floats:
        """Upper bounds by column."""
        return self._bounds([part.upper for part in self.columns])

    def _bounds(self, parts: Sequence[Floats]) -> Floats:
        bounds = np.concatenate(parts)
        if self.fixed:
            bounds[list(self.fixed)] = list(self.fixed.values())
        return bounds

    @cached_property
    def integer(self) -> Bools:
        """Integrality by column."""
        return np.concatenate([part.integer for part in self.columns])

    @cached_property
    def row_lower(self) -> Floats:
        """Lower bounds by row."""
        return np.concatenate([np.empty(0), *(block.lower for block in self.blocks)])

    @cached_property
    def row_upper(self) -> Floats:
        """Upper bounds by row."""
        return np.concatenate([np.empty(0), *(block.upper for block in self.blocks)])

    @cached_property
    def matrix(self) -> csr_array:
        """All rows, shape (rows, columns)."""
        return self.by_column.tocsr()

    @cached_property
    def by_column(self) -> csc_array:
        """The same as `matrix`, but in the order of columns."""
        return self.written()

    def written(self) -> csc_array:
        """Write all rows out in the order of columns, for the caller alone."""
        parts, firsts, first = [], [], 0
        for block in self.blocks:
            for part in block.parts():
                parts.append(part)
                firsts.append(first)
            first += len(block)
        size = sum(len(part.row) for part in parts)
        # Solvers count in 32 bits, and so do sparse matrices made from such positions.
        rows, columns = np.empty(size, dtype=np.int32), np.empty(size, dtype=np.int32)
        values, end = np.empty(size), size
        while parts:
            # From the last one on, so that each can go once it is there.
            part, first = parts.pop(), firsts.pop()
            there = slice(end - len(part.row), end)
            np.add(part.row, first, out=rows[there], casting="same_kind")
            columns[there], values[there] = part.column, part.value
            end = there.start
        shape = (len(self.row_lower), len(self.worth))
        return coo_array((values, (rows, columns)), shape=shape).tocsc()

    def row_excess(self, point: Floats) -> Floats:
        """By how much each row is broken at a point, 0 where it holds; shape (rows,)."""
        activity = self.by_column @ point
        excess = np.maximum(self.row_lower - activity, activity - self.row_upper)
        return np.asarray(np.maximum(excess, 0.0))

    def to_lp(self) -> str:
        """Text in the LP format: minimise the negated worth; sentences of rules as comments."""
        from portfolio.planning.model_text import lp_text

        return lp_text(self)

    def to_mps(self) -> str:
        """Text in the free MPS format: minimise the negated worth."""
        from portfolio.planning.model_text import mps_text

        return mps_text(self)

    def __str__(self) -> str:
        integers = int(self.integer.sum())
        return (
            f"{len(self.worth):,} columns ({integers:,} integer), "
            f"{len(self.row_lower):,} rows, {self.by_column.nnz:,} coefficients"
        )
