"""How a stability is told: names are escaped, long lists are cut."""

from __future__ import annotations

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Rubric, score
from portfolio.scoring.stability import stability
from portfolio.scoring.stability.stability_text import in_a_line, in_words, to_html, verdict


def test_titles_are_escaped(rubric: Rubric) -> None:
    """A title that is markup stays text on the page."""
    given = {name: Range.exactly(3) for name in ("gain", "reach", "effort")}
    ideas = (
        Initiative(id="A", title="<b>bold", scores=given),
        Initiative(id="B", title="B", scores=given | {"effort": Range.exactly(8)}),
    )
    shown = to_html(stability(score(Backlog(ideas), rubric), samples=20, rng=1, top=1))
    assert "<b>bold" not in shown
    assert "&lt;b&gt;bold (A)" in shown


def test_many_are_counted(matrix_of) -> None:
    """Of twelve who stay, ten are named and two counted."""
    rows = {f"I{place:02}": (1 - place / 100,) for place in range(14)}
    found = stability(matrix_of(rows, {"x": 1.0}), samples=5, rng=1, top=12)
    assert verdict(found).splitlines()[0].endswith("I08, I09 and 2 more.")
    assert in_words(found).startswith(verdict(found))
    assert in_a_line(found) == (
        "<Stability of 14 initiatives: 12 of the first 12 safe, 0 borderline, 0 in reach>"
    )
