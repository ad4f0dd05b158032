"""The columns of the tables on how a role gets more people: external, trained, or lent ones."""

from __future__ import annotations

from portfolio.intake.field import Field, FieldKind

_MOST_PEOPLE = 100_000
_MOST_TIMES = 10


def _name(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.NAME, meaning, required=True)


def _share(name: str, meaning: str, default: str, high: float = 1) -> Field:
    return Field(name, FieldKind.SHARE, meaning, "share", low=0, high=high, default=default)


def _money(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.MONEY, meaning, "money", low=0, required=True)


def _fte(name: str, meaning: str, default: str = "") -> Field:
    return Field(name, FieldKind.NUMBER, meaning, "FTE", low=0, high=_MOST_PEOPLE, default=default)


def _whole(name: str, meaning: str, unit: str, span: tuple[int, int], default: str = "") -> Field:
    low, high = span
    return Field(name, FieldKind.INTEGER, meaning, unit, low=low, high=high, default=default)


_FUND = _name("fund", "Fund that pays; it must stand in the budget table.")

CONTRACTING_FIELDS = (
    _name("role", "Role that can be bought; it must stand in the capacity table."),
    _money("rate", "Money for one external full-time person and quarter, before the premium."),
    _share("premium", "Share added to the rate, for agency and onboarding.", "0", _MOST_TIMES),
    _fte("unit", "Smallest amount bought, and multiples of it; 0 for any amount.", "0"),
    _share(
        "max_share",
        "Most external people in a quarter, as a share of the role's own people.",
        "1",
        _MOST_TIMES,
    ),
    _fte("max_fte", "Most external people in a quarter; blank for no such limit."),
    _FUND,
)

TRAINING_FIELDS = (
    _name("from", "Role that people leave; it must stand in the capacity table."),
    _name("to", "Role they have from then on; it must stand in the capacity table."),
    _whole("duration", "Quarters of training.", "quarters", (1, 400), "1"),
    _share("lost", "Share of the person's time that training takes.", "0.5"),
    _share("productivity", "Share of full productivity in the new role.", "1"),
    _money("cost", "Money for one person once, in the first quarter of training."),
    _whole(
        "max_per_quarter",
        "Most people who begin training in a quarter.",
        "people",
        (0, _MOST_PEOPLE),
        "1",
    ),
    _whole(
        "max_total",
        "Most people who are trained at all; blank for no limit.",
        "people",
        (0, _MOST_PEOPLE),
    ),
    _FUND,
)

SUBSTITUTION_FIELDS = (
    _name("from", "Role that lends its people; it must stand in the capacity table."),
    _name("to", "Role whose work they do; it must stand in the capacity table."),
    Field(
        "efficiency",
        FieldKind.SHARE,
        "Work of the other role that one lent full-time person does.",
        "share",
        low=0,
        high=1,
        required=True,
    ),
    _share(
        "max_share",
        "Most people lent in a quarter, as a share of the lending role's own people.",
        "1",
    ),
)
