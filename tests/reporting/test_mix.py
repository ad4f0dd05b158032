"""The mix of horizons."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest

from portfolio.domain import Horizon
from portfolio.planning import HorizonMix, Measure, Problem, Roadmap, plan
from portfolio.reporting.mix import HorizonShare, mix_of


def test_shares_of_spend(roadmap: Roadmap) -> None:
    """H1 spends 100 + 3 x 10 + 40 + 30, H2 120 and H3 90 of 410 k; the hire is nobody's."""
    mix = mix_of(roadmap)
    assert mix.of is Measure.SPEND
    assert [share.amount for share in mix.shares] == [200e3, 120e3, 90e3]
    assert [share.share for share in mix.shares] == pytest.approx([200 / 410, 120 / 410, 90 / 410])


def test_bands(roadmap: Roadmap) -> None:
    """Targets of 45, 40 and 15 percent, give or take ten."""
    mix = mix_of(roadmap)
    assert [(share.low, share.high) for share in mix.shares] == [
        (0.35, 0.55),
        (0.3, 0.5),
        (0.05, 0.25),
    ]
    assert [share.target for share in mix.shares] == [0.45, 0.40, 0.15]
    assert mix.shares[0].band == "35% to 55%"


def test_missed(roadmap: Roadmap) -> None:
    """Only H2 is outside its band, below it, and the finding says so in words."""
    mix = mix_of(roadmap)
    assert [(share.horizon, share.missed) for share in mix.missed] == [(Horizon.H2, "below")]
    assert mix.finding == "H2 grow takes 29% of the selected spend, below its band of 30% to 50%"


def test_another_measure_has_no_band(roadmap: Roadmap) -> None:
    """The rule is about money; counts are told without a band."""
    mix = mix_of(roadmap, Measure.COUNT)
    assert mix.rule is None
    assert [share.amount for share in mix.shares] == [3, 1, 1]
    assert all(isnan(share.low) and share.band == "" for share in mix.shares)
    assert mix.missed == ()
    assert mix.finding == "H1 run takes 60% of the number of selected initiatives"


def test_without_a_rule(roadmap: Roadmap) -> None:
    """A plan without a mix rule is told by its spend."""
    free = replace(roadmap, problem=roadmap.problem.without(HorizonMix))
    assert mix_of(free).rule is None
    assert mix_of(free).finding == "H1 run takes 49% of the selected spend"


def test_all_inside(roadmap: Roadmap) -> None:
    """A band wide enough is kept, and the finding says so."""
    wide = HorizonMix("technology", tolerance=0.2, penalty=0.0)
    problem = roadmap.problem.without(HorizonMix).requiring(wide)
    mix = mix_of(replace(roadmap, problem=problem))
    assert mix.missed == ()
    assert mix.finding == "Every horizon takes its band of the selected spend"


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.SPEND, "€200 k"),
        (Measure.FTE, "2.0 FTE-quarters"),
        (Measure.COUNT, "3 initiatives"),
        (Measure.VALUE, "997,395"),
    ],
)
def test_amount_in_words(roadmap: Roadmap, measure: Measure, expected: str) -> None:
    """What H1 takes is told in the unit of the measure; 855,141 + 172,254 - 30,000 is its worth."""
    mix = mix_of(roadmap, measure)
    assert mix.amount(mix.shares[0], "€").replace("\N{NO-BREAK SPACE}", " ") == expected


def test_nothing_planned(roadmap: Roadmap) -> None:
    """An empty plan has no shares, and nothing is divided by zero."""
    values = roadmap.outcome.values
    assert values is not None
    empty = replace(roadmap, outcome=replace(roadmap.outcome, values=values * 0))
    mix = mix_of(empty)
    assert all(isnan(share.share) and not share.missed for share in mix.shares)
    assert mix.finding == "There is no selected spend to share"


@pytest.mark.parametrize(("share", "expected"), [(0.1999999, "below"), (0.2, ""), (0.4000001, "")])
def test_at_the_edge(share: float, expected: str) -> None:
    """What misses a band by a millionth or less is inside: so much is arithmetic."""
    found = HorizonShare(Horizon.H1, 1.0, share - (share < 0.2) * 1e-5, 0.2, 0.4, 0.3)
    assert found.missed == expected


def test_needs_horizons(bare: Roadmap) -> None:
    """Candidates that were not classified have no mix, and the error says what to do."""
    with pytest.raises(ValueError, match="classify them first"):
        mix_of(bare)


def test_reads_the_plan_not_the_rule(horizon_map: object, roadmap: Roadmap) -> None:
    """The same plan has the same amounts whatever mix is asked for."""
    other = plan(Problem.of(roadmap.problem.candidates, roadmap.problem.capacity))
    assert {share.horizon: share.amount for share in mix_of(other).shares} == {
        share.horizon: share.amount for share in mix_of(roadmap).shares
    }
