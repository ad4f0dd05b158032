"""From the rows of the constraints table to rules, with every finding at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from portfolio.domain.meant import meant
from portfolio.errors import Finding
from portfolio.intake.cells import Fault, cell_reader, is_blank
from portfolio.intake.columns import TABLES, Field
from portfolio.intake.field import FieldKind
from portfolio.intake.nearest import Nearest
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.refusal import refuse_if_any
from portfolio.planning.constraints import CONSTRAINTS, Constraint, Disabled
from portfolio.planning.rules_table.parameter import Parameter, parameters

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

KIND, DISABLED, REASON = "kind", "disabled", "reason"
SPEC = TABLES["constraints"]
_KIND = Field(KIND, FieldKind.WORD, "", choices=tuple(CONSTRAINTS))
_DISABLED = Field(DISABLED, FieldKind.FLAG, "")
_NAMING = [one.name for one in SPEC.fields if one.refers]
"""Columns that name initiatives."""


def rules_of_sheet(
    sheet: Sheet, decimal: str = ".", problem: Problem | None = None
) -> tuple[Constraint, ...]:
    """Read rules from a raw table, one row a rule.

    Parameters
    ----------
    sheet
        The constraints table as it was written.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.
    problem
        What the rules are for; they are then checked against it as well, ids and all.

    Returns
    -------
    tuple of Constraint
        In the order of the rows; rules that are switched off as `Disabled`.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    findings = [*sheet.findings, *_wrong_columns(sheet)]
    rows = [_Row(sheet, k, decimal) for k in range(len(sheet.rows))] if sheet.columns else []
    rules = [rule for row in rows if (rule := row.rule(problem)) is not None]
    refuse_if_any([*findings, *(finding for row in rows for finding in row.findings)])
    return tuple(rules)


def _wrong_columns(sheet: Sheet) -> Iterator[Finding]:
    known = [KIND, DISABLED, REASON]
    known += [name for kind in CONSTRAINTS for name in parameters(kind)]
    nearest = Nearest(dict.fromkeys(known))
    for column in sheet.columns:
        if column not in known:
            expected = "a parameter of some kind of rule"
            yield sheet.finding(None, column, column, expected, nearest.to(column))
    if sheet.columns and KIND not in sheet.columns:
        yield sheet.finding(None, KIND, None, "this column must exist")


@dataclass
class _Row:
    """One row, and what is wrong with it."""

    sheet: Sheet
    k: int
    decimal: str
    findings: list[Finding] = field(default_factory=list)

    def rule(self, problem: Problem | None) -> Constraint | None:
        """Read the rule; None when something is wrong."""
        kind, disabled = self._read(_KIND), self._read(_DISABLED)
        if kind is None:
            return None
        reason = str(self._read(Field(REASON, FieldKind.TEXT, "")) or "")
        rule = self._made(str(kind), "" if disabled else reason)
        if rule is None or disabled:
            return None if rule is None else Disabled(rule, reason)
        if problem is not None:
            self._check(rule, problem)
        return rule

    def _cell(self, column: str) -> object:
        if column not in self.sheet.columns:
            return None
        return self.sheet.cells[self.sheet.columns.index(column)][self.k]

    def _tell(self, column: str, cell: object, expected: str, nearest: str = "") -> None:
        self.findings.append(self.sheet.finding(self.k, column, cell, expected, nearest))

    def _read(self, column: Field) -> object:
        cell = self._cell(column.name)
        value = cell_reader(column)(cell)
        if isinstance(value, Fault) or (value is None and column is _KIND):
            expected = value.expected if isinstance(value, Fault) else column.expected
            near = meant(str(cell), column.choices) if cell else ""
            if column.name in self.sheet.columns:
                self._tell(column.name, cell, expected, near)
            return None
        return value

    def _made(self, kind: str, reason: str) -> Constraint | None:
        """Build the rule from the cells of its parameters; other cells must be blank."""
        known = parameters(kind)
        self._refuse_others(kind, known)
        values: dict[str, Any] = {
            name: self._value(parameter) for name, parameter in known.items() if name != REASON
        }
        if reason and REASON in known:
            values[REASON] = reason
        elif reason:
            keep = ", ".join(name for name in CONSTRAINTS if REASON in parameters(name))
            self._tell(REASON, reason, f"a blank cell: no reason is kept for '{kind}', but {keep}")
        if self.findings:
            return None
        try:
            return CONSTRAINTS[kind](**values)
        except ValueError as error:
            self._tell(KIND, kind, str(error))
            return None

    def _refuse_others(self, kind: str, known: Mapping[str, Parameter]) -> None:
        others = {name for each in CONSTRAINTS for name in parameters(each)} - {*known, REASON}
        takes = ", ".join(name for name in known if name != REASON) or "no parameters"
        for column in self.sheet.columns:
            if column in others and not is_blank(cell := self._cell(column)):
                self._tell(column, cell, f"a blank cell: '{kind}' takes {takes}")

    def _value(self, parameter: Parameter) -> object:
        cell = self._cell(parameter.name)
        try:
            return parameter.read(cell, self.decimal)
        except ValueError as error:
            self._tell(parameter.name, cell, str(error), parameter.nearest(cell))
            return None

    def _check(self, rule: Constraint, problem: Problem) -> None:
        """Hold a rule against the problem: first the ids, then everything else."""
        known = problem.backlog.by_id
        nearest = Nearest(known)
        for column in _NAMING:
            named = getattr(rule, column, None)
            for name in named if isinstance(named, tuple) else (named,):
                if isinstance(name, str) and name not in known:
                    self._tell(column, name, "the id of an initiative", nearest.to(name))
        if not self.findings:
            try:
                rule.validate(problem)
            except ValueError as error:
                self._tell(KIND, rule.kind, str(error))
