"""The horizon map: lookups, warnings, how it shows itself."""

from __future__ import annotations

import pytest

from portfolio.domain import Horizon
from portfolio.horizons import HorizonMap

H1, H2, H3 = Horizon


@pytest.fixture
def mapped(initiative, horizon_map) -> HorizonMap:
    """One initiative on H1, one on H2 by override, one on H3."""
    return horizon_map(
        initiative("A", uncertainty=1),
        initiative("B", horizon_override=H2, override_reason="board, 3 May"),
        initiative("C", scope_reach=3.5, business_model_novelty=5),
    )


def test_lookups(mapped: HorizonMap) -> None:
    """By id and by horizon."""
    assert mapped.horizon_of("B") is H2
    assert mapped["C"].horizon is H3
    assert [mapped.members(each) for each in Horizon] == [("A",), ("B",), ("C",)]
    assert len(mapped) == 3


def test_unknown_ids(mapped: HorizonMap) -> None:
    """An id that was not scored is named with the nearest one."""
    with pytest.raises(KeyError, match="'c' was not scored; did you mean 'C'"):
        mapped.horizon_of("c")


def test_warnings_may_not_apply_on_a_horizon(initiative, horizon_map) -> None:
    """A vague gain warns on H1 and is what H3 is made of; exclusions are no warnings."""
    mapped = horizon_map(
        initiative("A", gain=1),
        initiative("B", gain=1, scope_reach=5, business_model_novelty=5),
        initiative("C", gain=1, horizon_override=H3, override_reason="board"),
        initiative("D", ease=1),
    )
    assert mapped.scorecard.warnings.keys() == {"A", "B", "C"}
    assert mapped.warnings == {"A": ("warning, except on H3: the gain is vague (Gain 1)",)}
    assert mapped.scorecard.knock_outs.keys() == {"D"}


def test_frame(mapped: HorizonMap) -> None:
    """One row an initiative; horizons and labels are ordered."""
    frame = mapped.to_frame()
    assert frame["id"].tolist() == ["A", "B", "C"]
    assert frame["horizon"].tolist() == ["H1", "H2", "H3"]
    assert frame["horizon"].max() == "H3"
    assert (frame["label"] < "high").all()
    assert frame["ruled"].tolist() == ["H1", "H1", "H3"]
    assert frame["override_reason"].tolist() == ["", "board, 3 May", ""]
    assert frame["borderline"].tolist() == [False, False, True]
    # C: scope .5 and novelty 2 from the cut; no signals: .5 x .5/2 + .5 x .5
    assert frame["distance"].tolist() == [2.0, 2.0, 0.5]
    assert frame["confidence"].iloc[2] == pytest.approx(0.375)


def test_frame_without_a_ruling(initiative, horizon_map) -> None:
    """Missing axes leave blanks, not errors; an empty map is an empty frame."""
    mapped = horizon_map(
        initiative("A", scope_reach=None, horizon_override=H1, override_reason="board")
    )
    row = mapped.to_frame().iloc[0]
    assert row[["ruled", "distance"]].isna().all()
    assert horizon_map().to_frame().empty


def test_table(mapped: HorizonMap) -> None:
    """By horizon, with how sure and why; all text escaped."""
    html = mapped._repr_html_()
    assert html.index("Project A (A)") < html.index("Project B (B)") < html.index("Project C (C)")
    assert "by override (board, 3 May)" in html
    assert "1 H1 run, 1 H2 grow, 1 H3 transform" in html


def test_table_is_escaped_and_bounded(initiative, horizon_map) -> None:
    """Hostile titles and reasons stay text, and long maps are cut."""
    evil = "<script>1</script>"
    html = horizon_map(
        *(
            initiative(f"i{k}", title=evil, horizon_override=H1, override_reason=evil)
            for k in range(60)
        )
    )._repr_html_()
    assert "<script" not in html
    assert "… 10 more" in html


def test_short_in_a_terminal(mapped: HorizonMap) -> None:
    """One line says how many stand where."""
    assert repr(mapped) == "<HorizonMap of 3 initiatives: 1 H1 run, 1 H2 grow, 1 H3 transform>"
