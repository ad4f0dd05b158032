"""Rules over several cells of the initiatives table, and against the spend and staffing tables."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.domain import Quarter
from portfolio.errors import Finding
from portfolio.intake.records import Record, Records
from portfolio.intake.tables.profiles import Profiles
from portfolio.intake.tables.ways import Way

_HALF_CENT = 0.005


def check_initiatives(records: Records, spend: Profiles, staffing: Profiles) -> Iterator[Finding]:
    """Find rows whose cells contradict each other, or the spend or staffing table."""
    for record in records:
        yield from _words(record)
        yield from check_way(record, _own(record), spend)
        yield from check_people(record, _own(record), staffing)


def _own(record: Record) -> Way:
    return record.text("id"), record.text("mode")


def check_way(record: Record, way: Way, spend: Profiles) -> Iterator[Finding]:
    """Find contradictions in the dates, the benefit and the money of one way of doing it."""
    yield from _window(record)
    yield from _benefit(record)
    yield from _money_twice(record, way, spend)


def check_people(record: Record, way: Way, staffing: Profiles) -> Iterator[Finding]:
    """Find people of a role who are told in a column and in the staffing table."""
    for prefix, run in (("fte.", False), ("fte_run.", True)):
        for role, column in record.records.family(prefix).items():
            if record.get(float, column) is None:
                continue
            other = staffing.run(way, role) if run else staffing.build(way, role, 1)
            if other is not None:
                phase = "after go-live" if run else "until go-live"
                yield record.finding(column, f"a blank cell, as the staffing table says it {phase}")


def _window(record: Record) -> Iterator[Finding]:
    start = record.get(Quarter, "earliest_start")
    finish = record.get(Quarter, "latest_finish")
    duration = record.get(int, "duration")
    if start is None or finish is None:
        return
    if finish < start:
        yield record.finding("latest_finish", f"no quarter before the earliest start, {start}")
    elif duration is not None and finish - start + 1 < duration:
        first = start + (duration - 1)
        expected = f"{first} or later: {duration} quarters of work start in {start} at the earliest"
        yield record.finding("latest_finish", expected)


def _benefit(record: Record) -> Iterator[Finding]:
    if not record.known("benefit"):
        return
    benefit = record.get(float, "benefit") or 0.0
    low, high = record.get(float, "benefit_low"), record.get(float, "benefit_high")
    if low is not None and low > benefit:
        yield record.finding("benefit_low", f"at most the benefit, {benefit:,.15g}")
    if high is not None and high < benefit:
        yield record.finding("benefit_high", f"at least the benefit, {benefit:,.15g}")


def _words(record: Record) -> Iterator[Finding]:
    override, reason = record.text("horizon_override"), record.text("override_reason")
    if override and not reason and record.known("override_reason"):
        yield record.finding("override_reason", f"a reason for the override to {override}")
    if reason and not override and record.known("horizon_override"):
        yield record.finding("horizon_override", "a horizon, as a reason for an override is given")
    if record.get(bool, "mandatory") and record.text("status") == "withdrawn":
        yield record.finding("mandatory", "no, as the initiative is withdrawn")


def _money_twice(record: Record, way: Way, spend: Profiles) -> Iterator[Finding]:
    duration = record.get(int, "duration")
    fund, cost = record.text("build_fund"), record.get(float, "build_cost")
    profile = spend.build(way, fund, duration) if duration is not None else None
    if cost is not None and profile is not None and abs(sum(profile) - cost) > _HALF_CENT:
        expected = f"a blank cell, or the sum of the spend table for fund '{fund}'"
        yield record.finding("build_cost", f"{expected}, {sum(profile):,.15g}")
    fund = record.text("run_fund") or fund
    cost, amount = record.get(float, "run_cost"), spend.run(way, fund)
    if cost is not None and amount is not None and abs(amount - cost) > _HALF_CENT:
        expected = f"a blank cell, or the run amount of the spend table for fund '{fund}'"
        yield record.finding("run_cost", f"{expected}, {amount:,.15g}")
