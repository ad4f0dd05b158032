"""Attributes worked out when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from portfolio.planning.late import Late


@dataclass(frozen=True)
class Sum:
    """A sum given as a number or as a way to work it out."""

    name: str
    total: Late[int] = Late()  # noqa: RUF009


def counted(calls: list[str]) -> Callable[[], int]:
    """Return a function that notes its calls."""

    def answer() -> int:
        calls.append("asked")
        return 7

    return answer


def test_a_function_is_called_once_and_only_when_asked() -> None:
    """Not while it is made, once for two reads."""
    calls: list[str] = []
    late = Sum("late", counted(calls))
    assert calls == []
    assert (late.total, late.total) == (7, 7)
    assert calls == ["asked"]


def test_a_value_is_itself() -> None:
    """Given or replaced."""
    assert Sum("given", 3).total == 3
    assert replace(Sum("late", counted([])), total=4).total == 4


def test_it_has_no_default() -> None:
    """An object without it cannot be made."""
    with pytest.raises(TypeError, match="total"):
        Sum("nothing")


def test_two_of_one_object_are_told_apart() -> None:
    """Each by its own name."""

    @dataclass(frozen=True)
    class Both:
        first: Late[int] = Late()  # noqa: RUF009
        second: Late[int] = Late()  # noqa: RUF009

    both = Both(3, lambda: 4)
    assert (both.second, both.first) == (4, 3)
