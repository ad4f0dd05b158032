"""Money and people by quarter of work, as the spend and staffing tables give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio.errors import Finding
from portfolio.intake.companion_fields import BUILD, RUN
from portfolio.intake.records import Records
from portfolio.intake.tables.ways import Way, Ways

_RUN_SLOT = -1
_BUILD_SLOT = 0


@dataclass(frozen=True, slots=True)
class Profiles:
    """Amounts of funds, or of roles, by way of doing an initiative and quarter of work.

    Attributes
    ----------
    amounts
        By way, then fund or role, then quarter of work from 1 on; 0 is every quarter of work and
        -1 every quarter after go-live.
    findings
        Rows that contradict each other or the duration of their way.
    """

    amounts: Mapping[Way, Mapping[str, Mapping[int, float]]]
    findings: tuple[Finding, ...]

    def builds(self, way: Way, duration: int) -> dict[str, tuple[float, ...]]:
        """By fund or role with rows: one amount per quarter of work, 0 where no row says more."""
        found = {name: self.build(way, name, duration) for name in self.amounts.get(way, ())}
        return {name: profile for name, profile in found.items() if profile is not None}

    def runs(self, way: Way) -> dict[str, float]:
        """By fund or role with a row: amount in each quarter after go-live."""
        found = {name: self.run(way, name) for name in self.amounts.get(way, ())}
        return {name: amount for name, amount in found.items() if amount is not None}

    def build(self, way: Way, name: str, duration: int) -> tuple[float, ...] | None:
        """One amount per quarter of work, 0 where no row says otherwise; None without rows."""
        slots = self.amounts.get(way, {}).get(name, {})
        if slots.keys() <= {_RUN_SLOT}:
            return None
        constant = slots.get(_BUILD_SLOT, 0.0)
        return tuple(slots.get(quarter, constant) for quarter in range(1, duration + 1))

    def run(self, way: Way, name: str) -> float | None:
        """Amount in each quarter after go-live; None without a row."""
        return self.amounts.get(way, {}).get(name, {}).get(_RUN_SLOT)

    def by_quarter(self, way: Way) -> tuple[str, ...]:
        """Funds or roles whose amounts are told quarter of work by quarter of work."""
        told = self.amounts.get(way, {}).items()
        return tuple(sorted(name for name, slots in told if any(slot > 0 for slot in slots)))


def read_profiles(records: Records, name: str, amount: str, ways: Ways) -> Profiles:
    """Gather the rows of the spend or staffing table.

    Parameters
    ----------
    records
        The table.
    name, amount
        Its columns with the fund or role, and with the money or FTE.
    ways
        Ways of doing the initiatives, with their quarters of work.
    """
    amounts: dict[Way, dict[str, dict[int, float]]] = {}
    seen: dict[tuple[Way, str], dict[int, int]] = {}
    findings: list[Finding] = []
    for k in range(len(records)):
        initiative, owner = records.get(str, "initiative", k), records.get(str, name, k)
        way = ways.way(initiative or "", records.get(str, "mode", k))
        slot = _slot(records, k, ways.durations.get(way))
        if isinstance(slot, Finding):
            findings.append(slot)
        elif slot is not None and initiative and owner and records.known(k, "mode"):
            earlier = seen.setdefault((way, owner), {})
            findings += _clashes(records, k, name, slot, earlier)
            earlier.setdefault(slot, k)
            slots = amounts.setdefault(way, {}).setdefault(owner, {})
            slots[slot] = records.get(float, amount, k) or 0.0
    return Profiles(amounts, tuple(findings))


def _slot(records: Records, k: int, duration: int | None) -> int | Finding | None:
    """Quarter of work of a row, 0 for build, -1 for run; None where a cell is faulty."""
    if not records.known(k, "phase", "quarter_of_work"):
        return None
    phase = records.get(str, "phase", k)
    quarter = records.get(int, "quarter_of_work", k)
    expected = ""
    if quarter is not None and phase == RUN:
        expected = "a blank cell, as the phase is run"
    elif quarter is not None and duration is not None and quarter > duration:
        expected = f"at most {duration}, the duration"
    elif quarter is None and phase is None:
        expected = "a quarter of work, or else a phase"
    elif quarter is None and phase == BUILD and records.spec.name == "spend":
        expected = "a quarter of work; money spread evenly is build_cost of the initiative"
    if expected:
        return records.finding(k, "quarter_of_work", expected)
    return quarter or {RUN: _RUN_SLOT}.get(phase or "", _BUILD_SLOT)


def _clashes(
    records: Records, k: int, name: str, slot: int, earlier: Mapping[int, int]
) -> Iterator[Finding]:
    """Find contradictions with earlier rows (by slot) of the same initiative and fund or role."""
    if slot in earlier:
        named = [records.get(str, column, k) for column in ("initiative", "mode", name)]
        shown = [*filter(None, named), _title(slot)]
        expected = f"one row for each of these; row {records.sheet.rows[earlier[slot]]} is the same"
        yield records.sheet.finding(k, "initiative", " / ".join(shown), expected)
    clashing = [row for other, row in earlier.items() if (other > 0) != (slot > 0) and other >= 0]
    if clashing and slot != _RUN_SLOT:
        expected = "either the whole phase or its quarters, not both"
        row = records.sheet.rows[clashing[0]]
        yield records.sheet.finding(k, "phase", _title(slot), f"{expected}; see row {row}")


def _title(slot: int) -> str:
    return {_RUN_SLOT: RUN, _BUILD_SLOT: BUILD}.get(slot, f"quarter of work {slot}")
