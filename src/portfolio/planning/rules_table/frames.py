"""Rules as a DataFrame, and a DataFrame as rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portfolio.intake.cells import escape
from portfolio.intake.frame import sheet_of_frame
from portfolio.planning.constraints import CONSTRAINTS, Constraint, Disabled
from portfolio.planning.rules_table.parameter import parameters
from portfolio.planning.rules_table.reading import DISABLED, KIND, REASON, SPEC, rules_of_sheet

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.planning.problem import Problem


def constraints_from_frame(
    frame: pd.DataFrame, problem: Problem | None = None
) -> tuple[Constraint, ...]:
    """Read rules from a DataFrame, one row a rule, exactly as from a file.

    Parameters
    ----------
    frame
        Columns ``kind``, ``disabled``, ``reason`` and one for each parameter of the kinds used;
        lists have semicolons between their items, shares by name read ``H1 = 0.6; H2 = 0.4``.
    problem
        What the rules are for; ids and quarters are then checked against it.

    Returns
    -------
    tuple of Constraint
        In the order of the rows; rules that are switched off as `Disabled`.

    Raises
    ------
    InvalidInput
        With every finding.
    ValueError
        If it is no DataFrame.
    """
    return rules_of_sheet(sheet_of_frame(frame, SPEC.name), problem=problem)


def constraints_to_frame(rules: Iterable[Constraint]) -> pd.DataFrame:
    """Write rules as the table that `constraints_from_frame` reads them back from.

    Parameters
    ----------
    rules
        Rules of registered kinds, switched off or not.

    Returns
    -------
    pandas.DataFrame
        One row a rule, with the columns that any of the rules needs.

    Raises
    ------
    ValueError
        If a rule is of no registered kind, or no cell can hold a value of it.
    """
    import pandas as pd

    rows = [_row(rule) for rule in rules]
    used = {column for row in rows for column, cell in row.items() if cell is not None}
    known = [column.name for column in SPEC.fields]
    known += sorted({name for kind in CONSTRAINTS for name in parameters(kind)} - {*known})
    columns = [c for c in known if c in used or c in (KIND, DISABLED, REASON)]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _row(rule: Constraint) -> dict[str, object]:
    disabled = isinstance(rule, Disabled)
    inner = rule.rule if isinstance(rule, Disabled) else rule
    if CONSTRAINTS.get(inner.kind) is not type(inner):
        known = ", ".join(CONSTRAINTS)
        raise ValueError(f"a table holds rules of the kinds {known}, not {inner.kind!r}")
    cells = {
        name: parameter.write(getattr(inner, name))
        for name, parameter in parameters(inner.kind).items()
    }
    reason = {REASON: escape(rule.reason) or None} if isinstance(rule, Disabled) else {}
    return {KIND: inner.kind, DISABLED: "yes" if disabled else None, **cells, **reason}
