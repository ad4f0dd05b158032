"""A candidate AI initiative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio.domain.expected import WHOLE_NUMBER, Expected
from portfolio.domain.horizon import Horizon
from portfolio.domain.quarter import Quarter, check_quarter
from portfolio.domain.range import Range
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)

_RANGE = Expected("a range", Range, "Range.exactly(40_000)")
_PROFILE = Expected("one number for each quarter of work", "__len__", "(1.0, 0.5)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A candidate AI initiative: what it is, what it costs, whom it needs, what it brings.

    Money is in one currency at constant prices; people are full-time equivalents (FTE).
    Work takes whole quarters without a break; the initiative is live from the quarter after.

    Attributes
    ----------
    id, title
        Unique stable id; name for people.
    duration
        Quarters of work until go-live, at least 1.
    earliest_start, latest_finish
        First quarter work may start in, last quarter work may end in; None for no limit.
    build_spend
        Money by fund, one amount per quarter of work (length `duration`), before contingency.
    run_spend
        Money by fund for each quarter after go-live.
    build_people
        FTE by role, one number per quarter of work (length `duration`).
    run_people
        FTE by role for each quarter after go-live.
    benefit
        Money gained in each quarter after go-live if it succeeds; may be negative.
    contingency
        Share added to all build spend, 0 to 2.
    p_success
        Probability of success in [0, 1].
    mandatory
        Whether it must be planned.
    scores
        Score by criterion as given in the initiatives table; assessments by several people
        stand in the backlog.
    scope_reach, business_model_novelty
        The two axes of the horizon rule, 1 to 5.
    uncertainty, time_to_value_months, sourcing, value_driver
        Signals that support or contradict the horizon.
    horizon_override, override_reason
        A person's word on the horizon and why; both or neither.
    extra
        Columns the library does not know, kept under their names as text.
    mode, modes
        Name of this way of doing it, and other ways of doing it: initiatives of the same id, of
        which a plan takes at most one. They differ in time, money, people and benefit alone.
    may_overrun
        Whether work may go on after the last quarter of the calendar. What it costs and needs
        then is charged to nothing; the benefit counts whole.
    """

    id: str
    title: str
    description: str = ""
    kind: Kind = Kind.INITIATIVE
    stage: Stage = Stage.IDEA
    status: Status = Status.PROPOSED
    business_unit: str = ""
    function: str = ""
    owner_business: str = ""
    owner_technical: str = ""
    sponsor: str = ""
    submitted_by: str = ""
    goals: tuple[str, ...] = ()

    duration: int = 1
    earliest_start: Quarter | None = None
    latest_finish: Quarter | None = None
    mandatory: bool = False
    build_spend: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    run_spend: Mapping[str, float] = field(default_factory=dict)
    build_people: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    run_people: Mapping[str, float] = field(default_factory=dict)
    benefit: Range = field(default_factory=lambda: Range.exactly(0.0))
    contingency: float = 0.0
    p_success: float = 1.0

    scores: Mapping[str, Range] = field(default_factory=dict)
    scope_reach: float | None = None
    business_model_novelty: float | None = None
    uncertainty: float | None = None
    time_to_value_months: float | None = None
    sourcing: Sourcing | None = None
    value_driver: ValueDriver | None = None
    solution_type: SolutionType | None = None
    regulatory_tier: RegulatoryTier | None = None
    horizon_override: Horizon | None = None
    override_reason: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    modes: tuple[Initiative, ...] = ()
    may_overrun: bool = False

    def __hash__(self) -> int:
        return hash(self.id)

    def __post_init__(self) -> None:
        WHOLE_NUMBER.check(self.id, self.duration)
        _RANGE.check(self.id, self.benefit)
        for end in (self.earliest_start, self.latest_finish):
            if end is not None:
                check_quarter(self.id, end)
        if self.duration < 1:
            raise ValueError(f"{self.id}: duration must be at least 1 quarter, not {self.duration}")
        names = [way.mode for way in self.ways]
        if {way.id for way in self.ways} != {self.id} or len({*names}) < len(names):
            raise ValueError(f"{self.id}: modes must share its id and have names of their own")
        for what, profiles in (("spend", self.build_spend), ("people", self.build_people)):
            for name, profile in profiles.items():
                _PROFILE.check(self.id, profile)
                if len(profile) != self.duration:
                    raise ValueError(
                        f"{self.id}: {what} of {name!r} has {len(profile)} quarters, "
                        f"the work has {self.duration}"
                    )

    @property
    def ways(self) -> tuple[Initiative, ...]:
        """All ways of doing it, this one first."""
        return (self, *self.modes)

    @property
    def name(self) -> str:
        """Id, with the mode where it has one."""
        return f"{self.id} ({self.mode})" if self.mode else self.id

    @property
    def build_cost(self) -> float:
        """All money charged until go-live, contingency included."""
        return (1 + self.contingency) * sum(map(sum, self.build_spend.values()))

    @property
    def run_cost(self) -> float:
        """Money charged for each quarter after go-live."""
        return sum(self.run_spend.values())

    @property
    def build_fte(self) -> float:
        """FTE-quarters of work until go-live, over all roles."""
        return sum(map(sum, self.build_people.values()))

    def charge(self, fund: str, quarter_of_work: int) -> float:
        """Money charged to a fund in the k-th quarter after the start (0 is the first).

        After the last quarter of work this is the run cost.
        """
        if quarter_of_work < self.duration:
            profile = self.build_spend.get(fund)
            return (1 + self.contingency) * profile[quarter_of_work] if profile else 0.0
        return self.run_spend.get(fund, 0.0)

    def demand(self, role: str, quarter_of_work: int) -> float:
        """FTE of a role in the k-th quarter after the start (0 is the first)."""
        if quarter_of_work < self.duration:
            profile = self.build_people.get(role)
            return profile[quarter_of_work] if profile else 0.0
        return self.run_people.get(role, 0.0)
