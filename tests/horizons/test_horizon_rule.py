"""The rule as data."""

from __future__ import annotations

import tomllib

import pytest

from portfolio.errors import InvalidInput
from portfolio.horizons import DEFAULT_SIGNALS, HorizonRule


def test_defaults_are_those_of_the_brief() -> None:
    """domain.md section 4: cut 3, high from .70 with agreement .75, medium from .45."""
    rule = HorizonRule()
    assert (rule.cut, rule.unsupported, rule.conflict_below) == (3.0, 0.5, 0.5)
    assert (rule.high_from, rule.high_agreement, rule.medium_from) == (0.70, 0.75, 0.45)
    assert rule.enough_signals == 2
    assert rule.signals == DEFAULT_SIGNALS


def test_settings_file() -> None:
    """A TOML section changes what it names and leaves the rest."""
    rule = HorizonRule.from_dict(
        tomllib.loads("""
            cut = 2.5
            [[signals]]
            attribute = "time_to_value_months"
            bands = [{ up_to = 6, horizons = ["H1"] }, { up_to = inf, horizons = ["H2", "H3"] }]
        """)
    )
    assert rule.cut == 2.5
    assert [len(signal.bands) for signal in rule.signals] == [2]
    assert rule.high_from == HorizonRule().high_from


def test_there_and_back() -> None:
    """What is written as plain data is read back equal."""
    rule = HorizonRule(cut=2.75, signals=DEFAULT_SIGNALS[1:])
    assert HorizonRule.from_dict(rule.to_dict()) == rule
    assert HorizonRule.from_dict({}) == HorizonRule()


def test_all_faults_are_told_at_once() -> None:
    """Every parameter out of its range in one message."""
    with pytest.raises(ValueError, match="the cut must be strictly between 1 and 5") as caught:
        HorizonRule(
            cut=5,
            borderline=-1,
            enough_signals=0,
            unsupported=2,
            medium_from=0.8,
            signals=(*DEFAULT_SIGNALS, DEFAULT_SIGNALS[0]),
        )
    told = str(caught.value)
    for words in (
        "borderline must be at least 0, not -1",
        "enough_signals must be at least 1, not 0",
        "unsupported must be in [0, 1], not 2",
        "medium_from 0.8 must not exceed high_from 0.7",
        "the signal 'sourcing' stands 2 times",
    ):
        assert words in told


def test_misspelled_settings_are_findings() -> None:
    """A key that does not exist and a horizon that does not, with the nearest names."""
    data = {
        "cutt": 3,
        "signals": [{"attribute": "uncertainty", "bands": [{"up_to": 5, "horizons": ["H4"]}]}],
    }
    with pytest.raises(InvalidInput) as caught:
        HorizonRule.from_dict(data, "p.toml", "horizons")
    found = {each.column: each.nearest for each in caught.value.findings}
    assert found["cutt"] == "cut"
    assert "signals[uncertainty].bands[0].horizons[0]" in found
