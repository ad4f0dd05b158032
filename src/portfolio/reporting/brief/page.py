"""The brief: one page of HTML for the board, complete in itself, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.reporting.brief.choice import left_out_section, planned_section
from portfolio.reporting.brief.fine_print import (
    assumptions_section,
    duplicates_section,
    reading_section,
    rules_section,
)
from portfolio.reporting.brief.horizons import horizons_section
from portfolio.reporting.brief.means import money_section, people_section
from portfolio.reporting.brief.ranking import ranking_section
from portfolio.reporting.brief.section import Section
from portfolio.reporting.charts import charts_of
from portfolio.reporting.pictures import inline_svg
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.summary import headline, key_figures, notes, proof

if TYPE_CHECKING:
    from portfolio.intake.duplicates import Duplicates
    from portfolio.planning import Roadmap
    from portfolio.scoring.stability import Stability


def brief_html(
    roadmap: Roadmap,
    *,
    title: str = "AI portfolio roadmap",
    duplicates: Duplicates | None = None,
    stability: Stability | None = None,
    generated_for: str = "",
    style: Style = DEFAULT_STYLE,
) -> str:
    """Return the brief on a roadmap: what to decide, what it takes, what it rests on.

    One page of HTML with its style and charts inside: it loads nothing, runs nothing, and the
    same arguments give the same text. Every text of the input is escaped. Long lists are cut and
    say so.

    Parameters
    ----------
    roadmap
        Result of `plan`; without a plan the brief says why there is none.
    title
        Head of the page.
    duplicates
        Result of `find_duplicates`; None for a brief that does not speak of them.
    stability
        How robust the ranking is; None for a brief that does not speak of it.
    generated_for
        For whom and when, in words; empty for nobody.
    style
        The currency, and how much of long lists is shown.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    # Escaping does not hang on the name of the template.
    pages = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=PackageLoader("portfolio.reporting.brief", ""),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    calendar = roadmap.problem.capacity.calendar
    return pages.get_template("page.html").render(
        title=title,
        generated_for=generated_for,
        span=f"{calendar[0]} to {calendar[-1]}",
        has_plan=roadmap.outcome.has_plan,
        headline=headline(roadmap, style),
        proof=proof(roadmap.outcome),
        message=roadmap.outcome.message,
        figures=key_figures(roadmap, style),
        notes=notes(roadmap),
        sections=list(_sections(roadmap, duplicates, stability, style)),
        charts={name: Markup(inline_svg(roadmap, name, style)) for name in charts_of(roadmap)},
    )


def _sections(
    roadmap: Roadmap,
    duplicates: Duplicates | None,
    stability: Stability | None,
    style: Style,
) -> Iterator[Section]:
    problem = roadmap.problem
    if roadmap.outcome.has_plan:
        yield Section("roadmap", "Roadmap", chart="roadmap")
        yield planned_section(roadmap, style)
        yield money_section(roadmap, style)
        if problem.roles:
            yield people_section(roadmap, style)
        if problem.horizon_map is not None:
            yield horizons_section(roadmap, style)
        if problem.scorecard is not None:
            yield Section("choice", "What was chosen from", chart="value_map")
        yield left_out_section(roadmap, style)
    if stability is not None:
        yield ranking_section(roadmap, stability)
    yield rules_section(problem)
    yield assumptions_section(problem)
    if duplicates is not None:
        yield duplicates_section(duplicates, style)
    yield reading_section(roadmap)
