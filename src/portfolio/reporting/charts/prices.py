"""What each change is worth to a plan, and what it costs."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.explaining import MoreMoney, Price, Prices, WithoutRule
from portfolio.reporting.amounts import counted, money
from portfolio.reporting.charts.palette import INK, MUTED, USE_LOOKS, WARNING
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import plain, shorten
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROW = 0.4
"""Inches a row takes."""
_LINE = 44
"""Letters of a change on one line; it gets two."""
_PERHAPS = "changes may be worth nothing; a"


def plot_prices(
    prices: Prices, ax: Axes | None = None, *, style: Style = DEFAULT_STYLE, most: int = 12
) -> Axes:
    """Draw what each change is worth, the dearest on top, and what it costs where that is known.

    A bar reaches to what a change is worth at least, a whisker to what it is worth at most; a
    diamond marks its cost, drawn where worth is money as well.

    Parameters
    ----------
    prices
        Of changes.
    ax
        Drawn on; None for axes on a figure of their own.
    style
        The currency.
    most
        How many changes are drawn, at least 1.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 change, not {most}")
    ranked, words = _ranked(prices), WorthWords.of(prices.roadmap.problem, style)
    shown = ranked[:most]
    sheet = Sheet.of(ax, 0.7 + _ROW * max(1, len(shown)))
    dress(sheet.ax, grid="x")
    row_labels(sheet.ax, [_named(price, style) for price in shown])
    sheet.ax.set_xlim(*_span(shown, words))
    for y, price in enumerate(shown):
        _draw(sheet.ax, y, price, words)
    set_worth_ticks(sheet.ax.xaxis)
    sheet.ax.set_xlabel(words.axis, fontsize=9, color=INK)
    return sheet.finish(
        _finding(ranked, words, style), _detail(ranked, most), _legend(shown, words)
    )


def _ranked(prices: Prices) -> list[Price]:
    """Return prices by what they are worth at least, then at most; unknown ones last."""
    known = [price for price in prices.prices if not math.isnan(price.worth.low)]
    unknown = [price for price in prices.prices if math.isnan(price.worth.low)]
    return [*sorted(known, key=lambda price: (-price.worth.low, -price.worth.high)), *unknown]


def _named(price: Price, style: Style) -> str:
    said = _said(price, style)
    lines = textwrap.wrap(said, _LINE) or [""]
    if len(lines) == 2:
        # Two lines of like length read better than a long one and a word.
        widths = range(len(said) // 2, _LINE + 1)
        lines = next(two for width in widths if len(two := textwrap.wrap(said, width)) <= 2)
    return "\n".join(lines if len(lines) <= 2 else [lines[0], shorten(" ".join(lines[1:]), _LINE)])


def _said(price: Price, style: Style) -> str:
    said, change = plain(str(price.change)), price.change
    if isinstance(change, MoreMoney):
        amount = abs(change.amount)
        said = said.replace(f"{amount:,.0f}", money(amount, style.currency), 1)
    elif isinstance(change, WithoutRule):
        said = plain(f'without the rule "{change.rule}"')
    return said[:1].upper() + said[1:]


def _ends(price: Price, words: WorthWords) -> list[float]:
    """Return whatever of a price is drawn along the axis."""
    costs = [price.cost] if price.cost is not None and words.is_money else []
    return [end for end in (price.worth.low, price.worth.high, *costs) if math.isfinite(end)]


def _span(shown: Sequence[Price], words: WorthWords) -> tuple[float, float]:
    """Return the ends of the axis; beyond the longest bar there is room for words."""
    ends = [0.0, *(end for price in shown for end in _ends(price, words))]
    least, longest = min(ends), max(ends)
    return 1.05 * least, longest + 0.55 * ((longest - least) or 1.0)


def _draw(ax: Axes, y: int, price: Price, words: WorthWords) -> None:
    low, high = price.worth.low, price.worth.high
    furthest = max([0.0, *_ends(price, words)])
    if math.isfinite(low):
        ax.barh(y, low, height=0.5, color=USE_LOOKS["build"].colour, zorder=2)
        # Of what is worth nobody knows how much, an arrow points beyond the bar.
        end = high if math.isfinite(high) else low + 0.06 * ax.get_xlim()[1]
        furthest = max(furthest, end)
        if not price.worth.is_exact:
            tip = "|" if math.isfinite(high) else ">"
            ax.plot([low, end], [y, y], color=MUTED, linewidth=1.6, zorder=3)
            ax.plot(end, y, tip, color=MUTED, markersize=8, markeredgewidth=1.6, zorder=3)
    if price.cost is not None and words.is_money:
        ax.plot(
            price.cost, y, "D", color=WARNING, mec="white", mew=1.0, ms=8, zorder=5, clip_on=False
        )
    write_beside(ax, (furthest, y), _told(price, words), 9, bold=_pays(price, words))


def _told(price: Price, words: WorthWords) -> str:
    if price.words:
        worth = price.words
    elif price.worth.low == price.worth.high == 0:
        worth = "worth nothing"
    else:
        worth = f"worth {words.between(price.worth)}"
    return worth if price.cost is None else f"{worth}, costs {money(price.cost, words.currency)}"


def _pays(price: Price, words: WorthWords) -> bool:
    return words.is_money and price.cost is not None and price.worth.low > price.cost


def _finding(ranked: Sequence[Price], words: WorthWords, style: Style) -> str:
    if not ranked:
        return "No change was priced"
    first = ranked[0]
    if not max((price.worth.high for price in ranked), default=0.0) > 0:
        return f"None of {counted(len(ranked), 'change')} makes the plan worth more"
    if not first.worth.low > 0:
        return "No change is known to make the plan worth more: searches ended too early to tell"
    return f"{shorten(_said(first, style), 90)}: {_told(first, words)}"


def _detail(ranked: Sequence[Price], most: int) -> str:
    parts = ["Each change by itself, planned anew."]
    if any(not price.worth.is_exact for price in ranked[:most]):
        parts.append("A bar ends at the least, a whisker at the most it can be worth.")
    if open_ones := sum(price.worth.low <= 0 < price.worth.high for price in ranked[:most]):
        perhaps = "change may be worth nothing; a" if open_ones == 1 else _PERHAPS
        parts.append(f"{open_ones:,} {perhaps} longer search tells.")
    if len(ranked) > most:
        parts.append(f"Not shown: {counted(len(ranked) - most, 'change')} further down.")
    return " ".join(parts)


def _legend(shown: Sequence[Price], words: WorthWords) -> list[Artist]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    found: list[Artist] = [Patch(facecolor=USE_LOOKS["build"].colour, label="worth at least")]
    if any(not price.worth.is_exact for price in shown):
        found.append(Line2D([], [], color=MUTED, linewidth=1.6, label="worth at most"))
    if words.is_money and any(price.cost is not None for price in shown):
        cost = Line2D([], [], linestyle="", marker="D", color=WARNING, ms=7)
        cost.set_label("cost (bold: less than the worth)")
        found.append(cost)
    return found if shown else []
