"""What every framework of the registry keeps to, and every ready rubric."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Initiative
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.scoring.criterion import Axis
from portfolio.scoring.frameworks import FRAMEWORKS, READY_RUBRICS, Framework, Ice, IceRule

MADE: dict[str, Callable[[Random], Framework]] = {
    "ecv": lambda _: FRAMEWORKS["ecv"](),
    "ice": lambda rng: Ice(rule=rng.choice(list(IceRule))),
    "rice": lambda _: FRAMEWORKS["rice"](),
    "value_effort": lambda _: FRAMEWORKS["value_effort"](),
    "wsjf": lambda rng: FRAMEWORKS["wsjf"](mitigation=rng.choice([None, "wsjf_mitigation"])),
}
"""One of each kind; a new framework needs a line here."""

# More of these inputs is worth less; of all others worth more, or as much.
COSTS = {"effort", "size", "mitigation", "launch_cost", "development_cost", "resource"}

each = pytest.mark.parametrize("kind", sorted(FRAMEWORKS))
drawn = settings(max_examples=30, deadline=None, derandomize=True)
randoms = st.integers(0, 2**32 - 1).map(Random)


def draw_backlog(rng: Random, framework: Framework, count: int = 6) -> Backlog:
    """Return initiatives with random figures on the scales of a framework."""
    rows = []
    for place in range(count):
        cells = {}
        for one in framework.inputs:
            low = 1 if one.low is None else one.low
            low = max(low, one.above + 0.5) if one.above is not None else low
            high = low + 9 if one.high is None else one.high
            number = rng.choice(one.choices) if one.choices else rng.uniform(low, high)
            cells[one.column] = repr(float(number))
        rows.append(Initiative(id=f"I{place}", title=f"Project {place}", extra=cells))
    return Backlog(tuple(rows))


def test_every_framework_can_be_made() -> None:
    """A new framework needs a line in `MADE`, and then the laws hold it to account."""
    assert set(MADE) == set(FRAMEWORKS)


@each
def test_it_is_a_frozen_dataclass(kind: str) -> None:
    """Nothing in it changes; it goes by the kind it is registered under and says what it means."""
    framework = MADE[kind](Random(1))
    assert framework.kind == kind  # type: ignore[attr-defined]
    assert is_dataclass(framework)
    for field in fields(framework):
        with pytest.raises(FrozenInstanceError):
            setattr(framework, field.name, None)
    for told in (framework.meaning, framework.does_not_mean):
        assert told.endswith(".")
        assert len(told) > 40
    assert framework.title
    assert framework.unit


@each
def test_it_stands_in_a_settings_file(kind: str) -> None:
    """Written as plain data and read back by its kind, it is the same."""
    framework = MADE[kind](Random(2))
    assert Framework.from_dict(framework.to_dict()) == framework


@each
def test_inputs_have_names_and_columns_of_their_own(kind: str) -> None:
    """No two inputs share a name or a column, and columns can be renamed field by field."""
    inputs = MADE[kind](Random(3)).inputs
    assert len({one.name for one in inputs}) == len({one.column for one in inputs}) == len(inputs)
    names = {field.name for field in fields(FRAMEWORKS[kind])}  # type: ignore[arg-type]
    assert {one.name for one in inputs} <= names


@each
@drawn
@given(rng=randoms)
def test_figures_hang_on_no_other_initiative(kind: str, rng: Random) -> None:
    """Taking one away, or turning the order round, changes no figure."""
    framework = MADE[kind](rng)
    backlog = draw_backlog(rng, framework)
    whole = framework.rank(backlog)
    by_id = dict(zip(whole.ids, whole.scores.tolist(), strict=True))
    part = framework.rank(Backlog(backlog.initiatives[::-1][1:]))
    for name, figure in zip(part.ids, part.scores.tolist(), strict=True):
        assert figure == by_id[name]


@each
@drawn
@given(rng=randoms)
def test_more_is_better_and_costs_are_worse(kind: str, rng: Random) -> None:
    """Each input moves what the ranking goes by in its own direction, all else equal."""
    framework = MADE[kind](rng)
    found = framework.rank(draw_backlog(rng, framework))
    for name, figures in found.inputs.items():
        more = {**found.inputs, name: figures * 1.5 + 0.1}
        moved = framework.figures(more) - found.scores
        if name == "resource":
            assert not moved.any()
            moved = np.abs(framework.ranked_by(more)) - np.abs(found.ranked_by)
        if name == "p_technical":
            continue  # may hurt where a launch loses money
        assert (moved <= 1e-9).all() if name in COSTS else (moved >= -1e-9).all()


@each
@drawn
@given(rng=randoms)
def test_ranking_falls(kind: str, rng: Random) -> None:
    """Ranks follow what the ranking goes by, and every initiative explains itself."""
    framework = MADE[kind](rng)
    found = framework.rank(draw_backlog(rng, framework))
    by_id = dict(zip(found.ids, found.ranked_by.tolist(), strict=True))
    figures = [by_id[name] for name in found.ranking]
    assert figures == sorted(figures, reverse=True)
    assert sorted(found.ranking) == sorted(found.ids)
    for name in found.ids:
        told = found.explain(name)
        assert framework.title in told
        assert f"rank {found.ranks[name]} of {len(found)}." in told
    assert found.to_frame()["id"].tolist() == list(found.ranking)
    assert found.against(found.ranking).shared[1] == found.against(found.ranking).top
    assert "<script" not in found._repr_html_()


@each
def test_all_faults_at_once(kind: str) -> None:
    """Every input of every initiative is told, not only the first."""
    framework = MADE[kind](Random(5))
    cells = {one.column: "many" for one in framework.inputs}
    broken = Backlog(tuple(Initiative(id=name, title="", extra=cells) for name in "AB"))
    with pytest.raises(InvalidInput) as caught:
        framework.rank(broken)
    assert len(caught.value.findings) == 2 * len(framework.inputs)
    for found in caught.value.findings:
        assert (found.table, found.value) == ("initiatives", "many")
        assert found.column.startswith("x.")
        assert "initiative '" in found.expected


@pytest.mark.parametrize("name", sorted(READY_RUBRICS))
def test_ready_rubrics_judge_both_axes(name: str) -> None:
    """A published rubric has value and feasibility, and reads back from plain data."""
    rubric = READY_RUBRICS[name]
    assert rubric.of(Axis.VALUE)
    assert rubric.of(Axis.FEASIBILITY)
    assert type(rubric).from_dict(rubric.to_dict()) == rubric
