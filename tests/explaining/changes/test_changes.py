"""What each change does to a problem, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.handmade import FUND, ROLE, Setting, initiative, on_horizons, q

from portfolio.explaining.changes import (
    CHANGES,
    Change,
    Cheaper,
    LooserRule,
    MoreMoney,
    MorePeople,
    ScaledMoney,
    Shorter,
    Step,
    WiderWindow,
    WithoutRule,
    WithRule,
    WorthMore,
)
from portfolio.explaining.changes.looser_rule import most_steps
from portfolio.planning import (
    Choose,
    Exclude,
    GivenWorth,
    Mandate,
    Once,
    Problem,
    RiskShare,
    StartLimit,
    plan,
)

LIMIT = StartLimit(1)
WORTH = GivenWorth({"A": 10.0, "B": 13.0})
A = initiative("A", 3, cost=(3, 0, 6), run=1, people=(2, 2, 2), latest_finish=q(2))
B = initiative("B", cost=4, people=1)


@pytest.fixture
def problem() -> Problem:
    """Two initiatives in four quarters with money for 10 and people for 2 in each."""
    return Setting(money=10, people=2, objective=WORTH).problem(A, B).requiring(LIMIT)


def test_more_money(problem: Problem) -> None:
    """Only the fund's quarters that are named get more."""
    richer = MoreMoney(FUND, 5, first=q(1), last=q(2)).applied(problem)
    assert richer.capacity.money[FUND] == (10, 15, 15, 10)
    assert problem.capacity.money[FUND] == (10, 10, 10, 10)


def test_money_never_falls_below_nothing(problem: Problem) -> None:
    """Taking 12 of 10 leaves 0."""
    assert MoreMoney(FUND, -12, last=q(0)).applied(problem).capacity.money[FUND] == (0, 10, 10, 10)


def test_scaled_money(problem: Problem) -> None:
    """Nine tenths of 10 are 9, from the quarter that is named."""
    poorer = ScaledMoney(0.9, first=q(3)).applied(problem)
    assert poorer.capacity.money[FUND] == (10, 10, 10, 9)
    assert ScaledMoney(2, FUND).applied(problem).capacity.money[FUND] == (20,) * 4


def test_more_people(problem: Problem) -> None:
    """Half a person more in one quarter."""
    change = MorePeople(ROLE, 0.5, q(2), q(2))
    assert change.applied(problem).capacity.people[ROLE] == (2, 2, 2.5, 2)


def test_cheaper(problem: Problem) -> None:
    """A third off 3, 0, 6 and off a run cost of 1 leaves 2, 0, 4 and two thirds."""
    changed = Cheaper("A", 1 / 3).applied(problem).backlog.by_id["A"]
    assert changed.build_spend[FUND] == pytest.approx((2, 0, 4))
    assert changed.run_spend[FUND] == pytest.approx(2 / 3)


def test_worth_more(problem: Problem) -> None:
    """Doing A for 10 points and 7 more, and B for 13, is worth 30."""
    assert plan(WorthMore("A", 7).applied(problem)).objective == 30


def test_wider_window(problem: Problem) -> None:
    """A of three quarters that had to end in the third may start a quarter later, and no more."""
    assert problem.windows["A"] == (0, 0)
    assert WiderWindow("A", later=1).applied(problem).windows["A"] == (0, 1)
    assert WiderWindow("B", earlier=2).applied(problem).windows == problem.windows


def test_shorter(problem: Problem) -> None:
    """Three quarters squeezed into two: each holds one and a half of the old ones.

    Of 3, 0, 6 the first half is 3 + 0 and the second 0 + 6; of 2, 2, 2 each half is 3.
    """
    changed = Shorter("A").applied(problem).backlog.by_id["A"]
    assert changed.duration == 2
    assert changed.build_spend[FUND] == pytest.approx((3, 6))
    assert changed.build_people[ROLE] == pytest.approx((3, 3))
    assert Shorter("A", 9).applied(problem).backlog.by_id["A"].duration == 1


def test_rules_come_and_go(problem: Problem) -> None:
    """A rule added and taken away again leaves the rules as they were."""
    rule = Exclude("A", reason="barred")
    barred = WithRule(rule).applied(problem)
    assert rule in barred.constraints
    assert WithoutRule(rule).applied(barred).constraints == problem.constraints
    with pytest.raises(ValueError, match="no rule"):
        WithoutRule(rule).applied(problem)


def test_a_looser_rule(problem: Problem) -> None:
    """Two may start at once instead of one; the rule stays where it was among the others."""
    there = LooserRule(LIMIT).applied(problem).constraints
    assert there == (*problem.constraints[:-1], StartLimit(2))
    with pytest.raises(ValueError, match="no rule"):
        LooserRule(StartLimit(5)).applied(problem)
    with pytest.raises(ValueError, match="holds or does not"):
        LooserRule(Mandate("A"))
    with pytest.raises(ValueError, match="0 or more"):
        LooserRule(LIMIT, -1)


def test_how_loose_a_rule_can_be() -> None:
    """From 93 % to 100 % in 7 steps; one of three to none and to all in 2; a count without end."""
    assert most_steps(RiskShare(at_most=0.93)) == 7
    assert most_steps(Choose("g", ("A", "B", "C"), at_least=1, at_most=1)) == 2
    assert most_steps(LIMIT) == 100
    assert most_steps(Mandate("A")) == 0


def test_modes_and_horizons_are_kept() -> None:
    """In every mode the initiative is cheaper; where it was classified, it still is."""
    lite = initiative("A", 2, cost=2, mode="lite")
    both = replace(initiative("A", 3, cost=4, mode="full"), modes=(lite,))
    horizons = on_horizons(H1=both, H2=initiative("B"))
    asked = Problem.of(horizons, Setting().capacity())
    changed = Cheaper("A", 0.5).applied(asked)
    ways = changed.backlog.by_id["A"].ways
    assert [way.build_spend[FUND] for way in ways] == [(2, 2, 2), (1, 1)]
    assert changed.horizon_map is not None
    assert changed.horizon_map.placements == horizons.placements


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (MoreMoney("monny", 1), "unknown fund 'monny'; did you mean 'money'"),
        (ScaledMoney(1, "x"), "unknown fund 'x'; known are money"),
        (MorePeople("devs", 1), "unknown role 'devs'; did you mean 'dev'"),
        (MorePeople(ROLE, 1, first=q(9)), "no quarter from 2029Q2"),
        (MorePeople(ROLE, 1, first="2027Q2"), "'2027Q2' is no Quarter"),  # type: ignore[arg-type]
        (Cheaper("AA", 0.1), "unknown initiative 'AA'"),
        (WorthMore("AA", 1), "unknown initiative 'AA'"),
    ],
)
def test_unknown_names(problem: Problem, change: Change, expected: str) -> None:
    """A name that the problem does not have is refused, with the nearest one."""
    with pytest.raises(ValueError, match=expected):
        change.applied(problem)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (MoreMoney("it", 12_000, q(1), q(1)), "12,000 more in fund it in 2027Q2"),
        (MoreMoney("it", -5, q(1)), "5 less in fund it a quarter from 2027Q2 on"),
        (ScaledMoney(0.9), "all budgets at 0.9 times the amount"),
        (MorePeople("dev", 0.5, q(0), q(2)), "0.5 FTE more of dev from 2027Q1 to 2027Q3"),
        (Cheaper("A", 0.25), "A costs 25% less to build and run"),
        (Cheaper("A", -0.015), "A costs 1.5% more to build and run"),
        (WorthMore("A", -3000), "A is worth 3,000 less"),
        (WiderWindow("A", 1, 2), "A may start 1 quarter earlier and finish 2 quarters later"),
        (Shorter("A"), "A takes 1 quarter less, for the same work in all"),
        (WithRule(Mandate("A")), "A must be done"),
        (WithoutRule(Mandate("A")), "without the rule: A must be done"),
        (
            LooserRule(StartLimit(1), 2),
            "At most 3 initiatives start in any quarter, in place of: At most 1 initiative starts "
            "in any quarter",
        ),
    ],
)
def test_sentences(change: Change, sentence: str) -> None:
    """Each change says what is different, with its units."""
    assert str(change) == sentence


@pytest.mark.parametrize(
    "change",
    [
        MoreMoney(FUND, 2),
        MorePeople(ROLE, 0.5),
        Cheaper("A", 0.1),
        WorthMore("A", 3),
        WiderWindow("A", later=1),
        Shorter("A"),
        LooserRule(LIMIT),
    ],
)
def test_steps_add_up(problem: Problem, change: Step) -> None:
    """Two steps are a change of their own, of the same kind and twice as large."""
    twice = change.times(2)
    assert type(twice) is type(change)
    assert twice.times(1) == twice
    assert twice.applied(problem) != change.applied(problem)


def test_every_change_is_registered() -> None:
    """Each kind is known by its name, and the problem it is applied to never changes."""
    assert all(kind == change.kind for kind, change in CHANGES.items())
    assert len(CHANGES) == 10


def test_wrong_arguments() -> None:
    """Amounts that mean nothing are refused at once."""
    for made in (
        lambda: MoreMoney(FUND, float("nan")),
        lambda: MorePeople(ROLE, float("inf")),
        lambda: ScaledMoney(-1),
        lambda: Cheaper("A", 1.5),
        lambda: WiderWindow("A", earlier=-1),
        lambda: Shorter("A", 0),
    ):
        with pytest.raises(ValueError, match="must be"):
            made()


def test_rules_that_always_hold_can_be_named(problem: Problem) -> None:
    """Even the rule that nothing is done twice is a rule like others."""
    rule = next(rule for rule in problem.constraints if isinstance(rule, Once))
    assert rule not in WithoutRule(rule).applied(problem).constraints
