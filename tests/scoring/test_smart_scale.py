"""Published scores of 182 real projects, reproduced through the public interface.

Virginia SMART SCALE, round 2 (2018), districts A to L: anchored scales from 0 to 100, six factors
of one to three measures, weights by type of area.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Axis, Criterion, Rubric, Scorecard, score

FACTOR_WEIGHTS = {
    "A": {"congestion": 45, "economy": 5, "access": 15, "safety": 5, "environment": 10, "land": 20},
    "B": {
        "congestion": 15,
        "economy": 20,
        "access": 25,
        "safety": 20,
        "environment": 10,
        "land": 10,
    },
    "C": {
        "congestion": 15,
        "economy": 25,
        "access": 25,
        "safety": 25,
        "environment": 10,
        "land": 0,
    },
    "D": {
        "congestion": 10,
        "economy": 35,
        "access": 15,
        "safety": 30,
        "environment": 10,
        "land": 0,
    },
}
MEASURES = {
    "congestion": {"Throughput Score": 0.5, "Delay Score": 0.5},
    "economy": {
        "Econ Dev Support Score": 0.6,
        "Intermodal Access Score": 0.2,
        "Travel Time Reliability Score": 0.2,
    },
    "access": {
        "Access to Jobs": 0.6,
        "Disadvantaged Access to Jobs": 0.2,
        "Multimodal Access Score": 0.2,
    },
    "safety": {"Crash Frequency Score": 0.5, "Crash Rate Score": 0.5},
    "environment": {"Air Quality Score": 0.5, "Enviro Impact Score": 0.5},
    "land": {"Land Use Score": 1.0},
}
FREQUENCY_ONLY = {"1104", "1173"}
"""Transit stations and bus expansion: no crash rate exists, safety is the frequency alone.

Of the 11 such projects of the round these are the two in districts A to L with any safety score.
"""


def rubric(area: str, *, frequency_only: bool = False) -> Rubric:
    """Return the rubric of a type of area: each measure that counts, with its effective weight."""
    measures = MEASURES | ({"safety": {"Crash Frequency Score": 1.0}} if frequency_only else {})
    return Rubric(
        name=f"SMART SCALE area {area}{', frequency only' * frequency_only}",
        criteria=tuple(
            Criterion(
                id=measure,
                title=measure,
                axis=Axis.VALUE,
                weight=FACTOR_WEIGHTS[area][factor] / 100 * share,
                worst=0,
                best=100,
            )
            for factor, shares in measures.items()
            for measure, share in shares.items()
            if FACTOR_WEIGHTS[area][factor]
        ),
    )


@pytest.fixture(scope="module")
def projects(shared: Path) -> list[dict[str, str]]:
    """Read the published table."""
    path = shared / "data" / "smart_scale" / "smart_scale_2018_A-L.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def scorecards(projects: list[dict[str, str]]) -> list[Scorecard]:
    """One scorecard for each type of area and each variant of safety."""
    cards = []
    for area in FACTOR_WEIGHTS:
        for only in (False, True):
            judged = rubric(area, frequency_only=only)
            rows = [
                initiative(row, judged)
                for row in projects
                if row["Area Type"] == area and (row["App Id"] in FREQUENCY_ONLY) is only
            ]
            cards.append(score(Backlog(tuple(rows)), judged))
    return cards


def initiative(row: dict[str, str], judged: Rubric) -> Initiative:
    """Make an initiative of a published project, with its measures as scores."""
    scores = {name: Range.exactly(float(row[name])) for name in judged.by_id}
    return Initiative(id=row["App Id"], title=row["Project Title"], scores=scores)


def test_all_benefit_scores(projects: list[dict[str, str]], scorecards: list[Scorecard]) -> None:
    """All 182 benefit scores within 1e-8 of what was published (printed to 8 decimals)."""
    found = {verdict.initiative: verdict for card in scorecards for verdict in card}
    assert len(found) == len(projects) == 182
    for row in projects:
        published = float(row["Project  Benefit Score"])
        assert 100 * found[row["App Id"]].value.likely == pytest.approx(published, abs=1e-8)


def test_all_smart_scale_scores(
    projects: list[dict[str, str]], scorecards: list[Scorecard]
) -> None:
    """All 182 final scores, benefit by USD 10 million requested, within 1e-7.

    Points are 100 x value here, because no criterion speaks of feasibility.
    """
    found = {verdict.initiative: verdict for card in scorecards for verdict in card}
    for row in projects:
        request = float(row["SMART SCALE Request $"]) / 1e7
        published = float(row["SMART SCALE Score"])
        assert found[row["App Id"]].points / request == pytest.approx(published, abs=1e-7)


def test_the_variant_is_needed(projects: list[dict[str, str]]) -> None:
    """With the ordinary rubric exactly the frequency-only projects would miss their scores."""
    missed = set()
    for row in projects:
        judged = rubric(row["Area Type"])
        card = score(Backlog((initiative(row, judged),)), judged)
        if abs(100 * card.value.item() - float(row["Project  Benefit Score"])) > 1e-8:
            missed.add(row["App Id"])
    assert missed == FREQUENCY_ONLY


def test_it_is_said_that_feasibility_is_not_judged(scorecards: list[Scorecard]) -> None:
    """A rubric of value alone says so."""
    assert {card.notes for card in scorecards} == {
        ("Feasibility was not judged (no criterion speaks of it) and counts as 1.",)
    }
