"""A plan in a few plain words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from portfolio.planning import Outcome, Roadmap, ScorePoints, Share, Staffing, Status, StopReason
from portfolio.reporting.style import Style
from portfolio.reporting.summary import headline, key_figures, notes, proof, worth


def read(text: str) -> str:
    """Return text with plain blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def found(status: Status, stopped: StopReason, bound: float) -> Outcome:
    """Return an outcome with a plan that is worth 100."""
    import numpy as np

    return Outcome(status, stopped, np.zeros(1), 100.0, bound)


def test_headline(roadmap: Roadmap) -> None:
    """How many, when, what they cost, what they are worth, whom they need."""
    # Build: 100 + 120 + 90 + 30 + 40 k; worth: 2,750,664 of entries less 4,850 for the hire.
    assert read(headline(roadmap)) == (
        "The plan starts 5 of 8 initiatives between 2027Q1 and 2027Q4. "
        "It costs €380 k to build, is worth €2.7 m and needs 1 person to be hired."
    )


def test_headline_without_hires(bare: Roadmap) -> None:
    """Where nobody is hired nobody is spoken of; the currency is the one asked for."""
    text = read(headline(bare, Style(currency="EUR")))
    assert text.endswith("It costs EUR 20 k to build and is worth EUR 190 k.")


def test_headline_of_an_empty_plan(roadmap: Roadmap) -> None:
    """To do nothing is a plan too, and is told as one."""
    values = roadmap.outcome.values
    assert values is not None
    empty = replace(roadmap, outcome=replace(roadmap.outcome, values=values * 0))
    assert read(headline(empty)) == "The plan is to start none of 8 initiatives."


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.INFEASIBLE, "no choice of initiatives satisfies all rules"),
        (Status.NO_SOLUTION, "the search ended before it found one"),
        (Status.UNBOUNDED, "a fault of the model"),
        (Status.ERROR, "the solver failed"),
    ],
)
def test_headline_without_a_plan(no_plan: Roadmap, status: Status, expected: str) -> None:
    """Why there is no plan is told in words, whatever the reason."""
    without = replace(no_plan, outcome=Outcome(status, StopReason.ERROR))
    assert headline(without).startswith("There is no plan")
    assert expected in headline(without)
    assert proof(without.outcome) == ""
    assert key_figures(without) == ()


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (
            found(Status.OPTIMAL, StopReason.PROVEN, 100.0),
            "Proven best: no other plan is worth more under these rules.",
        ),
        (
            found(Status.FEASIBLE, StopReason.GAP, 100.4),
            "Another plan could be worth at most 0.4% more "
            "(the search stopped there, as it was told to).",
        ),
        (
            found(Status.FEASIBLE, StopReason.TIME_LIMIT, 112.31),
            "Another plan could be worth at most 13% more (the search ran out of time).",
        ),
        (
            found(Status.FEASIBLE, StopReason.NODE_LIMIT, 101.01),
            "Another plan could be worth at most 1.1% more "
            "(the search reached its limit of steps).",
        ),
        (
            found(Status.FEASIBLE, StopReason.INTERRUPTED, math.inf),
            "How much better another plan could be is not known (the search was interrupted).",
        ),
    ],
)
def test_proof(outcome: Outcome, expected: str) -> None:
    """A gap is told as what it means, and rounded up: a bound never looks tighter than it is."""
    assert proof(outcome) == expected


@pytest.mark.parametrize("bound", [100.0001, 100.004, 101.0, 109.99, 119.9, 250.0, 1e5])
def test_bound_is_never_understated(bound: float) -> None:
    """The percentage told is at least the gap, and less than a tenth above it."""
    text = proof(found(Status.FEASIBLE, StopReason.GAP, bound))
    told = float(text.split("at most ")[1].split("%")[0].replace(",", "")) / 100
    gap = (bound - 100) / 100
    assert gap * (1 - 1e-9) <= told <= gap * 1.1


def test_key_figures(roadmap: Roadmap) -> None:
    """Six numbers, each with what it is of."""
    figures = {
        figure.name: (read(figure.value), read(figure.remark)) for figure in key_figures(roadmap)
    }
    assert figures == {
        "Initiatives": ("5", "of 8 considered"),
        "Cost to build": ("€380 k", "until go-live, contingency included"),
        "Spend": ("€415 k", "with run and people; 42% of €1.0 m"),
        "Worth": ("€2.7 m", "risk-adjusted net present value"),
        "People to hire": ("1", "permanent, over the calendar"),
        "Could be better by": ("0%", "at most, by another plan under these rules"),
    }


def test_worth_in_points(roadmap: Roadmap) -> None:
    """An objective in points is told in points."""
    problem = replace(roadmap.problem, objective=ScorePoints())
    assert worth(replace(roadmap, problem=problem), 1234.4) == "1,234 points"


def test_notes(roadmap: Roadmap) -> None:
    """What is maximised, what the scores lack, and the rule that is missed, with what it takes."""
    told = notes(roadmap)
    assert told[0].startswith("The plan maximises the risk-adjusted net present value")
    assert told[-1] == (
        "Missed: 'H2 grow' should take 30% to 50% of the selected spend; it takes 29.3%."
    )


def test_a_share_that_is_kept_is_no_note(roadmap: Roadmap) -> None:
    """A soft rule that holds is not spoken of; one that does not is."""
    kept = Share("Motor", ("CLAIMS", "PRICE"), at_least=0.5, penalty=0.0)
    missed = Share("Risk", ("FILES",), at_least=0.5, penalty=0.0)
    problem = replace(roadmap.problem, constraints=(kept, missed))
    told = [note for note in notes(replace(roadmap, problem=problem)) if note.startswith("Missed")]
    # FILES charges 30 of 410 k.
    assert told == ["Missed: 'Risk' should take at least 50% of the selected spend; it takes 7.3%."]


def test_missing_people_are_noted(roadmap: Roadmap) -> None:
    """AI engineers are hired in the plan; without own ones their work would be missing people."""
    rule = Staffing(buffer=0.9, soft={"ai_engineer": 1.0})
    problem = replace(roadmap.problem, constraints=(rule,))
    (told,) = [n for n in notes(replace(roadmap, problem=problem)) if n.startswith("People")]
    assert told.startswith("People are missing, at a price: ai_engineer lacks ")


def test_notes_without_a_plan(no_plan: Roadmap) -> None:
    """Without a plan no rule is missed, but what was asked for is told."""
    told = notes(no_plan)
    assert told
    assert not any(note.startswith("Missed") for note in told)
