"""The portfolios are what the README says they are."""

from __future__ import annotations

import itertools

import pytest
from benchmarks.generator import Family, Instance, generate

from portfolio.domain import RelationKind
from portfolio.planning import Highs, Npv, plan

SIZE = 1000


@pytest.fixture(scope="module")
def large() -> Instance:
    """Return a portfolio large enough for shares to be told apart."""
    return generate(SIZE)


def test_same_seed_same_portfolio() -> None:
    """The same arguments give equal portfolios, another seed another one."""
    assert generate(40, seed=7) == generate(40, seed=7)
    assert generate(40, seed=7) != generate(40, seed=8)


def test_family_changes_only_people() -> None:
    """A tight portfolio is a base one with about .32 / .45 = 71 % of its people."""
    base, tight = generate(200), generate(200, Family.TIGHT)
    assert base.backlog == tight.backlog
    assert base.capacity.money == tight.capacity.money
    there = [sum(map(sum, one.capacity.people.values())) for one in (base, tight)]
    assert there[1] / there[0] == pytest.approx(0.32 / 0.45, rel=0.02)


def test_horizons(large: Instance) -> None:
    """Of the 980 that are not mandatory, 60 / 28 / 12 % are H1 / H2 / H3: 588, 274, 118.

    The 20 mandatory ones are small compliance projects, H1 as well: 608. Rounding to the nearest
    initiative may move one.
    """
    sizes = [len(rule.members) for rule in large.rules]
    assert sizes == pytest.approx([608, 274, 118], abs=1)
    assert sum(sizes) == SIZE


def test_links_and_groups(large: Instance) -> None:
    """A quarter has predecessors, 4 % are alternatives, 2 % packages, 2 % mandatory."""
    backlog = large.backlog
    assert len({relation.source for relation in backlog.relations}) == 250
    assert {relation.kind for relation in backlog.relations} == {RelationKind.NEEDS_FIRST}
    alternatives = [group for group in backlog.groups if group.at_most == 1]
    packages = [group for group in backlog.groups if group.all_or_none]
    assert sum(len(group.members) for group in alternatives) == 40
    assert sum(len(group.members) for group in packages) == 20
    assert sum(initiative.mandatory for initiative in backlog.initiatives) == 20
    members = [name for group in backlog.groups for name in group.members]
    assert len(members) == len(set(members))


def test_links_have_no_cycle(large: Instance) -> None:
    """Every link leads to an earlier id, so none leads back; none is mandatory."""
    mandatory = {i.id for i in large.backlog.initiatives if i.mandatory}
    for relation in large.backlog.relations:
        assert relation.target < relation.source
        assert not mandatory & {relation.source, relation.target}


def test_initiatives(large: Instance) -> None:
    """Durations are 1 to 7, roles 2 to 5, FTE come in halves, money in hundreds."""
    initiatives = large.backlog.initiatives
    assert {initiative.duration for initiative in initiatives} == set(range(1, 8))
    assert {len(initiative.build_people) for initiative in initiatives} == {2, 3, 4, 5}
    fte = itertools.chain.from_iterable(
        profile for initiative in initiatives for profile in initiative.build_people.values()
    )
    assert all(number >= 0 and 2 * number == round(2 * number) for number in fte)
    for initiative in initiatives:
        for amount in itertools.chain.from_iterable(initiative.build_spend.values()):
            assert amount == pytest.approx(round(amount, -2))
            assert amount >= 0


def test_spend_has_one_peak(large: Instance) -> None:
    """A gamma density rises, then falls; so does the spend of those paid from one fund."""
    for initiative in large.backlog.initiatives:
        if len(initiative.build_spend) == 1:
            (profile,) = initiative.build_spend.values()
            peak = profile.index(max(profile))
            assert list(profile[: peak + 1]) == sorted(profile[: peak + 1])
            assert list(profile[peak:]) == sorted(profile[peak:], reverse=True)


def test_most_are_worth_it(large: Instance) -> None:
    """Of those not mandatory, nine in ten are worth more than they cost, some are not.

    The median payoff is 1.8 to 2.4 times the cost with a log deviation of .45, so the share below
    1 is between Phi(-ln 1.8 / .45) = 9.6 % and Phi(-ln 2.4 / .45) = 2.6 %.
    """
    problem = large.problem()
    worth = Npv().start_worth(problem)[problem.starts.first]
    free = [not initiative.mandatory for initiative in problem.starts.ways]
    assert 0.88 < (worth[free] > 0).mean() < 0.98


def test_capacity(large: Instance) -> None:
    """Nine roles and two funds; everybody can be hired, one or two quarters after the decision."""
    capacity = large.capacity
    assert (len(capacity.people), len(capacity.money)) == (9, 2)
    assert set(capacity.hiring) == set(capacity.people)
    assert {terms.lead for terms in capacity.hiring.values()} <= {1, 2}


@pytest.mark.parametrize("quarters", [8, 16])
def test_calendar(quarters: int) -> None:
    """Every initiative can start somewhere, in short and long calendars."""
    problem = generate(300, quarters=quarters).problem()
    assert problem.quarters == quarters
    assert not problem.left_out


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("family", Family)
def test_a_plan_exists(family: Family, seed: int) -> None:
    """What is mandatory always fits: it is small, free of links, and the shares are soft."""
    instance = generate(10, family, quarters=8, seed=seed)
    roadmap = plan(instance.problem(), solver=Highs(gap=0.5))
    mandatory = [i.id for i in instance.backlog.initiatives if i.mandatory]
    assert mandatory
    assert all(roadmap.includes(name) for name in mandatory)


@pytest.mark.parametrize(("size", "quarters"), [(9, 12), (50, 7)])
def test_too_small(size: int, quarters: int) -> None:
    """Too few initiatives or quarters are refused, with the number."""
    with pytest.raises(ValueError, match=f"not {size} and {quarters}"):
        generate(size, quarters=quarters)
