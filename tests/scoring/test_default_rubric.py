"""The default rubric is the one of the domain brief, and gives its published figures."""

from __future__ import annotations

import pytest

from portfolio.domain import Horizon, Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import DEFAULT_RUBRIC, Axis, Effect, Quadrant, score

# domain.md section 3, criteria in order: fin, strat, exp, enab, meas, data, tech, risk, skill,
# change, time.
QC = (4, 3, 3, 3, 5, 4, 5, 4, 4, 4, 5)
IOT = (4, 4, 5, 4, 4, 3, 4, 3, 3, 3, 3)
EAAS = (5, 5, 4, 5, 2, 2, 3, 2, 2, 2, 1)


def backlog(*scores: float) -> Backlog:
    """One initiative with these scores in the order of the default rubric."""
    given = {
        name: Range.exactly(score) for name, score in zip(DEFAULT_RUBRIC.by_id, scores, strict=True)
    }
    return Backlog((Initiative(id="X", title="X", scores=given),))


def test_weights() -> None:
    """Weights of domain.md section 3."""
    weights = {each.id: each.weight for each in DEFAULT_RUBRIC.criteria}
    assert weights == {
        "financial_impact": 0.30,
        "strategic_alignment": 0.25,
        "experience_impact": 0.20,
        "capability_enablement": 0.15,
        "measurability": 0.10,
        "data_readiness": 0.25,
        "technical_fit": 0.20,
        "risk_safeguards": 0.20,
        "skills_availability": 0.15,
        "change_readiness": 0.10,
        "time_to_value": 0.10,
    }
    assert len(DEFAULT_RUBRIC.of(Axis.VALUE)) == 5


def test_scales_and_anchors() -> None:
    """Every criterion runs from 1 to 5, higher is better, and 1, 3 and 5 are worded."""
    for criterion in DEFAULT_RUBRIC.criteria:
        assert criterion.ends == (1, 5)
        assert all(criterion.wording(score) for score in (1, 3, 5))


def test_knock_outs() -> None:
    """No goal or no safeguards excludes; a vague benefit warns, except on H3."""
    rules = [(each.criterion, each.at_most, each.effect) for each in DEFAULT_RUBRIC.knock_outs]
    assert rules == [
        ("strategic_alignment", 1, Effect.EXCLUDE),
        ("risk_safeguards", 1, Effect.EXCLUDE),
        ("financial_impact", 1, Effect.WARN),
    ]
    assert DEFAULT_RUBRIC.knock_outs[2].except_horizon is Horizon.H3


@pytest.mark.parametrize(
    ("scores", "value", "feasibility", "priority", "points", "quadrant"),
    [
        (QC, 62.50, 82.50, 71.81, 51.56, Quadrant.ACCELERATE),
        (IOT, 80.00, 55.00, 66.33, 44.00, Quadrant.ACCELERATE),
        (EAAS, 87.50, 27.50, 49.05, 24.06, Quadrant.RESEARCH),
    ],
    ids=["QC inspection", "IoT maintenance", "electronics-as-a-service"],
)
def test_golden_table(
    scores: tuple[float, ...],
    value: float,
    feasibility: float,
    priority: float,
    points: float,
    quadrant: Quadrant,
) -> None:
    """domain.md section 3, printed there with two decimals; quadrants by its rule "> 3"."""
    verdict = score(backlog(*scores))["X"]
    assert 100 * verdict.value.likely == pytest.approx(value, abs=1e-9)
    assert 100 * verdict.feasibility.likely == pytest.approx(feasibility, abs=1e-9)
    assert 100 * verdict.priority == pytest.approx(priority, abs=0.005)
    assert verdict.points == pytest.approx(points, abs=0.005)
    assert verdict.quadrant is quadrant


def test_all_threes_are_not_high() -> None:
    """3 is the middle, and high is strictly above it, whatever rounding the weights bring."""
    verdict = score(backlog(*[3] * 11))["X"]
    assert verdict.value.likely == pytest.approx(0.5, abs=1e-15)
    assert verdict.quadrant is Quadrant.SHELVE


@pytest.mark.parametrize(
    ("position", "eligible", "remark"),
    [
        (1, False, "excluded: it supports no stated goal and should not proceed"),
        (7, False, "excluded: risks or safeguards are unknown, an unacceptable exposure"),
        (0, True, "warning, except on H3: the benefit is vague; put others first"),
    ],
    ids=["no goal", "no safeguards", "vague benefit"],
)
def test_knock_outs_strike(position: int, eligible: bool, remark: str) -> None:
    """A score of 1 on one of three criteria excludes or warns, whatever the others are."""
    scores = [5.0] * 11
    scores[position] = 1
    verdict = score(backlog(*scores))["X"]
    assert verdict.eligible is eligible
    assert len(verdict.remarks) == 1
    assert verdict.remarks[0].startswith(remark)


def test_slightly_above_one_is_no_knock_out() -> None:
    """A panel average of 1.5 is bad, but not what the rule speaks of."""
    scores = [5.0] * 11
    scores[1] = 1.5
    assert score(backlog(*scores))["X"].remarks == ()
