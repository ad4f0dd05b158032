"""Why one plan does otherwise than another, by hand."""

from __future__ import annotations

from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q, roadmap

from portfolio.explaining.changes import (
    Change,
    MoreMoney,
    MorePeople,
    WiderWindow,
    WithRule,
    WorthMore,
)
from portfolio.explaining.reasons import give_reasons
from portfolio.planning import (
    Exclude,
    GivenWorth,
    Mandate,
    NeedsFirst,
    Problem,
    Requires,
    StartLimit,
    Window,
    plan,
)


def _told(before: Problem, change: Change) -> list[str]:
    old = plan(before, solver=EXACT)
    new = plan(change.applied(before), solver=EXACT)
    return [str(reason) for reason in give_reasons(old, new)]


def test_no_money() -> None:
    """For 9 B and C cost 9 and are worth 20: D, which cost 4 of 10, has no room."""
    assert _told(four(), MoreMoney(FUND, -1)) == [
        "D is out: there is only room for 0 of 4 of money in 2027Q1",
        "C is in: there was only room for 0 of 3 of money in 2027Q1",
    ]


def test_a_rule_comes_first() -> None:
    """B is ruled out; A and D are done for 9 instead, and 4 of B's 6 are left to A."""
    told = _told(four(), WithRule(Exclude("B", reason="vendor lock-in")))
    assert told[0] == "B is out: B must not be done (vendor lock-in)"


def test_moved_for_want_of_people() -> None:
    """Both need the one person for a quarter: with one less in the first, A goes to the second.

    Of two people one is left in the first quarter, and B is worth more there than A.
    """
    worth = GivenWorth({"A": {q(0): 5.0, q(1): 4.0}, "B": {q(0): 9.0, q(1): 1.0}})
    ones = [initiative(name, people=1) for name in "AB"]
    problem = Setting(quarters=2, people=2, objective=worth).problem(*ones)
    assert _told(problem, MorePeople(ROLE, -1, q(0), q(0))) == [
        "A is moved from 2027Q1 to 2027Q2: there is only room for 0.0 of 1.0 FTE of dev in 2027Q1"
    ]


def test_room_but_not_worth_it() -> None:
    """A may start a quarter earlier, where it is worth more; nothing stood in its way but that."""
    worth = GivenWorth({"A": {q(0): 5.0, q(1): 4.0}})
    one = initiative("A", earliest_start=q(1))
    problem = Setting(quarters=2, objective=worth).problem(one)
    (told,) = _told(problem, WiderWindow("A", earlier=1))
    assert told.endswith(
        "there is room where it was, but the plan as a whole is worth more this way"
    )


def test_a_rule_about_many() -> None:
    """Only one of four may start; D had room beside B, and the rule alone keeps it out."""
    told = _told(four(), WithRule(StartLimit(1)))
    assert told == ["D is out: At most 1 initiative starts in any quarter"]


def test_what_it_needs_is_out() -> None:
    """B is done only if A is, and A was ruled out; rules that are kept anyway are no reason."""
    worth = GivenWorth({"A": 5.0, "B": 4.0})
    problem = Setting(objective=worth).problem(initiative("A"), initiative("B"))
    problem = problem.requiring(Requires("B", "A"))
    barred = WithRule(Exclude("A"))
    assert _told(problem, barred) == [
        "A is out: A must not be done",
        "B is out: B is done only if A is",
    ]
    old = plan(problem, solver=EXACT)
    more = WithRule(StartLimit(2)).applied(barred.applied(problem))
    assert [one.why for one in give_reasons(old, plan(more, solver=EXACT))] == [
        "A must not be done",
        "B is done only if A is",
    ]


def test_what_it_waits_for_comes_later() -> None:
    """A may not start before the third quarter, and B starts only after A is live."""
    worth = GivenWorth({"A": 5.0, "B": 4.0})
    ones = initiative("A"), initiative("B")
    problem = Setting(objective=worth).problem(*ones).requiring(NeedsFirst("B", "A"))
    assert _told(problem, WithRule(Window("A", earliest_start=q(2)))) == [
        "A is moved from 2027Q1 to 2027Q3: A starts no earlier than 2027Q3",
        "B is moved from 2027Q2 to 2027Q4: B starts only after A is live",
    ]


def test_worth_alone() -> None:
    """A is worth less than nothing now: no rule and no limit keeps it out."""
    problem = Setting(objective=GivenWorth({"A": 5.0})).problem(initiative("A"))
    (told,) = _told(problem, WorthMore("A", -20))
    assert told == (
        "A is out: there is room where it was, but the plan as a whole is worth more this way"
    )


def test_in_because_a_rule_asks_for_it() -> None:
    """Somebody ordered A, which is worth nothing."""
    problem = Setting(objective=GivenWorth({"B": 5.0})).problem(initiative("A", cost=1))
    assert _told(problem, WithRule(Mandate("A", by="the CEO"))) == [
        "A is in: A must be done by order of the CEO"
    ]


def test_what_cannot_be_planned_any_more() -> None:
    """A takes longer now than there are quarters."""
    problem = Setting(quarters=1, objective=GivenWorth({"A": 1.0})).problem(initiative("A"))
    longer = Setting(quarters=1).problem(initiative("A", 2))
    told = give_reasons(plan(problem, solver=EXACT), plan(longer, solver=EXACT))
    assert [one.why for one in told] == [
        "it cannot fit its window: 2 quarters of work, possible from 2027Q1 to 2027Q1"
    ]


def test_in_although_there_was_room() -> None:
    """A plan that left room for A, and another one that takes it."""
    problem = four(18)
    told = give_reasons(roadmap(problem, B=0), roadmap(problem, B=0, A=0))
    assert [one.why for one in told] == [
        "there was room before, and now the plan as a whole is worth more with it"
    ]


def test_the_worst_limits_are_named_first() -> None:
    """Of what A needs, money lacks by half, people altogether; two are named of three."""
    ones = [initiative("A", cost=4, people=1), initiative("B", cost=8, people=2)]
    setting = Setting(quarters=1, money=10, people=2, objective=GivenWorth({"A": 1.0, "B": 9.0}))
    old, new = setting.problem(*ones), setting.problem(*ones)
    (out, came) = give_reasons(roadmap(old, A=0), roadmap(new, B=0))
    assert out.why == (
        "there is only room for 0.0 of 1.0 FTE of dev in 2027Q1; 2 of 4 of money in 2027Q1"
    )
    assert (came.what, came.before, came.after) == ("in", None, q(0))
