"""Estimates drawn towards what is known of their class, and what choosing by them would cost."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import as_percent, in_words
from portfolio.scoring.shrinkage.prior import Prior

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ShrunkEstimate:
    """One estimate, drawn towards what is known of its class.

    Attributes
    ----------
    initiative
        Id.
    kind
        Its class; those of one class share a prior.
    estimate, deviation
        What was estimated, and the standard deviation of its error.
    prior
        What is believed of the class.
    """

    initiative: str
    kind: Hashable
    estimate: float
    deviation: float
    prior: Prior

    @property
    def alpha(self) -> float:
        """How far the estimate is believed, in [0, 1]: ``1 / (1 + s^2 / prior sd^2)``."""
        return float(self.prior.trust(np.array(self.deviation)))

    @property
    def value(self) -> float:
        """What to expect: ``alpha x estimate + (1 - alpha) x prior mean``."""
        return self.alpha * self.estimate + (1 - self.alpha) * self.prior.mean

    @property
    def sd(self) -> float:
        """Standard deviation of the true value, ``sqrt(alpha) x deviation``.

        It holds the prior for known, so it is too small where that was learnt from few.
        """
        return float(np.sqrt(self.alpha)) * self.deviation

    @property
    def expected_disappointment(self) -> float:
        """How far the estimate is expected to be missed: estimate - value; below 0 a pleasure."""
        return self.estimate - self.value


@dataclass(frozen=True, eq=False, repr=False)
class Shrunk:
    """Estimates drawn towards what is known of their class.

    Whoever chooses by estimates chooses errors that flatter: the optimizer's curse. The values
    here are unbiased after choosing. Estimates of one class and one deviation keep their order;
    of different deviations they may change it, the vague ones losing most.
    Source: Smith and Winkler, Management Science 52 (2006) 311-322.

    Attributes
    ----------
    by_initiative
        Estimate and what it shrinks to, by id, in the order given.
    priors
        What is believed of each class.
    notes
        What a reader must know, in sentences. Empty when all is well.
    """

    by_initiative: Mapping[str, ShrunkEstimate]
    priors: Mapping[Hashable, Prior]
    notes: tuple[str, ...] = ()

    def __getitem__(self, initiative: str) -> ShrunkEstimate:
        """Return what became of one estimate."""
        return self.by_initiative[initiative]

    def __len__(self) -> int:
        return len(self.by_initiative)

    @cached_property
    def value(self) -> Mapping[str, float]:
        """What to expect of each initiative (the posterior mean), by id."""
        return {name: each.value for name, each in self.by_initiative.items()}

    @cached_property
    def alpha(self) -> Mapping[str, float]:
        """How far each estimate is believed, in [0, 1], by id."""
        return {name: each.alpha for name, each in self.by_initiative.items()}

    @cached_property
    def sd(self) -> Mapping[str, float]:
        """Standard deviation of each true value, by id."""
        return {name: each.sd for name, each in self.by_initiative.items()}

    @cached_property
    def expected_disappointment(self) -> Mapping[str, float]:
        """How far each estimate is expected to be missed, by id; below 0 a pleasure."""
        return {name: each.expected_disappointment for name, each in self.by_initiative.items()}

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Ids by falling value, ties by id."""
        return tuple(sorted(self.value, key=lambda name: (-self.value[name], name)))

    def disappointment_of(self, initiatives: Iterable[str]) -> float:
        """Return how far the promises of chosen initiatives are expected to be missed, in all.

        Raises
        ------
        ValueError
            For ids that have no estimate or are named twice; all of them.
        """
        return fsum(each.expected_disappointment for each in self._chosen(initiatives))

    def sentence(self, initiatives: Iterable[str] | None = None) -> str:
        """Return what chosen initiatives promise and what to expect of them.

        Parameters
        ----------
        initiatives
            Ids of the chosen; all if None.

        Raises
        ------
        ValueError
            For ids that have no estimate or are named twice; all of them.
        """
        chosen = self._chosen(self.by_initiative if initiatives is None else initiatives)
        promised = fsum(each.estimate for each in chosen)
        expected = fsum(each.value for each in chosen)
        match len(chosen):
            case 0:
                return "Nothing is chosen."
            case 1:
                who, promise = chosen[0].initiative, "promises"
            case count:
                word, promise = "" if initiatives is None else "chosen ", "promise"
                who = f"The {count:,} {word}initiatives"
        return f"{who} {promise} {in_words(promised)}; after shrinkage expect {in_words(expected)}."

    def _chosen(self, initiatives: Iterable[str]) -> list[ShrunkEstimate]:
        names = list(initiatives)
        unknown = sorted(set(names) - set(self.by_initiative))
        twice = sorted({name for name in names if names.count(name) > 1})
        faults = [f"no estimate of {', '.join(unknown)}"] if unknown else []
        faults += [f"named twice: {', '.join(twice)}"] if twice else []
        if faults:
            raise ValueError("; ".join(faults))
        return [self.by_initiative[name] for name in names]

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, in the order given.

        Columns: ``initiative``, ``class``, ``estimate``, ``deviation`` (of its error),
        ``prior_mean``, ``prior_sd`` (of its class), ``alpha`` (belief in the estimate, [0, 1]),
        ``value`` (what to expect), ``sd`` (of the true value), ``expected_disappointment``
        (estimate less value).
        """
        import pandas as pd

        rows = [
            {
                "initiative": name,
                "class": each.kind,
                "estimate": each.estimate,
                "deviation": each.deviation,
                "prior_mean": each.prior.mean,
                "prior_sd": each.prior.sd,
                "alpha": each.alpha,
                "value": each.value,
                "sd": each.sd,
                "expected_disappointment": each.expected_disappointment,
            }
            for name, each in self.by_initiative.items()
        ]
        return pd.DataFrame(rows)

    def __str__(self) -> str:
        return " ".join([self.sentence(), *self.notes])

    def __repr__(self) -> str:
        return f"<Shrunk {self.sentence()}>"

    def _repr_html_(self) -> str:
        heads = ["Initiative", "Class", "Estimate", "Believed", "Expect", "Give or take"]
        rows = [
            [
                name,
                each.kind,
                in_words(each.estimate),
                as_percent(each.alpha),
                in_words(each.value),
                in_words(each.sd),
            ]
            for name, each in ((name, self[name]) for name in self.ranking)
        ]
        return html_table(heads, rows, str(self))
