"""Ways out of a conflict, by kind. A new way is one function and one line here."""

from collections.abc import Callable, Iterator, Mapping

from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out.repair import Repair
from portfolio.explaining.ways_out.rules import by_looser_rules, by_rules
from portfolio.explaining.ways_out.supply import by_money, by_people
from portfolio.explaining.ways_out.windows import by_windows
from portfolio.planning import Problem
from portfolio.planning.solvers import Solver

WAYS_OUT: Mapping[str, Callable[[Problem, StepSizes, Solver], Iterator[Repair]]] = {
    "money": by_money,
    "people": by_people,
    "rules": by_rules,
    "looser rules": by_looser_rules,
    "windows": by_windows,
}

__all__ = ["WAYS_OUT", "Repair"]
