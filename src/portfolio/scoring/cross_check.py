"""Whether the first initiatives stay the first when another method ranks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.expected import Expected
from portfolio.domain.html_table import html_table
from portfolio.scoring.methods import Method, Promethee, Topsis, Vikor
from portfolio.scoring.methods.survival import Survival
from portfolio.scoring.scorecard import Scorecard
from portfolio.scoring.titles import Titles, left_out
from portfolio.scoring.value_matrix import ValueMatrix

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_METHODS: tuple[Method, ...] = (Topsis(), Vikor(), Promethee())
"""Three rules that weigh very differently: distance, regret, and who beats whom."""


@dataclass(frozen=True, eq=False, repr=False)
class CrossCheck:
    """How the first initiatives fare under other methods; made by `crosscheck`.

    It never feeds the plan. The other methods' scores add up to nothing, and their orders may
    turn round when an initiative comes or goes. Initiatives that stay first under all of them
    hang little on how values were put together; of those that leave, look at the scores again.

    Attributes
    ----------
    ranking
        The order that was checked, ids from first to last.
    survivals
        One by method.
    scorecard
        What was checked, if it was a scorecard: it knows titles and knock-outs.
    """

    ranking: tuple[str, ...]
    survivals: tuple[Survival, ...]
    scorecard: Scorecard | None = None

    @cached_property
    def titles(self) -> Titles:
        """What initiatives are called; empty without a scorecard."""
        return Titles.of(self.scorecard)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Ids that are not ranked because a knock-out excludes them, in order."""
        return self.scorecard.excluded if self.scorecard else ()

    @property
    def top(self) -> int:
        """How many initiatives are the first."""
        return self.survivals[0].top

    @cached_property
    def steady(self) -> tuple[str, ...]:
        """Ids that stay among the first under every method, in the order checked."""
        left = {name for survival in self.survivals for name in survival.leaves}
        return tuple(name for name in self.ranking[: self.top] if name not in left)

    def __len__(self) -> int:
        return len(self.survivals)

    def __iter__(self) -> Iterator[Survival]:
        return iter(self.survivals)

    @cached_property
    def by_kind(self) -> Mapping[str, Survival]:
        """What each method says, by its kind; ``topsis_2`` is the second of that kind, and so on.

        The same names head the columns of `places`.
        """
        found: dict[str, Survival] = {}
        for survival in self.survivals:
            kind = survival.other.method.kind
            same = sum(each.other.method.kind == kind for each in found.values())
            found[f"{kind}_{same + 1}" if same else kind] = survival
        return found

    @property
    def sentence(self) -> str:
        """What each method says of the first initiatives, and who was left out, a line each."""
        told = [survival.sentence for survival in self.survivals]
        told += [left_out(self.left_out, self.titles)] if self.left_out else []
        return "\n".join(told)

    def to_frame(self) -> pd.DataFrame:
        """One row a method.

        Columns: ``method``; ``top`` (how many are the first), ``stay`` (how many of them stay),
        ``overlap`` (their share, in [0, 1]), ``kendall_tau`` (agreement of the whole orders, in
        [-1, 1]), ``leaves`` and ``enters`` (ids, separated by commas).
        """
        import pandas as pd

        return pd.DataFrame([_row(survival) for survival in self.survivals])

    def places(self) -> pd.DataFrame:
        """One row an initiative, in the order checked.

        Columns: ``initiative``, ``title`` where known, ``place`` (from 1), then its place under
        each method, by the names of `by_kind`; initiatives that a method ties share the better
        place.
        """
        import pandas as pd

        frame = pd.DataFrame({"initiative": self.ranking, "place": range(1, len(self.ranking) + 1)})
        for kind, survival in self.by_kind.items():
            other = survival.other
            place = dict(zip(other.matrix.initiatives, other.places.tolist(), strict=True))
            frame[kind] = [place[name] for name in self.ranking]
        return self.titles.added_to(frame)

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        heads = ["Method", "Stay", "Leave", "Enter", "Agreement (Kendall's tau)"]
        rows = [
            [
                survival.method,
                f"{len(survival.stays):,} of {self.top:,}",
                self.titles.listed(survival.leaves) or "none",
                self.titles.listed(survival.enters) or "none",
                f"{survival.tau:.2f}",
            ]
            for survival in self.survivals
        ]
        caption = f"The first {self.top:,} under other methods"
        aside = f". {left_out(self.left_out, self.titles)}" if self.left_out else ""
        return html_table(heads, rows, f"{caption}{aside}")


_RANKED = Expected(
    "a scorecard or matrices of values", (Scorecard, ValueMatrix, list, tuple), "score(backlog)"
)


def crosscheck(
    ranked: Scorecard | ValueMatrix | Sequence[ValueMatrix],
    ranking: Sequence[str] | None = None,
    *,
    methods: Sequence[Method] = DEFAULT_METHODS,
    top: int | None = None,
) -> CrossCheck:
    """Rank the same initiatives by other methods and say who of the first stays.

    Parameters
    ----------
    ranked
        A scorecard, of which those are ranked that no knock-out excludes; or anchored values, of
        several axes one matrix each, which count the same.
    ranking
        The order to check, ids from first to last; every initiative once, of a scorecard with or
        without those knocked out. None for the priority of the scorecard, or the weighted sum of
        the values.
    methods
        What to check with, at least one.
    top
        How many are the first, at least 1; no more than there are. A third of all, at most 10,
        if None.

    Raises
    ------
    ValueError
        For a ranking of other initiatives than the matrices', no method, a `top` below 1, or a
        scorecard whose initiatives are all knocked out.
    """
    _RANKED.check("crosscheck", ranked)
    card = ranked if isinstance(ranked, Scorecard) else None
    if isinstance(ranked, Scorecard):
        order = ranked.ranking if ranking is None else ranking
        ranking = [name for name in order if name not in ranked.knock_outs]
        ranked = ranked.contest
    matrix = ranked if isinstance(ranked, ValueMatrix) else joined(ranked)
    order = matrix.ranking if ranking is None else tuple(ranking)
    if top is None:
        top = min(10, -(-len(order) // 3))
    _check(matrix, order, methods, top)
    first = min(top, len(order))
    titles = Titles.of(card)
    found = (Survival(order, first, method.rank(matrix), titles) for method in methods)
    return CrossCheck(order, tuple(found), card)


def joined(matrices: Sequence[ValueMatrix]) -> ValueMatrix:
    """Return one matrix with the criteria of all, each matrix weighing the same in it.

    Raises
    ------
    ValueError
        For no matrix, matrices of different initiatives, or a criterion in two of them.
    """
    if not matrices:
        raise ValueError("at least one matrix is needed to check anything")
    initiatives = matrices[0].initiatives
    if any(matrix.initiatives != initiatives for matrix in matrices):
        raise ValueError("matrices must have the same initiatives in the same order")
    criteria = tuple(name for matrix in matrices for name in matrix.criteria)
    if twice := sorted({name for name in criteria if criteria.count(name) > 1}):
        raise ValueError(f"criteria must be in one matrix only, not {', '.join(twice)}")
    low, likely, high = (
        np.hstack([getattr(matrix, part) for matrix in matrices])
        for part in ("low", "likely", "high")
    )
    weights = np.concatenate([matrix.weights for matrix in matrices]) / len(matrices)
    return ValueMatrix(initiatives, criteria, low, likely, high, weights)


def _check(
    matrix: ValueMatrix, ranking: Sequence[str], methods: Sequence[Method], top: int
) -> None:
    faults, times = [], Counter(ranking)
    for fault, names in (
        ("lacks", set(matrix.initiatives) - set(times)),
        ("holds initiatives the matrix does not have:", set(times) - set(matrix.initiatives)),
        ("holds more than once", {name for name, count in times.items() if count > 1}),
    ):
        faults += [f"the ranking {fault} {', '.join(sorted(names))}"] if names else []
    faults += [] if methods else ["methods must name at least one method to check with"]
    faults += [f"top must be at least 1, not {top}"] if top < 1 else []
    if faults:
        raise ValueError("; ".join(faults))


def _row(survival: Survival) -> dict[str, object]:
    return {
        "method": survival.method,
        "top": survival.top,
        "stay": len(survival.stays),
        "overlap": survival.overlap,
        "kendall_tau": survival.tau,
        "leaves": ", ".join(survival.leaves),
        "enters": ", ".join(survival.enters),
    }
