"""What a roadmap takes of money and people, and how it gets more people, as DataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.planning.decisions import Carried, Contract, Loan, Training, Transfer
from portfolio.planning.frame import frame
from portfolio.planning.shortage import allows_shortage, shortages
from portfolio.planning.use import money_causes, people_causes

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.planning.roadmap import Roadmap


def spend_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund and quarter; money by cause, moved money included, adds up to the total."""
    uses = list(roadmap.money_use.values())
    totals = [use.total for use in uses]
    return frame(
        {
            "fund": [fund for fund, _ in roadmap.money_use],
            "quarter": [str(quarter) for _, quarter in roadmap.money_use],
            "build": [use.build for use in uses],
            "run": [use.run for use in uses],
            "hiring": [use.hiring for use in uses],
            **{
                cause: [use.moved.get(cause, use.by_cause.get(cause, 0.0)) for use in uses]
                for cause in money_causes(roadmap.problem)
            },
            "total": totals,
            "budget": [use.limit for use in uses],
            "free": [use.limit - total for use, total in zip(uses, totals, strict=True)],
        }
    )


def staffing_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter, in FTE; own people and those added make the capacity."""
    uses = list(roadmap.people_use.values())
    demand, there = [use.demand for use in uses], [use.own + use.supplied for use in uses]
    columns: dict[str, Sequence[object]] = {
        "role": [role for role, _ in roadmap.people_use],
        "quarter": [str(quarter) for _, quarter in roadmap.people_use],
        "build": [use.build for use in uses],
        "run": [use.run for use in uses],
        "demand": demand,
        "own": [use.own for use in uses],
        "hired": [use.hired for use in uses],
        **{
            cause: [use.added.get(cause, 0.0) for use in uses]
            for cause in people_causes(roadmap.problem)
        },
        "capacity": there,
        "free": [capacity - needed for capacity, needed in zip(there, demand, strict=True)],
    }
    if allows_shortage(roadmap):
        short = shortages(roadmap)
        columns["missing"] = [short.get(place, 0.0) for place in roadmap.people_use]
    return frame(columns)


def hiring_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter in which people join."""
    hires, calendar = roadmap.hires, roadmap.problem.capacity.calendar
    return frame(
        {
            "role": [hire.role for hire in hires],
            "decide_by": [str(hire.decide_by) for hire in hires],
            "joins": [str(hire.quarter) for hire in hires],
            "people": [hire.people for hire in hires],
            "fund": [hire.terms.fund for hire in hires],
            "cost": [sum(map(hire.cost, calendar)) for hire in hires],
        }
    )


def contracting_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a role and quarter in which external people are bought."""
    contracts = roadmap.done(Contract)
    return frame(
        {
            "role": [contract.role for contract in contracts],
            "quarter": [str(contract.quarter) for contract in contracts],
            "fte": [contract.fte for contract in contracts],
            "fund": [contract.terms.fund for contract in contracts],
            "cost": [contract.cost for contract in contracts],
        }
    )


def training_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a pair of roles and quarter in which people begin training."""
    trainings = roadmap.done(Training)
    return frame(
        {
            "from": [training.terms.source for training in trainings],
            "to": [training.terms.target for training in trainings],
            "begins": [str(training.quarter) for training in trainings],
            "ready": [str(training.ready) for training in trainings],
            "people": [training.people for training in trainings],
            "fund": [training.terms.fund for training in trainings],
            "cost": [training.cost for training in trainings],
        }
    )


def lending_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a pair of roles and quarter in which people of one do the work of the other."""
    loans = roadmap.done(Loan)
    return frame(
        {
            "from": [loan.terms.source for loan in loans],
            "to": [loan.terms.target for loan in loans],
            "quarter": [str(loan.quarter) for loan in loans],
            "fte": [loan.fte for loan in loans],
            "stands_for": [loan.stands_for for loan in loans],
        }
    )


def carried_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund and quarter in which money is kept back."""
    kept = roadmap.done(Carried)
    return frame(
        {
            "fund": [carried.fund for carried in kept],
            "quarter": [str(carried.quarter) for carried in kept],
            "kept_back": [carried.money for carried in kept],
            "next_quarter": [str(carried.quarter + 1) for carried in kept],
            "brought": [carried.brought for carried in kept],
        }
    )


def transfers_frame(roadmap: Roadmap) -> pd.DataFrame:
    """One row a fund charged, fund that pays, and quarter."""
    transfers = roadmap.done(Transfer)
    return frame(
        {
            "charged": [transfer.charged for transfer in transfers],
            "payer": [transfer.payer for transfer in transfers],
            "quarter": [str(transfer.quarter) for transfer in transfers],
            "money": [transfer.money for transfer in transfers],
        }
    )
