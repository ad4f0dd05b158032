"""Tests of staged, risky work that may be stopped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import Chance, Decision, Phase, npv, rnpv

PILOT = Phase(name="pilot", cost=10, duration=1, p_success=0.5)


def roll_out(payoff: float) -> Decision:
    """Decide on a roll-out for 50 that takes two periods and cannot fail."""
    return Decision(Phase(name="roll-out", cost=50, duration=2), payoff)


TREE = Decision(
    PILOT, (Chance("many use it", 0.25, roll_out(288)), Chance("few", 0.75, roll_out(36)))
)
# At 20 %: 288 / 1.44 - 50 = 150, 36 / 1.44 - 50 = -25.
# With the right to stop: -10 + 0.5 / 1.2 (0.25 x 150 + 0) = -10 + 15.625 = 5.625.
# Without: -10 + 0.5 / 1.2 (37.5 - 18.75) = -10 + 7.8125 = -2.1875.
FOUND = rnpv(0.2, TREE)


def test_stopping_where_going_on_loses() -> None:
    """By hand: 5.625 with the right to stop, -2.1875 without, so the right is worth 7.8125."""
    assert FOUND.value == pytest.approx(5.625)
    assert FOUND.committed == pytest.approx(-2.1875)
    assert FOUND.option_value == pytest.approx(7.8125)


def test_value_at_each_phase() -> None:
    """Each as seen when it begins, with how it is reached."""
    first, good, bad = FOUND.phases
    assert (good.path, bad.name) == (
        ("pilot", "many use it", "roll-out"),
        "pilot / few / roll-out",
    )
    assert [first.worth, good.worth, bad.worth] == pytest.approx([5.625, 150, -25])
    assert [first.p_reached, good.p_reached, bad.p_reached] == pytest.approx([1, 0.125, 0.375])
    assert [first.begins, good.begins, bad.begins] == [0, 1, 1]
    assert [first.go_on, good.go_on, bad.go_on] == [True, True, False]


def test_phases_in_a_row() -> None:
    """-10 + 0.5 / 1.2 (-50 + 0.8 / 1.44 x 288) = -10 + 0.5 / 1.2 x 110."""
    phases = [PILOT, Phase(name="roll-out", cost=50, duration=2, p_success=0.8)]
    found = rnpv(0.2, phases, 288)
    assert found.value == pytest.approx(-10 + 110 / 2.4)
    assert found.option_value == 0
    assert str(found) == (
        "Begin: it is worth 35.8, and every phase is worth going on with once it is reached."
    )


def test_three_phases_deep() -> None:
    """Times and probabilities multiply on: the third is reached after 3 periods with 0.4."""
    phases = [
        PILOT,
        Phase(name="build", cost=50, duration=2, p_success=0.8),
        Phase(name="launch", cost=7, duration=0),
    ]
    found = rnpv(0.2, phases, 100)
    third = found.phases[2]
    assert (third.begins, third.worth) == (3, 93)
    assert third.p_reached == pytest.approx(0.4)


CHAINS = st.lists(
    st.builds(
        Phase,
        name=st.just("phase"),
        cost=st.floats(0, 100),
        duration=st.integers(0, 3),
        p_success=st.floats(0, 1),
    ),
    min_size=1,
    max_size=5,
)


@given(st.floats(-0.2, 0.5), CHAINS, st.floats(-100, 1000))
def test_without_stopping_it_is_flows_by_probability(
    rate: float, phases: list[Phase], payoff: float
) -> None:
    """The committed value is the sum of flow x probability of getting there, discounted."""
    flows, reached, now = [0.0] * 16, 1.0, 0
    for phase in phases:
        flows[now] -= reached * phase.cost
        reached *= phase.p_success
        now += int(phase.duration)
    flows[now] += reached * payoff
    assert rnpv(rate, phases, payoff).committed == pytest.approx(npv(rate, flows), abs=1e-6)


@given(st.floats(-0.2, 0.5), CHAINS, st.floats(-100, 1000))
def test_the_right_to_stop_never_costs(rate: float, phases: list[Phase], payoff: float) -> None:
    """Abandonment never lowers the value."""
    found = rnpv(rate, phases, payoff)
    assert found.option_value >= -1e-9


@given(
    st.lists(st.tuples(st.floats(0, 50), st.integers(0, 3)), min_size=1, max_size=4),
    st.floats(500, 1000),
)
def test_what_cannot_fail_is_plain_present_value(
    steps: list[tuple[float, int]], payoff: float
) -> None:
    """With probabilities of 1 it is the net present value, and nothing is worth stopping."""
    phases = [Phase(name="p", cost=cost, duration=duration) for cost, duration in steps]
    flows, now = [0.0] * 13, 0
    for cost, duration in steps:
        flows[now] -= cost
        now += duration
    flows[now] += payoff
    found = rnpv(0.05, phases, payoff)
    assert found.value == found.committed == pytest.approx(npv(0.05, flows))


@given(st.floats(0, 1), st.floats(0, 1))
def test_better_odds_are_never_worth_less(p: float, q: float) -> None:
    """The value rises with the probability of success."""
    low, high = sorted((p, q))
    worth = [
        rnpv(0.1, [Phase(name="a", cost=1, duration=1, p_success=each)], 9).value
        for each in (low, high)
    ]
    assert worth[0] <= worth[1]


def test_what_is_worth_nothing_is_not_begun() -> None:
    """Even with the right to stop: -10 + 0.5 / 1.2 x 12 = -5."""
    found = rnpv(0.2, [PILOT], 12)
    assert found.value == pytest.approx(-5)
    assert str(found) == "Do not begin: even with the right to stop it is worth -5."
    assert not found.phases[0].go_on


def test_worth_nothing_is_as_good_as_stopping() -> None:
    """At exactly 0 there is no reason to go on."""
    found = rnpv(0, [Phase(name="a", cost=5, duration=1)], 5)
    assert found.value == 0
    assert not found.phases[0].go_on


def test_the_least_gain_is_worth_going_on() -> None:
    """Half a unit of money is more than nothing."""
    assert rnpv(0, [Phase(name="a", cost=5, duration=1)], 5.5).phases[0].go_on


def test_stopping_before_the_very_next_phase() -> None:
    """The first chance turns out badly: 36 / 1.44 - 50 = -25; the other pays for it."""
    turned = (Chance("few", 0.75, roll_out(36)), Chance("many", 0.25, roll_out(288)))
    assert rnpv(0.2, Decision(PILOT, turned)).sentence.endswith(
        "Stop before pilot / few / roll-out."
    )


def test_it_says_where_to_stop() -> None:
    """And what the right to is worth."""
    assert FOUND.sentence.startswith("Begin: it is worth 5.6")
    assert FOUND.sentence.endswith(
        ", of which the right to stop is 7.81. Stop before pilot / few / roll-out."
    )
    assert repr(FOUND).startswith("<StagedValue Begin")


def test_the_table() -> None:
    """One row a phase, with what it is worth both ways."""
    frame = FOUND.to_frame()
    assert frame["phase"].tolist()[0] == "pilot"
    assert frame["committed"].tolist() == pytest.approx([-2.1875, 150, -25])
    assert frame["cost"].tolist() == [10, 50, 50]
    assert frame["go_on"].tolist() == [True, True, False]
    shown = FOUND._repr_html_()
    assert ">12.5%</td>" in shown
    assert ">stop</td>" in shown


def test_a_payoff_belongs_to_phases() -> None:
    """A tree holds its own, phases have none."""
    with pytest.raises(ValueError, match="phases need a payoff"):
        rnpv(0.1, [PILOT])
    with pytest.raises(ValueError, match="a decision tree holds its own"):
        rnpv(0.1, TREE, 5)
    with pytest.raises(ValueError, match="above -1"):
        rnpv(-1, TREE)
