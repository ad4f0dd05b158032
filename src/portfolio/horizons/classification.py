"""Gives every candidate of a scorecard its horizon."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.domain import Initiative
from portfolio.domain.expected import Expected
from portfolio.errors import Finding, InvalidInput
from portfolio.horizons.horizon_map import HorizonMap
from portfolio.horizons.horizon_rule import AXIS_GREATEST, AXIS_LEAST, HorizonRule
from portfolio.horizons.place import place
from portfolio.scoring.scorecard import SCORECARD, Scorecard

_AXES = ("scope_reach", "business_model_novelty")
_RULE = Expected("a rule of horizons", HorizonRule, "HorizonRule()")


def classify(scorecard: Scorecard, rule: HorizonRule | None = None) -> HorizonMap:
    """Place every scored initiative on a horizon.

    Scores do not enter: scope and novelty decide. Delivered and withdrawn initiatives are not
    scored and need no horizon.

    Parameters
    ----------
    scorecard
        Result of `score`.
    rule
        Cut, signals and thresholds; the default rule if None.

    Raises
    ------
    InvalidInput
        With every missing axis of an initiative without override, axis off 1 to 5, override
        without reason, reason without override, and signal the rule does not cover.
    ValueError
        For what is no scorecard or no rule.
    """
    rule = rule or HorizonRule()
    SCORECARD.check("classify", scorecard)
    _RULE.check("classify: rule", rule)
    scored = [scorecard.backlog.by_id[name] for name in scorecard.ids]
    if findings := [fault for each in scored for fault in _faults(each, rule)]:
        raise InvalidInput(findings)
    return HorizonMap(scorecard, rule, {each.id: place(each, rule) for each in scored})


def _faults(initiative: Initiative, rule: HorizonRule) -> Iterator[Finding]:
    for column in _AXES:
        axis = getattr(initiative, column)
        if axis is None:
            if initiative.horizon_override is None:
                yield _finding(initiative, column, "", "needs a number from 1 to 5, or an override")
        elif isinstance(axis, bool) or not AXIS_LEAST <= axis <= AXIS_GREATEST:
            yield _finding(initiative, column, str(axis), "must be a number from 1 to 5")
    if initiative.horizon_override is not None and not initiative.override_reason.strip():
        yield _finding(initiative, "override_reason", "", "an override needs its reason")
    if initiative.horizon_override is None and initiative.override_reason.strip():
        reason = initiative.override_reason
        yield _finding(initiative, "horizon_override", reason, "a reason for no override")
    for signal in rule.signals:
        try:
            signal.points_to(initiative)
        except ValueError as error:
            yield _finding(initiative, signal.attribute, signal.stated(initiative), str(error))


def _finding(initiative: Initiative, column: str, value: str, expected: str) -> Finding:
    return Finding(
        source="backlog",
        table="initiatives",
        column=column,
        value=value,
        expected=f"initiative '{initiative.id}': {expected}",
    )
