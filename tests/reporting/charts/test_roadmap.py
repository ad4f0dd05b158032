"""The roadmap as bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from portfolio.domain import Relation, RelationKind, Timing
from portfolio.errors import NoRoadmap
from portfolio.intake import Backlog
from portfolio.planning import Highs, Problem, Roadmap, plan
from portfolio.reporting.charts import plot_roadmap
from portfolio.reporting.charts.palette import BAND
from portfolio.reporting.style import Style


def labels(ax: Axes) -> list[str]:
    """Return the words beside the rows, from above."""
    return [label.get_text() for label in ax.get_yticklabels()]


def bars(ax: Axes) -> dict[str, tuple[float, float, str]]:
    """Return start, end and colour of the bar of each row that has one."""
    found = {}
    for patch in ax.patches:
        if isinstance(patch, Rectangle) and to_hex(patch.get_facecolor()) != BAND.lower():
            row = labels(ax)[round(patch.get_y() + patch.get_height() / 2)]
            end = patch.get_x() + patch.get_width()
            found[row] = (patch.get_x(), end, to_hex(patch.get_facecolor()).upper())
    return found


def arrows(ax: Axes) -> int:
    """Return how many arrows there are."""
    return sum(isinstance(text, Annotation) and text.arrow_patch is not None for text in ax.texts)


def test_rows(roadmap: Roadmap) -> None:
    """Each horizon heads its initiatives, ordered by start, then id."""
    assert labels(plot_roadmap(roadmap)) == [
        "H1 run · 3",
        "Claims triage · CLAIMS",
        "Broker copilot · COPILOT",
        "AI Act files · FILES",
        "H2 grow · 1",
        "Pricing copilot · PRICE",
        "H3 transform · 1",
        "Embedded cover · COVER",
    ]


def test_the_mode_is_told(in_modes: Roadmap) -> None:
    """Behind the id, and the title gives way."""
    assert labels(plot_roadmap(in_modes))[1] == "Chatbot for brokers · BOT · lite"


def test_an_id_made_of_the_title_is_not_repeated(in_modes: Roadmap) -> None:
    """Who reads the title has read the id."""
    problem, bot = in_modes.problem, in_modes.problem.backlog.by_id["BOT"]
    ways = [replace(way, id="Chatbot-for-brokers", modes=()) for way in bot.ways]
    named = Backlog((replace(ways[0], modes=tuple(ways[1:])),))
    planned = plan(Problem.of(named, problem.capacity), solver=Highs(gap=0.0))
    assert labels(plot_roadmap(planned))[1] == "Chatbot for brokers · lite"


def test_bars(roadmap: Roadmap) -> None:
    """A bar reaches from the first quarter of work to go-live, in the colour of its horizon."""
    assert bars(plot_roadmap(roadmap)) == {
        "Claims triage · CLAIMS": (-0.5, 0.5, "#0072B2"),
        "Broker copilot · COPILOT": (-0.5, 0.5, "#0072B2"),
        "AI Act files · FILES": (-0.5, 0.5, "#0072B2"),
        "Pricing copilot · PRICE": (0.5, 2.5, "#E69F00"),
        "Embedded cover · COVER": (0.5, 1.5, "#009E73"),
    }


def test_go_live_and_running(roadmap: Roadmap) -> None:
    """A diamond stands at each go-live, and a line leads from it to the end of the calendar."""
    ax = plot_roadmap(roadmap)
    diamonds = [line for line in ax.lines if line.get_marker() == "D"]
    assert sorted(line.get_xdata()[0] for line in diamonds) == [0.5, 0.5, 0.5, 1.5, 2.5]
    running = [line.get_xdata() for line in ax.lines if len(line.get_xdata()) == 2]
    ends = [end for start, end in running if end != start]
    assert ends == [3.5] * 5


def test_marks_of_mandatory_and_in_flight(roadmap: Roadmap) -> None:
    """A star stands on FILES, a triangle on COPILOT; the legend says what they mean."""
    ax = plot_roadmap(roadmap)
    marks = {line.get_marker(): line.get_ydata()[0] for line in ax.lines}
    assert (marks["*"], marks[">"]) == (3, 2)
    figure = ax.get_figure(root=True)
    assert figure is not None
    (legend,) = figure.legends
    words = [text.get_text() for text in legend.get_texts()]
    assert words == ["mandatory", "in flight already"]


def test_arrow_from_what_is_needed_first(roadmap: Roadmap) -> None:
    """One arrow leads from the go-live of CLAIMS to the start of PRICE."""
    ax = plot_roadmap(roadmap)
    (arrow,) = (text for text in ax.texts if isinstance(text, Annotation) and text.arrow_patch)
    assert arrow.xyann == (0.5, 1)
    assert arrow.xy[0] == pytest.approx(0.58)
    assert round(arrow.xy[1]) == 5


def test_arrow_from_the_start_where_the_start_counts(roadmap: Roadmap) -> None:
    """From start to start the arrow leaves where the work on CLAIMS begins, at its left edge."""
    link = Relation(RelationKind.AFTER, "PRICE", "CLAIMS", 0, Timing.START_TO_START)
    ax = plot_roadmap(_linked(roadmap, link))
    (arrow,) = (text for text in ax.texts if isinstance(text, Annotation) and text.arrow_patch)
    assert arrow.xyann == (-0.5, 1)


def test_many_arrows_are_not_drawn(roadmap: Roadmap) -> None:
    """More links than an eye can follow are left out."""
    links = (Relation(RelationKind.AFTER, "PRICE", "CLAIMS"),) * 13
    assert arrows(plot_roadmap(_linked(roadmap, *links))) == 0


def _linked(roadmap: Roadmap, *links: Relation) -> Roadmap:
    horizon_map = roadmap.problem.horizon_map
    assert horizon_map is not None
    data = replace(roadmap.problem.backlog, relations=links)
    candidates = replace(horizon_map, scorecard=replace(horizon_map.scorecard, backlog=data))
    return replace(roadmap, problem=replace(roadmap.problem, candidates=candidates))


def test_finding(roadmap: Roadmap) -> None:
    """The title says how many are planned and when the first goes live."""
    ax = Figure().add_subplot()
    assert plot_roadmap(roadmap, ax) is ax
    wanted = "5 of 8 initiatives are planned; the first goes live in 2027Q2"
    assert ax.get_title(loc="left").replace("\n", " ").replace("\xa0", " ") == wanted


@pytest.mark.parametrize(("count", "quarters"), [(300, 12), (102, 48), (3000, 8)])
def test_rows_are_bounded(large: Callable[[int, int], Roadmap], count: int, quarters: int) -> None:
    """However many are planned, the biggest of each horizon are drawn and the rest is counted."""
    planned = count // 3
    roadmap = large(count, quarters)
    ax = plot_roadmap(roadmap, style=Style(most_initiatives=20))
    assert len(bars(ax)) == 20
    names = [f"I{n:04d}" for n in range(1, planned + 1)]
    horizons = {roadmap.horizon(name) for name in names}
    assert len(horizons) > 1
    for horizon in horizons:
        # The n-th costs n k, so that the last of each horizon are its biggest.
        mine = [name for name in names if roadmap.horizon(name) is horizon]
        drawn = [name for name in mine if name in " ".join(labels(ax))]
        assert drawn == mine[len(mine) - len(drawn) :]
        assert len(drawn) >= min(len(mine), 20 // len(horizons))
    more = [int(text.split()[1].replace(",", "")) for text in labels(ax) if "more" in text]
    assert sum(more) == planned - 20


def test_long_titles_are_cut(large: Callable[[int, int], Roadmap]) -> None:
    """A title of any length leaves room for the bars."""
    assert all(len(text) <= 60 for text in labels(plot_roadmap(large(9, 4))))


def test_live_after_the_end(large: Callable[[int, int], Roadmap]) -> None:
    """Work that ends with the calendar has no diamond, and the detail counts it."""
    ax = plot_roadmap(large(12, 4))
    # The n-th starts in quarter n mod 4, so only number 3 starts in the last one.
    assert sum(line.get_marker() == "D" for line in ax.lines) == 3
    figure = ax.get_figure(root=True)
    assert figure is not None
    assert "Live only after 2027Q4: 1." in figure.texts[1].get_text()


def test_nothing_planned(roadmap: Roadmap) -> None:
    """An empty plan is drawn as an empty calendar that says so."""
    values = roadmap.outcome.values
    assert values is not None
    ax = plot_roadmap(replace(roadmap, outcome=replace(roadmap.outcome, values=values * 0)))
    assert labels(ax) == ["Nothing is planned"]
    assert bars(ax) == {}


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is nothing to draw, and that is said."""
    with pytest.raises(NoRoadmap):
        plot_roadmap(no_plan)


def test_without_horizons(bare: Roadmap) -> None:
    """Candidates that were not classified stand in one band."""
    ax = plot_roadmap(bare)
    assert labels(ax)[0] == "Initiatives · 2"
    assert len(bars(ax)) == 2
