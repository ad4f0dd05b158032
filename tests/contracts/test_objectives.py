"""What every objective of the registry keeps to: columns and entries are worth the same."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import FIRST, OBJECTIVES_DRAWN, RULES, draw_problem

from portfolio.domain import calendar
from portfolio.planning import OBJECTIVES, Entry

drawn = settings(max_examples=50, deadline=None, derandomize=True)
randoms = st.integers(0, 2**32 - 1).map(Random)
each = pytest.mark.parametrize("kind", sorted(OBJECTIVES))


def test_every_objective_can_be_drawn() -> None:
    """A new objective needs a line in `OBJECTIVES_DRAWN`, and then the laws hold it to account."""
    assert set(OBJECTIVES_DRAWN) == set(OBJECTIVES)


@each
def test_it_is_a_frozen_dataclass(kind: str) -> None:
    """Nothing in an objective changes; it goes by the kind it is registered under."""
    objective = OBJECTIVES[kind]
    assert objective.kind == kind
    assert is_dataclass(objective)
    assert objective.__doc__
    made = OBJECTIVES_DRAWN[kind](Random(1), ["A", "B"], calendar(FIRST, 3))
    for field in fields(made):  # type: ignore[arg-type]
        with pytest.raises(FrozenInstanceError):
            setattr(made, field.name, None)


@each
def test_it_says_what_it_maximises(kind: str) -> None:
    """In words that end a sentence, with a unit."""
    made = OBJECTIVES_DRAWN[kind](Random(1), ["A", "B"], calendar(FIRST, 3))
    assert str(made).startswith("the ")
    assert made.unit


@each
@drawn
@given(rng=randoms)
def test_a_column_is_worth_what_its_entry_is(kind: str, rng: Random) -> None:
    """The solver's numbers and the referee's arithmetic, for every initiative and start."""
    problem = draw_problem(rng, objective=kind, implied=False)
    starts, quarters = problem.starts, problem.capacity.calendar
    by_column = problem.objective.start_worth(problem)
    assert by_column.shape == (len(starts),)
    for column, worth in enumerate(by_column.tolist()):
        one = starts.ways[starts.owner[column]]
        entry = Entry(one, quarters[starts.start[column]])
        assert problem.objective.entry_worth(problem, entry) == pytest.approx(worth, abs=1e-9)


@each
@drawn
@given(rng=randoms)
def test_money_is_never_a_gain(kind: str, rng: Random) -> None:
    """One number a quarter, at most 0, and no greater cost for money that is spent later."""
    problem = draw_problem(rng, objective=kind, implied=False)
    prices = problem.objective.money_worth(problem)
    assert prices.shape == (problem.quarters,)
    assert np.isfinite(prices).all()
    assert (prices <= 0).all()
    assert (np.diff(prices) >= -1e-12).all()


@each
@drawn
@given(rng=randoms)
def test_notes_are_sentences(kind: str, rng: Random) -> None:
    """None or some, each one ending in a full stop."""
    problem = draw_problem(rng, objective=kind, implied=False)
    assert all(note.endswith(".") for note in problem.objective.notes(problem))


@each
@drawn
@given(rng=randoms)
def test_the_worth_of_a_model_is_finite(kind: str, rng: Random) -> None:
    """Under any rule: one number a column, and slack never pays."""
    problem = draw_problem(rng, rng.choice(sorted(RULES)), objective=kind)
    worth = problem.model.worth
    assert worth.shape == (len(problem.model.lower),)
    assert np.isfinite(worth).all()
    assert (worth[~problem.model.integer] <= 0).all()
