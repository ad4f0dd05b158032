"""The row that a point breaks most, of all those that everything that fits a knapsack keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from portfolio.planning.model import Floats, Ints
from portfolio.planning.solvers.strengthening.filling import Options, fill
from portfolio.planning.solvers.strengthening.knapsack import Item, Knapsack

_BROKEN, _EXACT = 1e-3, 1e-7
"""By how much of its limit a row is to be broken, and may be broken by what fits."""
_STEPS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row ``values @ x[columns] <= limit`` that every plan keeps."""

    columns: Ints
    values: Floats
    limit: float


def most_broken(knapsack: Knapsack, values: Floats) -> Row | None:
    """Return the row that a point breaks most in proportion to its limit; None where none is.

    Coefficients are sought so that nothing that fits exceeds 1 and the point does by as much as
    possible: a linear program whose rows, one for each way to fill the room, are found as they are
    needed. What the point leaves alone gets its coefficient afterwards, as large as what fits
    allows. Source: Boyd (1994), Fenchel cutting planes for integer programs, Operations Research
    42, 53-64; lifting: Zemel (1989), Easily computable facets of the knapsack polytope, Mathematics
    of Operations Research 14, 760-764.
    """
    items = [item for item in knapsack.items if values[item.columns].sum() > 1e-7]
    if len(items) < 2 or any(item.weight > knapsack.room for item in items):
        return None
    point = np.array(
        [values[item.columns].sum() for item in items]
        + [count.at(values) for count in knapsack.counts]
    )
    found = _polar(knapsack, items, point)
    if found is None:
        return None
    known = dict(zip((id(item) for item in items), found.tolist(), strict=False))
    prices = found[len(items) :]
    return _row(knapsack, _lifted(knapsack, known, prices), prices)


def _polar(knapsack: Knapsack, items: list[Item], point: Floats) -> Floats | None:
    """Return the coefficients that the point exceeds 1 with by most."""
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    most = [1.0] * len(items) + [
        1.0 / most if (most := min(count.most, knapsack.room // count.weight)) else 0.0
        for count in knapsack.counts
    ]
    solver.addVars(len(point), np.zeros(len(point)), np.array(most))
    numbers = np.arange(len(point), dtype=np.int32)
    solver.changeColsCost(len(point), numbers, -point)
    for _ in range(_STEPS):
        solver.run()
        prices = np.array(solver.getSolution().col_value)
        if prices @ point <= 1 + _BROKEN:
            return None
        worth, filling = _best_filling(knapsack, items, prices)
        if worth <= 1 + _EXACT:
            return prices / max(1.0, worth)
        used = np.flatnonzero(filling).astype(np.int32)
        solver.addRow(-highspy.kHighsInf, 1.0, len(used), used, filling[used])
    return None


def _best_filling(knapsack: Knapsack, items: list[Item], prices: Floats) -> tuple[float, Floats]:
    groups: dict[int, list[int]] = {}
    for number, item in enumerate(items):
        groups.setdefault(item.group, []).append(number)
    members = list(groups.values())
    classes: list[Options] = [
        [(items[k].weight, float(prices[k])) for k in numbers] for numbers in members
    ]
    gains, chosen = fill([*classes, *_counted(knapsack, prices[len(items) :])], knapsack.room)
    filling = np.zeros(len(prices))
    for numbers, pick in zip(members, chosen, strict=False):
        if pick >= 0:
            filling[numbers[pick]] = 1.0
    filling[len(items) :] = [pick + 1 for pick in chosen[len(members) :]]
    return float(gains[-1]), filling


def _counted(knapsack: Knapsack, prices: Iterable[float]) -> list[Options]:
    return [
        [(k * count.weight, k * float(price)) for k in range(1, count.most + 1)]
        for count, price in zip(knapsack.counts, prices, strict=True)
    ]


def _lifted(knapsack: Knapsack, known: dict[int, float], prices: Floats) -> list[float]:
    """Return coefficients of all items: what is left of 1 by the best that fits beside one."""
    values = [known.get(id(item), 0.0) for item in knapsack.items]
    groups: dict[int, list[int]] = {}
    for number, item in enumerate(knapsack.items):
        groups.setdefault(item.group, []).append(number)
    counted = _counted(knapsack, prices)
    for group, members in groups.items():
        free = [k for k in members if id(knapsack.items[k]) not in known]
        if not free:
            continue
        classes: list[Options] = [
            [(knapsack.items[k].weight, values[k]) for k in others]
            for number, others in groups.items()
            if number != group
        ]
        gains, _ = fill([*classes, *counted], knapsack.room)
        for k in free:
            left = knapsack.room - knapsack.items[k].weight
            values[k] = max(0.0, 1.0 - float(gains[left])) if left >= 0 else 1.0
    return values


def _row(knapsack: Knapsack, values: list[float], prices: Floats) -> Row:
    found: dict[int, float] = {}
    for item, value in zip(knapsack.items, values, strict=True):
        for column in item.columns.tolist():
            found[column] = value
    limit = 1.0
    for count, price in zip(knapsack.counts, prices.tolist(), strict=True):
        limit -= price * count.offset
        for column in count.columns.tolist():
            found[column] = found.get(column, 0.0) + price * count.sign
    kept = {column: value for column, value in sorted(found.items()) if abs(value) > 1e-9}
    # What is left out may have taken 1e-9 each from the other side.
    slack = 1e-9 * (len(found) - len(kept))
    return Row(np.array(list(kept), dtype=np.int64), np.array(list(kept.values())), limit + slack)
