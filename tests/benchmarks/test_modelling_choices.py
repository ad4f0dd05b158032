"""What choices of modelling gain or cost is measured on one problem, changed one way at a time."""

from __future__ import annotations

from itertools import combinations

import benchmarks.modelling_choices as command
import pytest
from benchmarks.generator import generate
from benchmarks.modelling_choices import CHOICES, lines, people_price, scarce_and_idle, told
from tests.planning.handmade import Setting, initiative

from portfolio.planning import GivenWorth, Highs, Roadmap, plan
from portfolio.settings import read_settings

SOLVER = Highs(gap=0.05, node_limit=2)
FREER = [
    "people by half-year",
    "people by year",
    "people may lack at 5 x a hire",
    "people may lack at 2 x a hire",
    "unspent money is kept",
    "contractors at 1.5 x a hire",
    "training into the scarcest role",
    "lending to the scarcest role",
]
"""Choices that leave every plan of the problem as it is stated in reach."""


@pytest.fixture(scope="module")
def stated() -> Roadmap:
    """Return the plan of a small generated problem."""
    return plan(generate(10).problem(), solver=SOLVER)


def test_each_choice_changes_the_problem_in_one_way(stated: Roadmap) -> None:
    """All but the control differ from the problem as stated; they differ among each other, too."""
    control, *others = [choice.applied(stated) for choice in CHOICES]
    assert control is stated.problem
    assert all(problem != stated.problem for problem in others)
    changed = [(problem.constraints, problem.capacity) for problem in others]
    assert all(one != other for one, other in combinations(changed, 2))


def test_no_freedom_makes_a_plan_worse(stated: Roadmap) -> None:
    """Begun from the plan as stated, which each of them allows, none is worth less."""
    by_name = {choice.name: choice for choice in CHOICES}
    for name in FREER:
        found = plan(by_name[name].applied(stated), start=stated, solver=SOLVER)
        assert found.objective >= stated.objective - 1e-6 * abs(stated.objective), name
        assert found.violations() == ()


def test_the_sample_is_the_one_that_is_shipped() -> None:
    """Rules and objective are those of its settings file."""
    problem = command.sample()
    settings = read_settings(command.SAMPLE / "settings.toml").planning
    assert problem.objective == settings.objective
    (mix,) = settings.constraints
    assert [str(rule) for rule in problem.constraints].count(str(mix).split(" (")[0]) == 1


def test_the_price_is_that_of_an_average_hire(stated: Roadmap) -> None:
    """As added up by hand from the terms."""
    costs = [terms.cost for terms in stated.problem.capacity.hiring.values()]
    assert people_price(stated.problem) == pytest.approx(sum(costs) / len(costs))


def test_who_is_short_is_told() -> None:
    """By hand: a role of 1 is asked for 2 and 0 in a half-year: short of 1 FTE in one place."""
    problem = Setting(quarters=2, people=1.0, objective=GivenWorth({"A": 1.0})).problem(
        initiative("A", 2, people=[2.0, 0.0])
    )
    assert not plan(problem, solver=SOLVER).entries
    by_name = {choice.name: choice for choice in CHOICES}
    found = plan(
        by_name["people by half-year"].applied(plan(problem, solver=SOLVER)), solver=SOLVER
    )
    assert told(found) == "short of 1.0 FTE-quarters in 1 places, most: 1.00 FTE, dev 2027Q1"
    assert scarce_and_idle(found) == ("dev", "dev")


def test_the_table_has_a_line_for_each(stated: Roadmap) -> None:
    """The plan as stated, then each choice, with what it gains."""
    table = list(lines(stated.problem, SOLVER, CHOICES[:2]))
    assert [line.split(" | ")[0] for line in table[3:]] == [
        "| as stated",
        "| as stated, searched again",
        "| nobody is hired",
    ]
    assert "%" in table[-1]


def test_the_command_prints_a_table_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its limits in the heading."""
    monkeypatch.setattr(command, "PROBLEMS", {"tiny": lambda: generate(10).problem()})
    monkeypatch.setattr(command, "CHOICES", ())
    command.main(["--gap", "0.1", "--nodes", "3"])
    printed = capsys.readouterr().out
    assert "### tiny: gap 10.0%, at most 3 nodes a plan" in printed
    assert "| as stated |" in printed
