"""Tests of the uplift for optimism."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import IT_COST, IT_DURATION, BiasFactor, OptimismBias, UpliftBounds

NON_STANDARD = UpliftBounds("works duration", 0.02, 0.39, "HM Treasury's worked example")
GOLDEN = OptimismBias(
    NON_STANDARD,
    tuple(
        BiasFactor(name, contribution, mitigation)
        for name, contribution, mitigation in (
            ("complexity", 0.05, 1),
            ("innovation", 0.02, 1),
            ("business case", 0.22, 0.4),
            ("stakeholders", 0.05, 1),
            ("intelligence", 0.03, 1),
        )
    ),
)


def test_worked_example_of_the_treasury() -> None:
    """5 + 2 + 22 x 0.4 + 5 + 3 = 23.8 % managed, 39 % falls to 29.718 %, 28 months to 36.32."""
    assert GOLDEN.managed == pytest.approx(0.238)
    assert GOLDEN.uplift == pytest.approx(0.29718)
    assert GOLDEN.uplifted(28) == pytest.approx(36.32104)


def test_nothing_managed_adds_the_upper_bound() -> None:
    """A cost of 100 at the outset becomes 300."""
    assert OptimismBias(IT_COST).uplifted(100) == pytest.approx(300)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_managing_more_never_adds_more(contribution: float, one: float, other: float) -> None:
    """The uplift falls with the mitigation and stays between nothing and the upper bound."""
    low, high = sorted((one, other))
    little, much = (
        OptimismBias(IT_DURATION, (BiasFactor("scope", contribution, m),)).uplift
        for m in (low, high)
    )
    assert 0 <= much <= little <= 0.54


def test_the_sentence() -> None:
    """How much, why, and what not to add on top."""
    assert str(GOLDEN) == (
        "Add 29.7% to the works duration: 23.8% of the upper bound of 39% is managed. "
        "Add no contingency for the same risk."
    )
    assert repr(GOLDEN).startswith("<OptimismBias Add 29.7%")


def test_below_the_published_least_it_warns() -> None:
    """All managed leaves 0 %, less than the 10 % of well-managed projects: said, not clipped."""
    sure = OptimismBias(IT_DURATION, (BiasFactor("scope", 1, 1),))
    assert sure.uplift == 0
    assert "below 10%, the least that well-managed projects showed" in str(sure)
    at_it = OptimismBias(UpliftBounds("x", 0.25, 0.5, "s"), (BiasFactor("scope", 0.5, 1),))
    assert "below" not in str(at_it)


def test_the_table() -> None:
    """One row a cause, with what managing it takes away."""
    frame = GOLDEN.to_frame()
    assert frame["managed"].tolist() == pytest.approx([0.05, 0.02, 0.088, 0.05, 0.03])
    assert ">8.8%</td>" in GOLDEN._repr_html_()
    assert "worked example" in GOLDEN._repr_html_()


def test_every_fault_is_named() -> None:
    """Shares out of range, names twice and a sum above 1 in one message."""
    factors = (BiasFactor("a", 1.2, 0.5), BiasFactor("b", 0.1, -1), BiasFactor("a", 0, 0))
    with pytest.raises(ValueError, match="a: contribution") as error:
        OptimismBias(IT_COST, factors)
    assert "b: mitigation must be in [0, 1], not -1" in str(error.value)
    assert "a stands twice" in str(error.value)
    assert "add up to 1.3, more than 1" in str(error.value)


def test_contributions_may_add_up_to_one() -> None:
    """Ten tenths are not refused for what rounding leaves."""
    factors = tuple(BiasFactor(f"cause {k}", 0.1, 1) for k in range(10))
    assert OptimismBias(IT_COST, factors).uplift == pytest.approx(0)


def test_small_estimates_are_estimates() -> None:
    """Half a million told in millions, and nothing at all."""
    assert OptimismBias(IT_COST).uplifted(0.5) == pytest.approx(1.5)
    assert OptimismBias(IT_COST).uplifted(0) == 0


@pytest.mark.parametrize("estimate", [-1, float("nan"), float("inf")])
def test_estimates_below_nothing_are_refused(estimate: float) -> None:
    """Costs and times are given as positive numbers."""
    with pytest.raises(ValueError, match="at least 0"):
        GOLDEN.uplifted(estimate)
