"""What the functions of planning and explaining are asked with, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from portfolio.domain.expected import Expected
from portfolio.horizons import HorizonMap
from portfolio.intake import Backlog, Capacity
from portfolio.scoring import Scorecard

CANDIDATES = Expected(
    "a backlog, scorecard or horizon map",
    (Backlog, Scorecard, HorizonMap),
    "read_backlog('tables')",
)
CAPACITY = Expected("a capacity", Capacity, "read_capacity('tables')")
RULE = Expected("a rule", "blocks", "Mandate('claims-copilot')")
OBJECTIVE = Expected("an objective", "start_worth", "Npv()")
SOLVER = Expected("a solver", "solve", "Highs(gap=0.01)")
PROBLEM = Expected("a problem", "requiring", "Problem.of(horizons, capacity) or roadmap.problem")
ROADMAP = Expected("a roadmap", "violations", "plan(problem)")
PULP_PROBLEM = Expected("a PuLP problem", "addConstraint", "problem.to_pulp()")
LISTENER = Expected("a function", cast("type", Callable), "print")
