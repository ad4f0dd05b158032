"""The plan as plain values, for the next quarter and for other programs."""

from __future__ import annotations

from portfolio.planning import Contract, Loan, Roadmap, Stop, Training

SCHEMA_VERSION = 1

SNAPSHOT = "snapshot.json"
"""The file it is written to."""


def take_snapshot(roadmap: Roadmap) -> dict[str, object]:
    """Entries, people, stops and what is left out, as values that JSON can hold."""
    calendar = roadmap.problem.capacity.calendar
    return {
        "schema_version": SCHEMA_VERSION,
        "calendar": [str(quarter) for quarter in calendar],
        "maximises": str(roadmap.problem.objective),
        "objective": roadmap.objective,
        "bound": roadmap.bound,
        "worth": roadmap.worth,
        "penalties": dict(roadmap.penalties),
        "bonuses": dict(roadmap.bonuses),
        "entries": [
            {
                "id": entry.initiative.id,
                "mode": entry.initiative.mode,
                "horizon": roadmap.horizon(entry.initiative.id),
                "start": str(entry.start),
                "finish": str(entry.finish),
                "go_live": str(entry.go_live),
            }
            for entry in roadmap.entries
        ],
        **_people(roadmap),
        "stops": [
            {"id": stop.initiative, "cost": stop.cost, "fund": stop.fund}
            for stop in roadmap.done(Stop)
        ],
        "left_out": dict(roadmap.problem.left_out),
        "rules": [str(rule) for rule in roadmap.problem.constraints],
        "decisions": _decisions(roadmap),
    }


def _decisions(roadmap: Roadmap) -> dict[str, float]:
    """Every decision that is not zero, by its name in the model, so that the plan can be reopened.

    Empty without a plan.
    """
    values = roadmap.outcome.values
    numbers = roadmap.problem.column_numbers
    return {} if values is None else {n: float(values[k]) for n, k in numbers.items() if values[k]}


def _people(roadmap: Roadmap) -> dict[str, object]:
    """Who joins, is bought, trained or lent."""
    return {
        "hires": [
            {"role": hire.role, "joins": str(hire.quarter), "people": hire.people}
            for hire in roadmap.hires
        ],
        "contractors": [
            {"role": one.role, "quarter": str(one.quarter), "fte": one.fte}
            for one in roadmap.done(Contract)
        ],
        "training": [
            {
                "from": one.terms.source,
                "to": one.terms.target,
                "begins": str(one.quarter),
                "ready": str(one.ready),
                "people": one.people,
            }
            for one in roadmap.done(Training)
        ],
        "lending": [
            {
                "from": one.terms.source,
                "to": one.terms.target,
                "quarter": str(one.quarter),
                "fte": one.fte,
            }
            for one in roadmap.done(Loan)
        ],
    }
