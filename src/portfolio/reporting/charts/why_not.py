"""What forcing an initiative into the plan displaces, brings, and costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from portfolio.explaining import Interval, WhyNot
from portfolio.planning import Roadmap
from portfolio.reporting.amounts import counted
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, MUTED, RULE, Look
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.ways_in import draw_ways_in
from portfolio.reporting.charts.wording import plain
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROW = 0.28
"""Inches a row takes."""
_GAIN, _LOSS = Look("#0072B2"), Look("#E69F00", hatch="////")
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class _Bar:
    """One step of the waterfall, in points of the objective."""

    words: str
    worth: float


def plot_why_not(
    answer: WhyNot,
    ax: Axes | None = None,
    *,
    style: Style = DEFAULT_STYLE,
    most: int = 12,
    names: NameSource = None,
) -> Axes:
    """Draw a waterfall from the worth of the plan to that of the best one with the initiative.

    First what is out, then what is moved, then what is in, the initiative itself last; what is
    left (people hired, bonuses, penalties) is one bar. The bars add up to the difference. Where no
    plan holds the initiative, what the plan is worth with each change that puts it in is drawn.

    Parameters
    ----------
    answer
        Why an initiative is not in the plan.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        The currency.
    most
        How many bars are drawn besides the initiative and what is left, at least 1; the others
        are one bar together.
    names
        Where names for people come from.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 bar, not {most}")
    called = Names.of(names)
    if answer.forced is None:
        return draw_ways_in(answer, ax, style=style, called=called)
    words = WorthWords.of(answer.roadmap.problem, style)
    bars = _bars(answer, answer.forced, called, most)
    sheet = Sheet.of(ax, 0.7 + _ROW * (len(bars) + 2))
    dress(sheet.ax, grid="x")
    row_labels(sheet.ax, ["The plan", *(bar.words for bar in bars), "Best plan with it"])
    _draw(sheet.ax, answer.roadmap.objective, bars, words)
    _draw_ends(sheet.ax, answer.roadmap, answer.forced, len(bars) + 1, words)
    set_worth_ticks(sheet.ax.xaxis)
    sheet.ax.set_xlabel(words.axis, fontsize=9, color=INK)
    finding = _finding(answer, answer.forced, called, words)
    return sheet.finish(finding, _detail(answer, answer.forced), _legend(bars))


def _bars(answer: WhyNot, forced: Roadmap, called: Names, most: int) -> list[_Bar]:
    changes = _changes(answer.roadmap, forced)
    own = changes.pop(answer.initiative, 0.0)
    left = forced.objective - answer.roadmap.objective - own - sum(changes.values())
    largest = sorted(changes, key=lambda name: (-abs(changes[name]), name))
    bars = [
        _Bar(f"{verb} {called.short(name, 34)}", changes[name])
        for verb, chosen in _groups(answer.roadmap, forced, largest[:most])
        for name in chosen
    ]
    if others := largest[most:]:
        bars.append(_Bar(f"{counted(len(others), 'other')}", sum(changes[k] for k in others)))
    bars.append(_Bar(f"in: {called.short(answer.initiative, 34)}", own))
    if abs(left) > _SAME * max(1.0, abs(forced.objective)):
        bars.append(_Bar("hires, bonuses, penalties", left))
    return bars


def _changes(before: Roadmap, after: Roadmap) -> dict[str, float]:
    """Return by how much the worth of each initiative differs, where it does."""
    old, new = _worths(before), _worths(after)
    told = {name: new.get(name, 0.0) - old.get(name, 0.0) for name in sorted({*old, *new})}
    return {name: worth for name, worth in told.items() if worth or (name in old) != (name in new)}


def _worths(roadmap: Roadmap) -> dict[str, float]:
    problem = roadmap.problem
    return {
        entry.initiative.id: float(problem.objective.entry_worth(problem, entry))
        for entry in roadmap.entries
    }


def _groups(
    before: Roadmap, after: Roadmap, names: Sequence[str]
) -> tuple[tuple[str, list[str]], ...]:
    return (
        ("out:", [name for name in names if not after.includes(name)]),
        ("moved:", [n for n in names if before.includes(n) and after.includes(n)]),
        ("in:", [name for name in names if not before.includes(name)]),
    )


def _draw(ax: Axes, start: float, bars: Sequence[_Bar], words: WorthWords) -> None:
    levels = list(accumulate((bar.worth for bar in bars), initial=start))
    for y, (bar, before) in enumerate(zip(bars, levels, strict=False), 1):
        look = _GAIN if bar.worth >= 0 else _LOSS
        ax.barh(
            y,
            bar.worth,
            left=before,
            height=0.6,
            color=look.colour,
            edgecolor="white",
            linewidth=0,
            hatch=look.hatch or None,
            zorder=3,
        )
        write_beside(ax, (max(before, before + bar.worth), y), words.change(bar.worth), 5)
    for y, level in enumerate(levels):
        ax.plot([level, level], [y - 0.3, y + 1.3], color=MUTED, linewidth=0.8, zorder=2)
    low, high = min(levels), max(levels)
    room = max(high - low, 1e-6 * max(1.0, abs(high)))
    ax.set_xlim(low - 0.08 * room, high + 0.34 * room)


def _draw_ends(ax: Axes, plan: Roadmap, forced: Roadmap, last: int, words: WorthWords) -> None:
    """Mark both plans, and what is between them."""
    ax.axvline(plan.objective, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1.5)
    for y, roadmap in ((0, plan), (last, forced)):
        ax.axhspan(y - 0.5, y + 0.5, color=RULE, alpha=0.35, linewidth=0, zorder=0)
        ax.plot(roadmap.objective, y, "D", color=INK, mec="white", mew=1.0, ms=9, zorder=5)
    write_beside(ax, (plan.objective, 0), words.told(plan.objective), 8, bold=True)
    gap = forced.objective - plan.objective
    told = words.told(forced.objective)
    told += f" ({words.change(gap)})" if words.told(gap) != words.told(0.0) else " (the same)"
    reach = max(plan.objective, forced.objective)
    if gap:
        ax.plot([forced.objective, plan.objective], [last] * 2, color=INK, lw=2.0, zorder=4)
    write_beside(ax, (reach, last), told, 8, bold=True)


def _finding(answer: WhyNot, forced: Roadmap, called: Names, words: WorthWords) -> str:
    name, more = called.short(answer.initiative, 44), forced.objective - answer.roadmap.objective
    cost = answer.cost or Interval(0.0, 0.0)
    if more > 0 and words.told(more) != words.told(0.0):
        return f"A plan with {name} was found that is worth {words.told(more)} more: use that one"
    if words.told(cost.high) == words.told(0.0):
        return f"{name} could be in at no loss: another plan with it is worth as much"
    out = len(answer.displaced.dropped) if answer.displaced else 0
    displaces = f" displaces {counted(out, 'other')} and" if out else ""
    return f"Forcing {name} in{displaces} costs {words.between(cost)}"


def _detail(answer: WhyNot, forced: Roadmap) -> str:
    better = forced.objective > answer.roadmap.objective
    parts = ["" if better else f"It {plain(answer.reason)}."]
    parts.append("Bars add up from the plan to the best plan found with it.")
    if answer.cost is not None and not answer.cost.is_exact:
        parts.append("What it costs is a range, because searches ended before a proof.")
    return " ".join(parts).strip()


def _legend(bars: Sequence[_Bar]) -> list[Artist]:
    from matplotlib.patches import Patch

    kinds = (("worth more", _GAIN, 1.0), ("worth less", _LOSS, -1.0))
    return [
        Patch(facecolor=look.colour, edgecolor="white", linewidth=0, hatch=look.hatch, label=words)
        for words, look, sign in kinds
        if any(sign * bar.worth > 0 for bar in bars)
    ]
