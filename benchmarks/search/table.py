"""The store as Markdown tables for people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from benchmarks.search.comparison import Duel, Latest, duels, groups, reached
from benchmarks.search.contest import Rival
from benchmarks.search.growth import growth
from benchmarks.search.records import Record
from benchmarks.search.score import Score, geometric_mean
from benchmarks.search.store import Store

NAMES = {Rival.OURS: "portfolio", Rival.HIGHS: "HiGHS", Rival.CBC: "CBC"}


def markdown(store: Store) -> str:
    """Return all tables that the store has numbers for; nothing of an empty one."""
    latest = store.latest()
    found = duels(latest)
    versions = "; ".join(", ".join(names) for names in store.versions().values())
    parts = [
        versions,
        _titled("Ours over theirs, same seconds", _value_table(found)),
        _titled("Each by itself", _own_table(latest)),
        _titled("CPU seconds to a proven gap", _gap_table(latest)),
        _growth(latest),
        _remarks(list(latest.values())),
        _strangers(list(latest.values())),
    ]
    return "\n\n".join(part for part in parts if part)


def _titled(title: str, table: str) -> str:
    return f"### {title}\n\n{table}" if table else ""


def _value_table(found: Sequence[Duel]) -> str:
    heads = (
        "initiatives | family | seconds | against | seeds | worth of plan, ours / theirs "
        "| better, equal, worse | gap, ours / theirs | smaller, equal, larger"
    )
    rows = [
        [
            *(f"{duel.kind.size:,}", duel.kind.family.value, f"{duel.kind.seconds:g}"),
            *(NAMES[duel.rival], str(len(duel.pairs))),
            *(*_score(duel.value, len(duel.pairs), 4), *_score(duel.gap, len(duel.pairs), 3)),
        ]
        for duel in found
        if duel.kind.to_the_end
    ]
    return _table(heads, rows)


def _score(score: Score, pairs: int, digits: int) -> tuple[str, str]:
    left_out = f" (of {score.counted})" if score.counted < pairs else ""
    ratio = "" if math.isnan(score.ratio) else f"{score.ratio:.{digits}f}{left_out}"
    return ratio, f"{score.better}, {score.equal}, {score.worse}"


def _own_table(latest: Latest) -> str:
    heads = (
        "initiatives | family | seconds | solver | seeds | plans | worth / best known "
        "| median gap | CPU s | yardstick, CPU s"
    )
    best = _best(latest)
    rows = []
    for (kind, rival), records in groups(latest).items():
        if not kind.to_the_end:
            continue
        shares = [
            value / best[record.contest.portfolio, record.model]
            for record in records
            if (value := record.result.found.value) is not None and value > 0
        ]
        plans = sum(record.result.found.value is not None for record in records)
        results = [record.result for record in records]
        gap = median(result.found.gap for result in results)
        share = f"{geometric_mean(shares):.4f}" if shares else ""
        counts = (str(len(records)), str(plans), share)
        means = (sum(one.cpu for one in results), sum(one.yardstick for one in results))
        cells = (*counts, _share(gap), *(f"{one / len(results):.2f}" for one in means))
        head = (f"{kind.size:,}", kind.family.value, f"{kind.seconds:g}", NAMES[rival])
        rows.append([*head, *cells])
    return _table(heads, rows)


def _best(latest: Latest) -> dict[tuple[tuple[str, int, int], str], float]:
    """Return the greatest worth anybody found, by portfolio and model."""
    best: dict[tuple[tuple[str, int, int], str], float] = {}
    for record in latest.values():
        key, value = (record.contest.portfolio, record.model), record.result.found.value
        if value is not None:
            best[key] = max(value, best.get(key, value))
    return best


def _gap_table(latest: Latest) -> str:
    heads = "initiatives | family | seed | gap asked for | solver | CPU s | gap proven | memory, MB"
    rows = [
        [
            *(f"{kind.size:,}", kind.family.value, str(record.contest.seed), _share(kind.gap)),
            *(NAMES[rival], f"{record.result.cpu:.1f}", _gap(record)),
            f"{record.result.megabytes:,.0f}",
        ]
        for (kind, rival), records in groups(latest).items()
        if not kind.to_the_end
        for record in sorted(records, key=lambda one: one.contest.seed)
    ]
    table, lines = _table(heads, rows), _ratios(latest)
    return "\n\n".join([table, *lines]) if rows else ""


def _ratios(latest: Latest) -> list[str]:
    lines = [
        f"{duel.kind.size:,} {duel.kind.family.value} to {_share(duel.kind.gap)}: "
        f"{NAMES[duel.rival]} takes {1 / duel.cpu.ratio:.1f} times as long as ours, geometric "
        f"mean of {len(duel.pairs)} seeds{_unreached(duel)}."
        for duel in duels(latest)
        if not duel.kind.to_the_end and duel.cpu.counted
    ]
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def _unreached(duel: Duel) -> str:
    ours, theirs = (sum(not reached(pair[side]) for pair in duel.pairs) for side in (0, 1))
    if not ours + theirs:
        return ""
    return (
        f"; stopped short of it: ours {ours}, {NAMES[duel.rival]} {theirs}, counted as they stood"
    )


def _gap(record: Record) -> str:
    gap = _share(record.result.found.gap)
    return gap if reached(record) else f"{gap}, not reached in {record.contest.seconds:g} s"


def _growth(latest: Latest) -> str:
    lines = [
        f"- {family.value} to {_share(gap)}, {', '.join(f'{size:,}' for size in sizes)} "
        f"initiatives: CPU seconds of ours grow as size ^ {exponent:.2f}"
        for (family, gap), (sizes, exponent) in growth(latest).items()
    ]
    return "\n".join(["### Growth", "", *lines]) if lines else ""


def _remarks(records: Sequence[Record]) -> str:
    """Return which contests were not as fair as they should be."""
    lines = [
        f"- {record.contest}: {record.result.cpu:.1f} CPU s in {record.result.wall:.1f} s"
        for record in records
        if (record.contest.rival.looks_at_the_clock and not record.result.undisturbed)
        or record.result.cpu > LATE * record.contest.seconds
    ]
    return "\n".join(["### Disturbed, or took longer than it might", "", *lines]) if lines else ""


def _strangers(records: Sequence[Record]) -> str:
    """Return how many portfolios were planned as different models, which are not compared."""
    models: dict[tuple[str, int, int], set[str]] = {}
    for record in records:
        models.setdefault(record.contest.portfolio, set()).add(record.model)
    count = sum(len(found) > 1 for found in models.values())
    if not count:
        return ""
    return f"Portfolios that became different models over time: {count}; only equal ones compare."


LATE = 1.05
"""Share of its seconds that a solver may take without remark."""


def _share(share: float) -> str:
    return "unknown" if not math.isfinite(share) else f"{100 * share:.3g} %"


def _table(heads: str, rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = [f"| {heads} |", "|" + " ---: |" * (heads.count("|") + 1)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
