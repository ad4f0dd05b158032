"""A model as text in the LP and MPS formats, which every solver reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from portfolio.planning.model import Model
from portfolio.planning.model_names import Side, column_names, sides

_WIDTH = 200
"""Signs of a line in an LP file; the format takes 510."""

_NOTHING = "nothing"
"""A variable that is always 0, where a format asks for one."""

_HEAD = "The worth of the plan is maximised by minimising its negative."


def lp_text(model: Model) -> str:
    """Return the model in the LP format; the sentence of each rule stands above its rows.

    A minimisation of the negated worth, as in `Problem.to_pulp`, with the same names. Numbers are
    written with all their digits.
    """
    names = column_names(model.columns) or (_NOTHING,)
    worth = model.worth if len(model.worth) else np.zeros(1)
    priced = np.flatnonzero(worth).tolist()
    cost = [(names[k], -float(worth[k])) for k in priced] or [(names[0], 0.0)]
    lines = [
        f"\\ {_HEAD}",
        f"\\ {model}.",
        "Minimize",
        *_wrapped(" cost:", cost),
        "Subject To",
        *_lp_rows(model, names),
        "Bounds",
        *_lp_bounds(model, names),
        *_lp_integers(model, names),
        "End",
    ]
    return "\n".join(lines) + "\n"


def mps_text(model: Model) -> str:
    """Return the model in the free MPS format: a minimisation of the negated worth.

    Names are those of `Problem.to_pulp`; numbers are written with all their digits.
    """
    names, rows = column_names(model.columns), sides(model)
    letters = {"<=": "L", ">=": "G", "=": "E"}
    lines = [
        f"* {_HEAD}",
        f"* {model}.",
        "NAME roadmap",
        "ROWS",
        " N cost",
        *(f" {letters[side.sense]} {side.name}" for side in rows),
        "COLUMNS",
        *_mps_columns(model, names, rows),
        *([] if names else [f" {_NOTHING} cost 0"]),
        "RHS",
        *(f" rhs {side.name} {_number(side.bound)}" for side in rows if side.bound),
        "BOUNDS",
        *_mps_bounds(model, names),
        *([] if names else [f" FX bound {_NOTHING} 0"]),
        "ENDATA",
    ]
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _wrapped(head: str, terms: Iterable[tuple[str, float]], tail: str = "") -> Iterator[str]:
    """Lines of a sum, broken where they get long."""
    line = head
    for number, (name, value) in enumerate(terms):
        sign = "-" if value < 0 else "+" if number else ""
        size = "" if abs(value) == 1 else f"{_number(abs(value))} "
        term = f" {sign} {size}{name}" if sign else f" {size}{name}"
        if len(line) + len(term) > _WIDTH:
            yield line
            line = " "
        line += term
    yield f"{line}{tail}"


def _lp_rows(model: Model, names: Sequence[str]) -> Iterator[str]:
    matrix = model.matrix
    blocks = [block for joint in model.blocks for block in joint.apart()]
    ends = np.cumsum([len(block) for block in blocks]).tolist()
    rules = np.searchsorted(ends, [side.row for side in sides(model)], side="right").tolist()
    for rule, group in groupby(zip(rules, sides(model), strict=True), key=lambda pair: pair[0]):
        sentence = blocks[rule].rule.encode("ascii", "replace").decode()
        yield f"\\ {' '.join(sentence.split())[:_WIDTH]}"
        for _, side in group:
            there = slice(matrix.indptr[side.row], matrix.indptr[side.row + 1])
            parts = zip(matrix.indices[there].tolist(), matrix.data[there].tolist(), strict=True)
            terms = [(names[k], value) for k, value in parts if value] or [(names[0], 0.0)]
            yield from _wrapped(f" {side.name}:", terms, f" {side.sense} {_number(side.bound)}")


def _lp_bounds(model: Model, names: Sequence[str]) -> Iterator[str]:
    if not len(model.worth):
        yield f" {_NOTHING} = 0"
    for name, low, high in zip(names, model.lower.tolist(), model.upper.tolist(), strict=False):
        if low == high:
            yield f" {name} = {_number(low)}"
        else:
            yield f" {_number(low)} <= {name} <= {_number(high)}"


def _lp_integers(model: Model, names: Sequence[str]) -> Iterator[str]:
    whole = np.flatnonzero(model.integer).tolist()
    if whole:
        yield "General"
    yield from (f" {names[k]}" for k in whole)


def _mps_columns(model: Model, names: Sequence[str], rows: Sequence[Side]) -> Iterator[str]:
    columns = model.matrix.tocsc()
    by_row: dict[int, list[str]] = {}
    for side in rows:
        by_row.setdefault(side.row, []).append(side.name)
    whole = False
    for k, name in enumerate(names):
        if bool(model.integer[k]) != whole:
            yield _marker(k, begins=not whole)
            whole = not whole
        yield f" {name} cost {_number(0.0 - model.worth[k])}"
        there = slice(columns.indptr[k], columns.indptr[k + 1])
        entries = zip(columns.indices[there].tolist(), columns.data[there].tolist(), strict=True)
        for row, value in entries:
            yield from (f" {name} {side} {_number(value)}" for side in by_row.get(row, ()) if value)
    if whole:
        yield _marker(len(names), begins=False)


def _marker(number: int, *, begins: bool) -> str:
    return f" MARKER{number} 'MARKER' '{'INTORG' if begins else 'INTEND'}'"


def _mps_bounds(model: Model, names: Sequence[str]) -> Iterator[str]:
    for name, low, high in zip(names, model.lower.tolist(), model.upper.tolist(), strict=True):
        if low == high:
            yield f" FX bound {name} {_number(low)}"
        else:
            # The lower bound first: readers take an upper one below 0 for a lower one of -infinity.
            yield f" LO bound {name} {_number(low)}"
            yield f" UP bound {name} {_number(high)}"
