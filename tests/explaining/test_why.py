"""Why an initiative is in the plan, by hand; see `four_candidates`."""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import EXACT, best_worth, four

from portfolio.explaining.changes import Cheaper, WorthMore
from portfolio.explaining.steps import Fewest
from portfolio.explaining.why import why
from portfolio.planning import Mandate, plan


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
        "It is out once it costs 20% more.",
    ]
    assert "<pre>" in answer._repr_html_()


def test_wrong_questions() -> None:
    """What is unknown or not in the plan is refused with a hint."""
    roadmap = plan(four(), solver=EXACT)
    with pytest.raises(ValueError, match=r"A is not in the plan; why_not\(\)"):
        why(roadmap, "A")
    with pytest.raises(ValueError, match="unknown initiative 'E'"):
        why(roadmap, "E")
