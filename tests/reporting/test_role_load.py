"""People by role and quarter."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest

from portfolio.domain import Initiative, Range, calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Problem, Roadmap, Staffing, plan
from portfolio.reporting.role_load import RoleLoad, role_loads


@pytest.fixture(scope="module")
def unlimited() -> Roadmap:
    """Return a plan that needs half a lawyer where the capacity tells of no people."""
    one = Initiative(
        id="A",
        title="A",
        build_spend={"all": (1.0,)},
        build_people={"lawyer": (0.5,)},
        benefit=Range.exactly(10.0),
    )
    return plan(Problem.of(Backlog((one,)), Capacity.of(calendar("2027Q1", 2), {"all": 1.0})))


def test_demand_and_supply(roadmap: Roadmap) -> None:
    """CLAIMS needs one engineer, then PRICE one and COVER two, then PRICE one; a third joins."""
    load = RoleLoad.of(roadmap, "ai_engineer")
    assert load.title == "AI engineer"
    assert load.demand == load.build == (1, 3, 1, 0)
    assert load.run == (0, 0, 0, 0)
    assert load.own == (2, 2, 2, 2)
    assert load.hired == (0, 1, 1, 1)
    assert load.capacity == load.usable == (2, 3, 3, 3)
    assert load.joins == {1: 1}
    assert load.full == (1,)
    assert load.share == pytest.approx(5 / 11)


def test_scarcest_first(roadmap: Roadmap) -> None:
    """Both roles are full in one quarter; the engineers are used more; nobody needs a lawyer."""
    assert [load.title for load in role_loads(roadmap)] == ["AI engineer", "Data engineer"]


def test_roles_add_up(roadmap: Roadmap) -> None:
    """All roles together are the sum of each, and bear no name."""
    whole = RoleLoad.of(roadmap, "ai_engineer", "data_engineer", "lawyer")
    assert whole.title == ""
    assert whole.demand == (2, 3, 1, 0)
    assert whole.capacity == (4, 5, 5, 5)
    assert whole.full == ()


def test_a_buffer_fills_a_role_earlier(roadmap: Roadmap) -> None:
    """When half of the own people is kept free, one of two own engineers is all there is."""
    tight = replace(roadmap.problem, constraints=(Staffing(buffer=0.5),))
    load = RoleLoad.of(replace(roadmap, problem=tight), "ai_engineer")
    assert load.usable == (1, 2, 2, 2)
    assert load.full == (0, 1)


def test_no_limit(unlimited: Roadmap) -> None:
    """Where the capacity tells of no people nothing is full and no share is known."""
    (load,) = role_loads(unlimited)
    assert load.demand == (0.5, 0.0)
    assert not load.limited
    assert load.full == ()
    assert isnan(load.share)


def test_nobody_there_and_nobody_needed(roadmap: Roadmap) -> None:
    """No roles at all are no division by zero."""
    assert RoleLoad.of(roadmap).share == 0.0


def test_external_people_are_there(supplied: Roadmap) -> None:
    """One engineer of our own and one bought for the second quarter, in which both are needed."""
    load = RoleLoad.of(supplied, "ai_engineer")
    assert load.others["contractors"] == load.external == pytest.approx((0, 1, 0, 0))
    assert load.capacity == load.usable == pytest.approx((1, 2, 1, 1))
    assert load.staff == pytest.approx((1, 1, 1, 1))
    assert load.full == (1,)


def test_trained_people_are_our_own(supplied: Roadmap) -> None:
    """A data engineer in the last quarter; half an actuary less until then, then a whole one."""
    new, old = RoleLoad.of(supplied, "data_engineer"), RoleLoad.of(supplied, "actuary")
    assert new.staff == new.capacity == (0, 0, 0, 1)
    assert old.staff == (1.5, 1.5, 1.5, 1)
    assert old.others["training"] == (-0.5, -0.5, -0.5, -1)
    assert old.own == (2, 2, 2, 2)
