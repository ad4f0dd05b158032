"""The best way to fill a room is that of all combinations."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.planning.solvers.strengthening.filling import fill


@given(
    classes=st.lists(
        st.lists(st.tuples(st.integers(1, 4), st.integers(-1, 5).map(float)), max_size=3),
        max_size=4,
    ),
    room=st.integers(0, 8),
)
def test_the_best_filling_is_the_best_of_all(
    classes: list[list[tuple[int, float]]], room: int
) -> None:
    """Against every combination; what is told to be taken fits and gains that."""
    gains, chosen = fill(classes, room)
    every = [
        sum(options[k][1] for options, k in zip(classes, picks, strict=True) if k >= 0)
        for picks in product(*(range(-1, len(options)) for options in classes))
        if sum(o[k][0] for o, k in zip(classes, picks, strict=True) if k >= 0) <= room
    ]
    taken = [options[k] for options, k in zip(classes, chosen, strict=True) if k >= 0]
    assert gains[-1] == pytest.approx(max(every))
    assert sum(gain for _, gain in taken) == pytest.approx(max(every))
    assert sum(weight for weight, _ in taken) <= room
