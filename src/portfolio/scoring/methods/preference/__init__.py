"""Preference functions of PROMETHEE by kind; a new one is one class here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.methods.preference.gaussian import GaussianPreference
from portfolio.scoring.methods.preference.preference_function import PreferenceFunction
from portfolio.scoring.methods.preference.ramps import LinearPreference, VShapePreference
from portfolio.scoring.methods.preference.steps import (
    LevelPreference,
    UShapePreference,
    UsualPreference,
)

PREFERENCE_FUNCTIONS: Mapping[str, type[PreferenceFunction]] = {
    "usual": UsualPreference,
    "u_shape": UShapePreference,
    "v_shape": VShapePreference,
    "level": LevelPreference,
    "linear": LinearPreference,
    "gaussian": GaussianPreference,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "PREFERENCE_FUNCTIONS",
    "GaussianPreference",
    "LevelPreference",
    "LinearPreference",
    "PreferenceFunction",
    "UShapePreference",
    "UsualPreference",
    "VShapePreference",
]
