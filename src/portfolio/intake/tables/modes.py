"""From the rows of the modes table to further ways of doing an initiative."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from portfolio.domain import Initiative, Quarter
from portfolio.errors import Finding
from portfolio.intake.records import Record, Records
from portfolio.intake.tables.initiative_rules import check_people, check_way
from portfolio.intake.tables.initiatives import benefit_of, built, kept
from portfolio.intake.tables.profiles import Profiles
from portfolio.intake.tables.ways import Way, Ways


@dataclass(frozen=True)
class ModeTables:
    """The tables that modes are made from.

    A blank cell of the modes table counts as the cell of the initiative. Money of a phase (build,
    run) that a mode states itself, in its row or in the spend table, takes the place of all money
    of the initiative in that phase; people of a role and phase likewise.

    Attributes
    ----------
    modes
        The modes table, blanks filled in (see `filled`).
    initiatives
        The initiatives table.
    spend, staffing
        Money and people by way.
    ways
        Names of the ways.
    """

    modes: Records
    initiatives: Records
    spend: Profiles
    staffing: Profiles
    ways: Ways

    def check(self) -> Iterator[Finding]:
        """Find modes whose cells contradict each other or the further tables."""
        for record in self.modes:
            way = record.text("initiative"), record.text("mode")
            yield from check_way(record, way, self.spend)
            yield from check_people(record, way, self.staffing)
            if way[0] in self.ways.own and all(way):
                yield from self._unfitting(record, way)
                yield from self._fund_without_money(record, way)

    def with_modes(self, initiatives: Sequence[Initiative]) -> tuple[Initiative, ...]:
        """Return the initiatives of checked tables with their modes, these sorted by name."""
        rows: dict[str, list[Record]] = {}
        for record in self.modes:
            rows.setdefault(record.text("initiative"), []).append(record)
        return tuple(
            replace(
                one,
                modes=tuple(
                    self._mode(one, record)
                    for record in sorted(rows.get(one.id, ()), key=lambda r: r.text("mode"))
                ),
            )
            for one in initiatives
        )

    @cached_property
    def _base(self) -> Mapping[str, Record]:
        return {record.text("id"): record for record in self.initiatives}

    def _mode(self, one: Initiative, record: Record) -> Initiative:
        way, own, base = (one.id, record.text("mode")), (one.id, one.mode), self._base[one.id]
        duration = record.the(int, "duration")
        states_build, states_run = self._states_build(record, way), self._states_run(record, way)
        cost = (record if states_build else base).get(float, "build_cost") or 0.0
        run_cost = (record if states_run else base).get(float, "run_cost") or 0.0
        even = {record.text("build_fund"): cost / duration}
        even_run = {record.text("run_fund"): run_cost}
        return replace(
            one,
            mode=way[1],
            duration=duration,
            earliest_start=record.get(Quarter, "earliest_start"),
            latest_finish=record.get(Quarter, "latest_finish"),
            contingency=record.the(float, "contingency"),
            p_success=record.the(float, "p_success"),
            benefit=benefit_of(record),
            build_spend=built(self.spend, way if states_build else own, duration, even),
            run_spend=kept(self.spend, way if states_run else own, even_run),
            build_people=self._build_people(record, way, duration),
            run_people=self._run_people(record, way),
        )

    def _states_build(self, record: Record, way: Way) -> bool:
        return record.get(float, "build_cost") is not None or bool(self.spend.builds(way, 1))

    def _states_run(self, record: Record, way: Way) -> bool:
        return record.get(float, "run_cost") is not None or bool(self.spend.runs(way))

    def _build_people(
        self, record: Record, way: Way, duration: int
    ) -> dict[str, tuple[float, ...]]:
        own, base, stated = self.ways.way(way[0], None), self._base[way[0]], _cells(record, "fte.")
        before = built(self.staffing, own, duration, _cells(base, "fte."))
        inherited = {role: profile for role, profile in before.items() if role not in stated}
        here = built(self.staffing, way, duration, stated)
        return dict(sorted({**inherited, **here}.items()))

    def _run_people(self, record: Record, way: Way) -> dict[str, float]:
        own, base = self.ways.way(way[0], None), self._base[way[0]]
        stated = _cells(record, "fte_run.")
        before = kept(self.staffing, own, _cells(base, "fte_run."))
        inherited = {role: fte for role, fte in before.items() if role not in stated}
        return dict(sorted({**inherited, **kept(self.staffing, way, stated)}.items()))

    def _unfitting(self, record: Record, way: Way) -> Iterator[Finding]:
        """Quarter by quarter rows of the initiative that a mode of another duration would take."""
        own = self.ways.way(way[0], None)
        duration, before = record.get(int, "duration"), self.ways.durations.get(own)
        if duration is None or before is None or duration == before:
            return
        stated = {*_cells(record, "fte."), *self.staffing.builds(way, 1)}
        needed = [f"fte.{r}" for r in self.staffing.by_quarter(own) if r not in stated]
        if self.spend.by_quarter(own) and not self._states_build(record, way):
            needed.append("build_cost")
        if needed:
            expected = (
                f"{before}, as {way[0]} is told by quarter of work; or else {', '.join(needed)} "
                f"beside it, or rows of mode '{way[1]}' in the spend and staffing tables"
            )
            yield record.finding("duration", expected)

    def _fund_without_money(self, record: Record, way: Way) -> Iterator[Finding]:
        """Funds of a mode where the money is in rows of the initiative, which name their own."""
        own, base = self.ways.way(way[0], None), self._base[way[0]]
        fund = base.text("build_fund")
        for column, cost, before, rows, states in (
            ("build_fund", "build_cost", fund, self.spend.builds(own, 1), self._states_build),
            (
                "run_fund",
                "run_cost",
                base.text("run_fund") or fund,
                self.spend.runs(own),
                self._states_run,
            ),
        ):
            if rows and not states(record, way) and record.text(column) != before:
                expected = f"a {cost} beside it, as the spend table says what {way[0]} costs"
                yield record.finding(column, expected)


def _cells(record: Record, prefix: str) -> Mapping[str, float]:
    """People by role in the columns of a row."""
    cells = {r: record.get(float, column) for r, column in record.records.family(prefix).items()}
    return {role: cell for role, cell in cells.items() if cell is not None}
