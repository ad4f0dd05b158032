"""All minimal sets of rules that clash, for problems small enough."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.expected import WHOLE_NUMBER
from portfolio.domain.told import Told
from portfolio.explaining.conflict import Conflict, explain_conflict, rules_named
from portfolio.planning import Problem
from portfolio.planning.arguments import PROBLEM
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Conflicts(Told):
    """Sets of rules that clash, each minimal.

    Attributes
    ----------
    problem
        Without a plan.
    conflicts
        In the order found; no two of the same rules.
    ways_out
        Fewest rules that resolve all of them together, by sentence: each set meets every conflict.
    complete
        Whether there is no further conflict.
    """

    problem: Problem
    conflicts: tuple[Conflict, ...]
    ways_out: tuple[tuple[str, ...], ...]
    complete: bool

    def to_frame(self) -> pd.DataFrame:
        """One row a rule of a conflict: conflict (from 1 on), rule, where."""
        import pandas as pd

        rows = [
            (number, clash.rule, "; ".join(clash.where))
            for number, found in enumerate(self.conflicts, 1)
            for clash in found.clashes
        ]
        return pd.DataFrame(rows, columns=["conflict", "rule", "where"])

    def __str__(self) -> str:
        if not self.conflicts and not self.complete:
            return "A limit came before it was known whether any rules clash."
        if not self.conflicts:
            return "No rules clash: a plan exists."
        parts = [f"{k}. {conflict}" for k, conflict in enumerate(self.conflicts, 1)]
        more = [] if self.complete else ["There may be more."]
        return "\n".join([*parts, *more])


def all_conflicts(problem: Problem, *, most: int = 50, solver: Solver | None = None) -> Conflicts:
    """Find every minimal set of rules that clash.

    A tree of what is left out: at each node one conflict of the rules that remain is found, and
    one branch leaves out each of its rules; where none is left to be found, what was left out
    resolves all conflicts. Source: Reiter (1987), A theory of diagnosis from first principles,
    Artificial Intelligence 32, 57-95.

    Parameters
    ----------
    problem
        A problem without a plan.
    most
        So many nodes are looked at, at least 1; above, not all conflicts may be found.
    solver
        As of `explain_conflict`.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    PROBLEM.check("all_conflicts", problem)
    WHOLE_NUMBER.check("all_conflicts: most", most)
    if most < 1:
        raise ValueError(f"most must be at least 1, not {most}")
    found: dict[frozenset[str], Conflict] = {}
    ways: list[frozenset[str]] = []
    todo, seen, looked = deque([frozenset[str]()]), {frozenset[str]()}, 0
    undecided = False
    while todo and looked < most:
        left_out, looked = todo.popleft(), looked + 1
        if any(way <= left_out for way in ways):
            continue
        named = next((names for names in found if not names & left_out), None)
        if named is None:
            asked = problem.without(*rules_named(problem, left_out))
            conflict = explain_conflict(asked, solver=solver)
            if not conflict.clashes:
                # Where time ran out, nothing is known of what was left out.
                ways += [left_out] if conflict.minimal else []
                undecided |= not conflict.minimal
                continue
            named = frozenset(clash.rule for clash in conflict.clashes)
            found[named] = conflict
        for name in sorted(named):
            branch = left_out | {name}
            if branch not in seen:
                seen.add(branch)
                todo.append(branch)
    known = tuple(tuple(sorted(way)) for way in ways if way)
    return Conflicts(problem, tuple(found.values()), known, complete=not (todo or undecided))
