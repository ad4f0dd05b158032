"""Why an initiative is in the plan, by hand; see `four_candidates`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.explaining.four_candidates import EXACT, best_worth, four
from tests.planning.handmade import FUND, Setting, initiative

from portfolio.explaining.changes import Cheaper, WorthMore
from portfolio.explaining.steps import Fewest
from portfolio.explaining.why import why
from portfolio.planning import GivenWorth, Mandate, plan


def test_what_is_lost_without_it() -> None:
    """Without B the best for 10 is A and D: 18 instead of 21."""
    answer = why(plan(four(), solver=EXACT), "B", solver=EXACT)
    assert answer.worth == 13
    assert answer.lost is not None
    assert (answer.lost.low, answer.lost.high) == (3, 21 - best_worth(10, "ACD"))
    assert answer.instead is not None
    assert (answer.instead.added, answer.instead.dropped) == (("A",), ())


def test_what_it_could_lose() -> None:
    """B worth 2.9 less stays, 3.1 less it goes."""
    problem = four()
    assert plan(WorthMore("B", -2.9).applied(problem), solver=EXACT).includes("B")
    assert not plan(WorthMore("B", -3.1).applied(problem), solver=EXACT).includes("B")


def test_how_much_dearer_it_could_be() -> None:
    """B at 6 stays with C at 3 up to 7; a fifth dearer it costs 7.2 and goes."""
    problem = four()
    answer = why(plan(problem, solver=EXACT), "B", solver=EXACT)
    assert answer.dearer == Fewest(4, proven=True, too_few=3)
    assert plan(Cheaper("B", -0.15).applied(problem), solver=EXACT).includes("B")
    assert not plan(Cheaper("B", -0.2).applied(problem), solver=EXACT).includes("B")


def test_what_must_stay() -> None:
    """No plan does without what must be done."""
    answer = why(plan(four().requiring(Mandate("C")), solver=EXACT), "C", solver=EXACT)
    assert answer.lost is None
    assert "No plan does without it." in str(answer)


def test_words() -> None:
    """It says when, what it brings, what it takes of what is scarce, and how safe it is."""
    answer = why(plan(four(), solver=EXACT), "B", solver=EXACT)
    assert str(answer).splitlines() == [
        "B is in the plan, from 2027Q1 to 2027Q1; it brings 13 by itself.",
        "Of what is scarce it uses:",
        "  - 60% of money in 2027Q1 (6 of 10)",
        "Without it the plan loses 3, and then adds A. It stays as long as it loses less "
        "of its worth than that.",
        "It is out once it costs 20% more; 15% more it bears.",
    ]
    assert "<pre>" in answer._repr_html_()


def test_wrong_questions() -> None:
    """What is unknown or not in the plan is refused with a hint."""
    roadmap = plan(four(), solver=EXACT)
    with pytest.raises(ValueError, match=r"A is not in the plan; why_not\(\)"):
        why(roadmap, "A")
    with pytest.raises(ValueError, match="unknown initiative 'E'"):
        why(roadmap, "E")


def test_as_long_as_it_is_as_good_it_stays() -> None:
    """A and B are worth as much at 5 and 6 of 6: at 20 % more A fits as B does, at 25 % no more."""
    worth = GivenWorth({"A": 10.0, "B": 10.0})
    setting = Setting(quarters=1, money=6, objective=worth)
    problem = setting.problem(initiative("A", cost=5), initiative("B", cost=6))
    found = why(plan(problem, solver=EXACT), "A", solver=EXACT)
    assert (found.dearer.steps, found.dearer.proven) == (5, True)
    assert str(found).endswith("It is out once it costs 25% more; 20% more it bears.")


@pytest.mark.parametrize(
    ("dearer", "told"),
    [
        (Fewest(None, True, 40), "It stays even if it costs 3 times as much."),
        (Fewest(None, False), "How much more it could cost and stay is not known: time ran out."),
        (
            Fewest(8, False, 3),
            "It is out once it costs 40% more, perhaps earlier; 15% more it bears.",
        ),
    ],
)
def test_what_is_not_proven_is_not_told_as_such(dearer: Fewest, told: str) -> None:
    """Where time ran out between two steps, both are told."""
    found = why(plan(four(), solver=EXACT), "B", solver=EXACT)
    assert str(replace(found, dearer=dearer)).endswith(told)


def test_a_table_of_what_is_scarce() -> None:
    """B uses 6 of the 10 that there are."""
    table = why(plan(four(), solver=EXACT), "B", solver=EXACT).to_frame()
    assert table.to_dict("records") == [
        {
            "resource": "money",
            "name": FUND,
            "quarter": "2027Q1",
            "used": 6.0,
            "limit": 10.0,
            "share": 0.6,
        }
    ]
