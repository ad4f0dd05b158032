"""The page on joint planning: its code runs, and prints what the page says."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from itertools import combinations
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "joint-planning.md"
VALUE = {"A": 10, "B": 9, "C": 6}
PEOPLE = {"A": 2, "B": 1, "C": 1}


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_numbers_by_listing_all_sets() -> None:
    """Two steps end with A for 10: both people go to the first by value. The best set is 15."""
    sets = [set(one) for size in range(4) for one in combinations("ABC", size)]
    affordable = [one for one in sets if 5 * len(one) <= 10]
    chosen = max(affordable, key=lambda one: sum(VALUE[name] for name in one))
    assert chosen == {"A", "B"}
    left, staffed = 2, []
    for name in sorted(chosen, key=lambda name: -VALUE[name]):
        if PEOPLE[name] <= left:
            left -= PEOPLE[name]
            staffed.append(name)
    assert sum(VALUE[name] for name in staffed) == 10
    possible = [one for one in affordable if sum(PEOPLE[name] for name in one) <= 2]
    assert max(sum(VALUE[name] for name in one) for one in possible) == 15


def test_the_code_prints_what_the_page_says() -> None:
    """Run as it stands, from the first line to the last."""
    printed = StringIO()
    with redirect_stdout(printed):
        exec("\n".join(_blocks("python")), {})
    roadmap, *answer = printed.getvalue().splitlines()
    assert f"prints `{roadmap}`" in PAGE.read_text(encoding="utf-8")
    assert answer == _blocks("text")[0].splitlines()
