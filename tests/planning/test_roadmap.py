"""The plan: entries, hires, worth, penalties, and what it says."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.planning.handmade import (
    FUND,
    NOTHING_WORTH,
    ROLE,
    FreePlan,
    Setting,
    initiative,
    on_horizons,
    q,
    roadmap,
    scorecard,
    scored,
    under,
)

from portfolio.domain import Horizon
from portfolio.domain.vocabulary import Status as Stage
from portfolio.errors import NoRoadmap
from portfolio.intake import Assumption, HiringTerms
from portfolio.planning import (
    Entry,
    Exclude,
    GivenWorth,
    Hire,
    Mandate,
    Npv,
    Outcome,
    Pin,
    Problem,
    Roadmap,
    Share,
    Status,
    StopReason,
    Synergy,
    plan,
)

A, B, C = initiative("A", 2), initiative("B"), initiative("C")
TERMS = HiringTerms(
    lead=1, cost=5.0, recruiting_cost=2.0, max_per_quarter=2, max_total=3, fund=FUND
)


def test_an_entry_knows_its_dates() -> None:
    """Two quarters of work from the second: finished in the third, live from the fourth."""
    entry = Entry(A, q(1))
    assert (entry.finish, entry.go_live) == (q(2), q(3))


def test_entries_are_by_start_then_id() -> None:
    """C starts first; A and B start together."""
    made = roadmap(under((), A, B, C), A=1, B=1, C=0)
    assert [(e.initiative.id, e.start) for e in made.entries] == [
        ("C", q(0)),
        ("A", q(1)),
        ("B", q(1)),
    ]


def test_entries_are_found_by_id() -> None:
    """Planned, not planned, and delivered already."""
    made = roadmap(under((), A, B, initiative("D", status=Stage.DELIVERED)), A=1)
    assert made.entry("A") == Entry(A, q(1))
    assert made.entry("B") is None
    assert [made.includes(name) for name in "ABD"] == [True, False, False]
    assert [made.counts(name) for name in "ABD"] == [True, False, True]


def test_hires_are_by_role_and_quarter() -> None:
    """Two join in the second quarter, one in the last; who does not join is not told."""
    made = roadmap(Setting(hiring=TERMS).under(()), {"+dev@1": 2, "+dev@3": 1})
    assert made.hires == (Hire(ROLE, q(1), 2, TERMS), Hire(ROLE, q(3), 1, TERMS))


def test_values_a_whisker_off_count_as_whole() -> None:
    """0.9999999 is started, 1e-7 is not, 1.9999999 are two people."""
    problem = Setting(hiring=TERMS).under((), B, C)
    made = roadmap(problem, {"B@1": 0.9999999, "C@0": 1e-7, "+dev@1": 1.9999999})
    assert [entry.initiative.id for entry in made.entries] == ["B"]
    assert [hire.people for hire in made.hires] == [2]


def test_worth_is_recomputed_from_entries_and_hires() -> None:
    """B earns 12 quarters of 2 less 3 to build; a hire from the second quarter costs 7 + 5 + 5."""
    setting = Setting(hiring=TERMS, objective=Npv(0.0, life=12))
    problem = setting.under((), initiative("B", cost=3, benefit=2))
    made = roadmap(problem, {"+dev@1": 1}, B=0)
    assert made.worth == pytest.approx(24 - 3 - 17)
    assert made.objective == pytest.approx(made.worth)


def test_objective_is_worth_less_penalties() -> None:
    """Worth 9; half should be A's 0 of 4 spent, so 2 are missed, at 3 each."""
    rule = Share("g", ("A",), at_least=0.5, penalty=3)
    problem = Setting(objective=GivenWorth({"B": 9.0})).under(
        [rule, Mandate("B")], A, initiative("B", cost=4)
    )
    found = plan(problem)
    assert (found.worth, found.objective) == (9, pytest.approx(3))
    assert dict(found.penalties) == {"'g' at least 50% of the selected spend": pytest.approx(6)}


def test_rules_that_read_alike_are_told_together() -> None:
    """Of 4 spent on B half should go to A, and half to C: 2 are missed twice, at 3 each."""
    rules = [Share("g", (name,), at_least=0.5, penalty=3) for name in "AC"]
    problem = Setting(objective=GivenWorth({"B": 99.0})).under(
        [*rules, Mandate("B"), Exclude("A"), Exclude("C")],
        A,
        initiative("B", cost=4),
        initiative("C", cost=1),
    )
    found = plan(problem)
    assert dict(found.penalties) == {"'g' at least 50% of the selected spend": pytest.approx(12)}


def test_violations_are_those_of_all_rules() -> None:
    """In the order of the rules."""
    made = roadmap(under([Mandate("B"), Pin("A", q(0))], A, B), A=1)
    assert [violation.where for violation in made.violations()] == ["B", "A"]


@pytest.mark.parametrize(
    ("outcome", "proven"),
    [
        (Outcome(Status.INFEASIBLE, StopReason.PROVEN), True),
        (Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT), False),
    ],
)
def test_without_a_plan_asking_for_it_raises(outcome: Outcome, proven: bool) -> None:
    """The message says why there is none; numbers are not numbers; the words can be shown."""
    nothing = Roadmap(under((), A), outcome)
    for ask in ("entries", "hires", "worth", "penalties", "money_use"):
        with pytest.raises(NoRoadmap, match="there is no plan: ") as raised:
            getattr(nothing, ask)
        # Rules are known to clash only where it is proven.
        assert ("explain_conflict" in str(raised.value)) is proven
        assert raised.value.proven is proven
    assert math.isnan(nothing.objective)
    assert math.isnan(nothing.gap)
    assert str(nothing) == f"No roadmap: {outcome}"
    assert "No roadmap" in nothing._repr_html_()


def test_horizons_are_told_where_they_are_known() -> None:
    """None for candidates that were not classified."""
    candidates = on_horizons(H2=A)
    problem = Problem(candidates, Setting().capacity(), (), NOTHING_WORTH)
    assert roadmap(problem).horizon("A") is Horizon.H2
    assert roadmap(under((), A)).horizon("A") is None


def test_notes_say_what_a_reader_must_know() -> None:
    """What is maximised, what the objective warns of, what is not known, that people abound."""
    setting = Setting(people=None, objective=GivenWorth({"Z": 1.0}))
    assert roadmap(setting.under(())).notes == (
        "The plan maximises the given worth in points.",
        "Worth is given for unknown initiatives or modes: Z.",
        "Nothing is scored: the candidates carry no scores.",
        "People are not limited: the capacity names no roles.",
    )


def test_scores_that_nobody_judged_are_told() -> None:
    """A backlog alone plans what is knocked out; as a scorecard, nothing needs to be said."""
    card, capacity = scorecard(scored("A", 1, 1)), Setting().capacity()
    bare = roadmap(Problem(card.backlog, capacity, (), NOTHING_WORTH), A=0)
    assert bare.notes[1] == (
        "Nothing is scored: the candidates carry scores, but no rubric was applied; no knock-out "
        "counts. Plan score(backlog) instead of the backlog to heed them."
    )
    assert str(bare).endswith("; not scored, so no knock-out counts")
    judged = roadmap(Problem(card, capacity, (), NOTHING_WORTH), A=0)
    assert "scored" not in " ".join((str(judged), *judged.notes))


def test_notes_say_less_where_more_is_known() -> None:
    """Scored candidates lack horizons only; classified ones lack nothing."""
    capacity = Setting().capacity()
    scored_ones = Problem(scorecard(scored("A", 1, 1)), capacity, (), NOTHING_WORTH)
    assert roadmap(scored_ones).notes[1:] == (
        "Horizons are unknown: the candidates were not classified.",
    )
    classified = Problem(on_horizons(H1=A), capacity, (), NOTHING_WORTH)
    assert roadmap(classified).notes[1:] == ()


def test_words() -> None:
    """Calendar, how many of how many, who joins, and what is proven."""
    setting = Setting(hiring=TERMS, objective=GivenWorth({"A": 1234.0, "B": 1.0}))
    problem = setting.under((), A, B, C)
    assert str(roadmap(problem, {"+dev@1": 2}, A=0)).startswith(
        "Roadmap 2027Q1 to 2027Q4: 1 of 3 initiatives, 2 people hired; objective 1,234, gap "
    )
    assert ", 1 person hired" in str(roadmap(problem, {"+dev@1": 1}, A=0))
    assert "hired" not in str(roadmap(problem, A=0))


def test_it_shows_itself_in_short() -> None:
    """In a notebook cell or a log, one line and not all its parts."""
    made = roadmap(under((), A), A=0)
    assert repr(made) == f"<{made}>"
    assert len(repr(made)) < 150


def test_html_is_escaped() -> None:
    """A title cannot smuggle in markup."""
    evil = initiative("A")
    object.__setattr__(evil, "title", "<script>alert(1)</script>")
    html = roadmap(under((), evil), A=0)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_assumptions_are_among_what_a_reader_must_know() -> None:
    """Eight fields are named, each once, and the rest is counted."""
    fields = ("a", "a", "b", "c", "d", "e", "f", "g", "h", "i")
    assumptions = tuple(Assumption(field, "1", "nobody said", 1) for field in fields)
    problem = under((), A)
    told = replace(problem, candidates=replace(problem.backlog, assumptions=assumptions))
    note = "Assumed, not reported, for some or all: a, b, c, d, e, f, g, h and 1 more."
    assert note in roadmap(told).notes
    told = replace(problem, candidates=replace(problem.backlog, assumptions=assumptions[:-1]))
    assert note.replace(" and 1 more.", ".") in roadmap(told).notes


def test_bonuses_of_rules_that_read_alike_add_up() -> None:
    """Two pairs of three, both of which the plan has: 5 and 5, under the one sentence of both."""
    pair, other = Synergy("g", ("A", "B"), 5.0), Synergy("g", ("B", "C"), 5.0)
    three = [initiative(name) for name in "ABC"]
    made = FreePlan.of(under((pair, other), *three), [Entry(one, q(0)) for one in three])
    assert made.bonuses == {str(pair): 10.0}


def test_many_that_start_at_once_are_told_by_id() -> None:
    """Forty in the second quarter and forty in the first: by start, then in order of ids."""
    ones = [initiative(f"I{k:02}") for k in range(80)]
    starts = {one.id: k % 2 for k, one in enumerate(ones)}
    made = roadmap(under((), *ones), **starts)
    ids = [entry.initiative.id for entry in made.entries]
    assert ids == [one.id for one in ones[::2]] + [one.id for one in ones[1::2]]


def test_nobody_who_joins_is_not_told_of() -> None:
    """The sentence goes on with what the plan is worth."""
    text = str(roadmap(under((), initiative("A")), A=0))
    told = "Roadmap 2027Q1 to 2027Q4: 1 of 1 initiatives; objective 0, gap unknown (gap reached)"
    assert text == told


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            Status.INFEASIBLE,
            "infeasible (proven); explain_conflict(roadmap.problem) names the rules that clash",
        ),
        (Status.NO_SOLUTION, "no solution (proven)"),
    ],
)
def test_where_there_is_no_plan_it_is_told_why(status: Status, told: str) -> None:
    """And whom to ask, if no plan keeps the rules."""
    with pytest.raises(NoRoadmap) as error:
        _ = Roadmap(under(()), Outcome(status, StopReason.PROVEN)).entries
    assert str(error.value) == f"there is no plan: {told}"
