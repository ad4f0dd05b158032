"""Values that nobody reported, and the rows of the assumptions table."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.intake.records import Records


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value nobody reported, which a mapping supplied.

    Attributes
    ----------
    field
        Column of the initiatives table.
    value
        What is assumed, in words or as a number.
    reason
        Why.
    initiatives
        How many initiatives carry it.
    """

    field: str
    value: str
    reason: str
    initiatives: int


def build_assumptions(records: Records) -> tuple[Assumption, ...]:
    """Build the assumptions of a checked table, in its order."""
    return tuple(
        Assumption(
            record.text("field"),
            record.text("value"),
            record.text("reason"),
            record.the(int, "initiatives"),
        )
        for record in records
    )
