"""The relaxation of a model in a solver of its own, solved again and again within other bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array, csr_array

from portfolio.planning.model import Bools, Floats
from portfolio.planning.solvers.highs_session import Session

if TYPE_CHECKING:
    import highspy

    from portfolio.planning.solvers.strengthening.facets import Row


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Bounds that a part of all plans lies within.

    Attributes
    ----------
    lower, upper
        By column, counted as the session counts.
    tight
        Which rows are held at their upper bound.
    """

    lower: Floats
    upper: Floats
    tight: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """The optimum of the relaxation within a box.

    Attributes
    ----------
    worth
        What the session's solver maximises; no plan in the box is worth more. Minus infinity where
        there is none.
    values, reduced_costs
        By column.
    basis
        Where the simplex method ended, and can begin in a smaller box.
    """

    worth: float
    values: Floats
    reduced_costs: Floats
    basis: highspy.HighsBasis | None


NOWHERE = Point(-np.inf, np.empty(0), np.empty(0), None)
"""The optimum of an empty box."""


class Linear:
    """The relaxation of what a session holds at present, and only that.

    Parameters
    ----------
    session
        The model inside HiGHS.

    Attributes
    ----------
    box
        The bounds held at present.
    solved
        How many linear programs were solved.
    """

    def __init__(self, session: Session) -> None:
        import highspy

        self.solved = 0
        self._solver, self._ends = _alone(session), highspy.HighsModelStatus
        program = self._solver.getLp()
        self._row_lower, self._row_upper = (
            np.array(bounds) for bounds in (program.row_lower_, program.row_upper_)
        )
        self._matrix = _matrix(program)
        self._tight = np.zeros(len(self._row_lower), dtype=bool)
        self.box = Box(np.array(program.col_lower_), np.array(program.col_upper_), self._tight)
        self._columns = np.arange(len(self.box.lower), dtype=np.int32)

    def rows(self) -> tuple[csc_array, Floats, Floats]:
        """Return the rows of the model, without those added, and their bounds."""
        return self._matrix, self._row_lower, self._row_upper

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows of whole columns that every plan keeps."""
        for row in rows:
            columns = row.columns.astype(np.int32)
            self._solver.addRow(-np.inf, row.limit, len(columns), columns, row.values)

    def solve(self, box: Box, basis: highspy.HighsBasis | None = None) -> Point | None:
        """Solve the relaxation within a box, begun at a basis; None where HiGHS cannot tell."""
        solver, ends = self._solver, self._ends
        solver.changeColsBounds(len(self._columns), self._columns, box.lower, box.upper)
        for row in np.flatnonzero(box.tight != self._tight).tolist():
            least = self._row_upper[row] if box.tight[row] else self._row_lower[row]
            solver.changeRowBounds(row, least, self._row_upper[row])
        self._tight = box.tight
        if basis is not None:
            solver.setBasis(basis)
        solver.run()
        self.solved += 1
        end = solver.getModelStatus()
        if end == ends.kInfeasible:
            return NOWHERE
        if end != ends.kOptimal:
            return None
        found = solver.getSolution()
        values, costs = np.array(found.col_value), np.array(found.col_dual)
        return Point(solver.getObjectiveValue(), values, costs, solver.getBasis())


def _matrix(program: highspy.HighsLp) -> csc_array:
    """Return the coefficients of a program, which HiGHS keeps by column or by row."""
    import highspy

    entries, shape = program.a_matrix_, (program.num_row_, program.num_col_)
    by_column = entries.format_ == highspy.MatrixFormat.kColwise
    kept = np.array(entries.value_), np.array(entries.index_), np.array(entries.start_)
    return csc_array(kept, shape) if by_column else csc_array(csr_array(kept, shape))


def _alone(session: Session) -> highspy.Highs:
    """Return a solver that holds the relaxation within the bounds that a session holds now."""
    import highspy

    program = session.solver.getLp()
    program.integrality_ = []
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    _, threads = session.solver.getOptionValue("threads")
    # Presolve would throw away the basis that the next program begins with.
    options: dict[str, bool | int | float | str] = {"output_flag": False, "presolve": "off"}
    options["threads"] = threads
    for name, value in options.items():
        solver.setOptionValue(name, value)
    if "kError" in str(solver.passModel(program)):
        raise RuntimeError(f"HiGHS refused {session.model}")
    return solver
