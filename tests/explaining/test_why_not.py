"""Why an initiative is not in the plan, by hand.

Four candidates of one quarter for a budget of 10: A, B, C, D are worth 10, 13, 7, 8 at 5, 6, 3, 4.
The best plan is B and D for 21. With A the best is A and D, for 18.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

import pytest
from tests.explaining.four_candidates import EXACT, four
from tests.explaining.four_candidates import WORTH as WORTHS
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q, scorecard, scored

from portfolio.domain import Relation, RelationKind
from portfolio.explaining.changes import (
    Change,
    Cheaper,
    LooserRule,
    MoreMoney,
    MorePeople,
    Shorter,
    WiderWindow,
    WithoutRule,
    WorthMore,
)
from portfolio.explaining.suggestions import DIMENSIONS, StepSizes
from portfolio.explaining.why_not import Verdict, WhyNot, why_not
from portfolio.planning import (
    Budget,
    Choose,
    Exclude,
    GivenWorth,
    Once,
    Outcome,
    Problem,
    ScorePoints,
    Staffing,
    StartLimit,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.model import Model
from portfolio.planning.objectives import Size

WORTH = GivenWorth(WORTHS)
SIZES = StepSizes(points=1.0, money=1.0, fte=0.5)


def _asked(problem: Problem, name: str = "A", *along: str) -> WhyNot:
    roadmap = plan(problem, solver=EXACT)
    return why_not(roadmap, name, along=along or tuple(DIMENSIONS), sizes=SIZES, solver=EXACT)


def _changes(answer: WhyNot) -> list[Change]:
    for found in answer.suggestions:
        assert found.proven
        assert found.roadmap.includes(answer.initiative)
        assert not found.roadmap.violations()
    return [found.change for found in answer.suggestions]


def test_out_valued() -> None:
    """A displaces B, which is worth 3 more; nothing else is gained."""
    answer = _asked(four())
    assert answer.verdict is Verdict.OUTVALUED
    assert answer.cost is not None
    assert (answer.cost.low, answer.cost.high) == (3, 3)
    assert answer.displaced is not None
    assert (answer.displaced.added, answer.displaced.dropped) == (("A",), ("B",))


def test_value() -> None:
    """With 3 more A and D are worth 21 like B and D, for 9 instead of 10: so they are planned."""
    assert _changes(_asked(four(), "A", "value")) == [WorthMore("A", 3)]


def test_value_where_even_is_not_enough() -> None:
    """Of A for 6 and B for 5 one is done. With 3 more A is even with B, but costs more."""
    ones = [initiative("A", cost=6), initiative("B", cost=5)]
    problem = Setting(quarters=1, money=6, objective=WORTH).problem(*ones)
    assert _changes(_asked(problem, "A", "value")) == [WorthMore("A", 4)]


def test_cost() -> None:
    """At 4 instead of 5, a fifth less, A and B cost 10 and are worth 23."""
    assert _changes(_asked(four(), "A", "cost")) == [Cheaper("A", 0.2)]


def test_people_who_may_be_missing_at_a_price() -> None:
    """A and B need three people each, of whom there are three; each one missing costs 2.

    With B the plan is worth 14 - 2 * 3 = 8 for 10; one more makes it even, half a one more 11.
    """
    ones = [initiative(name, people=3) for name in "AB"]
    setting = Setting(quarters=1, people=3.0, objective=GivenWorth({"A": 10.0, "B": 4.0}))
    problem = setting.under((Once(), Budget(), Staffing(soft={ROLE: 2.0})), *ones)
    assert _changes(_asked(problem, "B", "people")) == [MorePeople(ROLE, 1.5, q(0), q(0))]


def test_money() -> None:
    """With 11 the best is A and B for 23, and with 10 it is not."""
    assert _changes(_asked(four(), "A", "money")) == [MoreMoney(FUND, 1, q(0), q(0))]


def test_more_money_may_serve_others_first() -> None:
    """C at 3 needs 13: 11 serve A and B for 23, 12 nothing better with C than C, D, A for 25.

    With 12 money the candidates are A, B (23), and A, C, D (12 for 25): C is in with 2 more.
    """
    assert _changes(_asked(four(), "C", "money")) == [MoreMoney(FUND, 2, q(0), q(0))]


def test_people() -> None:
    """With people for two only two of the four are done; with three A, C and D is affordable.

    Money is 12 here. Two at a time: A and B for 23 is best. C comes in with one person more:
    A, C, D for 25. Half a person more changes nothing, so two steps of 0.5 are needed.
    """
    problem = four(12, people=2)
    assert _changes(_asked(problem, "C", "people")) == [MorePeople(ROLE, 1.0, q(0), q(0))]


def test_time() -> None:
    """A has to end in the first quarter, where B is done; a quarter later there is room.

    Money for 6 a quarter: B in the first, A in the second.
    """
    ones = [
        initiative("A", cost=5, latest_finish=q(0)),
        initiative("B", cost=6, latest_finish=q(0)),
    ]
    problem = Setting(quarters=2, money=6, objective=WORTH).problem(*ones)
    assert _changes(_asked(problem, "A", "time")) == [WiderWindow("A", later=1)]


def test_shorter() -> None:
    """A of two quarters at 3 each does not fit beside B; squeezed into one quarter of 6 it does.

    Money is 6, 3, 6: B, worth 13, needs the 3 of the second quarter, so A, worth 10, would have
    to be done around it.
    """
    ones = [
        initiative("A", 2, cost=(3, 3)),
        initiative("B", cost=3, earliest_start=q(1), latest_finish=q(1)),
    ]
    problem = Setting(quarters=3, money=(6, 3, 6), objective=WORTH).problem(*ones)
    assert _changes(_asked(problem, "A", "time")) == [Shorter("A")]


def test_rules() -> None:
    """Of A and B only one may be done, and money is no matter: with two of both A is in."""
    rule = Choose("one of two", ("A", "B"), at_most=1)
    problem = Setting(quarters=1, money=100, objective=WORTH).problem(
        initiative("A"), initiative("B")
    )
    answer = _asked(problem.requiring(rule), "A")
    assert LooserRule(rule, 1) in _changes(answer)
    assert answer.verdict is Verdict.OUTVALUED


def test_blocked_by_a_person() -> None:
    """Somebody ruled A out: it clashes with that, and dropping it lets A in where it is best."""
    rule = Exclude("B", reason="vendor lock-in", by="the CIO")
    answer = _asked(four().requiring(rule), "B")
    assert answer.verdict is Verdict.EXCLUDED
    assert answer.reason.startswith("was ruled out (")
    assert "vendor lock-in" in answer.reason
    assert answer.forced is None
    assert _changes(answer) == [WithoutRule(rule)]


def test_blocked_by_a_prerequisite() -> None:
    """A needs B done before it, in a calendar of one quarter: no plan holds A."""
    link = Relation(RelationKind.NEEDS_FIRST, "A", "B", 0)
    answer = _asked(four(relations=(link,)))
    assert answer.verdict is Verdict.PREREQUISITE
    assert "B" in answer.reason


def test_left_out() -> None:
    """What cannot fit the calendar is said to be too long, without asking a solver."""
    long = initiative("A", 3)
    problem = Setting(quarters=2, objective=WORTH).problem(long, initiative("B"))
    answer = _asked(problem)
    assert answer.verdict is Verdict.NO_WINDOW
    assert "cannot fit its window" in answer.reason
    assert str(answer).startswith("A is not in the plan: it cannot fit")


def test_nothing_helps() -> None:
    """A is worth less than nothing: no money, people, time or rule puts it in, but value does."""
    worth = GivenWorth({"A": -3.0, "B": 13.0})
    ones = [initiative("A", cost=1), initiative("B", cost=1)]
    problem = Setting(quarters=1, money=10, objective=worth).problem(*ones)
    assert _changes(_asked(problem)) == [WorthMore("A", 4)]


def test_wrong_questions() -> None:
    """What is unknown, or in the plan, or no kind of change, is refused with a hint."""
    roadmap = plan(four(), solver=EXACT)
    with pytest.raises(ValueError, match=r"B is in the plan; why\(\)"):
        why_not(roadmap, "B")
    with pytest.raises(ValueError, match="unknown initiative 'E'"):
        why_not(roadmap, "E")
    with pytest.raises(ValueError, match="unknown kind of change 'price'"):
        why_not(roadmap, "A", along=["price"])


def test_words_and_table() -> None:
    """A board member reads what it costs and what would do; an analyst gets a table."""
    answer = _asked(four(), "A", "value", "money")
    assert str(answer).splitlines() == [
        "A is not in the plan: it would displace more than it brings.",
        "Forced in, it costs 3; the plan then adds A, drops B.",
        "Any one of these puts it in:",
        "  - A is worth 3 more",
        "  - 1 more in fund money in 2027Q1",
    ]
    frame = answer.to_frame()
    assert frame["along"].tolist() == ["value", "money"]
    assert frame["displaces"].tolist() == ["B", "D"]
    assert "<pre>" in answer._repr_html_()


def test_each_quarter() -> None:
    """B and D take all of the 10 in both quarters, A at 5 could be done in either.

    With 11 in one of them A stands beside B there, worth 23 instead of 21: 1 more in either.
    """
    ones = [
        initiative("A", cost=5),
        initiative("B", 2, cost=(6, 6)),
        initiative("D", 2, cost=(4, 4)),
    ]
    problem = Setting(quarters=2, money=10, objective=WORTH).problem(*ones)
    roadmap = plan(problem, solver=EXACT)
    found = why_not(roadmap, "A", along=["money"], each=True, sizes=SIZES, solver=EXACT)
    assert {change.first: change for change in _changes(found)} == {  # type: ignore[attr-defined]
        q(0): MoreMoney(FUND, 1, q(0), q(0)),
        q(1): MoreMoney(FUND, 1, q(1), q(1)),
    }
    assert len(_changes(_asked(problem, "A", "money"))) == 1


def test_what_is_not_proven_is_not_called_so() -> None:
    """A plan not known to be the best asks for what it is worth; what is found then still holds.

    B and D for 21 with a bound of 24: A comes in with 1 more, as it does where 21 is proven.
    """
    problem = four()
    best = plan(problem, solver=EXACT)
    loose = replace(best.outcome, status=Status.FEASIBLE, bound=24.0)
    answer = why_not(
        replace(best, outcome=loose), "A", along=["value", "money"], sizes=SIZES, solver=EXACT
    )
    value, money = answer.suggestions
    # Some plan might be worth 24: only with 7 more is A sure to be in, and fewer might do.
    assert (value.change, value.proven) == (WorthMore("A", 7), False)
    # With A the best plan is worth 18, so with up to 3 more it is no better than that of 21.
    assert value.too_little == pytest.approx(3 / 7, abs=1e-5)
    assert str(value) == "A is worth 7 more (more than 43% of it is needed)"
    assert answer.to_frame()["too_little"].tolist() == [value.too_little, 0.0]
    assert (money.change, money.proven) == (MoreMoney(FUND, 1, q(0), q(0)), True)


def test_time_runs_out() -> None:
    """Where time is out before the first question, what is open is told, and nothing is claimed."""
    roadmap = plan(four(), solver=EXACT)
    answer = why_not(roadmap, "A", sizes=SIZES, seconds=1e-9)
    assert answer.verdict is Verdict.UNDECIDED
    assert answer.suggestions == ()
    assert set(answer.open_kinds) >= {"value", "cost", "people", "money"}
    assert "No single change" not in str(answer)
    assert str(answer).endswith(
        f"Left open, for want of time: changes of {', '.join(answer.open_kinds)}."
    )


def test_what_is_found_is_told_at_once() -> None:
    """Who watches hears of each suggestion, in the order in which they are told."""
    heard: list[Change] = []
    roadmap = plan(four(), solver=EXACT)
    answer = why_not(
        roadmap, "A", sizes=SIZES, solver=EXACT, on_found=lambda found: heard.append(found.change)
    )
    assert heard == [found.change for found in answer.suggestions]
    assert len(heard) >= 3
    assert answer.open_kinds == ()


@dataclass(frozen=True)
class _InterruptedAt:
    """Answers so many questions; at the next one somebody presses Ctrl-C."""

    questions: int
    asked: list[int] = field(default_factory=list)

    name: ClassVar[str] = "interrupted"

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        self.asked.append(1)
        if len(self.asked) > self.questions:
            return Outcome(Status.NO_SOLUTION, StopReason.INTERRUPTED)
        return EXACT.solve(model)


def test_an_interrupt_keeps_what_was_found() -> None:
    """After some questions somebody interrupts: no more are asked, and what was found is told."""
    roadmap = plan(four(), solver=EXACT)
    whole = why_not(roadmap, "A", sizes=SIZES, solver=EXACT)
    lengths: list[int] = []
    while not lengths or lengths[-1] < len(whole.suggestions):
        solver = _InterruptedAt(len(lengths))
        answer = why_not(roadmap, "A", sizes=SIZES, solver=solver)
        assert len(solver.asked) <= len(lengths) + 3 < 40
        lengths.append(len(answer.suggestions))
        assert {one.along for one in answer.suggestions} <= {one.along for one in whole.suggestions}
    assert lengths[0] == 0
    assert lengths == sorted(lengths)


@dataclass(frozen=True)
class _BlindToOthers:
    """Finds no plan that does without an initiative on purpose, nor that there is none."""

    name: ClassVar[str] = "blind"

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        rules = [block.rule for joint in model.blocks for block in joint.apart()]
        if any("(asked)" in rule and "not" in rule for rule in rules):
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)
        return EXACT.solve(model)


def test_others_that_may_gain_more_are_told() -> None:
    """With 1 more A is in, but unless others were looked at to the end that is not proven."""
    roadmap = plan(four(), solver=EXACT)
    answer = why_not(roadmap, "A", along=["money"], sizes=SIZES, solver=_BlindToOthers())
    (money,) = answer.suggestions
    assert (money.change, money.proven) == (MoreMoney(FUND, 1, q(0), q(0)), False)
    assert money.roadmap.outcome.bound == float("inf")
    assert str(answer).endswith("(not proven to be the least)")


class _Hasty:
    """A solver that has no time for the question whether a plan of less than so much money is."""

    name: ClassVar[str] = "hasty"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        steps = [part for part in model.columns if part.family == "reliefs"]
        if steps and self.least <= steps[0].upper[0] <= self.most:
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)
        return EXACT.solve(model)


def test_how_much_is_known_to_be_needed() -> None:
    """For a budget of 4 the best is D for 8; A at 5 needs 1 more, in steps of 0.1 ten of them.

    Five steps are known to be too few, and of nine nobody could tell: more than half is needed.
    """
    roadmap, sizes = plan(four(4), solver=EXACT), replace(SIZES, money=0.1)
    hasty = why_not(roadmap, "A", along=["money"], sizes=sizes, solver=_Hasty(6, 9))
    (found,) = hasty.suggestions
    assert (found.change, found.proven) == (MoreMoney(FUND, 1.0, q(0), q(0)), False)
    assert found.too_little == pytest.approx(0.5)
    assert str(found).endswith("(more than 50% of it is needed)")
    told = why_not(roadmap, "A", along=["money"], sizes=sizes, solver=EXACT).suggestions[0]
    assert (told.proven, told.too_little) == (True, pytest.approx(0.9))
    assert str(told) == str(told.change)


def test_time_lets_in_what_is_too_long_for_its_window() -> None:
    """Three quarters of work in a window of two: one more will do, and so will one less work."""
    one = replace(initiative("A", 3), earliest_start=q(0), latest_finish=q(1))
    problem = Setting(quarters=3, objective=WORTH).problem(one, initiative("B"))
    answer = _asked(problem)
    assert answer.verdict is Verdict.NO_WINDOW
    assert _changes(answer) == [WiderWindow("A", later=1), Shorter("A", 1)]
    for found in answer.suggestions:
        assert found.proven
        assert plan(found.change.applied(problem), solver=EXACT).includes("A")
    assert _changes(_asked(problem, "A", "money")) == []


def test_an_interrupt_between_searches_keeps_what_was_found() -> None:
    """Somebody who leaves once a suggestion is told has that one, and knows what is open."""

    def leave(_: object) -> None:
        raise KeyboardInterrupt

    answer = why_not(plan(four(), solver=EXACT), "A", sizes=SIZES, solver=EXACT, on_found=leave)
    assert len(answer.suggestions) == 1
    assert answer.interrupted
    assert answer.suggestions[0].along not in answer.open_kinds
    assert answer.open_kinds


def test_what_was_tried_in_vain_is_told() -> None:
    """More people put nothing in where nobody is short of them; worth does."""
    answer = _asked(four(), "A", "value", "people")
    assert (answer.vain_kinds, answer.open_kinds) == (("people",), ())
    told = "No change of people alone does; people up to twice what it takes itself."
    assert str(answer).splitlines()[-1] == told


def test_a_rule_gives_way_by_as_little_as_will_do() -> None:
    """One of four may start: B. C for 7 and B for 13 come to 20, B and D to 21, ABD to 31.

    With 18 money, three starts let A, B and D in for 31, and C with all four: so three more.
    """
    problem = four(18).requiring(StartLimit(1))
    assert _changes(_asked(problem, "C", "rules")) == [LooserRule(StartLimit(1), 3)]
    assert _changes(_asked(problem, "A", "rules")) == [LooserRule(StartLimit(1), 1)]


def test_a_rule_that_must_go_whole() -> None:
    """Nothing loosens an order not to do B."""
    rule = Exclude("B")
    assert _changes(_asked(four().requiring(rule), "B", "rules")) == [WithoutRule(rule)]


def test_people_kept_free() -> None:
    """Of 4 people a half are kept free; A and B need 3: a buffer of 25 %, 25 hundredths less."""
    ones = [initiative("A", people=1), initiative("B", people=2)]
    setting = Setting(quarters=1, people=4.0, objective=WORTH)
    rule = Staffing(buffer=0.5)
    problem = setting.under((Once(), Budget(), rule), *ones)
    assert _changes(_asked(problem, "A", "rules")) == [LooserRule(rule, 25)]


def test_many_others_gain_first() -> None:
    """Eleven quarters in each of which 1 lets one for 5 in; X for 4 needs 5 in the last one.

    5 are there, and Z for 4.5 takes them: 5 more let both in. Elsewhere money helps others only.
    """
    count = 11
    ones = [
        initiative(f"Y{k:02}", cost=1, earliest_start=q(k), latest_finish=q(k))
        for k in range(count)
    ]
    ones += [initiative(name, cost=5, earliest_start=q(count)) for name in "XZ"]
    worth = GivenWorth({**{one.id: 5.0 for one in ones}, "X": 4.0, "Z": 4.5})
    money = (0.0,) * count + (5.0,)
    problem = Setting(quarters=count + 1, money=money, objective=worth).problem(*ones)
    assert _changes(_asked(problem, "X", "money")) == [MoreMoney(FUND, 5, q(count), q(count))]


def test_less_cost_may_be_worth_less() -> None:
    """Points count by what is spent: for nothing X is worth nothing, at 80 for 100 most of all.

    X has 8 of 10 points a unit of money and Y 9: Y for 60 is worth 54; of 80 X at 80 is worth 64.
    """
    ones = [scored(n, gain, 5, cost=cost) for n, cost, gain in (("X", 100, 8), ("Y", 60, 9))]
    capacity = Setting(quarters=1, money=80).capacity()
    worth = ScorePoints(0.0, Size.SPEND)
    problem = Problem.of(scorecard(*ones), capacity, objective=worth)
    (change,) = _changes(_asked(problem, "X", "cost"))
    assert change == Cheaper("X", 0.2)


def test_a_little_looser_does_where_without_the_rule_others_gain_more() -> None:
    """Of six one may be done: A for 10. Two for 8 of the 10 are A and X; of three, W's are better.

    A costs 4, X 4 for 5, each W 1.5 for 4: with three, A and two W's are worth 18, A and X and W 19
    at 9.5; with four, A and three W's are 22 and A, X, W at most 19, for another W is too dear.
    """
    names = ["A", "X", "W1", "W2", "W3", "W4"]
    worth = {"A": 10.0, "X": 5.0, **dict.fromkeys(names[2:], 4.0)}
    ones = [initiative(n, cost=1.5 if n in names[2:] else 4) for n in names]
    rule = Choose("all", tuple(names), at_most=1)
    setting = Setting(quarters=1, money=10, objective=GivenWorth(worth))
    problem = setting.problem(*ones).requiring(rule)
    assert _changes(_asked(problem, "X", "rules")) == [LooserRule(rule, 1)]
