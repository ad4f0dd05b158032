"""The sections of a settings file, one a step of the flow."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from portfolio.domain import Quarter, calendar
from portfolio.intake import (
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.planning import OBJECTIVES, SOLVERS, Highs
from portfolio.scoring import Axis, Missing, Pooling
from portfolio.scoring.stability import Spread
from portfolio.settings.registry import build_rule, plain_rule, registered


class Section(BaseModel):
    """A table of settings: no key that is not known, no infinite number."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CapacitySettings(Section):
    """Capacity in the settings file itself, for those without tables of it.

    Attributes
    ----------
    start, quarters
        The calendar.
    money, people
        Amount by fund, FTE by role: one number for every quarter, or a list.
    hiring, contracting
        Terms by role.
    training, substitution
        Terms, at most one for each pair of roles.
    """

    start: Quarter
    quarters: int = Field(ge=1, le=80)
    money: dict[str, float | tuple[float, ...]]
    people: dict[str, float | tuple[float, ...]] = Field(default_factory=dict)
    hiring: dict[str, HiringTerms] = Field(default_factory=dict)
    contracting: dict[str, ContractTerms] = Field(default_factory=dict)
    training: tuple[TrainingTerms, ...] = ()
    substitution: tuple[SubstitutionTerms, ...] = ()

    def to_capacity(self) -> Capacity:
        """Return the capacity.

        Raises
        ------
        InvalidInput
            With every finding.
        """
        return Capacity.of(
            calendar(self.start, self.quarters),
            self.money,
            self.people,
            self.hiring,
            self.contracting,
            self.training,
            self.substitution,
        )


class IntakeSettings(Section):
    """Where the tables lie.

    Attributes
    ----------
    backlog
        CSV, folder of CSVs or .xlsx, relative to the settings file.
    mapping
        Name or file of a mapping, when the backlog is a foreign inventory.
    capacity
        Where budget, capacity and hiring tables lie (by default where the backlog does), or the
        capacity itself.
    decimal
        Decimal sign in CSV files.
    encoding
        Encoding of CSV files; None to recognise UTF-8 and cp1252.
    """

    backlog: str
    mapping: str | None = None
    capacity: str | CapacitySettings | None = None
    decimal: Literal[".", ","] = "."
    encoding: str | None = None


class StabilitySettings(Section):
    """How it is tried whether the ranking stands.

    Attributes
    ----------
    samples, seed
        How many weights and scores are drawn, and the seed they are drawn from.
    top
        How many are the first that matter.
    spread
        How scores are spread between low, likely and high.
    """

    samples: int = Field(default=10_000, ge=1, le=1_000_000)
    seed: int = Field(default=1, ge=0)
    top: int = Field(default=10, ge=1)
    spread: Spread = Spread.TRIANGULAR


class ScoringSettings(Section):
    """How candidates are scored.

    Attributes
    ----------
    rubric
        TOML file of a rubric relative to the settings file, or the rubric itself; None for the
        default one.
    weighting
        How weights are found, by axis: a table with the ``kind`` of a method and its answers; it
        takes the place of the rubric's weights on that axis.
    missing
        What a missing score means.
    pooling
        Whether the mean or the median of several assessors counts.
    waivers
        Reason by id for knock-outs that do not count.
    stability
        How it is tried whether the ranking stands; None to leave it untried.
    """

    rubric: str | dict[str, Any] | None = None
    weighting: dict[Axis, dict[str, Any]] = Field(default_factory=dict)
    missing: Missing = Missing.ERROR
    pooling: Pooling = Pooling.MEAN
    waivers: dict[str, str] = Field(default_factory=dict)
    stability: StabilitySettings | None = None


class PlanningSettings(Section):
    """What is wanted, under which rules, and how long to search.

    Attributes
    ----------
    objective
        What to maximise; None for net present value where benefits are known, else points.
    constraints
        Rules beyond those the tables imply; one with ``disabled = true`` has no effect.
    constraints_table
        CSV, folder or .xlsx with a table ``constraints`` of further rules, relative to the
        settings file. Such a table beside the backlog is read without being named here.
    solver
        Which solver, and when it stops. By default HiGHS without time limit, so that the same
        input gives the same plan: it stops at a gap of 0.1 % or after 20,000 nodes.
    require_gap
        The run fails with exit code 6 when the plan's gap is larger than this.
    """

    objective: Annotated[Any, *registered(OBJECTIVES)] = None
    constraints: tuple[
        Annotated[Any, BeforeValidator(build_rule), PlainSerializer(plain_rule)], ...
    ] = ()
    constraints_table: str | None = None
    solver: Annotated[Any, *registered(SOLVERS)] = Highs(gap=1e-3, node_limit=20_000)
    require_gap: float | None = Field(default=None, ge=0)


class ReportingSettings(Section):
    """What the report is called and how money is written.

    Attributes
    ----------
    title
        Title of the brief.
    currency
        Sign or code set beside money.
    """

    title: str = "AI portfolio roadmap"
    currency: str = "€"
