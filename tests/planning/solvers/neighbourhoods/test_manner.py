"""Which kinds of neighbourhoods suit a model, by its size."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns
from tests.planning.solvers.neighbourhoods.handmade import relaxation

from portfolio.planning.model import Model
from portfolio.planning.solvers.neighbourhoods import manner as module
from portfolio.planning.solvers.neighbourhoods.choosing import ByYield, InTurns
from portfolio.planning.solvers.neighbourhoods.manner import Kind, Manner, manner_of


@pytest.mark.parametrize(
    ("choices", "sizes", "seconds", "nodes", "patience"),
    [
        (180, [90], [1.5], 60, 4),  # half of all; 1 + 180 // 60
        (199, [99.5], [1.5], 60, 4),
        (200, [100], [3.0], 300, 30),
        (700, [350], [3.0], 300, 30),
        (701, [150] * 3, [0.4] * 3, 100, 90),
        (2_500, [150] * 3, [0.4] * 3, 100, 90),
        (2_501, [150], [1.5], 60, 42),  # 1 + 2,501 // 60
        (20_000, [150], [1.5], 60, 60),
        (20_001, [200, 300, 400], [1.5, 10.0, 3.0], 60, 60),
    ],
)
def test_the_manner_goes_by_size(
    choices: int, sizes: list[float], seconds: list[float], nodes: int, patience: int
) -> None:
    """At both sides of every limit; at most half of all choices are ever open."""
    part = columns([1] * choices)
    model = Model((part,), (block([[1.0] * choices], upper=1),), np.ones(choices))
    manner = manner_of(model, relaxation([1.0] * choices, 10.0))
    is_medium = 701 <= choices <= 2_500
    assert (manner.frees_means, manner.rounds) == ((True, 3) if is_medium else (False, 1))
    assert manner.smaller == (0.8 if is_medium else 0.85)
    assert manner.choosing is (ByYield if choices > 20_000 else InTurns)
    assert (manner.sizes, manner.most) == (sizes, choices / 2)
    assert [kind.seconds for kind in manner.kinds] == seconds
    assert (manner.nodes, manner.patience) == (nodes, patience)


@pytest.mark.parametrize(("choices", "size"), [(700, 350), (701, 250), (2_500, 250), (2_501, 150)])
def test_a_plan_to_begin_with_asks_for_larger_ones(choices: int, size: float) -> None:
    """Of medium size 250 choices, not 150: what smaller ones find was found for that plan."""
    part = columns([1] * choices)
    rows = (block([[1.0] * choices], upper=1),)
    model = Model((part,), rows, np.ones(choices), start=np.zeros(choices))
    manner = manner_of(model, relaxation([1.0] * choices, 10.0))
    assert set(manner.sizes) == {size}


@pytest.mark.parametrize(
    ("choices", "draws"),
    [
        (199, ["by_subject"]),
        (700, ["by_subject"]),
        (2_500, ["by_subject", "by_need", "by_time"]),
        (20_000, ["by_subject"]),
        (20_001, ["by_choice", "by_difference", "by_need"]),
    ],
)
def test_every_size_has_its_draws(
    monkeypatch: pytest.MonkeyPatch, choices: int, draws: list[str]
) -> None:
    """The kinds draw what they are named for, in the order they come in."""
    for name in ("by_choice", "by_difference", "by_need", "by_subject", "by_time"):
        monkeypatch.setattr(module, name, lambda *_, name=name: name)
    model = Model((columns([1] * choices),), (), np.ones(choices))
    manner = manner_of(model, relaxation([1.0] * choices, 10.0))
    assert [kind.draw for kind in manner.kinds] == draws


def test_no_kind_opens_more_than_half() -> None:
    """Of a hundred choices fifty at most, however many a kind would begin with."""
    kinds = (Kind(lambda *_: np.zeros(1, dtype=bool), size) for size in (30, 50, 51))
    assert Manner(tuple(kinds), 50, 3).sizes == [30, 50, 50]
