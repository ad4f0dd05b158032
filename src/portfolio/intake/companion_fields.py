"""The columns of the tables that accompany the initiatives table."""

from __future__ import annotations

from portfolio.domain.links import RelationKind, Timing
from portfolio.intake.field import Field, FieldKind
from portfolio.intake.initiative_fields import MOST_QUARTERS

EVIDENCE = ("measured", "estimated", "guess")
BUILD, RUN = "build", "run"

_MOST_PEOPLE = 100_000


def _initiative(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.ID, meaning, required=True, refers="initiatives")


def _name(name: str, meaning: str, required: bool = True) -> Field:
    return Field(name, FieldKind.NAME, meaning, required=required)


def _quarter(meaning: str) -> Field:
    return Field("quarter", FieldKind.QUARTER, meaning, unit="quarter", required=True)


def _count(name: str, meaning: str, unit: str, high: float, default: str = "") -> Field:
    return Field(name, FieldKind.INTEGER, meaning, unit, low=0, high=high, default=default)


def _money(name: str, meaning: str, required: bool = True, default: str = "") -> Field:
    return Field(name, FieldKind.MONEY, meaning, "money", low=0, required=required, default=default)


def _fte(meaning: str) -> Field:
    return Field("fte", FieldKind.NUMBER, meaning, "FTE", low=0, high=_MOST_PEOPLE, required=True)


_PHASE = Field(
    "phase",
    FieldKind.WORD,
    "Build until go-live, run after it; blank where a quarter of work is given.",
    choices=(BUILD, RUN),
)
_QUARTER_OF_WORK = Field(
    "quarter_of_work",
    FieldKind.INTEGER,
    "Quarter of work, 1 is the first; blank for a whole phase.",
    unit="quarters",
    low=1,
    high=MOST_QUARTERS,
)

_MODE = _name("mode", "Mode the row is for; blank for the initiative as it is.", required=False)

STAFFING_FIELDS = (
    _initiative("initiative", "Initiative that needs the people."),
    _MODE,
    _name("role", "Role that is needed."),
    _PHASE,
    _QUARTER_OF_WORK,
    _fte("Full-time people in that quarter, or in every quarter of the phase."),
)

SPEND_FIELDS = (
    _initiative("initiative", "Initiative that costs the money."),
    _MODE,
    _PHASE,
    _QUARTER_OF_WORK,
    _name("fund", "Fund that pays."),
    _money("amount", "Money in that quarter of work, or in each quarter after go-live (run)."),
)

ASSESSMENT_FIELDS = (
    _initiative("initiative", "Initiative that is scored."),
    _name("criterion", "Criterion it is scored on."),
    _name("assessor", "Person who gives the score."),
    Field("score", FieldKind.NUMBER, "Score on the criterion's scale.", required=True),
    Field("low", FieldKind.NUMBER, "Lowest score the assessor deems possible."),
    Field("high", FieldKind.NUMBER, "Highest score the assessor deems possible."),
    Field("evidence", FieldKind.WORD, "What the score rests on.", choices=EVIDENCE),
)

RELATION_FIELDS = (
    Field(
        "kind",
        FieldKind.WORD,
        "What the link means; read it as 'from requires to'.",
        choices=tuple(kind.value for kind in RelationKind),
        required=True,
    ),
    _initiative("from", "Initiative that depends on the other one."),
    _initiative("to", "Initiative it depends on."),
    _count("lag", "Quarters between go-live of 'to' and start of 'from'.", "quarters", 400, "0"),
    Field(
        "timing",
        FieldKind.WORD,
        "FS where 'from' waits until 'to' is live, SS where it may start with 'to' or later.",
        choices=tuple(timing.value for timing in Timing),
        default=Timing.FINISH_TO_START.value,
    ),
)

GROUP_FIELDS = (
    _name("group", "Name of the group."),
    _initiative("initiative", "Member of the group."),
    _count("at_least", "How many members must be selected.", "initiatives", 100_000),
    _count("at_most", "How many members may be selected.", "initiatives", 100_000),
    Field("all_or_none", FieldKind.FLAG, "Whether all members are selected or none."),
    Field("not_concurrent", FieldKind.FLAG, "Whether members may not be built at the same time."),
)

ASSUMPTION_FIELDS = (
    Field("field", FieldKind.TEXT, "Column that holds assumed values.", required=True),
    Field("value", FieldKind.TEXT, "What is assumed.", required=True),
    Field("reason", FieldKind.TEXT, "Why.", required=True),
    _count("initiatives", "How many initiatives carry it.", "initiatives", 100_000, "0"),
)

BUDGET_FIELDS = (
    _name("fund", "Fund that holds the money."),
    _quarter("Quarter the money is for."),
    _money("amount", "Money available; write 0 where there is none."),
)

CAPACITY_FIELDS = (
    _name("role", "Role of the people."),
    _quarter("Quarter the people are there."),
    _fte("Full-time people available; write 0 where there is nobody."),
)

HIRING_FIELDS = (
    _name("role", "Role that can be hired; it must stand in the capacity table."),
    _count("lead", "Quarters from decision to first paid quarter.", "quarters", 400, "1"),
    _count("ramp", "Quarters of reduced productivity after joining.", "quarters", 400, "0"),
    Field(
        "ramp_productivity",
        FieldKind.SHARE,
        "Share of full productivity in those quarters.",
        unit="share",
        low=0,
        high=1,
        default="0.5",
    ),
    _money("cost", "Money for one person and quarter, to the end of the calendar."),
    _money("recruiting_cost", "Money once, in the quarter of joining.", False, "0"),
    _count("max_per_quarter", "Most people who can join in a quarter.", "people", 100_000, "1"),
    _count("max_total", "Most people who can join at all; blank for no limit.", "people", 100_000),
    _name("fund", "Fund that pays; it must stand in the budget table."),
)
