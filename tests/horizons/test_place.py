"""The horizon of one initiative."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Horizon, Initiative
from portfolio.domain.vocabulary import Sourcing, ValueDriver
from portfolio.horizons import DEFAULT_SIGNALS, Confidence, HorizonRule, Placement
from portfolio.horizons.place import place

H1, H2, H3 = Horizon
RULE = HorizonRule()

GOLDEN = {
    "QC inspection": (1, 1, "buy", 6, "quality", 1, H1, 1.0, 1.0, 1.00, "high"),
    "IoT maintenance": (2, 4, "build", 18, "satisfaction", 3, H2, 0.5, 1.0, 0.75, "high"),
    "electronics-as-a-service": (5, 5, "build", 36, "new_revenue", 5, H3, 1.0, 1.0, 1.0, "high"),
    "enterprise-wide Copilot": (5, 1, "buy", 6, "productivity", 2, H2, 1.0, 0.5, 0.75, "medium"),
    "document processing": (2, 1, "extend", 8, "cost", 2, H1, 0.5, 1.0, 0.75, "high"),
    "midpoints with signals": (3, 3, "build", 20, "sales", 3, H2, 0.0, 1.0, 0.50, "medium"),
    "midpoints, no signals": (3, 3, None, None, None, None, H1, 0.0, 0.5, 0.25, "low"),
    "axes only": (1, 1, None, None, None, None, H1, 1.0, 0.5, 0.75, "medium"),
    "contradicted": (1, 1, "build", 30, "new_revenue", 5, H1, 1.0, 0.25, 0.625, "low"),
}
"""domain.md section 4: scope, novelty, sourcing, months, driver, uncertainty; horizon, margin,
agreement, confidence, label."""


def made(
    scope: float | None,
    novelty: float | None,
    sourcing: str | None = None,
    months: float | None = None,
    driver: str | None = None,
    uncertainty: float | None = None,
) -> Initiative:
    """Make an initiative from a row of the golden table."""
    return Initiative(
        id="A",
        title="A",
        scope_reach=scope,
        business_model_novelty=novelty,
        sourcing=None if sourcing is None else Sourcing(sourcing),
        time_to_value_months=months,
        value_driver=None if driver is None else ValueDriver(driver),
        uncertainty=uncertainty,
    )


@pytest.mark.parametrize("row", GOLDEN.values(), ids=GOLDEN)
def test_golden_table(row: tuple) -> None:
    """All nine cases of domain.md section 4, with agreement, confidence and label."""
    *stated, horizon, margin, agreement, confidence, label = row
    placed = place(made(*stated), RULE)
    assert placed.horizon is placed.ruled is horizon
    # The margin is the distance from the cut by the 2 points from the cut to an end.
    assert placed.distance == pytest.approx(2 * margin, abs=1e-12)
    assert placed.agreement == pytest.approx(agreement, abs=1e-12)
    assert placed.confidence == pytest.approx(confidence, abs=1e-12)
    assert placed.label is Confidence(label)
    assert placed.conflict is (row is GOLDEN["contradicted"])


@pytest.mark.parametrize(
    ("scope", "novelty", "horizon"), [(2, 2, H1), (2, 4, H2), (4, 2, H2), (4, 4, H3)]
)
def test_the_grid(scope: float, novelty: float, horizon: Horizon) -> None:
    """Tactical and existing H1, strategic and new H3, one of the two H2."""
    placed = place(made(scope, novelty), RULE)
    assert placed.horizon is horizon
    assert placed.candidates == (horizon,)


@pytest.mark.parametrize(
    ("scope", "novelty", "candidates"),
    [(3, 1, (H1, H2)), (3, 5, (H2, H3)), (1, 3, (H1, H2)), (5, 3, (H2, H3)), (3, 3, (H1, H2, H3))],
)
def test_at_the_cut_both_sides_are_candidates(
    scope: float, novelty: float, candidates: tuple[Horizon, ...]
) -> None:
    """Without signals the lowest candidate is taken."""
    placed = place(made(scope, novelty), RULE)
    assert placed.candidates == candidates
    assert placed.horizon is candidates[0]


def test_one_signal_does_not_choose() -> None:
    """It takes two signals to lift an initiative above the lowest candidate."""
    assert place(made(3, 5, sourcing="build", uncertainty=5), RULE).horizon is H3
    assert place(made(3, 5, uncertainty=5), RULE).horizon is H2


def test_equal_agreement_takes_the_lower() -> None:
    """Buy points to H1 and uncertainty 3 to H2: both candidates have agreement .75."""
    placed = place(made(3, 1, sourcing="buy", uncertainty=3), RULE)
    assert placed.agreement == 0.75
    assert placed.horizon is H1


@pytest.mark.parametrize(
    ("scope", "borderline"), [(3.0, True), (3.5, True), (2.5, True), (3.6, False), (2.4, False)]
)
def test_borderline(scope: float, borderline: bool) -> None:
    """Flagged at and within half a point of the cut, on either side, saying how far."""
    placed = place(made(scope, 5), RULE)
    assert placed.borderline is borderline
    assert placed.distance == pytest.approx(abs(scope - 3))
    assert ("borderline" in placed.reason) is borderline
    assert ("borderline, at the cut" in placed.reason) is (scope == 3)


def test_rounded_averages_are_at_the_cut() -> None:
    """An average of assessors that misses 3 by the last bit is 3."""
    assert place(made(3 + 4e-16, 1), RULE).candidates == (H1, H2)


def test_the_cut_may_lie_elsewhere() -> None:
    """At a cut of 2, scope 3 is strategic, and the longest distance is the one to 5."""
    placed = place(made(3, 5), HorizonRule(cut=2))
    assert placed.horizon is H3
    # Distance 1 of at most 3, no signals: .5 / 3 + .5 x .5
    assert placed.confidence == pytest.approx(0.5 / 3 + 0.25)


def test_reasons() -> None:
    """One sentence an axis and a signal, each saying what it states and what follows."""
    placed = place(made(5, 1, sourcing="extend", months=30, driver="cycle_time"), RULE)
    assert placed.reasons == (
        "scope 5 is strategic, 2 above the cut.",
        "novelty 1 is existing business, 2 below the cut.",
        "Sourcing extend points to H1 or H2: agrees.",
        "Time to value 30 months points to H3: adjacent.",
        "Value driver cycle time points to H1: adjacent.",
    )
    assert placed.signals == 3


def test_disagreement_is_called_so() -> None:
    """Two horizons away disagrees, and enough of that is a conflict told in the reason."""
    placed = place(made(1, 1, sourcing="build", months=30, uncertainty=5), RULE)
    assert placed.reasons[3:] == (
        "Time to value 30 months points to H3: disagrees.",
        "Uncertainty 5 points to H3: disagrees.",
    )
    # (.5 + 0 + 0) / 3 is below .5
    assert placed.conflict
    assert "the signals contradict the axes" in placed.reason


def test_an_override_keeps_what_the_rule_says() -> None:
    """A person decides; the ruling, its confidence and the reason stay."""
    plain = made(1, 1)
    decided = Initiative(
        id="A",
        title="A",
        scope_reach=1,
        business_model_novelty=1,
        horizon_override=H3,
        override_reason="opens a new market",
    )
    placed, ruled = place(decided, RULE), place(plain, RULE)
    assert (placed.horizon, placed.ruled) == (H3, H1)
    assert placed.overridden
    assert (placed.confidence, placed.reasons) == (ruled.confidence, ruled.reasons)
    assert placed.reason == "H3 transform by override (opens a new market); the rule says H1 run"


@pytest.mark.parametrize(("scope", "novelty"), [(None, None), (1, None), (None, 5)])
def test_an_override_needs_no_axes(scope: float | None, novelty: float | None) -> None:
    """Without both axes there is no ruling, and without an override an error."""
    decided = Initiative(
        id="A",
        title="A",
        scope_reach=scope,
        business_model_novelty=novelty,
        horizon_override=H2,
        override_reason="board",
    )
    placed = place(decided, RULE)
    assert placed == Placement(initiative="A", horizon=H2, override_reason="board")
    assert placed.ruled is None
    with pytest.raises(ValueError, match="A: a horizon needs both axes or an override"):
        place(made(scope, novelty), RULE)


AXIS = st.floats(1, 5)
INITIATIVES = st.builds(
    made,
    AXIS,
    AXIS,
    st.none() | st.sampled_from([str(each) for each in Sourcing]),
    st.none() | st.floats(0.1, 60),
    st.none() | st.sampled_from([str(each) for each in ValueDriver]),
    st.none() | st.integers(1, 5),
)


@settings(deadline=None)
@given(INITIATIVES)
def test_confidence_is_a_share(initiative: Initiative) -> None:
    """Confidence and agreement lie in [0, 1], and the horizon is a candidate."""
    placed = place(initiative, RULE)
    assert 0 <= placed.confidence <= 1
    assert 0 <= placed.agreement <= 1
    assert placed.horizon in placed.candidates


@settings(deadline=None)
@given(INITIATIVES)
def test_signals_never_override_the_axes(initiative: Initiative) -> None:
    """Away from the cut, signals change the confidence and never the horizon."""
    scope, novelty = initiative.scope_reach, initiative.business_model_novelty
    bare = place(made(scope, novelty), RULE)
    if len(bare.candidates) == 1:
        assert place(initiative, RULE).horizon is bare.horizon


@settings(deadline=None)
@given(AXIS, AXIS, AXIS)
def test_more_reach_is_never_a_lower_horizon(low: float, high: float, novelty: float) -> None:
    """Without signals, more scope or more novelty never lowers the horizon."""
    low, high = sorted((low, high))
    bare = HorizonRule(signals=())
    for less, more in (
        (made(low, novelty), made(high, novelty)),
        (made(novelty, low), made(novelty, high)),
    ):
        assert place(less, bare).horizon.rank <= place(more, bare).horizon.rank


def test_signals_can_be_dropped() -> None:
    """A rule without signals places by the axes alone."""
    row = GOLDEN["contradicted"]
    assert place(made(*row[:6]), HorizonRule(signals=())).agreement == 0.5
    assert place(made(*row[:6]), HorizonRule(signals=DEFAULT_SIGNALS[:1])).signals == 1
