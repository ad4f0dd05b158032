"""No fund is overspent in any quarter; what may be kept, and who may pay for whom."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.domain.meant import did_you_mean
from portfolio.planning.constraints.constraint import Violation, check_numbers, exceeds
from portfolio.planning.constraints.rows import use_block
from portfolio.planning.decisions import Carried, Transfer, Transfers
from portfolio.planning.model import Block, Bools, Columns, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Budget:
    """No fund is overspent in any quarter; unspent money lapses unless it is kept.

    For every fund f and quarter t: ``spend[f, t] + k[f, t] - keep[f] k[f, t - 1] + sum over c of
    y[c, f, t] - sum over p of y[f, p, t] <= B[f, t]``, where spend is the build spend
    (contingency included) during work, the run cost from go-live on, and what hires, external
    people and training charge; k is money kept for the next quarter, ``k[f, t] <= cap[f]``; y is
    what fund p pays of what is charged to fund c, with ``sum over p of y[c, p, t] <=
    spend[c, t]``: whatever is paid was charged first, so that every amount can be traced to the
    fund that paid it.

    A budget given to `Problem.of` takes the place of the implied one. With several budgets in one
    problem, only what each of them allows is kept or paid for others.

    Attributes
    ----------
    keep
        Share of unspent money that is there in the next quarter, in [0, 1], by fund; the money of
        funds that are not named lapses.
    cap
        Most money that is kept back in a quarter, by fund that keeps any; no limit by default.
    payers
        Other funds that may pay what is charged to a fund, by the fund that is charged; each
        fund may pay what is charged to itself, and nothing else by default.
    """

    keep: Mapping[str, float] = field(default_factory=dict)
    cap: Mapping[str, float] = field(default_factory=dict)
    payers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    kind: ClassVar[str] = "budget"

    def __post_init__(self) -> None:
        check_numbers(self)
        for fund, share in self.keep.items():
            if not 0 <= share <= 1:
                raise ValueError(f"budget: {fund!r} keeps a share in [0, 1], not {share}")
        for fund, money in self.cap.items():
            if not (0 <= money < math.inf and self.keep.get(fund, 0.0) > 0):
                raise ValueError(
                    f"budget: cap of {fund!r} must be money >= 0 of a fund that keeps some, "
                    f"not {money}"
                )
        for fund, payers in self.payers.items():
            _check_payers(fund, payers)
        named = {fund: tuple(sorted(payers)) for fund, payers in sorted(self.payers.items())}
        object.__setattr__(self, "keep", dict(sorted(self.keep.items())))
        object.__setattr__(self, "cap", dict(sorted(self.cap.items())))
        object.__setattr__(self, "payers", named)

    def kept(self, fund: str) -> tuple[float, float]:
        """Share of unspent money of a fund that is kept, and the most money that is."""
        return self.keep.get(fund, 0.0), self.cap.get(fund, math.inf)

    def paid_by(self, fund: str) -> tuple[str, ...]:
        """Other funds that may pay what is charged to a fund."""
        return self.payers.get(fund, ())

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for a fund that the capacity does not know."""
        named = (*self.keep, *self.cap, *self.payers, *sum(self.payers.values(), ()))
        for fund in named:
            if fund not in problem.funds:
                hint = did_you_mean(fund, problem.funds)
                raise ValueError(f"budget: unknown fund {fund!r}{hint}")

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a fund and quarter, and one a fund and quarter that others may pay for."""
        money, (starts, *others) = problem.capacity.money, problem.columns.items()
        yield use_block(
            problem,
            rule=str(self),
            labels=Labels.product(fund=problem.funds, quarter=problem.capacity.calendar),
            use={
                starts[0]: problem.starts.charges,
                **{family: part.spend for family, part in others if len(part)},
            },
            upper=np.array([money[fund] for fund in problem.funds], dtype=float).reshape(-1),
            unit="money",
        )
        if Transfers.name in problem.columns and len(problem.columns[Transfers.name]):
            yield self._paid(problem)

    def _paid(self, problem: Problem) -> Block:
        """Rows that let others pay no more than was charged."""
        codes = problem.columns[Transfers.name].labels.codes
        charged = [problem.funds[code] for code in np.unique(codes["charged"])]
        names = [(fund, quarter) for fund in problem.funds for quarter in range(problem.quarters)]
        rows = np.array([fund in charged for fund, _ in names])
        return use_block(
            problem,
            rule=str(self),
            labels=Labels.product(charged=charged, quarter=problem.capacity.calendar),
            use={family: _uncovered(part, rows) for family, part in problem.columns.items()},
            upper=np.zeros(int(rows.sum())),
            unit="money",
        )

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add up what is charged to each fund in each quarter; look at what is kept and paid."""
        for (fund, quarter), use in roadmap.money_use.items():
            if exceeds(use.total, use.limit):
                found = f"{use.total:,.2f} charged, {use.limit:,.2f} there"
                yield Violation(str(self), f"{fund} in {quarter}", found)
        yield from self._wrongly_kept(roadmap)
        yield from self._wrongly_paid(roadmap)

    def _wrongly_kept(self, roadmap: Roadmap) -> Iterator[Violation]:
        for one in roadmap.done(Carried):
            share, most = self.kept(one.fund)
            where = f"{one.fund} in {one.quarter}"
            if one.keep > share:
                yield Violation(str(self), where, f"{one.keep:.0%} kept, {share:.0%} allowed")
            if exceeds(one.money, most):
                yield Violation(str(self), where, f"{one.money:,.2f} kept, {most:,.2f} allowed")

    def _wrongly_paid(self, roadmap: Roadmap) -> Iterator[Violation]:
        paid: defaultdict[tuple[str, Quarter], float] = defaultdict(float)
        for one in roadmap.done(Transfer):
            paid[one.charged, one.quarter] += one.money
            if one.payer not in self.paid_by(one.charged):
                where = f"{one.charged} in {one.quarter}"
                yield Violation(str(self), where, f"{one.payer} pays {one.money:,.2f} of it")
        for (fund, quarter), money in paid.items():
            spent = roadmap.money_use[fund, quarter].spent
            if exceeds(money, spent):
                found = f"others pay {money:,.2f} of {spent:,.2f} charged"
                yield Violation(str(self), f"{fund} in {quarter}", found)

    def __str__(self) -> str:
        told = ["No fund is overspent in any quarter"]
        for fund, share in self.keep.items():
            most = f", at most {self.cap[fund]:,.15g}," if fund in self.cap else ""
            told.append(f"{fund} keeps {share:.0%} of unspent money{most} for the next quarter")
        for fund, payers in self.payers.items():
            told.append(f"what is charged to {fund} may be paid by {' or '.join(payers)}")
        return "; ".join(told)


def _check_payers(fund: str, payers: Sequence[str]) -> None:
    if isinstance(payers, str) or len({*payers, fund}) <= len(payers):
        expected = "a list of other funds, each once"
        raise ValueError(f"budget: payers of {fund!r} must be {expected}, not {payers!r}")


def _uncovered(part: Columns, rows: Bools) -> coo_array:
    """Return what others pay less what is charged, by one unit of a column; some rows only."""
    spend = part.spend
    # Of money that is only moved, what spares a fund counts: somebody else pays.
    counts = spend.data < 0 if part.family == Transfers.name else np.full(spend.nnz, part.priced)
    kept = rows[spend.row] & counts
    number = np.cumsum(rows) - 1
    return coo_array(
        (-spend.data[kept], (number[spend.row[kept]], spend.col[kept])),
        shape=(int(rows.sum()), len(part)),
    )
