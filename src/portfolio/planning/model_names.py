"""Names of columns and rows that every solver and file format takes: legal, unique, readable."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio.planning.model import Columns, Labels, Model

LONGEST = 200
"""Signs of a name; the LP format takes 255."""

GIVEN = "name"
"""Axis of labels that are names already, so that nothing is set before them."""

_ILLEGAL = re.compile(r"[^A-Za-z0-9_.]+")


@dataclass(frozen=True, slots=True)
class Side:
    """One bound of a row: ``row sense bound``.

    Attributes
    ----------
    name
        Unique name.
    row
        Number of the row.
    sense
        ``<=``, ``>=`` or ``=``.
    bound
        Right-hand side, finite.
    """

    name: str
    row: int
    sense: str
    bound: float


def column_names(parts: Iterable[Columns]) -> tuple[str, ...]:
    """Names of all columns in order, such as ``starts_CHATBOT_2027Q1``.

    Signs that some format forbids become underscores; names that would then be equal are
    numbered.
    """
    return _unique(
        name
        for part in parts
        for name in _named("" if GIVEN in part.labels.axes else part.family, part.labels)
    )


def row_names(model: Model) -> tuple[str, ...]:
    """Names of all rows in order, such as ``budget_innovation_2027Q1``."""
    return _unique(
        name
        for joint in model.blocks
        for block in joint.apart()
        for name in _named(block.name or "row", block.labels)
    )


def sides(model: Model) -> tuple[Side, ...]:
    """Rows as one-sided rows: a row between two bounds becomes two, one without bounds none."""
    found: list[tuple[str, int, str, float]] = []
    for row, name in enumerate(row_names(model)):
        low, high = float(model.row_lower[row]), float(model.row_upper[row])
        if low == high:
            found.append((name, row, "=", low))
            continue
        both = math.isfinite(low) and math.isfinite(high)
        if math.isfinite(high):
            found.append((f"{name}_most" if both else name, row, "<=", high))
        if math.isfinite(low):
            found.append((f"{name}_least" if both else name, row, ">=", low))
    names = _unique(name for name, *_ in found)
    return tuple(Side(name, *side[1:]) for name, side in zip(names, found, strict=True))


def _named(first: str, labels: Labels) -> Iterator[str]:
    """Names of items: the first part, then one for each axis."""
    axes = [_parts(values) for values in labels.axes.values()]
    codes = [codes.tolist() for codes in labels.codes.values()]
    for places in zip(*codes, strict=True):
        parts = (axis[place] for axis, place in zip(axes, places, strict=True))
        name = "_".join(filter(None, (_legal(first), *parts)))[:LONGEST]
        # A name that begins with a digit or a point would be read as a number.
        yield name if name[:1].isalpha() else f"n_{name}"


def _parts(values: Sequence[object]) -> list[str]:
    """Legal and different names of the values of an axis; what is legal already stays."""
    texts = [str(value) for value in values]
    fine = [text for text in texts if _legal(text) == text]
    others = [text for text in texts if _legal(text) != text]
    ordered = list(dict.fromkeys((*fine, *others)))
    names = dict(zip(ordered, _unique(map(_legal, ordered)), strict=True))
    return [names[text] for text in texts]


def _legal(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _ILLEGAL.sub("_", plain).strip("_")


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(_numbered(names))


def _numbered(names: Iterable[str]) -> Iterator[str]:
    taken: set[str] = set()
    last: dict[str, int] = {}
    for name in names:
        candidate = name
        while candidate in taken:
            last[name] = last.get(name, 1) + 1
            candidate = f"{name}_{last[name]}"
        taken.add(candidate)
        yield candidate
