"""Whether the answers around the best and the worst criterion contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table

if TYPE_CHECKING:
    import pandas as pd

_LIMITS: Mapping[int, tuple[float, ...]] = MappingProxyType(
    {
        3: (0.1667,) * 7,
        4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
        5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
        6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
        7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
        8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
        9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
    }
)
"""By ratio of the best to the worst criterion: limits for 3, 4 ... 9 criteria."""


def consistency_index(best_to_worst: float) -> float:
    """Return the greatest deviation xi that answers can lead to in the ratio model.

    The smaller root of ``xi^2 - (1 + 2a) xi + (a^2 - a) = 0``. Source: Rezaei (2015), Table 1.

    Parameters
    ----------
    best_to_worst
        Ratio a of the best to the worst criterion, at least 1.
    """
    return (1 + 2 * best_to_worst - sqrt(1 + 8 * best_to_worst)) / 2


@dataclass(frozen=True, eq=False, repr=False)
class BestWorstConsistency:
    """How far the answers of the best-worst method contradict each other, before any solving.

    A criterion's ratio to the best times its ratio to the worst should be the ratio of best to
    worst: ``CR_j = abs(a_Bj a_jW - a_BW) / (a_BW^2 - a_BW)``.
    Source: Liang, Brunelli and Rezaei (2020), Omega 96, 102175.

    Attributes
    ----------
    best, worst
        Ids of the best and of the worst criterion.
    best_to_others, others_to_worst
        Ratios ``a_Bj`` and ``a_jW``, at least 1, each with every criterion.
    """

    best: str
    worst: str
    best_to_others: Mapping[str, float]
    others_to_worst: Mapping[str, float]

    @property
    def best_to_worst(self) -> float:
        """Ratio ``a_BW`` of the best to the worst criterion."""
        return self.best_to_others[self.worst]

    @property
    def by_criterion(self) -> dict[str, float]:
        """``CR_j`` of each criterion: 0 without contradiction, at most 1."""
        direct = self.best_to_worst
        scale = direct**2 - direct
        return {
            name: abs(ratio * self.others_to_worst[name] - direct) / scale if scale else 0.0
            for name, ratio in self.best_to_others.items()
        }

    @property
    def input_ratio(self) -> float:
        """``CR_I``, the greatest of the criteria's ratios; 0 without contradiction, at most 1."""
        return max(self.by_criterion.values())

    @property
    def limit(self) -> float | None:
        """Greatest acceptable `input_ratio`, None where none was published.

        Published for 3 to 9 criteria and whole ratios of best to worst from 3 to 9; where these
        are less than 3, or two criteria, only answers without contradiction are acceptable.
        Source: Liang, Brunelli and Rezaei (2020), Table 3.
        """
        size, direct = len(self.best_to_others), self.best_to_worst
        if size < 3 or direct <= 2:
            return 0.0
        if size > 9 or direct not in _LIMITS:
            return None
        return _LIMITS[int(direct)][size - 3]

    @property
    def acceptable(self) -> bool | None:
        """Whether `input_ratio` is within its limit; None where no limit was published."""
        if self._agrees:
            return True
        return None if self.limit is None else self.input_ratio <= self.limit

    @property
    def _agrees(self) -> bool:
        # Ratios such as 8 / 3 contradict by rounding only.
        return self.input_ratio <= 1e-9

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion.

        Columns: ``criterion``, ``best_to_criterion``, ``criterion_to_worst``, ``product`` (which
        should be the ratio of best to worst), ``input_ratio``.
        """
        import pandas as pd

        names = list(self.best_to_others)
        to_best = [self.best_to_others[name] for name in names]
        to_worst = [self.others_to_worst[name] for name in names]
        return pd.DataFrame(
            {
                "criterion": names,
                "best_to_criterion": to_best,
                "criterion_to_worst": to_worst,
                "product": [a * b for a, b in zip(to_best, to_worst, strict=True)],
                "input_ratio": list(self.by_criterion.values()),
            }
        )

    def __str__(self) -> str:
        """One sentence: how much the answers contradict each other, and where most."""
        if self._agrees:
            return "no answer contradicts another"
        name = max(self.by_criterion, key=self.by_criterion.__getitem__)
        first, second = self.best_to_others[name], self.others_to_worst[name]
        limit = "no limit published" if self.limit is None else f"at most {self.limit:.2f}"
        return (
            f"the answers {'agree well enough' if self.acceptable else 'contradict each other'}: "
            f"input-based consistency ratio {self.input_ratio:.2f} ({limit}); "
            f"most for {name}: {self.best} is {first:g} times {name} and {name} {second:g} times "
            f"{self.worst}, together {first * second:g}, but {self.best} was said to be "
            f"{self.best_to_worst:g} times {self.worst}"
        )

    def __repr__(self) -> str:
        return f"<BestWorstConsistency: {self}>"

    def _repr_html_(self) -> str:
        heads = ["Criterion", "Best to it", "It to worst", "Together", "Input-based ratio"]
        rows = [
            [name, f"{a:g}", f"{b:g}", f"{together:g}", f"{ratio:.2f}"]
            for name, a, b, together, ratio in self.to_frame().itertuples(index=False)
        ]
        return html_table(heads, rows, str(self))
