"""The columns of the modes table: those of an initiative in which a mode may differ."""

from __future__ import annotations

from dataclasses import replace

from portfolio.intake.field import Field, FieldKind
from portfolio.intake.initiative_fields import INITIATIVE_FIELDS

_AS_IT_IS = "blank: as the initiative"
_MEANINGS = {
    "build_cost": "All money until go-live before contingency, spread evenly over the work",
    "benefit_low": "Cautious benefit of a benefit stated here",
    "benefit_high": "Hopeful benefit of a benefit stated here",
    "run_fund": "Fund that pays after go-live",
}
_DIFFERENT = (
    "duration",
    "build_cost",
    "build_fund",
    "run_cost",
    "run_fund",
    "contingency",
    "benefit",
    "benefit_low",
    "benefit_high",
    "p_success",
    "earliest_start",
    "latest_finish",
    "fte.ROLE",
    "fte_run.ROLE",
)


def _in_a_mode(name: str) -> Field:
    field = next(field for field in INITIATIVE_FIELDS if field.name == name)
    meaning = _MEANINGS.get(name, field.meaning.rstrip("."))
    return replace(field, meaning=f"{meaning}; {_AS_IT_IS}.", default="")


MODE_FIELDS = (
    Field(
        "initiative",
        FieldKind.ID,
        "Initiative that can be done in another way.",
        required=True,
        refers="initiatives",
    ),
    Field("mode", FieldKind.NAME, "Name of the way, such as lite or fast.", required=True),
    *map(_in_a_mode, _DIFFERENT),
)
