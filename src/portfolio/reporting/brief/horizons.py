"""The section on the mix of horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.planning import Measure
from portfolio.reporting.amounts import UNKNOWN, percent
from portfolio.reporting.brief.section import Cell, Column, Section, Table
from portfolio.reporting.mix import HorizonShare, Mix, mix_of

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MEASURES = (Measure.SPEND, Measure.FTE, Measure.COUNT)


def horizons_section(roadmap: Roadmap, style: Style) -> Section:
    """Return the share of each horizon against its band, and of what it is a share.

    Raises
    ------
    ValueError
        If the candidates have no horizons.
    """
    mix = mix_of(roadmap)
    beside = [mix_of(roadmap, of) for of in _MEASURES if of is not mix.of]
    columns = (
        Column("Horizon", width=16),
        *(Column(f"Share of the {each.of.words}", number=True) for each in (mix, *beside)),
        Column("Band", width=15),
        Column("Verdict", width=9),
    )
    rows: list[tuple[str | Cell, ...]] = [
        (
            share.horizon.title,
            *(_share(each, each.shares[k], style) for each in (mix, *beside)),
            share.band or UNKNOWN,
            share.missed if share.missed else "inside" if share.band else "no rule",
        )
        for k, share in enumerate(mix.shares)
    ]
    band = f"The band is a share of the {mix.of.words}." if mix.rule else "No rule asks for a mix."
    table = Table("", columns, rows)
    return Section("horizons", "Mix of horizons", band, "horizon_mix", (table,))


def _share(mix: Mix, share: HorizonShare, style: Style) -> Cell:
    return Cell(percent(share.share), mix.amount(share, style.currency))
