"""Dataclasses as settings: what is read, what is refused, what comes back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain.plain import Plain
from portfolio.errors import InvalidInput


class _Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf(Plain):
    name: str
    size: float
    colour: _Colour = _Colour.RED
    words: Mapping[float, str] = field(default_factory=dict)
    note: str | None = None

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError(f"size must be at least 0, not {self.size:g}")


@dataclass(frozen=True, kw_only=True)
class _Tree(Plain):
    title: str
    leaves: tuple[_Leaf, ...] = ()
    colours: tuple[_Colour, ...] = ()


def test_toml_becomes_objects() -> None:
    """A TOML text with enums, number keys and nested tables gives the objects it describes."""
    data = tomllib.loads("""
        title = "oak"
        colours = ["green", "red"]
        [[leaves]]
        name = "first"
        size = 2
        colour = "green"
        words = { 1 = "small", "2.5" = "large" }
    """)
    leaf = _Leaf(name="first", size=2.0, colour=_Colour.GREEN, words={1.0: "small", 2.5: "large"})
    assert _Tree.from_dict(data) == _Tree(
        title="oak", leaves=(leaf,), colours=(_Colour.GREEN, _Colour.RED)
    )


_LEAVES = st.builds(
    _Leaf,
    name=st.text(),
    size=st.floats(0, allow_nan=False) | st.just(inf),
    colour=st.sampled_from(_Colour),
    words=st.dictionaries(st.floats(-1e6, 1e6), st.text(), max_size=3),
    note=st.none() | st.text(),
)


@settings(deadline=None)
@given(st.builds(_Tree, title=st.text(), leaves=st.lists(_LEAVES, max_size=3).map(tuple)))
def test_there_and_back_is_identity(tree: _Tree) -> None:
    """Whatever is written as plain data is read back equal, to the last bit of every number."""
    assert _Tree.from_dict(tree.to_dict()) == tree


def test_plain_data_has_no_gaps_and_no_objects() -> None:
    """None is left out, since TOML has none; enums and tuples become text and lists."""
    tree = _Tree(title="oak", leaves=(_Leaf(name="a", size=1, words={1.0: "x", 1.5: "y"}),))
    leaf = {"name": "a", "size": 1, "colour": "red", "words": {"1": "x", "1.5": "y"}}
    assert tree.to_dict() == {"title": "oak", "leaves": [leaf], "colours": []}


def test_every_fault_is_found_at_once() -> None:
    """A misspelled key, a missing one, a wrong word, a yes for a number and a broken rule."""
    data = {
        "title": "oak",
        "leafs": [],
        "leaves": [
            {"name": "a", "siz": 1},
            {"name": "b", "size": True, "colour": "grene"},
            {"name": "c", "size": -1},
            {"name": "d", "size": "2", "words": {"one": "x"}},
        ],
    }
    with pytest.raises(InvalidInput) as caught:
        _Tree.from_dict(data, "p.toml", "woods")
    found = {each.column: each for each in caught.value.findings}
    assert set(found) == {
        "leafs",
        "leaves[a].siz",
        "leaves[a].size",
        "leaves[b].size",
        "leaves[b].colour",
        "leaves[c]",
        "leaves[d].size",
        "leaves[d].words.one",
    }
    assert {each.source for each in found.values()} == {"p.toml"}
    assert {each.table for each in found.values()} == {"woods"}
    assert (found["leafs"].nearest, found["leaves[a].siz"].nearest) == ("leaves", "size")
    assert found["leaves[b].colour"].nearest == "green"
    assert found["leaves[b].size"].value == "true"
    assert found["leaves[a].size"].expected == "is required"
    assert found["leaves[c]"].expected == "size must be at least 0, not -1"


def test_items_without_a_name_go_by_their_place() -> None:
    """A number in a list is located by its position."""
    with pytest.raises(InvalidInput, match=r"colours\[1\]'.*found 'blue'"):
        _Tree.from_dict({"title": "x", "colours": ["red", "blue"]})
