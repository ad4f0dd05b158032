"""What signals say, and how they agree with a horizon."""

from __future__ import annotations

from math import inf

import pytest

from portfolio.domain import Horizon, Initiative
from portfolio.domain.vocabulary import Sourcing, ValueDriver
from portfolio.horizons import DEFAULT_SIGNALS, Agreement, Band, Signal

H1, H2, H3 = Horizon
SIGNALS = {signal.attribute: signal for signal in DEFAULT_SIGNALS}


def points_to(attribute: str, value: object) -> tuple[Horizon, ...]:
    """Where a default signal points to when an initiative states this value."""
    return SIGNALS[attribute].points_to(Initiative(id="A", title="A", **{attribute: value}))


@pytest.mark.parametrize(
    ("attribute", "value", "horizons"),
    [
        ("sourcing", Sourcing.BUY, {H1}),
        ("sourcing", Sourcing.EXTEND, {H1, H2}),
        ("sourcing", Sourcing.BUILD, {H2, H3}),
        ("time_to_value_months", 12, {H1}),
        ("time_to_value_months", 12.1, {H2}),
        ("time_to_value_months", 24, {H2}),
        ("time_to_value_months", 25, {H3}),
        ("time_to_value_months", 600, {H3}),
        ("value_driver", ValueDriver.CYCLE_TIME, {H1}),
        ("value_driver", ValueDriver.RISK_COMPLIANCE, {H1}),
        ("value_driver", ValueDriver.SATISFACTION, {H1, H2}),
        ("value_driver", ValueDriver.SALES, {H2}),
        ("value_driver", ValueDriver.NEW_REVENUE, {H2, H3}),
        ("uncertainty", 1, {H1}),
        ("uncertainty", 2, {H1}),
        ("uncertainty", 3, {H2}),
        ("uncertainty", 4, {H2, H3}),
        ("uncertainty", 5, {H3}),
    ],
)
def test_default_signals(attribute: str, value: object, horizons: set[Horizon]) -> None:
    """The table of domain.md section 4, borders included."""
    assert set(points_to(attribute, value)) == horizons


@pytest.mark.parametrize("attribute", SIGNALS)
def test_what_is_not_stated_says_nothing(attribute: str) -> None:
    """A blank attribute is no signal."""
    assert points_to(attribute, None) == ()


def test_every_word_is_covered() -> None:
    """No sourcing and no value driver falls through the default table."""
    assert set(SIGNALS["sourcing"].words) == set(Sourcing)
    assert set(SIGNALS["value_driver"].words) == set(ValueDriver)


def test_what_the_table_does_not_cover_is_an_error() -> None:
    """A word or number without an entry is told, not ignored."""
    with pytest.raises(ValueError, match=r"5\.5 is not covered"):
        points_to("uncertainty", 5.5)
    short = Signal(attribute="sourcing", words={"buy": (H1,)})
    with pytest.raises(ValueError, match="build is not covered"):
        short.points_to(Initiative(id="A", title="A", sourcing=Sourcing.BUILD))


def test_an_entry_may_say_nothing() -> None:
    """An empty list covers a word without pointing anywhere."""
    silent = Signal(attribute="sourcing", words={"buy": ()})
    assert silent.points_to(Initiative(id="A", title="A", sourcing=Sourcing.BUY)) == ()


@pytest.mark.parametrize(
    ("horizon", "pointed", "agreement"),
    [
        (H1, (H1,), 1.0),
        (H1, (H2,), 0.5),
        (H1, (H3,), 0.0),
        (H1, (H2, H3), 0.5),
        (H2, (H1,), 0.5),
        (H2, (H2, H3), 1.0),
        (H3, (H1, H2), 0.5),
        (H3, (H1,), 0.0),
    ],
)
def test_agreement(horizon: Horizon, pointed: tuple[Horizon, ...], agreement: float) -> None:
    """1 if the horizon is among those pointed to, 0.5 if next to one, 0 if two away."""
    assert Agreement.between(horizon, pointed).value == agreement


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"attribute": "mood", "words": {"good": (H1,)}}, "no attribute 'mood'"),
        ({"attribute": "sourcing"}, "either words or bands"),
        (
            {
                "attribute": "sourcing",
                "words": {"buy": (H1,)},
                "bands": (Band(up_to=1, horizons=(H1,)),),
            },
            "either words or bands",
        ),
        (
            {
                "attribute": "uncertainty",
                "bands": (Band(up_to=2, horizons=(H1,)), Band(up_to=2, horizons=(H2,))),
            },
            "bands of the signal 'uncertainty' must rise",
        ),
    ],
)
def test_impossible_signals(given: dict[str, object], words: str) -> None:
    """A signal needs an attribute that exists and one table, in order."""
    with pytest.raises(ValueError, match=words):
        Signal(**given)


def test_settings_there_and_back() -> None:
    """Words, bands and the open end of a band survive plain data."""
    for signal in DEFAULT_SIGNALS:
        assert Signal.from_dict(signal.to_dict()) == signal
    assert SIGNALS["time_to_value_months"].bands[-1].up_to == inf
