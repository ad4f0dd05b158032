"""Solvers, one file each; nothing else knows one. A new solver is one file and one line here."""

from collections.abc import Mapping

from portfolio.planning.solvers.enumeration import Enumeration
from portfolio.planning.solvers.highs import Highs
from portfolio.planning.solvers.pulp import Pulp
from portfolio.planning.solvers.solver import Phase, Progress, ProgressListener, Solver

SOLVERS: Mapping[str, type[Solver]] = {solver.name: solver for solver in (Highs, Pulp, Enumeration)}

__all__ = [
    "SOLVERS",
    "Enumeration",
    "Highs",
    "Phase",
    "Progress",
    "ProgressListener",
    "Pulp",
    "Solver",
]
