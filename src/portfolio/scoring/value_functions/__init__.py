"""Value functions by kind; a new one is one file here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.value_functions.exponential import Exponential
from portfolio.scoring.value_functions.levels import Levels
from portfolio.scoring.value_functions.linear import Linear
from portfolio.scoring.value_functions.logistic import Logistic
from portfolio.scoring.value_functions.piecewise_linear import PiecewiseLinear
from portfolio.scoring.value_functions.target import Target
from portfolio.scoring.value_functions.value_function import ValueFunction

VALUE_FUNCTIONS: Mapping[str, type[ValueFunction]] = {
    "linear": Linear,
    "piecewise_linear": PiecewiseLinear,
    "exponential": Exponential,
    "logistic": Logistic,
    "levels": Levels,
    "target": Target,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "VALUE_FUNCTIONS",
    "Exponential",
    "Levels",
    "Linear",
    "Logistic",
    "PiecewiseLinear",
    "Target",
    "ValueFunction",
]
