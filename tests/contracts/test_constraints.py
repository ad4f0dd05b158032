"""What every constraint of the registry keeps to: rows and referee say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.contracts.drawn import FIRST, RULES, draw_point, draw_problem

from portfolio.domain import Initiative, calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import (
    CONSTRAINTS,
    AllOrNone,
    Choose,
    Constraint,
    HorizonMix,
    Measure,
    NotConcurrent,
    Npv,
    Outcome,
    Problem,
    RiskShare,
    Roadmap,
    Share,
    Status,
    StopReason,
)
from portfolio.planning.constraints.constraint import Loosenable
from portfolio.settings import PlanningSettings

KINDS = sorted(CONSTRAINTS)
NAMING = [
    kind
    for kind in KINDS
    if {"initiative", "source", "members"} & {field.name for field in fields(CONSTRAINTS[kind])}  # type: ignore[arg-type]
]
"""Kinds of rules that name initiatives."""
NUMBERED = [
    (kind, field.name)
    for kind in KINDS
    for field in fields(CONSTRAINTS[kind])  # type: ignore[arg-type]
    if {"int", "float"} & {*str(field.type).split(" | ")}
]
"""Kinds of rules, each with its fields that take a number."""
COUNTED = [
    (kind, field.name)
    for kind in KINDS
    for field in fields(CONSTRAINTS[kind])  # type: ignore[arg-type]
    if str(field.type).removesuffix(" | None") == "int"
]
"""Kinds of rules, each with its fields that count."""
NEVER_BROKEN = {"once"}
"""A point with one start an initiative keeps this rule by what columns there are."""

drawn = settings(max_examples=25, deadline=None, derandomize=True)
randoms = st.integers(0, 2**32 - 1).map(Random)
each = pytest.mark.parametrize("kind", KINDS)


def test_every_constraint_can_be_drawn() -> None:
    """A new constraint needs a line in `RULES`, and then all the laws hold it to account."""
    assert set(RULES) == set(CONSTRAINTS)


@each
def test_it_is_a_frozen_dataclass(kind: str) -> None:
    """Nothing in a rule changes; it goes by the kind it is registered under."""
    rule = CONSTRAINTS[kind]
    assert rule.kind == kind
    assert is_dataclass(rule)
    made = RULES[kind](Random(1), ["A", "B", "C"], calendar(FIRST, 3))
    assert isinstance(made, rule)
    for field in fields(made):  # type: ignore[arg-type]
        with pytest.raises(FrozenInstanceError):
            setattr(made, field.name, None)


@pytest.mark.parametrize(("kind", "name"), NUMBERED)
def test_text_is_no_number(kind: str, name: str) -> None:
    """Whoever writes a number as text is told where."""
    made = RULES[kind](Random(1), ["A", "B", "C"], calendar(FIRST, 3))
    with pytest.raises(ValueError, match=rf"^{kind}.*expected a number.*not 'three'$"):
        replace(made, **{name: "three"})  # type: ignore[type-var]


@pytest.mark.parametrize(("kind", "name"), COUNTED)
def test_counts_are_whole(kind: str, name: str) -> None:
    """There is no half initiative, and no half quarter."""
    made = RULES[kind](Random(1), ["A", "B", "C"], calendar(FIRST, 3))
    with pytest.raises(ValueError, match=rf"^{kind}.*whole.*1\.5"):
        replace(made, **{name: 1.5})  # type: ignore[type-var]


@each
def test_its_docstring_has_the_formula(kind: str) -> None:
    """In double backticks, with a sum, a bound or an equation, before the attributes."""
    text = (CONSTRAINTS[kind].__doc__ or "").split("Attributes\n")[0]
    formulas = text.split("``")[1::2]
    horizon_mix_is_three_shares = kind == "horizon_mix" and "``target - tolerance``" in text
    assert any("=" in formula for formula in formulas) or horizon_mix_is_three_shares


@each
def test_its_sentence_is_one(kind: str) -> None:
    """One line, without a full stop of its own, and never the notation of Python."""
    for seed in range(20):
        sentence = str(RULES[kind](Random(seed), ["A", "B", "C"], calendar(FIRST, 3)))
        assert sentence
        assert "\n" not in sentence
        assert not sentence.endswith(".")
        assert not any(sign in sentence for sign in ("(group=", "None", "Measure.", "Quarter("))


@each
def test_a_reason_ends_the_sentence(kind: str) -> None:
    """Whoever gives one reads it behind the rule, in brackets."""
    made = RULES[kind](Random(1), ["A", "B", "C"], calendar(FIRST, 3))
    if "reason" in {field.name for field in fields(made)}:  # type: ignore[arg-type]
        plain, given = (replace(made, reason=text) for text in ("", "as told"))  # type: ignore[type-var]
        assert str(given) == f"{plain} (as told)"


@each
def test_equal_rules_are_equal(kind: str) -> None:
    """Made of equal parts, so that a rule can be left out again by naming it."""
    one, two = (RULES[kind](Random(5), ["A", "B", "C"], calendar(FIRST, 3)) for _ in range(2))
    assert one == two
    assert one is not two


@each
def test_it_survives_settings(kind: str) -> None:
    """Written as a table of the settings file and read again, strictly, it is the same rule."""
    for seed in range(20):
        rule = RULES[kind](Random(seed), ["A", "B", "C"], calendar(FIRST, 3))
        written = PlanningSettings(constraints=(rule,)).model_dump_json()
        (again,) = PlanningSettings.model_validate_json(written, strict=True).constraints
        assert again == rule
        assert type(again) is type(rule)


@pytest.mark.parametrize("kind", NAMING)
def test_unknown_initiatives_are_refused_with_the_nearest(kind: str) -> None:
    """A typo never becomes a rule about nobody."""
    typos, capacity = ["chatbto", "forecst"], Capacity.of(calendar(FIRST, 3), {"m": 1.0})
    rule = RULES[kind](Random(3), typos, capacity.calendar)
    known = tuple(Initiative(id=name, title=name) for name in ("chatbot", "forecast"))
    with pytest.raises(ValueError, match=r"did you mean '(chatbot|forecast)'"):
        Problem(Backlog(known), capacity, (rule,), Npv())


@pytest.mark.parametrize("kind", NAMING)
@pytest.mark.parametrize("names", [("chatbot", "forecst"), ("forecst", "chatbot")])
def test_one_unknown_initiative_among_known_ones_is_refused(
    kind: str, names: tuple[str, str]
) -> None:
    """Whichever side of a rule it stands on."""
    capacity = Capacity.of(calendar(FIRST, 3), {"m": 1.0})
    known = tuple(Initiative(id=name, title=name) for name in ("chatbot", "forecast"))
    for seed in range(10):
        rule = RULES[kind](Random(seed), list(names), capacity.calendar)
        if "'forecst'" in repr(rule):
            with pytest.raises(ValueError, match="did you mean 'forecast'"):
                Problem(Backlog(known), capacity, (rule,), Npv())


@pytest.mark.parametrize(
    "rule",
    [
        lambda members: NotConcurrent("g", members),
        lambda members: AllOrNone("g", members),
        lambda members: Choose("g", members, at_least=1),
    ],
    ids=["not_concurrent", "all_or_none", "choose"],
)
def test_whoever_is_named_twice_is_told_by_the_rule(
    rule: Callable[[tuple[str, ...]], Constraint],
) -> None:
    """The message begins with the kind of the rule, and ends with the id."""
    known = Backlog((Initiative(id="chatbot", title="x"), Initiative(id="forecast", title="y")))
    capacity = Capacity.of(calendar(FIRST, 3), {"m": 1.0})
    made = rule(("chatbot", "forecast", "chatbot"))
    with pytest.raises(ValueError, match=f"^{made.kind}: members are named twice: chatbot"):
        Problem(known, capacity, (made,), Npv())


def test_an_unknown_trigger_is_refused_with_the_nearest() -> None:
    """The trigger of a group is an initiative like its members."""
    known = Backlog((Initiative(id="chatbot", title="x"),))
    rule = Choose("g", ("chatbot",), at_least=1, if_selected="chatbto")
    with pytest.raises(ValueError, match="did you mean 'chatbot'"):
        Problem(known, Capacity.of(calendar(FIRST, 3), {"m": 1.0}), (rule,), Npv())


@each
@drawn
@given(rng=st.randoms(use_true_random=False))
def test_rows_and_referee_agree(kind: str, rng: Random) -> None:
    """The rows of a rule hold at a whole point exactly if the referee finds nothing.

    Soft rules are given the least slack their rows need, and are never broken.
    """
    problem, rule, point = _drawn(kind, rng)
    held = _rows_hold(problem, rule, point)
    found = list(rule.check(_plan(problem, point)))
    assert held == (not found), found


@each
def test_both_verdicts_occur(kind: str) -> None:
    """The points drawn keep each rule now and then and break it now and then."""
    verdicts = Counter[bool]()
    for seed in range(100):
        problem, rule, point = _drawn(kind, Random(seed))
        held = _rows_hold(problem, rule, point)
        assert held == (not list(rule.check(_plan(problem, point)))), seed
        verdicts[held] += 1
    assert verdicts[True] >= 3
    assert verdicts[False] >= 3 or kind in NEVER_BROKEN


@each
@drawn
@given(rng=randoms)
def test_rows_and_violations_are_well_formed(kind: str, rng: Random) -> None:
    """Finite coefficients in existing columns, labels for all rows; violations name rule and place.

    The shares of a mix speak for themselves, because each horizon has its own.
    """
    problem, rule, point = _drawn(kind, rng)
    for violation in rule.check(_plan(problem, point)):
        assert violation.rule == str(rule) or kind == "horizon_mix"
        assert violation.where
        assert violation.found
    for block in rule.blocks(problem):
        assert len(block.labels) == len(block) == len(block.upper)
        assert len(block.row) == len(block.column) == len(block.value)
        assert np.isfinite(block.value).all()
        assert ((block.row >= 0) & (block.row < len(block))).all()
        assert ((block.column >= 0) & (block.column < len(problem.model.worth))).all()
        assert (block.lower <= block.upper).all()
        assert block.rule == str(rule) or kind == "horizon_mix"
        assert all(block.labels.text(k) for k in range(len(block)))


@pytest.mark.parametrize("kind", ["share", "horizon_mix", "risk_share"])
@drawn
@given(rng=randoms)
def test_least_slack_is_what_a_soft_rule_is_missed_by(kind: str, rng: Random) -> None:
    """What the rows need, priced, is what the shares are missed by, priced."""
    problem, rule, point = _drawn(kind, rng)
    assert isinstance(rule, Share | HorizonMix | RiskShare)
    _rows_hold(problem, rule, point)
    made = _plan(problem, point)
    single = rule.share if isinstance(rule, RiskShare) else rule
    shares = single.shares(problem) if isinstance(single, HorizonMix) else (single,)
    by_hand = 0.0
    for share in shares:
        terms = share.slack(problem)
        by_hand += terms[0].penalty * share.missed(made) if terms else 0.0
    scale = max(1.0, *(abs(share.amounts(made)[1]) for share in shares))
    assert sum(made.penalties.values()) == pytest.approx(by_hand, rel=1e-6, abs=1e-6 * scale)


def _drawn(kind: str, rng: Random) -> tuple[Problem, Constraint, NDArray[np.float64]]:
    problem = draw_problem(rng, kind, implied=False)
    return problem, problem.constraints[0], draw_point(rng, problem)


def _rows_hold(problem: Problem, rule: Constraint, point: NDArray[np.float64]) -> bool:
    """Whether the rows of the rule hold; slack is first set, in place, to the least they need."""
    model = problem.model
    first = problem.offsets["slack"]
    for column in range(first, first + len(problem.columns["slack"])):
        share, activity = model.matrix[:, [column]].toarray().ravel(), model.matrix @ point
        short, over = share > 0, share < 0
        lacking = (model.row_lower - activity)[short] / share[short]
        beyond = (model.row_upper - activity)[over] / share[over]
        point[column] = max(0.0, *lacking, *beyond, 0.0)
        assert point[column] <= model.upper[column] + 1e-6
    size = np.maximum(1.0, abs(model.matrix) @ np.abs(point))
    return bool(np.all(model.row_excess(point) <= 1e-6 * size))


def _plan(problem: Problem, point: NDArray[np.float64]) -> Roadmap:
    worth = float(problem.model.worth @ point)
    return Roadmap(problem, Outcome(Status.FEASIBLE, StopReason.GAP, point, worth))


LOOSENABLE = [kind for kind in KINDS if issubclass(CONSTRAINTS[kind], Loosenable)]
"""Kinds of rules that can hold less tightly."""


@pytest.mark.parametrize("kind", LOOSENABLE)
@drawn
@given(rng=randoms, steps=st.integers(0, 5))
def test_a_looser_rule_allows_what_the_rule_allows(kind: str, rng: Random, steps: int) -> None:
    """Whatever keeps the rule keeps it some steps looser, and further steps loosen it further."""
    problem, rule, point = _drawn(kind, rng)
    assert isinstance(rule, Loosenable)
    looser, loosest = rule.looser(steps), rule.looser(steps + 1)
    assert type(looser) is type(rule)
    assert rule.looser(0) == rule
    for tight, loose in ((rule, looser), (looser, loosest)):
        assert _is_kept(problem, loose, point) or not _is_kept(problem, tight, point)


def _is_kept(problem: Problem, rule: Constraint, point: NDArray[np.float64]) -> bool:
    """Whether the referee sees a rule kept at a point, which has slack for another rule last."""
    alone = replace(problem, constraints=(rule,))
    values, size = np.zeros(len(alone.model.worth)), alone.offsets["slack"]
    values[:size] = point[:size]
    return not [*rule.check(_plan(alone, values))]


def test_every_rule_with_a_number_can_be_looser() -> None:
    """What holds or does not is dropped or kept; what has a size gives way by steps."""
    whole = set(KINDS) - set(LOOSENABLE)
    assert whole == {
        "once",
        "budget",
        "hiring_limit",
        "contract_limit",
        "training_limit",
        "lending_limit",
        "requires",
        "requires_any",
        "all_or_none",
        "not_concurrent",
        "mandate",
        "exclude",
        "pin",
        "goes_on",
        "may_stop",
        "synergy",
    }


OF_ONE = {("initiative", "starts")}
OF_PAIR = {("link", "starts")}
OF_MEASURE = {("bound", measure.words) for measure in Measure}
TELLS: Mapping[str, set[tuple[str, str]]] = {
    "once": OF_ONE,
    "budget": {("fund, quarter", "money"), ("charged, quarter", "money")},
    "staffing": {("role, quarter", "FTE"), ("role, period", "FTE-quarters")},
    "hiring_limit": {("role", "people")},
    "contract_limit": {("quarter", "FTE")},
    "training_limit": {("role and quarter", "people"), ("from and to", "people")},
    "lending_limit": {("role and quarter", "FTE")},
    "requires": OF_PAIR,
    "requires_any": OF_PAIR,
    "after": {("quarter", "starts")},
    "needs_first": {("quarter", "starts")},
    "choose": {("bound", "initiatives")},
    "synergy": {("bound", "initiatives")},
    "all_or_none": {("pair", "starts")},
    "not_concurrent": {("quarter", "initiatives at work")},
    "active_limit": {("quarter", "initiatives at work")},
    "start_limit": {("quarter", "starts")},
    "change_load": {("group and quarter", "load")},
    "mandate": OF_ONE,
    "exclude": OF_ONE,
    "pin": OF_ONE,
    "goes_on": OF_ONE,
    "may_stop": OF_ONE,
    "window": OF_ONE,
    "frozen": OF_ONE,
    "few_changes": {("rule", "changes")},
    "share": OF_MEASURE,
    "horizon_mix": OF_MEASURE,
    "risk_share": OF_MEASURE,
    "minimum_quick_wins": {("quarter", "quick wins")},
}
"""What the rows of a rule run over, and what both sides of them count."""


@each
def test_its_rows_tell_what_they_run_over_and_what_they_count(kind: str) -> None:
    """Tables and reports of what a rule leaves over read so."""
    for seed in range(10):
        problem, rule, _ = _drawn(kind, Random(seed))
        for block in rule.blocks(problem):
            assert (", ".join(block.labels.axes), block.unit) in TELLS[kind]
