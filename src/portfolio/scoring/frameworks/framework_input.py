"""What a framework needs to know of an initiative: column, scale and cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from portfolio.domain import Initiative
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.field import Field, FieldKind
from portfolio.intake.nearest import Nearest
from portfolio.scoring.assessments import candidates
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, kw_only=True)
class FrameworkInput:
    """One figure a framework needs of every initiative it ranks.

    Attributes
    ----------
    name
        Name in formulas and tables.
    column
        Column of the initiatives table, without the ``x.`` before it.
    meaning
        What it is, in words, with its unit.
    kind
        Number, share (25% is 0.25) or money.
    choices
        The only numbers allowed; empty where any between the bounds will do.
    low, high
        Least and greatest number allowed, both inclusive; None for no such bound.
    above
        A number it must exceed; None for no such bound.
    """

    name: str
    column: str
    meaning: str
    kind: FieldKind = FieldKind.NUMBER
    choices: tuple[float, ...] = ()
    low: float | None = None
    high: float | None = None
    above: float | None = None

    @cached_property
    def expected(self) -> str:
        """What a cell must hold, in words."""
        if self.choices:
            return f"{self.meaning}: one of {', '.join(f'{each:g}' for each in self.choices)}"
        more = f", above {self.above:g}" if self.above is not None else ""
        return f"{self.meaning}: {self._field.expected}{more}"

    def read(self, text: str) -> float | None:
        """Return the number a cell holds, or None for a cell that holds none on the scale."""
        number = cell_reader(self._field)(text)
        if isinstance(number, Fault) or not isinstance(number, float):
            return None
        if self.choices and number not in self.choices:
            return None
        return None if self.above is not None and number <= self.above else number

    def nearest(self, text: str) -> str:
        """Return the allowed number nearest to what a cell holds; empty without choices."""
        number = cell_reader(Field(self.column, self.kind, self.meaning))(text)
        if not self.choices or not isinstance(number, float):
            return ""
        return f"{min(self.choices, key=lambda each: abs(each - number)):g}"

    @cached_property
    def _field(self) -> Field:
        return Field(self.column, self.kind, self.meaning, low=self.low, high=self.high)


def read_inputs(
    backlog: Backlog, inputs: Sequence[FrameworkInput], title: str
) -> Mapping[str, Mapping[str, float]]:
    """Read the figures of the candidates that have any: by id, by name of the input.

    Parameters
    ----------
    backlog
        Whose columns ``x.NAME``.
    inputs
        What is needed of each initiative.
    title
        Name of the framework, told in findings.

    Raises
    ------
    InvalidInput
        With every column nobody has and every figure that is missing, no number or off its scale.
    """
    known = candidates(backlog)
    columns = {name for each in known for name in each.extra}
    nearest = Nearest(sorted(columns))
    findings = [
        _finding(each, "", f"{title} needs this column; expected {each.expected}", near)
        for each in inputs
        if each.column not in columns
        for near in [nearest.to(each.column)]
    ]
    present = [each for each in inputs if each.column in columns]
    rated = [one for one in known if any(each.column in one.extra for each in present)]
    for one in rated:
        findings += _faults(one, present)
    if findings:
        raise InvalidInput(findings)
    return {one.id: dict(_figures(one, inputs)) for one in rated}


def by_input(
    read: Mapping[str, Mapping[str, float]], inputs: Sequence[FrameworkInput]
) -> Mapping[str, Floats]:
    """Arrange figures as read-only arrays by name of the input, in the order of `read`."""
    found = {each.name: np.array([one[each.name] for one in read.values()]) for each in inputs}
    for array in found.values():
        array.setflags(write=False)
    return found


def _figures(one: Initiative, inputs: Sequence[FrameworkInput]) -> Iterator[tuple[str, float]]:
    for each in inputs:
        figure = each.read(one.extra[each.column])
        assert figure is not None
        yield each.name, figure


def _faults(one: Initiative, inputs: Sequence[FrameworkInput]) -> Iterator[Finding]:
    for each in inputs:
        text = one.extra.get(each.column, "")
        expected = f"initiative '{one.id}': expected {each.expected}"
        if not text.strip():
            yield _finding(each, "", expected)
        elif each.read(text) is None:
            yield _finding(each, text, expected, each.nearest(text))


def _finding(each: FrameworkInput, value: str, expected: str, near: str = "") -> Finding:
    near = f"x.{near}" if near and not value else near
    return Finding("backlog", "initiatives", None, f"x.{each.column}", value, expected, near)
