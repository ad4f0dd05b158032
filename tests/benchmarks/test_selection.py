"""Portfolios of one period are those of many, squeezed."""

from __future__ import annotations

import pytest
from benchmarks.generator import generate
from benchmarks.selection import generate_selection

from portfolio.domain import RelationKind
from portfolio.planning import Highs, plan


def test_same_seed_same_portfolio() -> None:
    """The same arguments give equal portfolios, another seed another one."""
    assert generate_selection(40, seed=7) == generate_selection(40, seed=7)
    assert generate_selection(40, seed=7) != generate_selection(40, seed=8)


def test_what_is_drawn_is_squeezed_into_a_quarter() -> None:
    """Each takes one quarter, costs what it did out of one fund, and keeps links and benefit."""
    many, one = generate(60, seed=2), generate_selection(60, seed=2)
    assert len(one.capacity.calendar) == 1
    assert not one.capacity.hiring
    for before, after in zip(many.backlog.initiatives, one.backlog.initiatives, strict=True):
        assert (after.id, after.duration, after.benefit) == (before.id, 1, before.benefit)
        spent = sum(map(sum, before.build_spend.values()))
        assert sum(map(sum, after.build_spend.values())) == pytest.approx(spent)
        for role, levels in before.build_people.items():
            assert after.build_people[role] == (pytest.approx(sum(levels) / len(levels)),)
    kinds = {link.kind for link in one.backlog.relations}
    assert kinds == {RelationKind.REQUIRES}
    assert one.backlog.groups == many.backlog.groups


def test_money_and_people_are_scarce() -> None:
    """Half of the money and 45 % of the people that everything would need, so not all is done."""
    one = generate_selection(60, seed=2)
    (fund,) = one.capacity.money
    needed = sum((1 + i.contingency) * sum(i.build_spend[fund]) for i in one.backlog.initiatives)
    assert one.capacity.money[fund] == (pytest.approx(needed / 2),)
    for role, (there,) in one.capacity.people.items():
        asked = sum(sum(i.build_people.get(role, ())) for i in one.backlog.initiatives)
        assert there == pytest.approx(0.45 * asked)
    done = plan(one.problem(), solver=Highs(gap=0.01)).entries
    assert 10 < len(done) < 50
