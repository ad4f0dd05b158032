"""An answer on a pair that the other answers contradict, and the value that would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """One answer: the first criterion is so many times as important as the second.

    Attributes
    ----------
    first, second
        Ids of the criteria.
    ratio
        Above 0; below 1 the second is the more important one.
    """

    first: str
    second: str
    ratio: float

    def __str__(self) -> str:
        """Say it with the more important criterion first: ``cost is 3 times speed``."""
        if self.ratio < 1:
            return str(PairAnswer(self.second, self.first, 1 / self.ratio))
        if self.ratio == 1:
            return f"{self.first} is as important as {self.second}"
        return f"{self.first} is {self.ratio:.3g} times {self.second}"


@dataclass(frozen=True, slots=True)
class DoubtfulAnswer:
    """An answer that the others contradict.

    Attributes
    ----------
    answer
        What was said.
    implied_by_weights
        The ratio ``w_i / w_j`` of the weights that all answers together lead to, this one included.
    implied_by_others
        The ratio that the other answers alone lead to, by log least squares without this answer;
        said instead, it makes the geometric index as small as this answer can.
    ratio_before, ratio_after
        Consistency ratio as it is, and with `implied_by_others` said instead.
    index_before, index_after
        Geometric consistency index, likewise.
    """

    answer: PairAnswer
    implied_by_weights: float
    implied_by_others: float
    ratio_before: float
    ratio_after: float
    index_before: float
    index_after: float

    @property
    def error(self) -> float:
        """``ln(a_ij w_j / w_i)``: 0 where the weights confirm the answer."""
        return log(self.answer.ratio / self.implied_by_weights)

    def __str__(self) -> str:
        """Say what was answered, what the others imply and how much that would mend."""
        before, after = f"{self.ratio_before:.2f}", f"{self.ratio_after:.2f}"
        change = f"falls from {before} to {after}" if before != after else f"stays at {after}"
        return (
            f'"{self.answer}" disagrees with the other answers, which imply '
            f"{self.implied}; with that the consistency ratio {change}"
        )

    @property
    def implied(self) -> str:
        """What the others imply, in the direction in which the answer is told."""
        turned = self.answer.ratio < 1
        ratio = 1 / self.implied_by_others if turned else self.implied_by_others
        if ratio >= 0.995:
            return f"about {_plain(ratio)}"
        upper, lower = self.answer.first, self.answer.second
        upper, lower = (upper, lower) if turned else (lower, upper)
        return f'the reverse, "{upper} is about {_plain(1 / ratio)} times {lower}"'


def _plain(ratio: float) -> str:
    return f"{ratio:.2g}" if ratio < 99.5 else f"{ratio:,.0f}"
