"""Models of other plans: those that differ in a start, and those that come first by id."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.model import Block, Columns, Floats, Labels, Model


def differing(model: Model, starts: Floats) -> Model:
    """Return the model of plans in which at least one start is another.

    ``sum over k with x[k] = 0 of x[k] + sum over k with x[k] = 1 of (1 - x[k]) >= 1``.

    Parameters
    ----------
    model
        Its first columns are those of the starts.
    starts
        Their values in the plan to differ from.
    """
    rows, chosen = _Rows(), starts > 0.5
    terms = dict(enumerate(np.where(chosen, -1.0, 1.0).tolist()))
    rows.add(terms, 1.0 - float(chosen.sum()))
    return replace(model, blocks=(*model.blocks, rows.block("differs")))


def preceding(model: Model, starts: Floats, settled: int = 0) -> Model:
    """Return the model of plans that come before a plan, and are worth more the earlier they part.

    Of two plans that comes before which, in the first column in which they differ, has the start;
    columns are in the order of ids, of modes, and of quarters. With a[k] = 1 as long as both agree
    up to column k, and a[-1] = 1:

    - where the plan has a start, they cannot part: ``a[k - 1] <= a[k]``, ``a[k - 1] <= x[k]``;
    - where it has none, ``a[k] <= 1 - x[k]`` and ``a[k - 1] - a[k] <= x[k]``;
    - ``a[k] <= a[k - 1]``, and at last a = 0: they part somewhere.

    Parameters
    ----------
    model
        Its first columns are those of the starts.
    starts
        Their values in the plan to come before.
    settled
        Number of columns in which both agree in any case.
    """
    before, size, rows = len(model.worth), len(starts) - settled, _Rows()
    for k in range(size):
        x, a = settled + k, before + k
        last = {a - 1: -1.0} if k else {}
        agreed = 0.0 if k else 1.0
        if starts[x] > 0.5:
            rows.add({a: 1.0, **last}, agreed)
            rows.add({x: 1.0, **last}, agreed)
        else:
            rows.add({a: -1.0, x: -1.0}, -1.0)
            rows.add({x: 1.0, a: 1.0, **last}, agreed)
        rows.add({a: -1.0, **dict.fromkeys(last, 1.0)}, -agreed)
    rows.add({before + size - 1: -1.0}, 0.0)
    return replace(
        model,
        columns=(*model.columns, _agreement(model, size)),
        blocks=(*model.blocks, rows.block("precedes")),
        worth=np.concatenate([np.zeros(before), np.full(size, -1.0)]),
        fixed={**model.fixed, **dict(enumerate(starts[:settled].tolist()))},
    )


def _agreement(model: Model, size: int) -> Columns:
    spend, people = model.columns[0].spend, model.columns[0].people
    return Columns(
        family="agreement",
        labels=Labels.single("column", range(size)),
        lower=np.zeros(size),
        upper=np.ones(size),
        integer=np.ones(size, dtype=bool),
        spend=coo_array((spend.shape[0], size)),
        people=coo_array((people.shape[0], size)),
        penalty=np.ones(size),
    )


@dataclass(slots=True)
class _Rows:
    """Rows ``sum of value * column >= lower``, one by one."""

    lower: list[float] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def add(self, terms: dict[int, float], lower: float) -> None:
        self.row += [len(self.lower)] * len(terms)
        self.column += terms
        self.value += terms.values()
        self.lower.append(lower)

    def block(self, name: str) -> Block:
        return Block(
            rule=f"another plan, which {name}",
            labels=Labels.single("row", range(len(self.lower))),
            row=np.array(self.row, dtype=np.int64),
            column=np.array(self.column, dtype=np.int64),
            value=np.array(self.value, dtype=np.float64),
            lower=np.array(self.lower, dtype=np.float64),
            upper=np.full(len(self.lower), np.inf),
            name=name,
        )
