"""What the value map shows."""

from __future__ import annotations

import pytest

from portfolio.domain import Horizon
from portfolio.errors import NoRoadmap
from portfolio.horizons import HorizonMap
from portfolio.planning import Roadmap
from portfolio.reporting.charts.bubbles import bubbles_of, scorecard_of
from portfolio.scoring import Quadrant


def test_places(horizon_map: HorizonMap) -> None:
    """Scores of 1 to 5 lie at 0 to 100, in steps of 25."""
    places = {each.id: (each.value, each.feasibility) for each in bubbles_of(horizon_map)}
    assert places["CLAIMS"] == (100, 100)
    assert places["COVER"] == (100, 25)
    assert places["FILES"] == (25, 100)
    assert places["LAKE"] == (50, 50)


def test_area_is_proportional_to_cost(horizon_map: HorizonMap) -> None:
    """PRICE costs 120 k and CLAIMS 100 k; what costs nothing is still a visible dot."""
    found = {each.id: each for each in bubbles_of(horizon_map)}
    assert found["PRICE"].area == 640
    assert found["CLAIMS"].area == pytest.approx(640 * 100 / 120)
    assert found["SCAN"].area == 24


def test_a_scorecard_has_no_horizons_and_no_plan(horizon_map: HorizonMap) -> None:
    """What is not known is None, not a guess."""
    for bubble in bubbles_of(horizon_map.scorecard):
        assert bubble.horizon is None
        assert bubble.planned is None


def test_a_roadmap_knows_everything(roadmap: Roadmap) -> None:
    """Planned ones come first, by falling priority; then the others; the excluded are told."""
    found = bubbles_of(roadmap)
    # Priorities: CLAIMS 1, PRICE .75, COPILOT .61, COVER .5 and FILES .5; LAKE .5, AVATAR .25.
    order = ["CLAIMS", "PRICE", "COPILOT", "COVER", "FILES", "LAKE", "AVATAR", "SCAN"]
    assert [each.id for each in found] == order
    assert [each.planned for each in found] == [True] * 5 + [False] * 3
    assert [each.id for each in found if not each.eligible] == ["SCAN"]
    assert found[1].horizon is Horizon.H2
    assert found[0].quadrant is Quadrant.ACCELERATE


def test_needs_scores(bare: Roadmap) -> None:
    """Candidates without scores have no place on the map, and the error says what to do."""
    with pytest.raises(ValueError, match="score"):
        scorecard_of(bare)


def test_needs_a_plan(no_plan: Roadmap) -> None:
    """A roadmap without a plan cannot say what is planned."""
    with pytest.raises(NoRoadmap):
        bubbles_of(no_plan)
