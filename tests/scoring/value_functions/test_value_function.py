"""What every value function has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pytest

from portfolio.scoring import VALUE_FUNCTIONS, Criterion, Linear, PiecewiseLinear, ValueFunction

EXAMPLES: dict[str, ValueFunction] = {
    "linear": Linear(),
    "piecewise_linear": PiecewiseLinear(((1.0, 0.0), (2.0, 0.7), (5.0, 1.0))),
}


def test_every_registered_function_has_an_example() -> None:
    """Whoever registers a value function adds an example here, and the laws below hold for it."""
    assert EXAMPLES.keys() == VALUE_FUNCTIONS.keys()


@pytest.mark.parametrize("kind", VALUE_FUNCTIONS)
def test_laws(kind: str) -> None:
    """Worst is 0, best is 1, monotone between, and the registered name is its own."""
    function = EXAMPLES[kind]
    assert isinstance(function, VALUE_FUNCTIONS[kind])
    assert function.to_dict()["kind"] == kind
    values = function.values(np.linspace(1, 5, 41), worst=1, best=5)
    assert (values[0], values[-1]) == (0, 1)
    assert (np.diff(values) >= 0).all()


@pytest.mark.parametrize("kind", VALUE_FUNCTIONS)
def test_settings_choose_by_kind(kind: str) -> None:
    """A criterion in a settings file gets the function its ``kind`` names."""
    data = {
        "id": "a",
        "title": "A",
        "axis": "value",
        "weight": 1,
        "worst": 1,
        "best": 5,
        "value_function": EXAMPLES[kind].to_dict(),
    }
    assert Criterion.from_dict(data).value_function == EXAMPLES[kind]


def test_a_new_function_is_one_class_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registered class of someone else's is read from settings like the built-in ones."""

    @dataclass(frozen=True, slots=True)
    class Squared(ValueFunction):
        """``v = t ** 2``."""

        kind: Literal["squared"] = "squared"

        def values(self, scores: np.ndarray, worst: float, best: float) -> np.ndarray:
            """Return the squared share of the way."""
            return ((scores - worst) / (best - worst)) ** 2

    monkeypatch.setitem(VALUE_FUNCTIONS, "squared", Squared)  # type: ignore[arg-type]
    data = {"id": "a", "title": "A", "axis": "value", "weight": 1, "worst": 0, "best": 10}
    criterion = Criterion.from_dict({**data, "value_function": {"kind": "squared"}})
    # Half way squared is a quarter.
    assert criterion.values(np.array([5.0])).tolist() == [0.25]
