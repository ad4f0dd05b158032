"""The terms of training people of one role for another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTerms:
    """What it takes to make a person of one role one of another.

    Attributes
    ----------
    source, target
        Role that people leave, role they have once trained; different roles.
    duration
        Quarters of training, at least 1.
    lost
        Share of a person's time that training takes, in [0, 1]; the rest is work in the old role.
    productivity
        FTE that one person delivers in the new role, in [0, 1].
    cost
        Money for one person, charged once, in the first quarter of training.
    max_per_quarter
        Most people who can begin in one quarter.
    max_total
        Most people who can begin over the calendar; None for no such limit.
    fund
        Fund that pays.
    """

    source: str
    target: str
    duration: int = 1
    lost: float = 0.5
    productivity: float = 1.0
    cost: float
    max_per_quarter: int = 1
    max_total: int | None = None
    fund: str
