"""Risk-adjusted net present value, by hand."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FUND, Setting, initiative, q, roadmap

from portfolio.domain import Initiative
from portfolio.intake import HiringTerms
from portfolio.planning import Entry, Npv
from portfolio.planning.objectives import Objective

HALVING = 15.0
"""Annual rate that halves money in every quarter: 2 to the fourth is 1 + 15."""

A = initiative("A", 2, cost=(100, 50), run=10, contingency=0.1, benefit=80, p_success=0.5)
"""Costs 110 and 55; live it brings 0.5 * 80 - 10 = 30 a quarter."""


def _worths(objective: Objective, *initiatives: Initiative) -> list[float]:
    """Return the worths by column, told by the model and the referee alike."""
    problem = Setting(objective=objective).under((), *initiatives)  # type: ignore[arg-type]
    by_column = objective.start_worth(problem)
    entries = [
        Entry(one, q(s))
        for one in problem.starts.ways
        for s in range(problem.windows[one.id][0], problem.windows[one.id][1] + 1)
    ]
    by_entry = [objective.entry_worth(problem, entry) for entry in entries]
    assert by_column.tolist() == pytest.approx(by_entry)
    return by_entry


def test_by_hand_without_discounting() -> None:
    """Four quarters live: 4 * 30 - 110 - 55 = -45, whenever it starts."""
    assert _worths(Npv(0.0, life=4), A) == pytest.approx([-45, -45, -45])


def test_by_hand_with_discounting() -> None:
    """Cost 110 + 55 / 2 = 137.5; benefit 30 (1/4 + 1/8 + 1/16 + 1/32) = 14.0625; then halved.

    A start in the third quarter goes live at the end of the calendar: its whole life lies beyond
    and still counts, benefit and run cost alike.
    """
    worth = 14.0625 - 137.5
    assert _worths(Npv(HALVING, life=4), A) == pytest.approx([worth, worth / 2, worth / 4])


def test_a_start_before_the_calendar_is_worth_more() -> None:
    """Two quarters earlier, at half a quarter later, is worth four times as much."""
    objective = Npv(HALVING, life=4)
    problem = Setting(objective=objective).problem(A)
    now, before = (objective.entry_worth(problem, Entry(A, q(0) - k)) for k in (0, 2))
    assert before == pytest.approx(4 * now)


def test_life_is_benefit_and_run_cost_after_go_live() -> None:
    """Each further quarter of life adds 30."""
    worths = [_worths(Npv(0.0, life), A)[0] for life in (1, 2, 12)]
    assert worths == pytest.approx([30 - 165, 60 - 165, 360 - 165])


def test_costs_are_certain() -> None:
    """An initiative that never succeeds still costs all: 165 and 4 quarters of 10."""
    doomed = initiative("A", 2, cost=(100, 50), run=10, contingency=0.1, benefit=80, p_success=0)
    assert _worths(Npv(0.0, life=4), doomed)[0] == pytest.approx(-205)


def test_several_funds_add_up() -> None:
    """10 + 1 to build, 2 + 0.5 to run, 5 gained, two quarters: 2 * 2.5 - 11 = -6."""
    mixed = Initiative(
        id="A",
        title="A",
        build_spend={"money": (10.0,), "other": (1.0,)},
        run_spend={"money": 2.0, "third": 0.5},
        benefit=initiative("x", benefit=5).benefit,
    )
    entry, objective = Entry(mixed, q(0)), Npv(0.0, life=2)
    assert objective.entry_worth(Setting().under(()), entry) == pytest.approx(-6)


def test_published_case() -> None:
    """Gitman, Principles of Managerial Finance (Brief 3e, p. 346): 3,065.22 at 8 % a period.

    -40,000 now, then 5,000, 8,000, 12,000, 30,000; a quarter of ours stands for a year of theirs.
    """
    flows = (40000.0, -5000.0, -8000.0, -12000.0, -30000.0)
    gitman = Initiative(id="A", title="A", duration=5, build_spend={FUND: flows})
    objective = Npv(1.08**4 - 1, life=1)
    problem = Setting(quarters=5).under((), gitman)
    assert objective.entry_worth(problem, Entry(gitman, q(0))) == pytest.approx(3065.22267)
    assert objective.start_worth(problem).tolist() == pytest.approx([3065.22267])


def test_hires_cost_what_they_charge_in_the_calendar() -> None:
    """Join at 1 for 5 a quarter and 2 once: 7 / 2 + 5 / 4 + 5 / 8 = 5.375; two cost the double."""
    terms = HiringTerms(lead=1, cost=5.0, recruiting_cost=2.0, max_per_quarter=2, fund=FUND)
    problem = Setting(hiring=terms, objective=Npv(HALVING)).under(())
    assert problem.objective.money_worth(problem).tolist() == [-1, -0.5, -0.25, -0.125]
    made = roadmap(problem, {"+dev@1": 2})
    assert made.worth == pytest.approx(-10.75)
    assert made.objective == pytest.approx(-10.75)


def test_people_who_are_there_cost_nothing_extra() -> None:
    """FTE have no price of their own."""
    objective = Npv(0.0, life=1)
    assert _worths(objective, initiative("A", people=5, run_people=2, benefit=3))[0] == 3


def test_the_order_of_funds_changes_no_digit() -> None:
    """0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in floats; the worth is the same all the same."""
    amounts = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.7}
    worths = set()
    for names in (list(amounts), list(reversed(amounts))):
        one = Initiative(id="A", title="A", run_spend={name: amounts[name] for name in names})
        worths.add(Npv(0.0, life=1).entry_worth(Setting().under(()), Entry(one, q(0))))
    assert len(worths) == 1


def test_notes_name_candidates_without_benefit() -> None:
    """They can only cost; eight are named, and who cannot be planned is not."""
    names = "ABCDEFGHIJ"
    problem = Setting().under((), *(initiative(name) for name in names), initiative("Z", 9))
    (note,) = Npv().notes(problem)
    assert note.startswith("A, B, C, D, E, F, G, H and 2 more have no benefit in money")
    for count, start in (
        (1, "A has no "),
        (8, "A, B, C, D, E, F, G, H have no "),
        (9, "A, B, C, D, E, F, G, H and 1 more have no "),
    ):
        (note,) = Npv().notes(Setting().under((), *(initiative(name) for name in names[:count])))
        assert note.startswith(start)
        asks = "planned only where a rule or another initiative asks for it."
        assert note.endswith(f"no benefit in money: {asks}")
    assert Npv().notes(Setting().under((), initiative("A", benefit=1))) == ()


def test_notes_doubt_a_rate_in_percent() -> None:
    """8 is hardly 800 % a year; 1 may be meant."""
    problem = Setting().under((), initiative("A", benefit=1))
    assert Npv(8).notes(problem) == ("A discount rate of 8 is 800% a year: 8% is written 0.08.",)
    assert Npv(1.0).notes(problem) == ()
    both = Npv(1.01).notes(Setting().under((), initiative("A")))
    assert both[0].startswith("A has no benefit in money")
    assert both[1].startswith("A discount rate of 1.01 is 101% a year")


def test_sentence() -> None:
    """Rate and life are told."""
    assert str(Npv()) == (
        "the risk-adjusted net present value at 8.0% a year over 12 quarters of benefit"
    )
    assert (Npv().kind, Npv().unit) == ("npv", "money")


def test_life_and_rate_that_make_no_sense_are_refused() -> None:
    """The message shows the number."""
    with pytest.raises(ValueError, match="life must be 1 to 400 quarters, not 0"):
        Npv(life=0)
    with pytest.raises(ValueError, match="life must be 1 to 400 quarters, not 401"):
        Npv(life=401)
    assert Npv(life=400).life == 400
    with pytest.raises(ValueError, match="not -1"):
        Npv(-1)
