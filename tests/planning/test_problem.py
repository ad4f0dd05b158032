"""The planning problem: what it knows of its candidates, and its model."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace

import pytest
from tests.planning.handmade import (
    FUND,
    RUBRIC,
    Setting,
    initiative,
    on_horizons,
    q,
    rows,
    scorecard,
    scored,
)

from portfolio.domain import Horizon, Relation, RelationKind
from portfolio.domain.vocabulary import Status
from portfolio.errors import InvalidInput
from portfolio.intake import Backlog, Capacity, HiringTerms
from portfolio.planning import (
    After,
    Budget,
    Exclude,
    GivenWorth,
    HiringLimit,
    HorizonMix,
    Mandate,
    NeedsFirst,
    Npv,
    Once,
    Problem,
    Requires,
    Share,
    Staffing,
)
from portfolio.planning.decisions import Hires
from portfolio.planning.decisions.slack import Soft
from portfolio.planning.decisions.transfers import Pays
from portfolio.planning.problem import backlog_of
from portfolio.scoring import KnockOut, score


def test_rules_are_those_of_the_tables_and_those_given() -> None:
    """Implied ones first, in a settled order."""
    setting = Setting(relations=(Relation(RelationKind.REQUIRES, "A", "B"),))
    problem = setting.problem(initiative("A"), initiative("B", mandatory=True))
    more = problem.requiring(Exclude("A"))
    assert more.constraints == (
        Once(),
        Budget(),
        Staffing(),
        Requires("A", "B"),
        Mandate("B", reason="mandatory"),
        Exclude("A"),
    )
    assert len(problem.constraints) == 5


def test_rules_can_be_left_out_one_by_one_or_by_kind() -> None:
    """An equal rule goes, or every rule of a kind; what is not there does no harm."""
    ones = initiative("A"), initiative("B")
    problem = Setting().problem(*ones).requiring(Exclude("A"), Exclude("B"), Mandate("A"))
    assert problem.without(Exclude("A")).constraints[3:] == (Exclude("B"), Mandate("A"))
    assert problem.without(Exclude).constraints[3:] == (Mandate("A"),)
    assert problem.without(Exclude, Mandate("A"), Once).constraints == (Budget(), Staffing())
    assert problem.without(Mandate("B")).constraints == problem.constraints


def test_nothing_in_it_changes() -> None:
    """What-if is another problem."""
    problem = Setting().problem(initiative("A"))
    with pytest.raises(FrozenInstanceError):
        problem.objective = Npv()  # type: ignore[misc]
    assert replace(problem, objective=Npv()).objective == Npv()


def test_candidates_are_backlog_scorecard_or_horizon_map() -> None:
    """Each knows what it was made from."""
    backlog, capacity = Setting().backlog(initiative("A")), Setting().capacity()
    card, horizons = scorecard(scored("A", 1, 1)), on_horizons(H1=initiative("A"))
    for candidates, has_scores, has_horizons in (
        (backlog, False, False),
        (card, True, False),
        (horizons, True, True),
    ):
        problem = Problem.of(candidates, capacity, objective=Npv())
        assert problem.backlog is backlog_of(candidates)
        assert (problem.scorecard is not None) is has_scores
        assert (problem.horizon_map is not None) is has_horizons


def test_an_empty_horizon_map_still_has_its_scorecard() -> None:
    """Nobody scored is not the same as nothing scored."""
    problem = Problem.of(on_horizons(), Setting().capacity())
    assert problem.scorecard is not None
    assert problem.model.worth.tolist() == []


@pytest.mark.parametrize(
    ("one", "window"),
    [
        (initiative("A"), (0, 3)),
        (initiative("A", 4), (0, 0)),
        (initiative("A", 2, earliest_start=q(1)), (1, 2)),
        (initiative("A", 2, earliest_start=q(-3)), (0, 2)),
        (initiative("A", 2, latest_finish=q(2)), (0, 1)),
        (initiative("A", 2, latest_finish=q(9)), (0, 2)),
        (initiative("A", 2, earliest_start=q(1), latest_finish=q(2)), (1, 1)),
    ],
)
def test_windows(one: object, window: tuple[int, int]) -> None:
    """First and last start such that work lies in the window and in the calendar."""
    problem = Setting().problem(one)  # type: ignore[arg-type]
    assert problem.windows == {"A": window}
    assert problem.left_out == {}


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (initiative("A", status=Status.DELIVERED), "is delivered"),
        (initiative("A", status=Status.WITHDRAWN), "is withdrawn"),
        (
            initiative("A", 5),
            "cannot fit its window: 5 quarters of work, possible from 2027Q1 to 2027Q4",
        ),
        (
            initiative("A", 2, earliest_start=q(2), latest_finish=q(2)),
            "cannot fit its window: 2 quarters of work, possible from 2027Q3 to 2027Q3",
        ),
        (
            initiative("A", earliest_start=q(4)),
            "cannot fit its window: 1 quarter of work, possible from 2028Q1 to 2027Q4",
        ),
        (
            initiative("A", latest_finish=q(-1)),
            "cannot fit its window: 1 quarter of work, possible from 2027Q1 to 2026Q4",
        ),
    ],
)
def test_who_cannot_be_planned_is_told_with_the_reason(one: object, reason: str) -> None:
    """Nothing is silently dropped."""
    problem = Setting().problem(one)  # type: ignore[arg-type]
    assert problem.left_out == {"A": reason}
    assert problem.windows == {}


def test_the_knocked_out_cannot_be_planned() -> None:
    """The scorecard says why."""
    strict = replace(RUBRIC, knock_outs=(KnockOut(criterion="gain", at_most=2, reason="no value"),))
    card = score(Backlog((scored("A", 2, 9), scored("B", 3, 9))), strict)
    problem = Problem.of(card, Setting().capacity())
    assert list(problem.windows) == ["B"]
    assert problem.left_out["A"].startswith("is knocked out: ")
    assert "no value" in problem.left_out["A"]


def test_columns_are_numbered_through_the_families() -> None:
    """Starts first, then hires, then slack; the calendar is that of the capacity.

    Families that the capacity and the rules give no terms for have no columns.
    """
    terms = HiringTerms(lead=2, cost=1.0, fund=FUND)
    problem = Setting(hiring=terms).under(
        [Share("g", ("A",), at_least=0.5)], initiative("A"), initiative("B", 4)
    )
    sizes = {name: len(part) for name, part in problem.columns.items()}
    assert {name: size for name, size in sizes.items() if size} == {
        "starts": 5,
        "hires": 2,
        "slack": 1,
    }
    assert [problem.offsets[name] for name in ("starts", "hires", "slack")] == [0, 5, 7]
    assert problem.quarters == 4
    assert (problem.funds, problem.roles) == (("money",), ("dev",))


def test_worth_is_that_of_starts_money_and_penalties() -> None:
    """Starts as the objective says; a hire loses its present cost; slack its penalty.

    At 1500 % a year money halves by the quarter: joining in the last costs (5 + 2) / 8.
    """
    terms = HiringTerms(lead=3, cost=5.0, recruiting_cost=2.0, fund=FUND)
    setting = Setting(hiring=terms, objective=Npv(15.0, life=1))
    rule = Share("g", ("A",), at_least=0.5, penalty=3.0)
    problem = setting.under(rule, initiative("A", 4, benefit=16))
    slack = problem.columns["slack"]
    assert problem.model.worth.tolist() == [1, -7 / 8, -slack.penalty[0]]


def test_the_model_is_built_once() -> None:
    """Asking again gives the same object."""
    problem = Setting().problem(initiative("A"))
    assert problem.model is problem.model


def test_rows_of_the_model_are_those_of_the_rules() -> None:
    """In the order of the rules."""
    problem = Setting(quarters=2).problem(initiative("A"), initiative("B"))
    rules = [block.rule for block in problem.model.blocks]
    assert rules == [str(rule) for rule in problem.constraints]
    assert len(problem.model.row_lower) == sum(len(rows(problem, r)) for r in problem.constraints)


@pytest.mark.parametrize("worth", [math.inf, -math.inf, math.nan])
def test_worth_is_a_finite_number(worth: float) -> None:
    """Otherwise no plan could be said to be better than another."""
    with pytest.raises(ValueError, match="gives a worth that is not a finite number"):
        _ = Setting(objective=GivenWorth({"A": worth})).problem(initiative("A")).model


def test_funds_and_roles_that_nobody_knows_are_refused() -> None:
    """All of them at once."""
    stranger = replace(
        initiative("A"), build_spend={"gold": (1.0,)}, build_people={"wizard": (1.0,)}
    )
    with pytest.raises(InvalidInput) as refused:
        Setting().problem(stranger)
    assert len(refused.value.findings) == 2


def test_a_rule_about_nobody_is_refused() -> None:
    """Already when the problem is made, in whatever way it is made."""
    problem = Setting().problem(initiative("chatbot"))
    with pytest.raises(ValueError, match="did you mean 'chatbot'"):
        problem.requiring(Mandate("chatbott"))
    with pytest.raises(ValueError, match="did you mean 'chatbot'"):
        replace(problem, constraints=(Mandate("chatbott"),))


def test_description_is_one_sentence_a_line() -> None:
    """What is maximised, then the rules."""
    problem = Setting(people=None, objective=GivenWorth({})).under(
        [Once(), Mandate("A", "law")], initiative("A")
    )
    assert problem.describe() == (
        "Maximise the given worth in points.\n"
        "Each initiative starts at most once, within its window and the calendar.\n"
        "A must be done (law)."
    )


def test_it_shows_itself_in_short() -> None:
    """One line: calendar, how many can be planned under how many rules, what is maximised."""
    assert repr(Setting().problem(initiative("A"), initiative("B", 9))) == (
        "<Problem 2027Q1 to 2027Q4: 1 plannable initiatives, 3 rules, "
        "maximise the given worth in points>"
    )


def test_hiring_limits_only_where_people_can_be_hired() -> None:
    """No terms, no rule."""
    assert HiringLimit() not in Setting().problem().constraints
    terms = HiringTerms(cost=1.0, fund=FUND)
    assert HiringLimit() in Setting(hiring=terms).problem().constraints


def test_the_order_of_rows_does_not_matter() -> None:
    """A backlog keeps its initiatives by id, and so do columns and rows."""
    names = ["B", "C", "A"]
    problem = Setting().problem(*(initiative(name) for name in sorted(names)))
    assert list(problem.windows) == sorted(names)


def test_capacity_without_people_and_initiatives_without_needs() -> None:
    """No role, no row of people."""
    capacity = Capacity.of(Setting().capacity().calendar, {FUND: 1.0})
    free = replace(initiative("A"), build_people={}, run_people={})
    problem = Problem.of(Backlog((free,)), capacity, objective=Npv())
    assert problem.roles == ()
    assert Staffing() not in problem.constraints


def test_rules_that_offer_something_in_order() -> None:
    """Kinds are asked, not single rules: a hard share is of a kind that may be soft."""
    first, second = Share("first", ("A",), hard=True), Share("second", ("A",), at_least=0.5)
    problem = Setting().problem(initiative("A")).requiring(first, Mandate("A"), Budget(), second)
    assert problem.offering(Soft) == (Staffing(), first, second)
    assert problem.offering(Pays) == (Budget(), Budget())


def test_the_window_of_an_initiative_holds_those_of_its_modes() -> None:
    """The plain way may start from 0 to 3, the late one at 2 alone: together from 0 to 3."""
    late = initiative("A", mode="late", earliest_start=q(2), latest_finish=q(2))
    plain = initiative("A", mode="plain", modes=(late,))
    assert Setting().under((), plain).windows == {"A": (0, 3)}
    early = initiative("A", mode="early", latest_finish=q(1))
    slow = initiative("A", mode="slow", earliest_start=q(1), latest_finish=q(2), modes=(early,))
    assert Setting().under((), slow).windows == {"A": (0, 2)}


def test_rules_after_joint_ones_have_rows_too() -> None:
    """Rows of rules that are written together stand among the others, in the order of the rules."""
    given = (NeedsFirst("A", "B"), Mandate("A"), After("A", "B"), Exclude("A", "C"))
    names = ("A", "B", "C")
    problem = Setting(quarters=3).under(given, *(initiative(name) for name in names))
    kinds = [rule.kind for rule in problem.constraints]
    assert set(kinds) >= {rule.kind for rule in given}
    found = [block.name for block in problem.model.blocks]
    assert list(dict.fromkeys(found)) == [kind for kind in dict.fromkeys(kinds) if kind in found]
    assert {"needs_first", "mandate", "exclude"} <= set(found)


@pytest.mark.parametrize("use", ["people", "run_people"])
def test_roles_that_are_not_limited_are_those_demanded(use: str) -> None:
    """By the work, or only by what runs after it."""
    demanding = replace(
        initiative("A"),
        build_people={"dev": (1.0,)} if use == "people" else {},
        run_people={"dev": 1.0} if use == "run_people" else {},
    )
    assert Setting(people=None).problem(demanding).roles == ("dev",)


def test_blocks_are_named_after_rule_and_group() -> None:
    """A rule of its own has its kind and group; what it names itself keeps its name."""
    horizons = on_horizons(H1=initiative("A", cost=1), H2=initiative("B", cost=1))
    rules = Share("bots", ("A",), at_most=0.5, hard=True), HorizonMix(hard=True), Staffing()
    problem = Problem(horizons, Setting().capacity(), rules, Npv())
    assert [block.name for block in problem.model.blocks] == [
        "share_bots",
        *(f"horizon_mix_{horizon.title}" for horizon in Horizon),
        "staffing",
    ]


def test_faults_of_a_model_show_once_it_is_built() -> None:
    """A worth that is no number is found when the worth is worked out."""
    problem = replace(Setting().problem(initiative("A")), objective=GivenWorth({"A": math.inf}))
    with pytest.raises(ValueError, match="not a finite number"):
        problem.built()


def test_what_is_no_part_of_a_problem_is_refused() -> None:
    """The message says of which argument it is."""
    backlog, capacity = Setting().backlog(), Setting().capacity()
    with pytest.raises(ValueError, match=r"^Problem: capacity: expected a capacity"):
        Problem(backlog, "capacity", (), Npv())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^Problem: constraints: expected a list"):
        Problem(backlog, capacity, "mandate", Npv())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^Problem: objective: expected an objective"):
        Problem(backlog, capacity, (), "npv")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^Problem: candidates: expected a backlog"):
        Problem("backlog", capacity, (), Npv())  # type: ignore[arg-type]


def test_starts_come_first() -> None:
    """Other families build on them; the message says so."""
    told = "^the first decision family must be 'starts' and yield StartColumns$"
    problem = replace(Setting().problem(initiative("A")), decisions=(Hires(),))
    with pytest.raises(TypeError, match=told):
        _ = problem.starts
    endless = replace(Setting().problem(initiative("A")), objective=GivenWorth({"A": 1.0}))
    object.__setattr__(endless.objective, "worth", {"A": math.inf})
    with pytest.raises(ValueError, match=r"^the objective gives a worth that is not a finite"):
        _ = endless.model


def test_what_is_no_capacity_is_refused() -> None:
    """By whichever way a problem is made."""
    with pytest.raises(ValueError, match=r"^Problem\.of: capacity: expected a capacity"):
        Problem.of(Setting().backlog(), "capacity")  # type: ignore[arg-type]
