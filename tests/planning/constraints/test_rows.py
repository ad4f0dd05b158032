"""The builders of rows."""

from __future__ import annotations

import math

import numpy as np
from tests.planning.handmade import FUND, Setting, initiative

from portfolio.intake import HiringTerms
from portfolio.planning.constraints.rows import Rows, use_block
from portfolio.planning.model import Labels


def _columns(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, dtype=np.int64)


def test_terms_become_triplets() -> None:
    """2 x0 + 2 x1 - x3 >= 1 and 5 x2 + 7 x3 <= 4."""
    rows = Rows("the rule", "which", "apples")
    rows.add("first", (_columns(0, 1), 2.0), (_columns(3), -1.0), lower=1.0)
    rows.add("second", (_columns(2, 3), np.array([5.0, 7.0])), upper=4.0)
    block = rows.block()
    assert block.matrix(4).toarray().tolist() == [[2, 2, 0, -1], [0, 0, 5, 7]]
    assert block.lower.tolist() == [1.0, -math.inf]
    assert block.upper.tolist() == [math.inf, 4.0]
    assert (block.rule, block.unit, block.labels.text(1)) == ("the rule", "apples", "second")


def test_terms_of_one_column_add_up() -> None:
    """x0 + x1 + 2 x1 is x0 + 3 x1."""
    rows = Rows("the rule", "which")
    rows.add("only", (_columns(0, 1), 1.0), (_columns(1), 2.0))
    assert rows.block().matrix(2).toarray().tolist() == [[1, 3]]


def test_a_row_without_columns_stays() -> None:
    """0 >= 1 is a row like any other: it says that there is no plan."""
    rows = Rows("the rule", "which")
    rows.add("nobody", (_columns(), 1.0), lower=1.0)
    block = rows.block()
    assert len(block) == 1
    assert block.matrix(3).nnz == 0


def test_no_rows_make_an_empty_block() -> None:
    """Nothing to say is no fault."""
    block = Rows("the rule", "which").block()
    assert len(block) == 0
    assert block.matrix(3).shape == (0, 3)


def test_use_of_all_families_is_put_side_by_side() -> None:
    """Columns of later families are numbered behind those of earlier ones."""
    terms = HiringTerms(lead=1, cost=5.0, fund=FUND)
    problem = Setting(quarters=2, hiring=terms).under((), initiative("A", cost=3))
    use = {family: part.spend for family, part in problem.columns.items()}
    labels = Labels.product(fund=problem.funds, quarter=problem.capacity.calendar)
    block = use_block(problem, "the rule", labels, use, np.array([1.0, 2.0]), "money")
    assert block.matrix(3).toarray().tolist() == [[3, 0, 0], [0, 3, 5]]
    assert block.lower.tolist() == [-math.inf] * 2
    assert block.upper.tolist() == [1, 2]


def test_without_a_unit_there_is_none() -> None:
    """Rows of plain numbers."""
    assert Rows("the rule", "which").block().unit == ""
