"""An initiative's profiles, and what it charges and needs by quarter of work."""

from __future__ import annotations

from typing import Any

import pytest

from portfolio.domain import Initiative, Range


def _initiative() -> Initiative:
    return Initiative(
        id="A",
        title="Claims triage",
        duration=2,
        build_spend={"innovation": (100.0, 50.0), "operations": (0.0, 10.0)},
        run_spend={"operations": 5.0},
        build_people={"data_scientist": (1.0, 0.5)},
        run_people={"mlops_specialist": 0.25},
        contingency=0.2,
    )


def test_build_cost_adds_up_all_funds_with_contingency() -> None:
    """(100 + 50 + 0 + 10) x 1.2 = 192; run cost stays without contingency."""
    assert _initiative().build_cost == pytest.approx(192.0)
    assert _initiative().run_cost == 5.0


def test_build_fte_counts_fte_quarters() -> None:
    """1.0 in the first and 0.5 in the second quarter are 1.5 FTE-quarters."""
    assert _initiative().build_fte == 1.5


def test_charges_follow_the_work_then_the_run_cost() -> None:
    """Operations pays nothing, then 10 x 1.2 = 12, then 5 a quarter; innovation stops."""
    initiative = _initiative()
    assert [initiative.charge("operations", k) for k in range(4)] == pytest.approx([0, 12, 5, 5])
    assert [initiative.charge("innovation", k) for k in range(4)] == pytest.approx([120, 60, 0, 0])
    assert initiative.charge("unknown", 0) == 0.0


def test_demand_follows_the_work_then_the_run_team() -> None:
    """The builder works 1.0 then 0.5 FTE; the run team 0.25 from go-live on."""
    initiative = _initiative()
    assert [initiative.demand("data_scientist", k) for k in range(3)] == [1.0, 0.5, 0.0]
    assert [initiative.demand("mlops_specialist", k) for k in range(3)] == [0.0, 0.0, 0.25]


def test_a_profile_as_long_as_the_work_is_required() -> None:
    """A profile of three quarters does not fit two quarters of work; the message says both."""
    with pytest.raises(ValueError, match="A: spend of 'innovation' has 3 quarters, the work has 2"):
        Initiative(id="A", title="A", duration=2, build_spend={"innovation": (1.0, 1.0, 1.0)})


def test_work_takes_at_least_a_quarter() -> None:
    """A duration of 0 is refused with its value."""
    with pytest.raises(ValueError, match="at least 1 quarter, not 0"):
        Initiative(id="A", title="A", duration=0)


def test_an_initiative_brings_nothing_unless_told() -> None:
    """Benefit defaults to exactly 0."""
    assert Initiative(id="A", title="A").benefit == Range.exactly(0.0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"duration": "2"}, "A: expected a whole number, such as 3, not '2'"),
        ({"benefit": 40_000}, r"A: expected a range, such as Range.exactly\(40_000\), not 40000"),
        ({"earliest_start": "2027Q1"}, "A: '2027Q1' is no Quarter; write Quarter"),
        ({"latest_finish": 2027}, "A: 2027 is no Quarter; write Quarter"),
        ({"build_people": {"dev": 1.0}}, "A: expected one number for each quarter of work, .* 1.0"),
    ],
)
def test_values_of_another_kind_are_refused(wrong: dict[str, Any], said: str) -> None:
    """At once, with how they are written, not when somebody plans."""
    with pytest.raises(ValueError, match=said):
        Initiative(id="A", title="A", **wrong)
