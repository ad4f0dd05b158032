"""`HorizonMix`: three shares at once."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tests.planning.handmade import (
    NOTHING_WORTH,
    Setting,
    initiative,
    on_horizons,
    roadmap,
    rows,
    under,
)

from portfolio.domain import Horizon
from portfolio.planning import MIX_PRESETS, HorizonMix, Measure, Period, Problem, Share

H1, H2, H3 = Horizon
THIRDS = {H1: 0.5, H2: 0.25, H3: 0.25}


def _problem(rule: HorizonMix) -> Problem:
    """Return a problem in which A on H1 spends 20, B on H2 30 and C on H3 nothing."""
    candidates = on_horizons(
        H1=initiative("A", 2, cost=10), H2=initiative("B", 2, cost=15), H3=initiative("C", 2)
    )
    return Problem(candidates, Setting(quarters=2).capacity(), (rule,), NOTHING_WORTH)


def test_rows_are_those_of_three_shares() -> None:
    """Half on H1, give or take a tenth: 40 % to 60 %, and 15 % to 35 % on H2 and on H3."""
    problem = _problem(HorizonMix(THIRDS, 0.1, hard=True))
    assert [(row.label, row.lower, row.upper) for row in rows(problem)] == [
        (side, 0.0, math.inf) for side in ["at least", "at most"] * 3
    ]
    least, most = rows(problem)[:2]
    assert least.terms == pytest.approx({"A@0": 20 * 0.6, "B@0": -30 * 0.4})
    assert most.terms == pytest.approx({"A@0": -20 * 0.4, "B@0": 30 * 0.6})
    assert rows(problem)[4].terms == pytest.approx({"A@0": -20 * 0.15, "B@0": -30 * 0.15})


def test_shares_are_target_and_tolerance_within_zero_and_one() -> None:
    """0.9 give or take 0.2 is at least 0.7 and no upper bound; 0.1 is no lower bound."""
    rule = HorizonMix({H1: 0.9, H2: 0.1}, 0.2, Measure.COUNT, penalty=3)
    assert rule.shares(_problem(rule)) == (
        Share("H1 run", ("A",), Measure.COUNT, 0.7, 1.0, penalty=3),
        Share("H2 grow", ("B",), Measure.COUNT, 0.0, 0.3, penalty=3),
        Share("H3 transform", ("C",), Measure.COUNT, 0.0, 0.2, penalty=3),
    )


def test_the_referee_names_the_horizons_that_miss() -> None:
    """A alone is all H1: too much of it, and nothing of the others."""
    problem = _problem(HorizonMix(THIRDS, 0.1, hard=True))
    assert [violation.where for violation in roadmap(problem, A=0).violations()] == [
        "H1 run",
        "H2 grow",
        "H3 transform",
    ]
    assert not roadmap(problem).violations()


def test_a_soft_mix_has_a_slack_for_each_bound() -> None:
    """Six bounds that can bind, six ways to miss them."""
    problem = _problem(HorizonMix(THIRDS, 0.1))
    labels = problem.columns["slack"].labels
    assert [labels.text(k) for k in range(len(labels))] == [
        f"'{horizon}' {bound} of the selected spend"
        for horizon, low, high in (
            ("H1 run", 40, 60),
            ("H2 grow", 15, 35),
            ("H3 transform", 15, 35),
        )
        for bound in (f"at least {low}%", f"at most {high}%")
    ]
    assert rows(problem)[0].terms[f"~{labels.text(0)}"] == 1


def test_two_mixes_are_missed_each_on_its_own() -> None:
    """A mix of spend beside a mix of number: no row shares its slack with another."""
    candidates = _problem(HorizonMix(THIRDS)).candidates
    both = (HorizonMix(THIRDS, 0.1), HorizonMix(THIRDS, 0.1, Measure.COUNT))
    problem = Problem(candidates, Setting(quarters=2).capacity(), both, NOTHING_WORTH)
    slacks = [
        name for rule in both for row in rows(problem, rule) for name in row.terms if name[0] == "~"
    ]
    assert len(set(slacks)) == len(slacks) == 12


def test_a_mix_by_year() -> None:
    """A, B and C each at work for two quarters: what the horizons take in each year is told."""
    rule = HorizonMix(THIRDS, 0.1, per=Period.YEAR, penalty=1.0)
    candidates = _problem(HorizonMix(THIRDS)).candidates
    problem = Problem(candidates, Setting(quarters=6).capacity(), (rule,), NOTHING_WORTH)
    assert len(problem.columns["slack"]) == 6 * 2
    made = roadmap(problem, A=0, B=3)
    # 2027: A 20, B 15 of 35. 2028: B 15 of 15.
    attained = {str(span): shares for span, shares in rule.attained(made).items()}
    assert attained["2027"] == pytest.approx({H1: 20 / 35, H2: 15 / 35, H3: 0.0})
    assert attained["2028Q1 to 2028Q2"] == {H1: 0.0, H2: 1.0, H3: 0.0}
    nothing = rule.attained(roadmap(problem))
    assert all(math.isnan(share) for shares in nothing.values() for share in shares.values())
    assert str(rule) == (
        "The horizon mix should be H1 50% / H2 25% / H3 25% of the selected spend in every "
        "calendar year, give or take 10%"
    )


def test_presets_are_the_published_ones() -> None:
    """Nagji and Tuff 2012: 70 / 20 / 10 and by sector; each sums to one."""
    assert list(MIX_PRESETS["balanced"].values()) == [0.7, 0.2, 0.1]
    assert list(MIX_PRESETS["technology"].values()) == [0.45, 0.40, 0.15]
    assert list(MIX_PRESETS["consumer_goods"].values()) == [0.80, 0.18, 0.02]
    assert all(sum(mix.values()) == pytest.approx(1) for mix in MIX_PRESETS.values())
    assert HorizonMix("technology").target == MIX_PRESETS["technology"]


def test_candidates_without_horizons_are_refused() -> None:
    """A backlog says nothing of horizons."""
    with pytest.raises(ValueError, match="horizon_mix: the candidates have no horizons"):
        under(HorizonMix(), initiative("A"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"targets": "balanced_"}, "unknown preset 'balanced_'; known are balanced, technology"),
        ({"targets": {H1: 0.5, H2: 0.4}}, "shares that sum to 1"),
        ({"targets": {H1: 1.5, H2: -0.5}}, "shares that sum to 1"),
        ({"tolerance": -0.1}, r"tolerance must lie in \[0, 1\], not -0.1"),
        ({"tolerance": 1.1}, r"tolerance must lie in \[0, 1\], not 1.1"),
    ],
)
def test_targets_that_make_no_sense_are_refused(arguments: dict[str, Any], message: str) -> None:
    """The message says what was expected."""
    with pytest.raises(ValueError, match=message):
        HorizonMix(**arguments)


def test_sentence() -> None:
    """Mix, measure, tolerance and reason are told; soft rules should be."""
    assert str(HorizonMix()) == (
        "The horizon mix should be H1 70% / H2 20% / H3 10% of the selected spend, give or take 10%"
    )
    hard = HorizonMix(THIRDS, 0.05, Measure.FTE, hard=True, reason="strategy 2030")
    assert str(hard) == (
        "The horizon mix is H1 50% / H2 25% / H3 25% of the selected FTE-quarters, "
        "give or take 5% (strategy 2030)"
    )


def test_little_money_has_shares_as_well() -> None:
    """A on H1 spends a quarter of a unit, B on H2 as much: half and half."""
    candidates = on_horizons(H1=initiative("A", cost=0.25), H2=initiative("B", cost=0.25))
    rule = HorizonMix(THIRDS)
    problem = Problem(candidates, Setting().capacity(), (rule,), NOTHING_WORTH)
    (shares,) = rule.attained(roadmap(problem, A=0, B=0)).values()
    assert shares == {H1: 0.5, H2: 0.5, H3: 0.0}


def test_its_rows_are_named_by_horizon() -> None:
    """Three shares of one rule, told apart in a model that is written down."""
    rule = HorizonMix(THIRDS, 0.1, hard=True)
    names = [block.name for block in rule.blocks(_problem(rule))]
    assert names == [f"horizon_mix_{title}" for title in ("H1 run", "H2 grow", "H3 transform")]


def test_a_band_may_be_as_narrow_and_as_wide_as_shares_are() -> None:
    """No tolerance at all, and one that allows everything."""
    for tolerance in (0.0, 1.0):
        assert HorizonMix(THIRDS, tolerance).tolerance == tolerance


def test_what_is_no_horizon_is_named() -> None:
    """Other words than H1, H2 and H3."""
    with pytest.raises(ValueError, match="horizon_mix: no horizons: H8, H9"):
        HorizonMix({"H9": 0.5, "H8": 0.5})  # type: ignore[dict-item]


def test_words_become_measure_and_period() -> None:
    """As settings and tables write them."""
    rule = HorizonMix(of="count", per="year")  # type: ignore[arg-type]
    assert rule.of is Measure.COUNT
    assert rule.per is Period.YEAR


def test_without_horizons_there_is_no_mix() -> None:
    """The message says what to do."""
    told = "^horizon_mix: the candidates have no horizons; classify them first$"
    with pytest.raises(ValueError, match=told):
        under(HorizonMix(), initiative("A"))
