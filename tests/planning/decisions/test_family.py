"""What the problem asks of every decision family."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from scipy.sparse import coo_array
from tests.planning.handmade import FIRST, FUND, ROLE, GivenWorth, Setting, initiative

from portfolio.domain import Quarter
from portfolio.planning import Problem, Share, plan
from portfolio.planning.decisions import DecisionFamily, Hires, Slack, Starts
from portfolio.planning.model import Columns, Floats, Labels


class Overtime:
    """A family made for the test: up to two extra FTE in the first quarter, at 3 of money each."""

    name = "overtime"

    def columns(self, problem: Problem) -> Columns:
        """One column."""
        first = np.zeros((problem.quarters, 1))
        first[0] = 1.0
        return Columns(
            family=self.name,
            labels=Labels.single("extra", ["overtime"]),
            lower=np.zeros(1),
            upper=np.full(1, 2.0),
            integer=np.ones(1, dtype=bool),
            spend=coo_array(3 * first),
            people=coo_array(-first),
            penalty=np.zeros(1),
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Extra, ...]:
        """Return the extra people, if any."""
        return (Extra(values.item()),) if values.any() else ()


@dataclass(frozen=True)
class Extra:
    """Extra people in the first quarter."""

    fte: float
    cause = "overtime"

    def charge(self, fund: str, quarter: Quarter) -> float:
        """3 of money for each."""
        return 3 * self.fte if quarter == FIRST else 0.0

    def supply(self, role: str, quarter: Quarter) -> float:
        """All of them at once."""
        return self.fte if quarter == FIRST else 0.0


def test_a_new_family_needs_no_change_elsewhere() -> None:
    """Its columns enter the rows of the budget and the staffing by what they use.

    A needs 2 FTE where 1 is: one unit of overtime helps, and the referee sees what it does.
    """
    overtime: DecisionFamily = Overtime()
    setting = Setting(quarters=1, money=3, people=1, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", people=2))
    assert plan(problem).objective == 0
    helped = replace(problem, decisions=(*problem.decisions, overtime))
    matrix, upper = helped.model.matrix.toarray(), helped.model.row_upper
    assert matrix.tolist() == [[1, 0], [0, 3], [2, -1]]
    assert upper.tolist() == [1, 3, 1]
    found = plan(helped)
    assert found.objective == 1
    assert found.people_use[ROLE, FIRST].added == {"overtime": 1}
    assert found.money_use[FUND, FIRST].by_cause["overtime"] == 3


def test_starts_come_first() -> None:
    """Other families build on the starts, which must be there and lead."""
    problem = Setting().under(Share("g", ("A",), at_least=0.5), initiative("A"))
    with pytest.raises(TypeError, match="first decision family must be 'starts'"):
        _ = replace(problem, decisions=(Hires(), Starts(), Slack())).model


def test_families_may_be_left_out() -> None:
    """Starts alone make a problem: nobody can be hired."""
    setting = Setting(objective=GivenWorth({"A": 1.0}))
    problem = replace(setting.problem(initiative("A")), decisions=(Starts(),))
    found = plan(problem)
    assert (found.objective, found.hires, dict(found.penalties)) == (1, (), {})
