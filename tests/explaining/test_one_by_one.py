"""Long work that somebody interrupts keeps what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import pytest
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND

from portfolio.explaining import (
    MoreMoney,
    ScaledMoney,
    Scenario,
    alternatives,
    cut_ladder,
    prices,
    scenarios,
)
from portfolio.planning import Outcome, Roadmap, Status, StopReason, plan
from portfolio.planning.model import Model

PLAN = plan(four(), solver=EXACT)
CHANGES = [MoreMoney(FUND, amount) for amount in (1.0, 2.0, 3.0)]
SCENARIOS = [Scenario(f"x{factor}", (ScaledMoney(factor),)) for factor in (1.1, 1.2, 1.3)]


@dataclass
class Leaving:
    """A solver whose user leaves by Ctrl-C at the so-manieth search, counted from 0."""

    at: int
    asked: list[Model] = field(default_factory=list)
    name: ClassVar[str] = "leaving"

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Find the best plan until then."""
        self.asked.append(model)
        if len(self.asked) > self.at:
            raise KeyboardInterrupt
        return EXACT.solve(model)


@dataclass
class Cut(Leaving):
    """The same, but the search that is interrupted returns the plan it has."""

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Find the best plan, and call it interrupted from then on."""
        self.asked.append(model)
        found = EXACT.solve(model)
        if len(self.asked) <= self.at or not found.has_plan:
            return found
        return replace(found, status=Status.FEASIBLE, stopped=StopReason.INTERRUPTED)


LONG: dict[str, Callable[..., Any]] = {
    "prices": lambda **told: prices(PLAN, CHANGES, **told).prices,
    "scenarios": lambda **told: scenarios(PLAN, SCENARIOS, **told).roadmaps,
    "cut_ladder": lambda **told: cut_ladder(PLAN, (0.1, 0.2, 0.3), **told).rungs,
    "alternatives": lambda **told: alternatives(PLAN, 0.2, 3, **told).roadmaps[1:],
}
each = pytest.mark.parametrize("ask", LONG.values(), ids=LONG)


def _count(ask: Callable[..., Any], solver: Leaving) -> int:
    """Return how many are found until somebody leaves."""
    try:
        return len(ask(solver=solver))
    except KeyboardInterrupt:
        return 0


@each
def test_an_interrupt_keeps_what_was_found(ask: Callable[..., Any]) -> None:
    """From the first search on; before there is nothing to keep. Nothing is asked afterwards."""
    whole, counts = ask(solver=EXACT), []
    while not counts or counts[-1] < len(whole):
        solver = Leaving(len(counts))
        counts.append(_count(ask, solver))
        assert len(solver.asked) <= len(counts) < 40
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert set(counts) == set(range(len(whole) + 1))


@each
def test_each_is_told_as_it_is_found(ask: Callable[..., Any]) -> None:
    """Whoever watches hears of all, in order; what cannot be called is refused."""
    heard: list[object] = []
    assert list(ask(solver=EXACT, on_found=heard.append)) == heard
    with pytest.raises(ValueError, match="on_found"):
        ask(solver=EXACT, on_found=3)


@pytest.mark.parametrize(
    ("name", "kept"), [("prices", 1), ("scenarios", 1), ("alternatives", 1), ("cut_ladder", 0)]
)
def test_a_search_that_was_interrupted_is_the_last(name: str, kept: int) -> None:
    """It has a plan, perhaps not the best one, and nobody wants to wait for another.

    A rung of a ladder takes two searches, so that the first alone makes none.
    """
    solver = Cut(0)
    assert _count(LONG[name], solver) == kept
    # What is hired in vain is looked at once more, of that plan alone.
    assert len(solver.asked) <= 2


def test_what_is_missing_is_told() -> None:
    """By name, after what is there."""

    def leave(_: object) -> None:
        raise KeyboardInterrupt

    told = {
        str(prices(PLAN, CHANGES, solver=EXACT, on_found=leave)).splitlines()[-1],
        str(scenarios(PLAN, SCENARIOS, solver=EXACT, on_found=leave)).splitlines()[-1],
        str(cut_ladder(PLAN, (0.1, 0.2), solver=EXACT, on_found=leave)).splitlines()[-1],
    }
    assert told == {
        "Not reached: 2 more in fund money a quarter; 3 more in fund money a quarter.",
        "Not reached: x1.2, x1.3.",
        "Not reached: -20%.",
    }


def test_tables_hold_what_is_there() -> None:
    """One scenario of three, beside the baseline."""
    found: list[Roadmap] = []

    def leave(roadmap: Roadmap) -> None:
        found.append(roadmap)
        raise KeyboardInterrupt

    compared = scenarios(PLAN, SCENARIOS, solver=EXACT, on_found=leave)
    assert compared.to_frame().index.tolist() == ["baseline", "x1.1"]
    assert compared.roadmaps == tuple(found)
