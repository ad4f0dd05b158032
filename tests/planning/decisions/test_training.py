"""The training: who becomes what when, what is lost meanwhile, and what it costs."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FIRST, FUND, NOTHING_WORTH, q, roadmap

from portfolio.domain import Initiative, Range, calendar
from portfolio.intake import Backlog, Capacity, TrainingTerms
from portfolio.planning import Npv, Problem, Training, plan
from portfolio.planning.decisions import Trainings

TERMS = TrainingTerms(
    source="dev",
    target="ml",
    duration=2,
    lost=0.5,
    productivity=0.75,
    cost=6.0,
    max_per_quarter=3,
    fund=FUND,
)


def _problem(
    *terms: TrainingTerms, people: tuple[float, float] = (4, 0), ones: tuple[Initiative, ...] = ()
) -> Problem:
    """Return a problem of four quarters with developers and people of machine learning."""
    roles = {"dev": people[0], "ml": people[1]}
    capacity = Capacity.of(calendar(FIRST, 4), {FUND: 100}, roles, training=terms)
    return Problem.of(Backlog(ones), capacity, objective=Npv(0.0, life=1))


@pytest.mark.parametrize(
    ("quarter", "old", "new", "charge"),
    [(0, 0, 0, 0), (1, -1, 0, 12), (2, -1, 0, 0), (3, -2, 1.5, 0), (9, -2, 1.5, 0)],
)
def test_a_training_quarter_by_quarter(quarter: int, old: float, new: float, charge: float) -> None:
    """Two people train in quarters 1 and 2: half of each is lost, then all; each brings 0.75."""
    training = Training(q(1), 2, TERMS)
    assert training.supply("dev", q(quarter)) == old
    assert training.supply("ml", q(quarter)) == new
    assert training.charge(FUND, q(quarter)) == charge
    assert training.charge("another fund", q(quarter)) == 0
    assert training.supply("another role", q(quarter)) == 0
    assert (training.cost, training.ready) == (12, q(3))


def test_columns_are_those_of_the_trainings() -> None:
    """Begin in 0 or 1, ready in 2 or 3; rows are dev and ml by quarter, demand positive."""
    columns = Trainings().columns(_problem(TERMS))
    assert [columns.labels[k] for k in range(2)] == [("dev", "ml", q(0)), ("dev", "ml", q(1))]
    assert columns.people.toarray().T.tolist() == [
        [0.5, 0.5, 1, 1, 0, 0, -0.75, -0.75],
        [0, 0.5, 0.5, 1, 0, 0, 0, -0.75],
    ]
    assert columns.spend.toarray().T.tolist() == [[6, 0, 0, 0], [0, 6, 0, 0]]
    assert columns.integer.all()
    assert columns.upper.tolist() == [3, 3]
    assert columns.lower.tolist() == columns.penalty.tolist() == [0, 0]


@pytest.mark.parametrize(("duration", "begins"), [(1, 3), (3, 1), (4, 0), (9, 0)])
def test_whoever_would_not_be_ready_does_not_begin(duration: int, begins: int) -> None:
    """There must be a quarter left to work in the new role."""
    terms = TrainingTerms(source="dev", target="ml", duration=duration, cost=1.0, fund=FUND)
    columns = Trainings().columns(_problem(terms))
    assert len(columns) == begins
    assert columns.people.shape == (8, begins)


@pytest.mark.parametrize(("total", "upper"), [(None, 3), (2, 2), (9, 3)])
def test_bounds_are_the_lesser_limit(total: int | None, upper: int) -> None:
    """By quarter at most three, and never more than in total."""
    terms = TrainingTerms(
        source="dev",
        target="ml",
        duration=3,
        cost=1.0,
        max_per_quarter=3,
        max_total=total,
        fund=FUND,
    )
    assert Trainings().columns(_problem(terms)).upper.tolist() == [upper]


def test_both_ways_have_columns_of_their_own() -> None:
    """From dev to ml and back, in this order."""
    back = TrainingTerms(source="ml", target="dev", duration=3, cost=1.0, fund=FUND)
    columns = Trainings().columns(_problem(back, TERMS))
    names = [columns.labels.text(k) for k in range(3)]
    assert names == ["dev, ml, 2027Q1", "dev, ml, 2027Q2", "ml, dev, 2027Q1"]


def test_without_terms_nobody_is_trained() -> None:
    """No column, and shapes stay right."""
    columns = Trainings().columns(_problem())
    assert len(columns) == 0
    assert columns.spend.shape == (4, 0)


def _work(role: str, name: str, benefit: float) -> Initiative:
    """Return an initiative that needs one person of a role for one quarter."""
    return Initiative(
        id=name,
        title=name,
        build_people={role: (1.0,)},
        benefit=Range.exactly(benefit),
        earliest_start=q(2),
        latest_finish=q(2),
    )


@pytest.mark.parametrize(("benefit", "people"), [(20, 2), (5, 0)])
def test_people_are_trained_if_it_pays(benefit: float, people: int) -> None:
    """A needs one person of ml in the third quarter, whom two trained at 6 each make up for.

    With two terms of 0.75 there are 1.5; one alone is not enough. At 20 it is worth 20 - 12, at 5
    it would cost more than it brings.
    """
    found = plan(_problem(TERMS, ones=(_work("ml", "A", benefit),)))
    assert sum(one.people for one in found.done(Training)) == people
    assert found.objective == found.worth == pytest.approx(max(0, benefit - 12))


def test_what_is_lost_is_missing_elsewhere() -> None:
    """Two developers: while both train, one FTE is lost, then both are gone.

    B needs a developer in the third quarter, when both belong to ml: only the better is done.
    """
    ones = (_work("ml", "A", 30), _work("dev", "B", 10))
    found = plan(_problem(TERMS, people=(2, 0), ones=ones))
    assert [entry.initiative.id for entry in found.entries] == ["A"]
    assert found.objective == pytest.approx(30 - 12)


def test_the_roadmap_tells_of_training() -> None:
    """Columns in the tables of money and people, and a table of their own."""
    problem = _problem(TERMS)
    found = roadmap(problem, {"training dev>ml@0": 2})
    staffing = found.staffing()
    assert staffing["training"].tolist() == [-1, -1, -2, -2, 0, 0, 1.5, 1.5]
    assert staffing["capacity"].tolist() == [3, 3, 2, 2, 0, 0, 1.5, 1.5]
    assert found.spend()["training"].tolist() == [12, 0, 0, 0]
    assert found.training().to_dict("records") == [
        {
            "from": "dev",
            "to": "ml",
            "begins": "2027Q1",
            "ready": "2027Q3",
            "people": 2,
            "fund": FUND,
            "cost": 12.0,
        }
    ]


def test_roles_without_initiatives_can_be_trained() -> None:
    """A problem with nothing to start has the columns all the same."""
    capacity = Capacity.of(calendar(FIRST, 3), {FUND: 1}, {"dev": 1, "ml": 0}, training=[TERMS])
    problem = Problem(Backlog(()), capacity, (), NOTHING_WORTH)
    assert len(problem.columns["training"]) == 1
