"""Placing all candidates, and every fault that hinders it."""

from __future__ import annotations

import pytest

from portfolio.domain import Horizon, Initiative
from portfolio.domain.vocabulary import Sourcing, Status
from portfolio.errors import Finding, InvalidInput
from portfolio.horizons import HorizonRule, Signal, classify

H1, H2, H3 = Horizon


def findings(
    horizon_map, *initiatives: Initiative, rule: HorizonRule | None = None
) -> tuple[Finding, ...]:
    """All findings of initiatives that cannot be placed."""
    with pytest.raises(InvalidInput) as caught:
        horizon_map(*initiatives, rule=rule)
    return caught.value.findings


def test_every_candidate_is_placed(initiative, horizon_map) -> None:
    """By their axes, in the order of the scorecard."""
    placed = horizon_map(
        initiative("A"),
        initiative("B", scope_reach=5),
        initiative("C", scope_reach=5, business_model_novelty=5),
    )
    assert {name: each.horizon for name, each in placed.placements.items()} == {
        "A": H1,
        "B": H2,
        "C": H3,
    }
    assert placed.rule == HorizonRule()


def test_closed_initiatives_need_no_axes(initiative, horizon_map) -> None:
    """Delivered and withdrawn ones are not scored and not placed."""
    bare = {"scope_reach": None, "business_model_novelty": None}
    placed = horizon_map(
        initiative("A"),
        initiative("B", status=Status.DELIVERED, **bare),
        initiative("C", status=Status.WITHDRAWN, **bare),
    )
    assert list(placed.placements) == ["A"]


def test_missing_axes(initiative, horizon_map) -> None:
    """Each missing axis is a finding; an override stands for both."""
    found = findings(
        horizon_map,
        initiative("A", scope_reach=None, business_model_novelty=None),
        initiative(
            "B",
            scope_reach=None,
            business_model_novelty=None,
            horizon_override=H2,
            override_reason="board",
        ),
    )
    assert [(each.column, each.expected) for each in found] == [
        ("scope_reach", "initiative 'A': needs a number from 1 to 5, or an override"),
        ("business_model_novelty", "initiative 'A': needs a number from 1 to 5, or an override"),
    ]


@pytest.mark.parametrize("wrong", [0.9, 5.1, float("nan"), True])
def test_axes_off_the_scale(wrong: float, initiative, horizon_map) -> None:
    """Below 1, above 5, not a number and yes/no are findings, override or not."""
    for override in ({}, {"horizon_override": H1, "override_reason": "board"}):
        (found,) = findings(horizon_map, initiative("A", scope_reach=wrong, **override))
        assert (found.column, found.value) == ("scope_reach", str(wrong))


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"horizon_override": H2, "override_reason": " "}, "override_reason"),
        ({"override_reason": "board"}, "horizon_override"),
    ],
)
def test_override_and_reason_come_together(
    changes: dict[str, object], column: str, initiative, horizon_map
) -> None:
    """One without the other is a finding."""
    (found,) = findings(horizon_map, initiative("A", **changes))
    assert found.column == column


def test_signals_off_the_table(initiative, horizon_map) -> None:
    """A value that the rule does not cover is told with the initiative."""
    (number,) = findings(horizon_map, initiative("A", uncertainty=7))
    assert (number.column, number.value) == ("uncertainty", "7")
    rule = HorizonRule(signals=(Signal(attribute="sourcing", words={"buy": (H1,)}),))
    (word,) = findings(horizon_map, initiative("A", sourcing=Sourcing.BUILD), rule=rule)
    assert (word.column, word.value) == ("sourcing", "build")


def test_all_faults_come_together(initiative, horizon_map) -> None:
    """Faults of several initiatives are one error."""
    found = findings(
        horizon_map,
        initiative("A", scope_reach=9, uncertainty=9),
        initiative("B", business_model_novelty=None),
    )
    assert len(found) == 3


def test_something_else_than_a_scorecard_is_refused(initiative, horizon_map) -> None:
    """A backlog is scored first; the message says so."""
    placed = horizon_map(initiative())
    for wrong in (placed.scorecard.backlog, placed, "backlog.csv"):
        with pytest.raises(ValueError, match=r"expected a scorecard, such as score\(backlog\)"):
            classify(wrong)
    with pytest.raises(ValueError, match=r"classify: rule: expected a rule of horizons"):
        classify(placed.scorecard, "H1")
