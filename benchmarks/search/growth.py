"""How the time of ours grows with the size of the portfolio."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from benchmarks.generator import Family
from benchmarks.search.comparison import Latest, groups, reached
from benchmarks.search.contest import Rival
from benchmarks.search.score import geometric_mean


def growth(latest: Latest) -> dict[tuple[Family, float], tuple[list[int], float]]:
    """Return sizes and exponent b of ``CPU seconds = a * size^b`` of ours, by family and gap.

    Least squares in logarithms of the geometric mean of the seeds; only sizes where all seeds
    reached the gap.
    """
    found: dict[tuple[Family, float], dict[int, float]] = {}
    for (kind, rival), records in groups(latest).items():
        if rival is Rival.OURS and not kind.to_the_end and all(map(reached, records)):
            seconds = geometric_mean(record.result.cpu for record in records)
            found.setdefault((kind.family, kind.gap), {})[kind.size] = seconds
    return {key: (list(times), _exponent(times)) for key, times in found.items() if len(times) > 1}


def _exponent(times: Mapping[int, float]) -> float:
    sizes, seconds = np.log(list(times)), np.log(list(times.values()))
    return float(np.polyfit(sizes, seconds, 1)[0])
