"""The columns of the constraints table: one for each parameter of the rules of a plan."""

from __future__ import annotations

from portfolio.intake.field import Field, FieldKind

RULE_KINDS = (
    "requires",
    "requires_any",
    "after",
    "needs_first",
    "choose",
    "all_or_none",
    "not_concurrent",
    "synergy",
    "active_limit",
    "start_limit",
    "change_load",
    "mandate",
    "exclude",
    "pin",
    "window",
    "frozen",
    "few_changes",
    "goes_on",
    "may_stop",
    "share",
    "horizon_mix",
    "risk_share",
    "minimum_quick_wins",
    "staffing",
    "hiring_limit",
    "contract_limit",
    "training_limit",
    "lending_limit",
    "budget",
    "once",
)
"""Kinds of rules; what they mean is said in ``portfolio.planning``."""


def _one(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.ID, meaning, refers="initiatives")


def _ids(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.WORDS, meaning, refers="initiatives")


def _number(name: str, meaning: str, unit: str = "") -> Field:
    return Field(name, FieldKind.NUMBER, meaning, unit)


def _quarter(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.QUARTER, meaning, "quarter")


def _quarters(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.INTEGER, meaning, "quarters", low=0)


def _flag(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.FLAG, meaning)


def _text(name: str, meaning: str) -> Field:
    return Field(name, FieldKind.TEXT, meaning)


RULE_FIELDS = (
    Field("kind", FieldKind.WORD, "What the rule asks.", choices=RULE_KINDS, required=True),
    Field("disabled", FieldKind.FLAG, "Whether the rule is switched off.", default="no"),
    _text("reason", "Why there is such a rule, or why it is switched off."),
    _one("initiative", "Initiative (mandate, exclude, pin, window)."),
    _one("source", "Initiative that depends on others (requires, after, needs_first)."),
    _one("target", "Initiative it depends on (requires, after, needs_first)."),
    _ids("any_of", "Initiatives of which some are needed (requires_any)."),
    _quarters("lag", "Quarters that must lie between (after, needs_first)."),
    Field(
        "timing",
        FieldKind.WORD,
        "FS: 'source' starts after 'target' is live; SS: no earlier than it starts.",
        choices=("FS", "SS"),
    ),
    _text("group", "Name of the group of initiatives."),
    _ids("members", "Initiatives of the group, or an attribute such as kind = enabler."),
    _number("at_least", "Number of initiatives, or share such as 25% (share)."),
    _text("at_most", "Number, share such as 25%, or limits by group such as Retail = 2; Life = 1."),
    _one("if_selected", "The rule holds only if this initiative is done (choose)."),
    _flag("same_start", "Whether all start in the same quarter (all_or_none)."),
    _quarter("start", "Quarter in which work starts (pin)."),
    _text("mode", "Mode it is done in (pin)."),
    _quarter("earliest_start", "First quarter in which work may start (window)."),
    _quarter("latest_finish", "Last quarter in which work may end (window)."),
    _text("starts", "Last plan, such as A = 2027Q1; B = 2027Q2 (frozen, few_changes)."),
    _text("modes", "Modes of the last plan, such as A = lite (frozen, few_changes)."),
    _quarters("quarters", "First quarters of the calendar that are frozen (frozen)."),
    _number("price", "What each change beyond the limit costs (few_changes).", "points"),
    _text("by", "Who says so, by which attribute (change_load), or by when (minimum_quick_wins)."),
    _text("load", "Load by initiative, or a column that holds it (change_load)."),
    _quarters("before", "Quarters of change before go-live (change_load)."),
    _quarters("after", "Quarters of change from go-live on (change_load)."),
    Field("tiers", FieldKind.WORDS, "Regulatory tiers that count (risk_share)."),
    _number("months", "Longest time to value of a quick win (minimum_quick_wins).", "months"),
    Field(
        "of",
        FieldKind.WORD,
        "Share of what (share, horizon_mix).",
        choices=("spend", "fte", "count", "value"),
    ),
    Field(
        "per",
        FieldKind.WORD,
        "Part of the calendar in which the share must hold (share, horizon_mix).",
        choices=("quarter", "half_year", "year", "calendar"),
    ),
    _text("targets", "H1 = 70%; H2 = 20%; H3 = 10%, or the name of a mix (horizon_mix)."),
    _number("tolerance", "How far the mix may be off, such as 10% (horizon_mix).", "share"),
    _flag("hard", "Whether the share may not be missed at all."),
    _number("penalty", "What each unit missed costs, where it may be missed.", "points"),
    _number("buffer", "Share of the people kept free, such as 10% (staffing).", "share"),
    Field(
        "granularity",
        FieldKind.WORD,
        "Period over which people needed and there are averaged (staffing).",
        choices=("quarter", "half_year", "year", "calendar"),
    ),
    _number("bonus", "Points once for doing them together, below 0 for less (synergy).", "points"),
    _number("cost", "Money once for stopping what is in flight (may_stop).", "money"),
    _text("fund", "Fund that pays for stopping (may_stop)."),
    _text("keep", "Share of unspent money kept by fund, such as innovation = 50% (budget)."),
    _text("cap", "Most money kept back by fund, such as innovation = 100000 (budget)."),
    _text("payers", "Who may pay for a fund, such as innovation = growth, operations (budget)."),
    _text("soft", "Price of each missing FTE-quarter, such as dev = 40000 (staffing)."),
)
