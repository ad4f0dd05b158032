"""What every decision family of the registry keeps to: columns are what entries and hires are."""

from __future__ import annotations

from dataclasses import is_dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import draw_problem

from portfolio.planning import DECISIONS
from portfolio.planning.decisions import Hires

drawn = settings(max_examples=50, deadline=None, derandomize=True)
each = pytest.mark.parametrize("name", sorted(DECISIONS))
randoms = st.integers(0, 2**32 - 1).map(Random)


@each
def test_it_is_a_dataclass_that_goes_by_its_name(name: str) -> None:
    """Registered under its own name, and documented."""
    family = DECISIONS[name]
    assert family.name == name
    assert is_dataclass(family)
    assert family.__doc__


@each
@drawn
@given(rng=randoms)
def test_columns_are_well_formed(name: str, rng: Random) -> None:
    """As many labels, bounds and prices as columns; finite bounds; use by fund, role, quarter."""
    problem = draw_problem(rng, "share", "share")
    columns = DECISIONS[name]().columns(problem)
    size = len(columns)
    assert columns.family == name
    assert len(columns.labels) == len(columns.lower) == len(columns.upper) == size
    assert columns.penalty.shape == columns.total_spend.shape == columns.total_people.shape
    assert columns.penalty.shape == (size,)
    assert columns.spend.shape == (len(problem.funds) * problem.quarters, size)
    assert columns.people.shape == (len(problem.roles) * problem.quarters, size)
    assert np.isfinite([*columns.lower, *columns.upper, *columns.penalty]).all()
    assert (columns.lower <= columns.upper).all()
    assert (columns.penalty >= 0).all()
    assert columns.integer.shape == (size,)


@each
@drawn
@given(rng=randoms)
def test_labels_are_told_apart(name: str, rng: Random) -> None:
    """No two columns of a family have one name."""
    columns = DECISIONS[name]().columns(draw_problem(rng, "share"))
    names = [columns.labels.text(k) for k in range(len(columns))]
    assert len(set(names)) == len(names)


@drawn
@given(rng=randoms)
def test_a_start_uses_what_its_initiative_does(rng: Random) -> None:
    """Money by fund and people by role in every quarter, from the record alone."""
    problem = draw_problem(rng)
    starts, calendar = problem.starts, problem.capacity.calendar
    spend, people = starts.spend.toarray(), starts.people.toarray()
    for column in range(len(starts)):
        one, start = starts.ways[starts.owner[column]], starts.start[column]
        charged = [
            one.charge(fund, t - start) if t >= start else 0.0
            for fund in problem.funds
            for t in range(len(calendar))
        ]
        needed = [
            one.demand(role, t - start) if t >= start else 0.0
            for role in problem.roles
            for t in range(len(calendar))
        ]
        assert spend[:, column].tolist() == pytest.approx(charged)
        assert people[:, column].tolist() == pytest.approx(needed)


@drawn
@given(rng=randoms)
def test_every_start_in_the_window_has_a_column(rng: Random) -> None:
    """No start of any mode is missing and none is outside; initiatives come in order of id."""
    problem = draw_problem(rng)
    starts, quarters = problem.starts, problem.quarters
    found = {(starts.ways[o].name, s) for o, s in zip(starts.owner, starts.start, strict=True)}
    expected = set()
    for one in problem.backlog.initiatives:
        for way in one.ways if one.id not in problem.left_out else ():
            first, last = problem.capacity.calendar[0], problem.capacity.calendar[-1]
            for s in range(quarters):
                begin, end = first + s, first + (s + way.duration - 1)
                late = end > last and not way.may_overrun
                late |= way.latest_finish is not None and end > way.latest_finish
                early = way.earliest_start is not None and begin < way.earliest_start
                if not (late or early):
                    expected.add((way.name, s))
    assert found == expected
    assert list(starts.span) == sorted(starts.span)


@each
@drawn
@given(rng=randoms)
def test_one_unit_does_what_it_stands_for(name: str, rng: Random) -> None:
    """Money by fund and people by role of a column are those of the thing it decides."""
    problem = draw_problem(rng)
    if name == "starts" or name not in problem.columns:
        return
    family = next(one for one in problem.decisions if one.name == name)
    columns, calendar = problem.columns[name], problem.capacity.calendar
    spend, people = columns.spend.toarray(), columns.people.toarray()
    for column in range(len(columns)):
        things = family.decided(problem, np.eye(len(columns))[column])
        charged = [
            sum(thing.charge(fund, quarter) for thing in things)
            for fund in problem.funds
            for quarter in calendar
        ]
        taken = [
            -sum(thing.supply(role, quarter) for thing in things)
            for role in problem.roles
            for quarter in calendar
        ]
        assert spend[:, column].tolist() == pytest.approx(charged)
        assert people[:, column].tolist() == pytest.approx(taken)


@drawn
@given(rng=randoms)
def test_nobody_is_hired_too_late_to_be_asked(rng: Random) -> None:
    """Recruiting begins within the calendar."""
    problem = draw_problem(rng)
    values = np.ones(len(problem.columns["hires"]))
    for hire in Hires().decided(problem, values):
        assert hire.decide_by >= problem.capacity.calendar[0]
