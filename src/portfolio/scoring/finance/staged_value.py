"""What staged, risky work is worth when it may be stopped on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.decision_tree import Decision, Phase
from portfolio.scoring.finance.figures import as_percent, in_words
from portfolio.scoring.finance.flows import checked_rate

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseWorth:
    """What beginning one phase is worth, seen from the moment it would begin.

    Attributes
    ----------
    path
        Names of the phases and chances that lead to it, and its own.
    p_reached
        Probability in [0, 1] of getting there if work never stops of one's own will.
    begins
        Periods from now.
    cost
        Money paid when it begins.
    worth
        Present value at that moment of beginning it, with the right to stop later.
    committed
        The same without the right to stop.
    """

    path: tuple[str, ...]
    p_reached: float
    begins: float
    cost: float
    worth: float
    committed: float

    @property
    def go_on(self) -> bool:
        """Whether to begin it: it is worth more than stopping, which is worth 0."""
        return self.worth > 0

    @property
    def name(self) -> str:
        """The path in one text."""
        return " / ".join(filter(None, self.path))


@dataclass(frozen=True, repr=False)
class StagedValue:
    """Risk-adjusted value of work in phases, by backward induction.

    With q = 1 / (1 + rate), a phase of cost c, duration d and probability p is worth
    ``G = -c + p q^d E[max(0, G of the next)]`` when it begins; without the right to stop
    ``N = -c + p q^d E[N of the next]``, which adds up to ``sum of P(reached) x flow x q^t``.
    Risk stands in the probabilities: do not add a premium for it to the rate too.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 10.

    Attributes
    ----------
    rate
        Of one period, a share above -1.
    decision
        The first decision, and all that follow.

    Raises
    ------
    ValueError
        For a rate not above -1.
    """

    rate: float
    decision: Decision

    def __post_init__(self) -> None:
        checked_rate(self.rate)

    @cached_property
    def phases(self) -> tuple[PhaseWorth, ...]:
        """Every phase that may come, the first one first, each before what it leads to."""
        return tuple(self._walk(self.decision, (), 1.0, 0.0))

    @property
    def value(self) -> float:
        """Present value of beginning now, stopping later wherever going on loses money.

        It may be below 0: then do not begin.
        """
        return self.phases[0].worth

    @property
    def committed(self) -> float:
        """Present value of beginning now and going on whatever turns out (the plain rNPV)."""
        return self.phases[0].committed

    @property
    def option_value(self) -> float:
        """What the right to stop is worth, at least 0."""
        return self.value - self.committed

    def _walk(
        self, decision: Decision, path: tuple[str, ...], p_reached: float, begins: float
    ) -> list[PhaseWorth]:
        """Return this phase and all below it; what it leads to is worked out first."""
        phase, below, worth, committed = decision.phase, list[PhaseWorth](), 0.0, 0.0
        for chance in decision.chances:
            if isinstance(chance.then, Decision):
                reached = p_reached * phase.p_success * chance.probability
                here = (*path, phase.name, chance.name)
                onward = self._walk(chance.then, here, reached, begins + phase.duration)
                below += onward
                best, whatever = max(0.0, onward[0].worth), onward[0].committed
            else:
                best = whatever = chance.then
            worth += chance.probability * best
            committed += chance.probability * whatever
        today = phase.p_success * (1 + self.rate) ** -phase.duration
        own = PhaseWorth(
            path=(*path, phase.name),
            p_reached=p_reached,
            begins=begins,
            cost=phase.cost,
            worth=today * worth - phase.cost,
            committed=today * committed - phase.cost,
        )
        return [own, *below]

    @property
    def sentence(self) -> str:
        """Whether to begin, what it is worth, where to stop, and what that is worth."""
        stops = [each.name for each in self.phases[1:] if not each.go_on]
        if not self.phases[0].go_on:
            return f"Do not begin: even with the right to stop it is worth {in_words(self.value)}."
        told = f"Begin: it is worth {in_words(self.value)}"
        if not stops:
            return f"{told}, and every phase is worth going on with once it is reached."
        return (
            f"{told}, of which the right to stop is {in_words(self.option_value)}. "
            f"Stop before {'; '.join(stops)}."
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a phase that may come, each before what it leads to.

        Columns: ``phase`` (the path to it), ``p_reached`` (probability if nobody stops),
        ``begins`` (periods from now), ``cost`` (money), ``worth`` (present value when it begins,
        with the right to stop later), ``committed`` (without), ``go_on`` (bool).
        """
        import pandas as pd

        columns = ["phase", "p_reached", "begins", "cost", "worth", "committed", "go_on"]
        rows = [
            (w.name, w.p_reached, w.begins, w.cost, w.worth, w.committed, w.go_on)
            for w in self.phases
        ]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<StagedValue {self.sentence}>"

    def _repr_html_(self) -> str:
        heads = ["Phase", "Reached", "Begins", "Cost", "Worth going on", "Decision"]
        rows = [
            [
                w.name,
                as_percent(w.p_reached),
                in_words(w.begins),
                in_words(w.cost),
                in_words(w.worth),
                "go on" if w.go_on else "stop",
            ]
            for w in self.phases
        ]
        return html_table(heads, rows, self.sentence)


def rnpv(rate: float, work: Decision | Sequence[Phase], payoff: float | None = None) -> StagedValue:
    """Value staged work by the probability of getting through, and find where to stop.

    Parameters
    ----------
    rate
        Of one period, a share above -1; without a premium for the risk of failure.
    work
        The first decision of a tree, or phases that follow one another.
    payoff
        Worth in money at the end of the last phase; with phases only.

    Raises
    ------
    ValueError
        For a rate not above -1, phases without a payoff, or a tree with one.
    """
    if isinstance(work, Decision) != (payoff is None):
        raise ValueError("phases need a payoff, and a decision tree holds its own")
    if isinstance(work, Decision):
        return StagedValue(rate, work)
    return StagedValue(rate, Decision.chain(work, payoff or 0.0))
