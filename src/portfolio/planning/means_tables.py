"""What a roadmap takes of money and people, and how it gets more people, as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from portfolio.planning.decisions import Carried, Contract, Loan, Training, Transfer
from portfolio.planning.shortage import allows_shortage, shortages
from portfolio.planning.use import money_causes, people_causes

if TYPE_CHECKING:
    from portfolio.planning.roadmap import Roadmap


def spend_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund and quarter; money by cause, moved money included, adds up to the total."""
    others = money_causes(roadmap.problem)
    rows = [
        {
            "fund": fund,
            "quarter": str(quarter),
            "build": use.build,
            "run": use.run,
            "hiring": use.hiring,
            **{cause: {**use.by_cause, **use.moved}.get(cause, 0.0) for cause in others},
            "total": use.total,
            "budget": use.limit,
            "free": use.limit - use.total,
        }
        for (fund, quarter), use in roadmap.money_use.items()
    ]
    columns = ["fund", "quarter", "build", "run", "hiring", *others, "total", "budget", "free"]
    return pd.DataFrame(rows, columns=columns)


def staffing_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter, in FTE; own people and those added make the capacity."""
    others = people_causes(roadmap.problem)
    short = shortages(roadmap) if allows_shortage(roadmap) else None
    rows = [
        {
            "role": role,
            "quarter": str(quarter),
            "build": use.build,
            "run": use.run,
            "demand": (demand := use.demand),
            "own": use.own,
            "hired": use.hired,
            **{cause: use.added.get(cause, 0.0) for cause in others},
            "capacity": (capacity := use.own + use.supplied),
            "free": capacity - demand,
            **({} if short is None else {"missing": short.get((role, quarter), 0.0)}),
        }
        for (role, quarter), use in roadmap.people_use.items()
    ]
    columns = ["role", "quarter", "build", "run", "demand", "own", "hired", *others]
    columns += ["capacity", "free", *([] if short is None else ["missing"])]
    return pd.DataFrame(rows, columns=columns)


def hiring_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter in which people join."""
    calendar = roadmap.problem.capacity.calendar
    rows = [
        {
            "role": hire.role,
            "decide_by": str(hire.decide_by),
            "joins": str(hire.quarter),
            "people": hire.people,
            "fund": hire.terms.fund,
            "cost": sum(map(hire.cost, calendar)),
        }
        for hire in roadmap.hires
    ]
    return pd.DataFrame(rows, columns=["role", "decide_by", "joins", "people", "fund", "cost"])


def contracting_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter in which external people are bought."""
    rows = [
        {
            "role": contract.role,
            "quarter": str(contract.quarter),
            "fte": contract.fte,
            "fund": contract.terms.fund,
            "cost": contract.cost,
        }
        for contract in roadmap.done(Contract)
    ]
    return pd.DataFrame(rows, columns=["role", "quarter", "fte", "fund", "cost"])


def training_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a pair of roles and quarter in which people begin training."""
    rows = [
        {
            "from": training.terms.source,
            "to": training.terms.target,
            "begins": str(training.quarter),
            "ready": str(training.ready),
            "people": training.people,
            "fund": training.terms.fund,
            "cost": training.cost,
        }
        for training in roadmap.done(Training)
    ]
    columns = ["from", "to", "begins", "ready", "people", "fund", "cost"]
    return pd.DataFrame(rows, columns=columns)


def lending_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a pair of roles and quarter in which people of one do the work of the other."""
    rows = [
        {
            "from": loan.terms.source,
            "to": loan.terms.target,
            "quarter": str(loan.quarter),
            "fte": loan.fte,
            "stands_for": loan.stands_for,
        }
        for loan in roadmap.done(Loan)
    ]
    return pd.DataFrame(rows, columns=["from", "to", "quarter", "fte", "stands_for"])


def carried_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund and quarter in which money is kept back."""
    rows = [
        {
            "fund": carried.fund,
            "quarter": str(carried.quarter),
            "kept_back": carried.money,
            "next_quarter": str(carried.quarter + 1),
            "brought": carried.brought,
        }
        for carried in roadmap.done(Carried)
    ]
    columns = ["fund", "quarter", "kept_back", "next_quarter", "brought"]
    return pd.DataFrame(rows, columns=columns)


def transfers_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund charged, fund that pays, and quarter."""
    rows = [
        {
            "charged": transfer.charged,
            "payer": transfer.payer,
            "quarter": str(transfer.quarter),
            "money": transfer.money,
        }
        for transfer in roadmap.done(Transfer)
    ]
    return pd.DataFrame(rows, columns=["charged", "payer", "quarter", "money"])
