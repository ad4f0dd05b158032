"""The multidimensional knapsacks of the OR-Library: mknap1 (Petersen 1967), mknapcb1 (1998)."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.published.knapsack import Knapsack


def read_knapsacks(text: str) -> Iterator[tuple[Knapsack, float]]:
    """Read instances with their optima; an optimum the file does not know is 0.

    A count; then for each: items n, dimensions m, optimum, n worths, m rows of n weights, m rooms.
    """
    numbers = iter(map(float, text.split()))
    for _ in range(int(next(numbers))):
        n, m, optimum = int(next(numbers)), int(next(numbers)), next(numbers)
        worth = [next(numbers) for _ in range(n)]
        rows = [[next(numbers) for _ in range(n)] for _ in range(m)]
        rooms = [next(numbers) for _ in range(m)]
        names = [f"I{k:02}" for k in range(n)]
        weights = dict(zip(names, zip(*rows, strict=True), strict=True))
        yield Knapsack(dict(zip(names, worth, strict=True)), weights, rooms), optimum
    if next(numbers, None) is not None:
        raise ValueError("knapsacks: more numbers than the file says there are")
