"""Money by fund and quarter."""

from __future__ import annotations

import pytest

from portfolio.errors import NoRoadmap
from portfolio.planning import Roadmap
from portfolio.reporting.fund_use import FundUse, full_quarters, fund_uses

K = 1000.0


def test_one_fund_by_cause(roadmap: Roadmap) -> None:
    """The fund pays for work when it is done, for running from go-live, for the hire from joining.

    Work: CLAIMS 100 and COPILOT 40, then COVER 90 and PRICE 60, then PRICE 60. CLAIMS runs at 10
    from the second quarter; the hire costs 1 a quarter and 2 once, in the second.
    """
    use = FundUse.of(roadmap, "change")
    assert use.name == "change"
    assert use.by_cause == {
        "build": (140 * K, 150 * K, 60 * K, 0),
        "run": (0, 10 * K, 10 * K, 10 * K),
        "hiring": (0, 3 * K, 1 * K, 1 * K),
    }
    assert use.total == (140 * K, 163 * K, 71 * K, 11 * K)
    assert use.limit == use.there == (200 * K,) * 4
    assert use.moved == (0, 0, 0, 0)


def test_funds_add_up(roadmap: Roadmap) -> None:
    """All funds together are the sum of each, quarter by quarter."""
    whole, parts = FundUse.of(roadmap, "change", "it"), fund_uses(roadmap)
    assert whole.name == ""
    assert whole.total == tuple(map(sum, zip(*(part.total for part in parts), strict=True)))
    assert whole.limit == (250 * K,) * 4


def test_share(roadmap: Roadmap) -> None:
    """385 k of 800 k are 48 percent."""
    assert FundUse.of(roadmap, "change").share == pytest.approx(385 / 800)


def test_no_money_is_no_share(roadmap: Roadmap) -> None:
    """Where there is nothing to spend nothing is spent, and nothing is divided by zero."""
    assert FundUse.of(roadmap).share == 0.0


def test_largest_fund_first(roadmap: Roadmap) -> None:
    """The fund with the most money comes first."""
    assert [use.name for use in fund_uses(roadmap)] == ["change", "it"]


@pytest.mark.parametrize(
    ("used", "limit", "expected"),
    [
        ((10.0, 9.94, 9.95, 0.0), (10.0,) * 4, (0, 2)),
        ((0.0, 1.0), (0.0, 0.0), (1,)),
        ((), (), ()),
    ],
)
def test_full_quarters(
    used: tuple[float, ...], limit: tuple[float, ...], expected: tuple[int, ...]
) -> None:
    """Full is 99.5 percent and more of what is there; where nothing is used nothing is full."""
    assert full_quarters(used, limit) == expected


def test_full(bare: Roadmap) -> None:
    """Two initiatives that each take the money of a quarter fill two quarters."""
    assert FundUse.of(bare, "all").full == (0, 1)


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan nothing is used, and that is said."""
    with pytest.raises(NoRoadmap):
        fund_uses(no_plan)


def test_people_and_moved_money(supplied: Roadmap) -> None:
    """Training is charged in the first quarter, in which 80 are kept back as well.

    Of these 60 are there in the second, when BIG costs 140 and 20 are paid for IT.
    """
    use = FundUse.of(supplied, "change")
    assert use.by_cause["build"] == (0, 140 * K, 0, 5 * K)
    assert use.by_cause["training"] == (10 * K, 0, 0, 0)
    assert use.total == pytest.approx((10 * K, 140 * K, 0, 5 * K))
    assert use.moved == pytest.approx((80 * K, -40 * K, 0, 0))
    assert use.there == pytest.approx((20 * K, 140 * K, 100 * K, 100 * K))
    assert use.full == (1,)
    assert use.share == pytest.approx(155 / 400)


def test_a_fund_without_money_is_paid_for(supplied: Roadmap) -> None:
    """IT has nothing, and the external engineer costs 20 in the second quarter."""
    use = FundUse.of(supplied, "it")
    assert use.by_cause["contractors"] == pytest.approx((0, 20 * K, 0, 0))
    assert use.there == pytest.approx((0, 20 * K, 0, 0))
    assert use.share == pytest.approx(1.0)


def test_moved_money_is_not_spent(supplied: Roadmap) -> None:
    """All funds together spend 10, 160, nothing and 5 of 400; what lapses is no spend."""
    whole = FundUse.of(supplied, "change", "it")
    assert sum(whole.total) == pytest.approx(175 * K)
    assert whole.share == pytest.approx(175 / 400)
