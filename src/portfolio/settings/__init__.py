"""TOML files in, the objects they stand for out."""

from portfolio.settings.rules_text import rules_from_toml, rules_to_toml
from portfolio.settings.scenario_file import (
    make_scenarios,
    plain_change,
    plain_scenarios,
    read_scenarios,
)
from portfolio.settings.sections import (
    CapacitySettings,
    PlanningSettings,
    ScoringSettings,
    StabilitySettings,
)
from portfolio.settings.settings_file import Settings, read_settings, restore_settings
from portfolio.settings.toml_file import read_toml

__all__ = [
    "CapacitySettings",
    "PlanningSettings",
    "ScoringSettings",
    "Settings",
    "StabilitySettings",
    "make_scenarios",
    "plain_change",
    "plain_scenarios",
    "read_scenarios",
    "read_settings",
    "read_toml",
    "restore_settings",
    "rules_from_toml",
    "rules_to_toml",
]
