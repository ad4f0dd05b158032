"""One small roadmap whose every number can be worked out by hand, and its odd relatives.

The small one, four quarters from 2027Q1, money in k:

======  ========  =======  ==================================  ==============================
id      horizon   start    money                               people
======  ========  =======  ==================================  ==============================
CLAIMS  H1        2027Q1   change 100, then run 10 a quarter   1 AI engineer
PRICE   H2        2027Q2   change 60 a quarter, two quarters   1 AI engineer; needs CLAIMS first
COVER   H3        2027Q2   change 90                           2 AI engineers: hence one hire
FILES   H1        2027Q1   it 30; mandatory                    1 data engineer
COPILOT H1        2027Q1   change 40; in flight                none
======  ========  =======  ==================================  ==============================

Not planned: SCAN is knocked out, LAKE needs five quarters, AVATAR has no benefit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from portfolio.domain import (
    Horizon,
    Initiative,
    Quarter,
    Range,
    Relation,
    RelationKind,
    calendar,
)
from portfolio.domain.vocabulary import Status as InitiativeStatus
from portfolio.horizons import HorizonMap, classify
from portfolio.intake import (
    Assumption,
    Backlog,
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.planning import (
    Budget,
    Highs,
    HorizonMix,
    Npv,
    Outcome,
    Problem,
    Roadmap,
    Status,
    StopReason,
    plan,
)
from portfolio.scoring import Axis, Criterion, KnockOut, Rubric, score

K = 1000.0
PAYLOADS = (
    '<script>document.title="owned"</script>',
    '"><img src=x onerror=alert(1)>',
    "$x_{1$ and $_$ and \\frac{",
    "=HYPERLINK(1)&'x'",
    "_starts with a line; {{ 7*7 }} {% if %}",
)
RUBRIC = Rubric(
    name="worth and ease",
    criteria=(
        Criterion(id="worth", title="Worth", axis=Axis.VALUE, weight=1.0, worst=1, best=5),
        Criterion(id="ease", title="Ease", axis=Axis.FEASIBILITY, weight=1.0, worst=1, best=5),
    ),
    knock_outs=(KnockOut(criterion="worth", at_most=1, reason="it serves no goal"),),
)


def scored(worth: float, ease: float, scope: float, novelty: float) -> dict[str, object]:
    """Return the fields that scoring and classifying read."""
    return {
        "scores": {"worth": Range.exactly(worth), "ease": Range.exactly(ease)},
        "scope_reach": scope,
        "business_model_novelty": novelty,
    }


def initiatives() -> tuple[Initiative, ...]:
    """Return the eight initiatives of the table above, sorted by id."""
    candidates = (
        Initiative(
            id="CLAIMS",
            title="Claims triage",
            business_unit="Motor",
            build_spend={"change": (100 * K,)},
            run_spend={"change": 10 * K},
            build_people={"ai_engineer": (1.0,)},
            benefit=Range.exactly(100 * K),
            **scored(5, 5, 1, 1),
        ),
        Initiative(
            id="PRICE",
            title="Pricing copilot",
            business_unit="Motor",
            duration=2,
            build_spend={"change": (60 * K, 60 * K)},
            build_people={"ai_engineer": (1.0, 1.0)},
            benefit=Range.exactly(100 * K),
            **scored(4, 4, 4, 1),
        ),
        Initiative(
            id="COVER",
            title="Embedded cover",
            business_unit="New business",
            build_spend={"change": (90 * K,)},
            build_people={"ai_engineer": (2.0,)},
            benefit=Range.exactly(90 * K),
            **scored(5, 2, 5, 5),
        ),
        Initiative(
            id="FILES",
            title="AI Act files",
            business_unit="Risk",
            build_spend={"it": (30 * K,)},
            build_people={"data_engineer": (1.0,)},
            latest_finish=Quarter(2027, 1),
            mandatory=True,
            **scored(2, 5, 2, 1),
        ),
        Initiative(
            id="COPILOT",
            title="Broker copilot",
            business_unit="Sales",
            status=InitiativeStatus.IN_FLIGHT,
            build_spend={"change": (40 * K,)},
            benefit=Range.exactly(20 * K),
            **scored(4, 3, 2, 2),
        ),
        Initiative(
            id="SCAN", title="Face scoring", benefit=Range.exactly(90 * K), **scored(1, 5, 1, 1)
        ),
        Initiative(id="LAKE", title="Data lake", duration=5, **scored(3, 3, 5, 1)),
        Initiative(
            id="AVATAR",
            title="Chat avatars",
            build_spend={"change": (50 * K,)},
            **scored(2, 2, 1, 1),
        ),
    )
    return tuple(sorted(candidates, key=lambda each: each.id))


def capacity() -> Capacity:
    """Return 200 k and 50 k a quarter, two AI engineers who can be joined by one, one other."""
    return Capacity.of(
        calendar("2027Q1", 4),
        money={"change": 200 * K, "it": 50 * K},
        people={"ai_engineer": 2.0, "data_engineer": 1.0, "lawyer": 1.0},
        hiring={
            "ai_engineer": HiringTerms(lead=1, cost=1 * K, recruiting_cost=2 * K, fund="change")
        },
    )


def backlog(*candidates: Initiative) -> Backlog:
    """Return candidates with the one link and one assumption."""
    return Backlog(
        initiatives=candidates or initiatives(),
        relations=(Relation(RelationKind.NEEDS_FIRST, "PRICE", "CLAIMS"),),
        assumptions=(Assumption("p_success", "1", "no source tells", 8),),
    )


@pytest.fixture(scope="session")
def horizon_map() -> HorizonMap:
    """Return the eight initiatives scored and classified."""
    return classify(score(backlog(), RUBRIC))


@pytest.fixture(scope="session")
def mix() -> HorizonMix:
    """Return a mix the plan misses: 45 / 40 / 15 percent, give or take ten; missing costs nothing.

    Of 410 k spent H1 takes 200, H2 120 and H3 90: 49, 29 and 22 percent, so H2 is below its 30.
    """
    return HorizonMix("technology", tolerance=0.1, penalty=0.0)


@pytest.fixture(scope="session")
def roadmap(horizon_map: HorizonMap, mix: HorizonMix) -> Roadmap:
    """Return the roadmap of the table above."""
    problem = Problem.of(horizon_map, capacity(), mix, objective=Npv(0.08, life=12))
    return plan(problem, solver=Highs(gap=0.0))


@pytest.fixture(scope="session")
def no_plan(horizon_map: HorizonMap) -> Roadmap:
    """Return the answer to a problem without a plan: the mandatory initiative cannot be paid."""
    poor = replace(capacity(), money={"change": (200 * K,) * 4, "it": (10 * K,) * 4})
    return plan(Problem.of(horizon_map, poor))


@pytest.fixture(scope="session")
def bare() -> Roadmap:
    """Return a plan of two initiatives by money alone: no scores, no horizons, no people."""
    two = tuple(
        Initiative(
            id=name,
            title=f"Initiative {name}",
            build_spend={"all": (10 * K,)},
            benefit=Range.exactly(10 * K),
        )
        for name in "AB"
    )
    money = Capacity.of(calendar("2027Q3", 3), money={"all": 10 * K})
    return plan(Problem.of(Backlog(two), money))


@pytest.fixture(scope="session")
def in_modes() -> Roadmap:
    """Return a plan of one initiative in its second mode; the first costs more than there is."""
    lite = Initiative(
        id="BOT",
        title="Chatbot for brokers",
        mode="lite",
        duration=1,
        build_spend={"budget": (10.0,)},
        benefit=Range.exactly(20.0),
    )
    full = replace(lite, mode="full", build_spend={"budget": (100.0,)}, modes=(lite,))
    capacity = Capacity.of(calendar("2027Q1", 4), {"budget": 50.0})
    return plan(Problem.of(Backlog((full,)), capacity), solver=Highs(gap=0.0))


@pytest.fixture(scope="session")
def lent() -> Roadmap:
    """Return a plan in which two actuaries do the work of one data scientist for two quarters."""
    one = Initiative(
        id="BOT",
        title="Chatbot for brokers",
        duration=2,
        build_people={"data_scientist": (1.0, 1.0)},
        latest_finish=Quarter(2027, 2),
        benefit=Range.exactly(20.0),
    )
    terms = SubstitutionTerms(source="actuary", target="data_scientist", efficiency=0.5)
    means = Capacity.of(
        calendar("2027Q1", 4),
        {"budget": 0.0},
        {"actuary": 3.0, "data_scientist": 0.0},
        substitution=[terms],
    )
    return plan(Problem.of(Backlog((one,)), means), solver=Highs(gap=0.0))


@pytest.fixture(scope="session")
def hostile() -> Roadmap:
    """Return a plan whose every text field carries a payload."""
    told = [*PAYLOADS, *PAYLOADS[:3]]
    candidates = tuple(
        replace(
            each,
            title=f"{text} {each.id}",
            business_unit=text,
            description=text,
            horizon_override=Horizon.H2 if each.id == "COPILOT" else None,
            override_reason=PAYLOADS[0] if each.id == "COPILOT" else "",
        )
        for each, text in zip(initiatives(), told, strict=True)
    )
    rubric = replace(
        RUBRIC, knock_outs=(KnockOut(criterion="worth", at_most=1, reason=PAYLOADS[1]),)
    )
    data = replace(backlog(*candidates), assumptions=(Assumption(*PAYLOADS[:3], 8),))
    people = {PAYLOADS[1][:20]: 1.0, "ai_engineer": 2.0, "data_engineer": 1.0}
    money = {"change": 200 * K, "it": 50 * K, PAYLOADS[2][:20]: 1 * K}
    terms = Capacity.of(calendar("2027Q1", 4), money=money, people=people)
    mixed = HorizonMix(penalty=0.0, reason=PAYLOADS[1])
    return plan(Problem.of(classify(score(data, rubric)), terms, mixed))


@pytest.fixture(scope="session")
def large() -> Callable[[int, int], Roadmap]:
    """Return a function that plans the first third of so many initiatives over so many quarters.

    No solver is asked: the n-th initiative starts in quarter n modulo the calendar, and costs
    n k to build.
    """
    return _large


def _large(count: int, quarters: int) -> Roadmap:
    candidates = tuple(
        Initiative(
            id=f"I{n:04d}",
            title=f"Initiative number {n} with a long title for a chart",
            build_spend={"change": (n * K,)},
            run_spend={"change": 1.0},
            build_people={f"role_{n % 14}": (1.0,)},
            **scored(1 + n % 5, 1 + n % 4, 1 + n % 5, 1 + n % 3),
        )
        for n in range(1, count + 1)
    )
    rubric = replace(RUBRIC, knock_outs=())
    means = Capacity.of(
        calendar("2027Q1", quarters),
        money={"change": count**2 * K},
        people={f"role_{k}": float(count) for k in range(14)},
    )
    problem = Problem.of(classify(score(Backlog(candidates), rubric)), means)
    values = np.zeros(sum(len(part) for part in problem.columns.values()))
    for n in range(1, count // 3 + 1):
        values[problem.starts.of(f"I{n:04d}")[n % quarters]] = 1.0
    outcome = Outcome(Status.FEASIBLE, StopReason.TIME_LIMIT, values, 1.0 * count, 1.1 * count)
    return Roadmap(problem, outcome)


@pytest.fixture(scope="session")
def supplied() -> Roadmap:
    """Return a plan that buys and trains people, keeps money, and lets a fund pay for another.

    Four quarters from 2027Q1, 100 k each for change, nothing for IT. BIG is built in the second for
    140 k by two AI engineers, of whom one is there and one is bought for 20 k, charged to IT. DATA
    is built in the fourth for 5 k by a data engineer, whom an actuary becomes within three
    quarters for 10 k. Three quarters of what is kept are there in the next quarter: 80 k are kept
    in the first, so that 60 k are there in the second beside its own 100 k.
    """
    second, fourth = Quarter(2027, 2), Quarter(2027, 4)
    ones = (
        Initiative(
            id="BIG",
            title="Big model",
            build_spend={"change": (140 * K,)},
            build_people={"ai_engineer": (2.0,)},
            benefit=Range.exactly(500 * K),
            earliest_start=second,
            latest_finish=second,
        ),
        Initiative(
            id="DATA",
            title="Data products",
            build_spend={"change": (5 * K,)},
            build_people={"data_engineer": (1.0,)},
            benefit=Range.exactly(500 * K),
            earliest_start=fourth,
            latest_finish=fourth,
        ),
    )
    means = Capacity.of(
        calendar("2027Q1", 4),
        {"change": 100 * K, "it": 0},
        {"actuary": 2, "ai_engineer": 1, "data_engineer": 0},
        contracting={"ai_engineer": ContractTerms(rate=20 * K, unit=0.5, fund="it")},
        training=[
            TrainingTerms(
                source="actuary", target="data_engineer", duration=3, cost=10 * K, fund="change"
            )
        ],
    )
    budget = Budget({"change": 0.75}, payers={"it": ("change",)})
    return plan(Problem.of(Backlog(ones), means, budget, objective=Npv()), solver=Highs(gap=0.0))
