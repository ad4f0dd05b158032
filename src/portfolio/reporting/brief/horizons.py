"""The section on the mix of horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.planning import HorizonMix, Measure, Period
from portfolio.reporting.amounts import UNKNOWN, percent
from portfolio.reporting.brief.section import Cell, Column, Section, Table, cut
from portfolio.reporting.mix import HorizonShare, Mix, mix_of

if TYPE_CHECKING:
    from portfolio.planning import Roadmap
    from portfolio.reporting.style import Style

_MOST = 16
_TOLERANCE = 1e-6
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
    tables = [Table("", columns, rows)]
    if mix.rule and mix.rule.per is not Period.CALENDAR:
        tables.append(_by_period(roadmap, mix.rule))
    return Section("horizons", "Mix of horizons", band, "horizon_mix", tuple(tables))


def _by_period(roadmap: Roadmap, rule: HorizonMix) -> Table:
    """Shares in each part of the calendar that the rule looks at, and whether they keep to it."""
    shares = rule.shares(roadmap.problem)
    missed = [share.missed_by_span(roadmap) for share in shares]
    rows: list[tuple[str | Cell, ...]] = [
        (
            str(span),
            *(
                Cell(percent(taken), "missed" if by[span] > _TOLERANCE else "inside")
                for taken, by in zip(attained.values(), missed, strict=True)
            ),
        )
        for span, attained in rule.attained(roadmap).items()
    ]
    heads = (Column(share.group, number=True) for share in shares)
    columns = (Column("Period", width=20), *heads)
    caption = f"The band holds in {rule.per.every}: shares of the {rule.of.words}"
    return Table(caption, columns, rows[:_MOST], cut(len(rows), _MOST, "roadmap.csv"))


def _share(mix: Mix, share: HorizonShare, style: Style) -> Cell:
    return Cell(percent(share.share), mix.amount(share, style.currency))
