"""The result of classifying: which initiative stands on which horizon, how surely, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain import Horizon
from portfolio.domain.html_table import html_table
from portfolio.horizons.horizon_rule import HorizonRule
from portfolio.horizons.placement import Confidence, Placement
from portfolio.scoring.scorecard import Scorecard

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class HorizonMap:
    """The horizons of all scored initiatives; made by `classify`.

    Attributes
    ----------
    scorecard, rule
        What was placed, by what.
    placements
        Placement by id, in the order of ``scorecard.ids``.
    """

    scorecard: Scorecard
    rule: HorizonRule
    placements: Mapping[str, Placement]

    def __getitem__(self, initiative: str) -> Placement:
        """Return the placement of an initiative.

        Raises
        ------
        KeyError
            For an id that was not scored; the message names the nearest one.
        """
        if initiative not in self.placements:
            self.scorecard.position(initiative)
        return self.placements[initiative]

    def __len__(self) -> int:
        return len(self.placements)

    def horizon_of(self, initiative: str) -> Horizon:
        """Return the horizon of an initiative by its id; KeyError if it was not scored."""
        return self[initiative].horizon

    def members(self, horizon: Horizon) -> tuple[str, ...]:
        """Return the ids on a horizon, in the order of the scorecard."""
        return tuple(
            name for name, placement in self.placements.items() if placement.horizon is horizon
        )

    @cached_property
    def warnings(self) -> Mapping[str, tuple[str, ...]]:
        """The scorecard's warnings by id, without those that do not apply on the horizon."""
        told: dict[str, tuple[str, ...]] = {}
        for strike in self.scorecard.strikes:
            exempt = strike.rule.except_horizon == self.horizon_of(strike.initiative)
            if not strike.excludes and not exempt:
                told[strike.initiative] = (*told.get(strike.initiative, ()), str(strike))
        return told

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, in the order of the scorecard.

        Columns: ``id``, ``title``, ``horizon`` (ordered: H1 < H2 < H3), ``label`` (ordered: low
        < medium < high), ``confidence`` and ``agreement`` in [0, 1], ``signals`` (how many),
        ``distance`` from the cut in points of the axis, ``borderline``, ``conflict``,
        ``ruled`` (what the rule says), ``override_reason``, ``reason`` in a sentence.
        """
        import pandas as pd

        frame = pd.DataFrame(
            [self._row(placement) for placement in self.placements.values()], columns=_COLUMNS
        )
        horizons, labels = list(map(str, Horizon)), list(map(str, Confidence))
        frame["horizon"] = pd.Categorical(frame["horizon"], horizons, ordered=True)
        frame["ruled"] = pd.Categorical(frame["ruled"], horizons, ordered=True)
        frame["label"] = pd.Categorical(frame["label"], labels, ordered=True)
        return frame.astype({"distance": float})

    def _row(self, placement: Placement) -> list[object]:
        return [
            placement.initiative,
            self.scorecard.backlog.by_id[placement.initiative].title,
            placement.horizon.value,
            placement.label.value,
            placement.confidence,
            placement.agreement,
            placement.signals,
            placement.distance,
            placement.borderline,
            placement.conflict,
            placement.ruled and placement.ruled.value,
            placement.override_reason,
            placement.reason,
        ]

    def __repr__(self) -> str:
        return f"<HorizonMap of {self._counted}>"

    def _repr_html_(self) -> str:
        headers = ["Initiative", "Horizon", "Confidence", "Why"]
        rows = [
            [
                f"{self.scorecard.backlog.by_id[name].title} ({name})",
                placement.horizon.title,
                f"{placement.label} ({placement.confidence:.2f})",
                placement.reason,
            ]
            for name, placement in sorted(
                self.placements.items(), key=lambda item: (item[1].horizon.rank, item[0])
            )
        ]
        return html_table(headers, rows, self._counted)

    @property
    def _counted(self) -> str:
        sizes = (f"{len(self.members(each)):,} {each.title}" for each in Horizon)
        return f"{len(self):,} initiatives: {', '.join(sizes)}"


_COLUMNS = [
    "id",
    "title",
    "horizon",
    "label",
    "confidence",
    "agreement",
    "signals",
    "distance",
    "borderline",
    "conflict",
    "ruled",
    "override_reason",
    "reason",
]
