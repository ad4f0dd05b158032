"""Labelled arrays: labels, columns, blocks, and the model of all."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import coo_array
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Labels, Model


def test_labels_of_one_axis() -> None:
    """One item a value."""
    labels = Labels.single("fruit", ["fig", "pear"])
    assert (len(labels), labels[1], labels.text(0)) == (2, ("pear",), "fig")


def test_labels_of_every_combination() -> None:
    """The last axis moves fastest."""
    labels = Labels.product(fund=["a", "b"], quarter=[1, 2, 3])
    assert [labels[k] for k in range(6)] == [
        ("a", 1),
        ("a", 2),
        ("a", 3),
        ("b", 1),
        ("b", 2),
        ("b", 3),
    ]
    assert labels.text(4) == "b, 2"


def test_labels_of_nothing() -> None:
    """No values on one axis, no items."""
    assert len(Labels.product(fund=[], quarter=[1, 2])) == 0


def test_part_of_labels() -> None:
    """Some items, with the values that stand for them and no others."""
    labels = Labels.product(fund=["a", "b"], quarter=[1, 2, 3]).part(slice(1, 3))
    assert [labels[k] for k in range(len(labels))] == [("a", 2), ("a", 3)]
    assert labels.axes == {"fund": ["a"], "quarter": [2, 3]}


def test_same_items_have_the_same_names_in_the_same_order() -> None:
    """Figs before pears are no pears before figs, no plums, and no figs alone."""
    labels = Labels.single("fruit", ["fig", "pear"])
    assert labels.same(Labels.single("fruit", ["fig", "pear"]))
    others = [
        Labels.single("fruit", ["pear", "fig"]),
        Labels.single("fruit", ["fig", "plum"]),
        Labels.single("fruit", ["fig"]),
        Labels.single("fruit", []),
        Labels.single("tree", ["fig", "pear"]),
        Labels({"fruit": ["fig", "pear"]}, {"fruit": np.array([1, 0])}),
        Labels.product(fruit=["fig", "pear"], quarter=[1]),
    ]
    assert not any(labels.same(other) for other in others)


def test_totals_of_columns() -> None:
    """Sums over funds and quarters; places named twice add up."""
    spend = coo_array((np.array([1.0, 2.0, 4.0]), ([0, 1, 1], [0, 0, 2])), shape=(2, 3))
    part = replace(columns([1, 1, 1]), spend=spend)
    assert part.total_spend.tolist() == [3, 0, 4]
    assert part.total_people.tolist() == [0, 0, 0]
    assert len(part) == 3


def test_worth_of_the_money_columns_spend() -> None:
    """1 and 2 in rows that are worth -3 and -5 a unit, 4 in the second; moved money costs none."""
    spend = coo_array((np.array([1.0, 2.0, 4.0]), ([0, 1, 1], [0, 0, 2])), shape=(2, 3))
    part, prices = replace(columns([1, 1, 1]), spend=spend), np.array([-3.0, -5.0])
    assert part.money_worth(prices).tolist() == [-13, 0, -20]
    assert replace(part, priced=False).money_worth(prices).tolist() == [0, 0, 0]


def test_a_block_as_a_matrix() -> None:
    """Triplets on as many columns as are asked for; places named twice add up."""
    rows = block([[1, 2]], upper=5)
    assert rows.matrix(3).toarray().tolist() == [[1, 2, 0]]
    twice = replace(rows, row=np.array([0, 0]), column=np.array([1, 1]), value=np.array([1.0, 2.0]))
    assert twice.matrix(2).toarray().tolist() == [[0, 3]]
    assert len(rows) == 1


@pytest.fixture
def model() -> Model:
    """Return two things and a slack under two blocks of rows."""
    return Model(
        (columns([1, 3]), columns([2.5], family="slack", integer=False)),
        (block([[1, 2, 0]], lower=1, upper=4), block([[0, 1, 1], [1, 0, -1]], upper=[5, 0])),
        np.array([3.0, 1.0, -2.0]),
    )


def test_blocks_are_stacked_in_order(model: Model) -> None:
    """Row numbers run through the blocks, column numbers through the families."""
    assert model.matrix.toarray().tolist() == [[1, 2, 0], [0, 1, 1], [1, 0, -1]]
    assert model.row_lower.tolist() == [1, -math.inf, -math.inf]
    assert model.row_upper.tolist() == [4, 5, 0]
    assert model.lower.tolist() == [0, 0, 0]
    assert model.upper.tolist() == [1, 3, 2.5]
    assert model.integer.tolist() == [True, True, False]


def test_fixed_columns_have_one_value(model: Model) -> None:
    """Both bounds are the value; the model it came from keeps its own."""
    held = replace(model, fixed={1: 2.0})
    assert held.lower.tolist() == [0, 2, 0]
    assert held.upper.tolist() == [1, 2, 2.5]
    assert model.upper.tolist() == [1, 3, 2.5]


@pytest.mark.parametrize(
    ("point", "excess"),
    [
        ([1, 1, 1], [0, 0, 0]),
        # 0 is one less than 1.
        ([0, 0, 0], [1, 0, 0]),
        # 1 + 6 is three more than 4; 3 + 2.5 half more than 5.
        ([1, 3, 2.5], [3, 0.5, 0]),
        # 1 - 0 is one more than 0.
        ([1, 0, 0], [0, 0, 1]),
    ],
)
def test_excess_is_what_a_row_is_broken_by(
    model: Model, point: list[float], excess: list[float]
) -> None:
    """Below the lower or above the upper bound; 0 where the row holds."""
    assert model.row_excess(np.array(point, dtype=float)).tolist() == excess


def test_no_blocks() -> None:
    """A model without rules has a matrix without rows."""
    free = Model((columns([1, 1]),), (), np.zeros(2))
    assert free.matrix.shape == (0, 2)
    assert free.row_excess(np.ones(2)).tolist() == []


def test_blocks_without_rows_do_no_harm(model: Model) -> None:
    """A rule may have nothing to say."""
    empty = block([])
    padded = replace(model, blocks=(empty, model.blocks[0], empty, model.blocks[1], empty))
    assert padded.matrix.toarray().tolist() == model.matrix.toarray().tolist()


def test_size_in_words(model: Model) -> None:
    """Columns, rows and coefficients, with thousands apart."""
    assert str(model) == "3 columns (2 integer), 3 rows, 6 coefficients"
    many = Model((columns([1] * 1500),), (), np.zeros(1500))
    assert str(many) == "1,500 columns (1,500 integer), 0 rows, 0 coefficients"
