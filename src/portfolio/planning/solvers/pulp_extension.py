"""A problem with what an analyst added to its PuLP form by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from portfolio.planning.decisions import AddedVariables
from portfolio.planning.solvers.pulp_model import read_additions

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.solvers.pulp_package import LpProblem


def with_additions(problem: Problem, extended: LpProblem) -> Problem:
    """Return the problem with rows as rules, and new variables as a decision family.

    Raises
    ------
    ValueError
        If anything else was changed, such as the objective or a row of the model.
    """
    additions = read_additions(problem.model, extended)
    added = [family for family in problem.decisions if isinstance(family, AddedVariables)]
    others = tuple(family for family in problem.decisions if family not in added)
    variables = (*chain.from_iterable(one.variables for one in added), *additions.variables)
    families = (*others, AddedVariables(variables)) if variables else others
    rules = (*problem.constraints, *additions.rows)
    return replace(problem, decisions=families, constraints=rules)
