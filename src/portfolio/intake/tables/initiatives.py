"""From the rows of a checked initiatives table to initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from portfolio.domain import Horizon, Initiative, Quarter, Range
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)
from portfolio.intake.records import Record, Records, T
from portfolio.intake.tables.profiles import Profiles
from portfolio.intake.tables.ways import Way

_FAMILIES = ("score.", "fte.", "fte_run.", "x.")


def build_initiatives(
    records: Records, spend: Profiles, staffing: Profiles
) -> tuple[Initiative, ...]:
    """Build the initiatives of a checked table, sorted by id.

    The build cost is spread evenly over the quarters of work unless the spend table says more
    of its fund; people of a role are constant unless the staffing table says more.
    """
    families = {prefix: records.family(prefix) for prefix in _FAMILIES}
    found = []
    for record in records:
        initiative = _with_signals(record, _described(record))
        initiative = _with_profiles(record, initiative, spend, staffing, families)
        found.append(initiative)
    return tuple(sorted(found, key=lambda initiative: initiative.id))


def _described(record: Record) -> Initiative:
    return Initiative(
        id=record.text("id"),
        title=record.text("title"),
        description=record.text("description"),
        kind=Kind(record.text("kind")),
        stage=Stage(record.text("stage")),
        status=Status(record.text("status")),
        business_unit=record.text("business_unit"),
        function=record.text("function"),
        owner_business=record.text("owner_business"),
        owner_technical=record.text("owner_technical"),
        sponsor=record.text("sponsor"),
        submitted_by=record.text("submitted_by"),
        goals=record.get(tuple, "goals") or (),
    )


def _with_signals(record: Record, initiative: Initiative) -> Initiative:
    return replace(
        initiative,
        scope_reach=record.get(float, "scope_reach"),
        business_model_novelty=record.get(float, "business_model_novelty"),
        uncertainty=record.get(float, "uncertainty"),
        time_to_value_months=record.get(float, "time_to_value_months"),
        sourcing=record.word(Sourcing, "sourcing"),
        value_driver=record.word(ValueDriver, "value_driver"),
        solution_type=record.word(SolutionType, "solution_type"),
        regulatory_tier=record.word(RegulatoryTier, "regulatory_tier"),
        horizon_override=record.word(Horizon, "horizon_override"),
        override_reason=record.text("override_reason"),
    )


def _with_profiles(
    record: Record,
    initiative: Initiative,
    spend: Profiles,
    staffing: Profiles,
    families: Mapping[str, Mapping[str, str]],
) -> Initiative:
    duration, way = record.the(int, "duration"), (initiative.id, record.text("mode"))
    fte, fte_run = (_family(record, float, families[prefix]) for prefix in ("fte.", "fte_run."))
    fund, run_fund = record.text("build_fund"), record.text("run_fund") or record.text("build_fund")
    cost, run_cost = record.get(float, "build_cost"), record.get(float, "run_cost")
    return replace(
        initiative,
        mode=record.text("mode"),
        duration=duration,
        earliest_start=record.get(Quarter, "earliest_start"),
        latest_finish=record.get(Quarter, "latest_finish"),
        may_overrun=record.the(bool, "may_overrun"),
        mandatory=record.the(bool, "mandatory"),
        contingency=record.the(float, "contingency"),
        p_success=record.the(float, "p_success"),
        benefit=benefit_of(record),
        build_spend=built(spend, way, duration, {fund: (cost or 0.0) / duration}),
        run_spend=kept(spend, way, {run_fund: run_cost or 0.0}),
        build_people=built(staffing, way, duration, fte),
        run_people=kept(staffing, way, fte_run),
        scores=_family(record, Range, families["score."]),
        extra=_family(record, str, families["x."]),
    )


def benefit_of(record: Record) -> Range:
    """Benefit with its bounds; blank bounds are the benefit."""
    benefit = record.get(float, "benefit") or 0.0
    low, high = record.get(float, "benefit_low"), record.get(float, "benefit_high")
    return Range(benefit if low is None else low, benefit, benefit if high is None else high)


def built(
    table: Profiles, way: Way, duration: int, even: Mapping[str, float]
) -> dict[str, tuple[float, ...]]:
    """Profiles of the table, and constant ones for the other names that have an even amount."""
    constant = {name: (amount,) * duration for name, amount in even.items() if amount}
    return dict(sorted({**constant, **table.builds(way, duration)}.items()))


def kept(table: Profiles, way: Way, even: Mapping[str, float]) -> dict[str, float]:
    """Amounts after go-live of the table, and of the other names that have one."""
    constant = {name: amount for name, amount in even.items() if amount}
    return dict(sorted({**constant, **table.runs(way)}.items()))


def _family(record: Record, kind: type[T], columns: Mapping[str, str]) -> dict[str, T]:
    cells = {name: record.get(kind, column) for name, column in sorted(columns.items())}
    return {name: cell for name, cell in cells.items() if cell is not None}
