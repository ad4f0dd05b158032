"""What work uses, quarter by quarter and for every start."""

from __future__ import annotations

import numpy as np

from portfolio.planning.decisions.spread import Places, Spread, expand, runs


def spread() -> Spread:
    """Return two ways in four quarters: A works two from the first on, B one from the third on.

    A may start in quarters 0 to 2, B in 2 and 3, which are columns 0 to 4. A charges 10 and then 0
    to "x" (times 1.5) and nothing later; B charges 7 to "y", and 2 to "y" and 3 to "x" later.
    """
    places = Places(np.array([2, 1]), np.array([0, 2]), np.array([3, 2]), quarters=4)
    build: list[dict[str, tuple[float, ...]]] = [{"x": (10.0, 0.0)}, {"y": (7.0,)}]
    run: list[dict[str, float]] = [{}, {"y": 2.0, "x": 3.0}]
    return Spread.of(places, ("x", "y"), build, run, scale=np.array([1.5, 1.0]))


def test_uses_are_spread_over_the_calendar() -> None:
    """A's 15 fall into the quarter of its start; B's 7 likewise, 2 and 3 into the one after.

    Of what B charges later, only the start in quarter 2 sees anything within the calendar.
    """
    expected = np.zeros((8, 5))
    expected[[0, 1, 2], [0, 1, 2]] = 15.0
    expected[[4 + 2, 4 + 3], [3, 4]] = 7.0
    expected[4 + 3, 3], expected[3, 3] = 2.0, 3.0
    matrix = spread().matrix()
    assert matrix.toarray().tolist() == expected.tolist()
    assert 0.0 not in matrix.data


def test_in_order_rows_rise_within_each_column() -> None:
    """B's run cost names "y" before "x", which comes first in order; the uses are the same."""
    mixed, ordered = spread().matrix(), spread().in_order().matrix()
    assert ordered.toarray().tolist() == mixed.toarray().tolist()
    rows = {column: ordered.row[ordered.col == column].tolist() for column in range(5)}
    assert rows == {0: [0], 1: [1], 2: [2], 3: [3, 6, 7], 4: [7]}
    assert mixed.row[mixed.col == 3].tolist() == [6, 7, 3]


def test_work_is_added_up_by_way() -> None:
    """A: 10 * 1 + 0 * 0.5; B: 7 * 1; neither is scaled, and what comes after does not count."""
    assert spread().worked(np.array([1.0, 0.5])).tolist() == [10.0, 7.0]


def test_what_comes_after_is_added_up_by_way() -> None:
    """Nothing after A; 2 and 3 in each quarter after B, whether within the calendar or not."""
    assert spread().after.tolist() == [0.0, 5.0]
    assert spread().in_order().after.tolist() == [0.0, 5.0]


def test_work_beyond_the_calendar_is_charged_to_nothing() -> None:
    """Three quarters of 1, 2, 4 in a calendar of two; what comes after comes too late."""
    places = Places(np.array([3]), np.array([0]), np.array([2]), quarters=2)
    late = Spread.of(places, ("x",), [{"x": (1.0, 2.0, 4.0)}], [{"x": 8.0}], scale=np.ones(1))
    assert late.matrix().toarray().tolist() == [[1.0, 0.0], [2.0, 1.0]]
    assert late.after.tolist() == [8.0]


def test_nothing_is_spread_over_nothing() -> None:
    """No ways, no columns; names keep their rows."""
    none = np.empty(0, dtype=np.int64)
    empty = Spread.of(Places(none, none, none, quarters=3), ("x",), [], [], scale=np.empty(0))
    assert empty.in_order().matrix().shape == (3, 0)
    assert empty.worked(np.ones(1)).tolist() == []


def test_positions_are_repeated_by_their_counts() -> None:
    """2, 0 and 3 times, counted from 0 each."""
    owner, within = expand(np.array([2, 0, 3]))
    assert owner.tolist() == [0, 0, 2, 2, 2]
    assert within.tolist() == [0, 1, 0, 1, 2]


def test_numbers_are_counted_on() -> None:
    """From 5 twice, from 9 never, from 1 three times; nothing from nothing."""
    assert runs(np.array([5, 9, 1]), np.array([2, 0, 3])).tolist() == [5, 6, 1, 2, 3]
    assert runs(np.empty(0, dtype=int), np.empty(0, dtype=int)).tolist() == []


def test_lines_stand_by_way_then_name_then_work_before_run() -> None:
    """By hand: three ways, each with work and run on "y" and "x"."""
    places = Places(np.array([1, 2, 1]), np.array([0, 0, 0]), np.array([1, 1, 1]), quarters=3)
    build = [{"y": (1.0,) * k, "x": (2.0,) * k} for k in (1, 2, 1)]
    run = [{"y": 3.0, "x": 4.0} for _ in range(3)]
    ordered = Spread.of(places, ("x", "y"), build, run, scale=np.array([1.0, 2.0, 3.0])).in_order()
    assert ordered.owner.tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
    assert ordered.code.tolist() == [0, 0, 1, 1] * 3
    assert ordered.lag.tolist() == [0, 1, 0, 1, 0, 2, 0, 2, 0, 1, 0, 1]
    assert ordered.length.tolist() == [1, 2, 1, 2, 2, 1, 2, 1, 1, 2, 1, 2]
    assert ordered.scale.tolist() == [1, 1, 1, 1, 2, 1, 2, 1, 3, 1, 3, 1]
    assert ordered.amounts.tolist() == [
        *(2, 4, 4, 1, 3, 3),
        *(2, 2, 4, 1, 1, 3),
        *(2, 4, 4, 1, 3, 3),
    ]


def test_in_order_work_stands_before_what_comes_after() -> None:
    """Forty ways of one quarter, each with 1 a name and 2 afterwards, and never the reverse."""
    ways, names = 40, ("x", "y")
    places = Places(np.ones(ways, dtype=np.int64), np.arange(ways), np.ones(ways, int), quarters=90)
    build = [{"y": (1.0,), "x": (1.0,)}] * ways
    made = Spread.of(places, names, build, [{"y": 2.0, "x": 2.0}] * ways, scale=np.ones(ways))
    ordered = made.in_order()
    assert ordered.owner.tolist() == [way for way in range(ways) for _ in range(4)]
    assert ordered.code.tolist() == [0, 0, 1, 1] * ways
    assert ordered.lag.tolist() == [0, 1, 0, 1] * ways
