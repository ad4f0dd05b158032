"""Money and people of an initiative, split between its own columns and further rows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from portfolio.domain import Initiative
from portfolio.intake.cells import escape
from portfolio.intake.companion_fields import RUN

Row = dict[str, object]


def cost_columns(initiative: Initiative) -> Row:
    """Cost and fund columns: the fund that pays most, before and after go-live."""
    fund, run_fund = _build_fund(initiative), _run_fund(initiative)
    profile = initiative.build_spend.get(fund or "", ())
    even = _even_cost(profile)
    return {
        "build_cost": None if fund is None else sum(profile) if even is None else even,
        "build_fund": None if fund is None else escape(fund),
        "run_cost": None if run_fund is None else initiative.run_spend[run_fund],
        "run_fund": None if run_fund is None else escape(run_fund),
    }


def people_columns(initiative: Initiative) -> Row:
    """Columns of the roles whose number is positive and constant."""
    build = {
        f"fte.{role}": profile[0]
        for role, profile in sorted(initiative.build_people.items())
        if _is_even(profile)
    }
    run = {f"fte_run.{role}": fte for role, fte in sorted(initiative.run_people.items()) if fte}
    return {**build, **run}


def spend_rows(initiative: Initiative) -> Iterator[Row]:
    """Rows of the spend table: all money that the cost columns do not tell."""
    for fund, profile in sorted(initiative.build_spend.items()):
        if fund != _build_fund(initiative) or _even_cost(profile) is None:
            yield from _rows(initiative, "fund", fund, "amount", profile)
    for fund, amount in sorted(initiative.run_spend.items()):
        if fund != _run_fund(initiative) or not amount:
            yield _row(initiative, "fund", fund, "amount", amount)


def staffing_rows(initiative: Initiative) -> Iterator[Row]:
    """Rows of the staffing table: all people that the role columns do not tell."""
    for role, profile in sorted(initiative.build_people.items()):
        if not _is_even(profile):
            yield from _rows(initiative, "role", role, "fte", profile)
    for role, fte in sorted(initiative.run_people.items()):
        if not fte:
            yield _row(initiative, "role", role, "fte", fte)


def _rows(
    initiative: Initiative, name: str, owner: str, amount: str, profile: Sequence[float]
) -> Iterator[Row]:
    told = [k for k, number in enumerate(profile) if number] or [0]
    for k in told:
        yield _row(initiative, name, owner, amount, profile[k], k + 1)


def _row(
    initiative: Initiative,
    name: str,
    owner: str,
    amount: str,
    number: float,
    quarter: int | None = None,
) -> Row:
    phase = RUN if quarter is None else None
    return {
        "initiative": initiative.id,
        "mode": escape(initiative.mode) or None,
        "phase": phase,
        "quarter_of_work": quarter,
        name: escape(owner),
        amount: number,
    }


def _build_fund(initiative: Initiative) -> str | None:
    return _largest({fund: sum(profile) for fund, profile in initiative.build_spend.items()})


def _run_fund(initiative: Initiative) -> str | None:
    return _largest(initiative.run_spend)


def _largest(amounts: Mapping[str, float]) -> str | None:
    return min(amounts, key=lambda name: (-amounts[name], name), default=None)


def _is_even(profile: Sequence[float]) -> bool:
    return profile[0] > 0 and all(number == profile[0] for number in profile)


def _even_cost(profile: Sequence[float]) -> float | None:
    """Cost that, spread evenly, gives exactly this profile; None if there is none."""
    if not profile or not _is_even(profile):
        return None
    quarters = len(profile)
    cost = profile[0] * quarters
    near = (cost, math.nextafter(cost, math.inf), math.nextafter(cost, 0.0))
    return next((number for number in near if number / quarters == profile[0]), None)
