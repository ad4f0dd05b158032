"""The columns of the initiatives table."""

from __future__ import annotations

from enum import StrEnum

from portfolio.domain.horizon import Horizon
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)
from portfolio.intake.field import Field, FieldKind

MOST_QUARTERS = 400


def _text(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.TEXT, meaning)


def _word(name: str, words: type[StrEnum], meaning: str, default: str = "") -> Field:
    choices = tuple(word.value for word in words)
    return Field(name, FieldKind.WORD, meaning, choices=choices, default=default)


def _one_to_five(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.NUMBER, meaning, unit="1 to 5", low=1, high=5)


def _money(name: str, meaning: str, low: float | None = 0, unit: str = "money") -> Field:
    return Field(name, FieldKind.MONEY, meaning, unit=unit, low=low)


_DESCRIPTION = (
    Field("id", FieldKind.ID, "Unique stable id that never changes.", required=True),
    Field("title", FieldKind.TEXT, "Name for people.", required=True),
    _text("description", "What it does and for whom."),
    _word("kind", Kind, "What sort of initiative it is.", default="initiative"),
    _word("stage", Stage, "How far it has come.", default="idea"),
    _word("status", Status, "What planning may do with it.", default="proposed"),
    _text("business_unit", "Business unit that gains from it."),
    _text("function", "Business function it serves, such as finance or sales."),
    _text("owner_business", "Person or role that answers for the benefit."),
    _text("owner_technical", "Person or role that answers for the delivery."),
    _text("sponsor", "Executive who stands behind it."),
    _text("submitted_by", "Who proposed it."),
    Field("goals", FieldKind.WORDS, "Strategic goals it serves, semicolons between them."),
)

_SIGNALS = (
    _one_to_five("scope_reach", "How far it reaches: 1 within a team, 5 across the organisation."),
    _one_to_five(
        "business_model_novelty",
        "How new the business is: 1 improves the existing one, 5 opens a new one.",
    ),
    _word("sourcing", Sourcing, "Whether it is bought, extended or built."),
    _word("value_driver", ValueDriver, "What the value is made of."),
    _one_to_five("uncertainty", "How uncertain it is: 1 well understood, 5 unknown."),
    Field(
        "time_to_value_months",
        FieldKind.NUMBER,
        "Months until the first value in production.",
        unit="months",
        low=0,
        high=600,
    ),
    _word("solution_type", SolutionType, "What is built or bought."),
    _word("regulatory_tier", RegulatoryTier, "Declared risk tier under AI regulation."),
)

_ECONOMICS = (
    _money(
        "build_cost", "All money until go-live before contingency, spread evenly over the work."
    ),
    Field("build_fund", FieldKind.NAME, "Fund that pays until go-live.", default="budget"),
    _money("run_cost", "Money for each quarter after go-live.", unit="money a quarter"),
    Field("run_fund", FieldKind.NAME, "Fund that pays after go-live; blank for the build fund."),
    Field(
        "contingency",
        FieldKind.SHARE,
        "Share added to all money until go-live.",
        unit="share",
        low=0,
        high=2,
        default="0",
    ),
    _money(
        "benefit",
        "Money gained in each quarter after go-live if it succeeds; may be negative.",
        low=None,
        unit="money a quarter",
    ),
    _money(
        "benefit_low", "Cautious benefit; blank for the benefit.", low=None, unit="money a quarter"
    ),
    _money(
        "benefit_high", "Hopeful benefit; blank for the benefit.", low=None, unit="money a quarter"
    ),
    Field(
        "p_success",
        FieldKind.SHARE,
        "Probability of success.",
        unit="probability",
        low=0,
        high=1,
        default="1",
    ),
)

_TIMING = (
    Field(
        "duration",
        FieldKind.INTEGER,
        "Quarters of work until go-live.",
        unit="quarters",
        low=1,
        high=MOST_QUARTERS,
        default="1",
    ),
    Field("earliest_start", FieldKind.QUARTER, "First quarter work may start in.", unit="quarter"),
    Field("latest_finish", FieldKind.QUARTER, "Last quarter work may end in.", unit="quarter"),
    Field(
        "may_overrun",
        FieldKind.FLAG,
        "Whether work may go on after the last quarter of the budget.",
        default="no",
    ),
    Field("mandatory", FieldKind.FLAG, "Whether it must be planned.", default="no"),
    Field(
        "mode",
        FieldKind.NAME,
        "Name of this way of doing it, such as full, where the modes table has others.",
    ),
    _word("horizon_override", Horizon, "A person's word on the horizon; needs a reason."),
    _text("override_reason", "Why the horizon was set by hand."),
)


def _fte(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.NUMBER, meaning, unit="FTE", low=0, high=100_000)


_FAMILIES = (
    Field("score.CRITERION", FieldKind.RANGE, "Score on a criterion: 3, or 2..4, or 2..3..5."),
    _fte("fte.ROLE", "Full-time people of a role in every quarter of work."),
    _fte("fte_run.ROLE", "Full-time people of a role in each quarter after go-live."),
    _text("x.NAME", "Anything else you want to keep, as text."),
)

INITIATIVE_FIELDS = (*_DESCRIPTION, *_SIGNALS, *_ECONOMICS, *_TIMING, *_FAMILIES)
