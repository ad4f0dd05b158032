"""Corners of a relaxation, as HiGHS takes and gives them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning.corner import Corner, Places

if TYPE_CHECKING:
    import highspy

_BASIC = 1


def corner_of(basis: highspy.HighsBasis) -> Corner:
    """Return where HiGHS ended."""
    return Corner(_numbers(basis.col_status), _numbers(basis.row_status))


def begin_at(corner: Corner, solver: highspy.Highs) -> None:
    """Let HiGHS begin at a corner that fits its model; rows beyond those of the corner are basic.

    Whatever HiGHS makes of it, the bound is the same: a corner it refuses is not begun at. Among
    equal optima it may end at another, so that a search short of proof may find another plan.
    """
    import highspy

    # Looked up in a list: making a status of a number takes ten times as long.
    status = [highspy.HighsBasisStatus(k) for k in range(5)]
    more = solver.getNumRow() - len(corner.rows)
    basis = highspy.HighsBasis()
    basis.col_status = [status[k] for k in corner.columns.tolist()]
    basis.row_status = [status[k] for k in corner.rows.tolist()] + [status[_BASIC]] * more
    solver.setBasis(basis)


def _numbers(told: Iterable[highspy.HighsBasisStatus]) -> Places:
    return np.array([one.value for one in told], dtype=np.int8)
