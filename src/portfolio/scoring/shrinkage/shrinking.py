"""From estimates and their errors to what may be expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

from portfolio.scoring.finance.figures import in_words
from portfolio.scoring.shrinkage.prior import Prior
from portfolio.scoring.shrinkage.shrunk import Shrunk, ShrunkEstimate

if TYPE_CHECKING:
    import pandas as pd

ById: TypeAlias = "Mapping[str, float] | pd.Series[float]"
ByClass: TypeAlias = "float | Mapping[Hashable, float] | None"

_T = TypeVar("_T")
_ALL = "all"


def shrink(
    estimates: ById,
    deviation: ById,
    *,
    by: Mapping[str, Hashable] | pd.Series[str] | None = None,
    prior_mean: ByClass = None,
    prior_sd: ByClass = None,
) -> Shrunk:
    """Draw estimates towards what is known of their class, the vague ones most.

    With true values normal around the prior mean with deviation sd, and errors normal with
    deviation s, ``alpha = 1 / (1 + s^2 / sd^2)``, the value is ``alpha V + (1 - alpha) mean``, its
    deviation ``sqrt(alpha) s``. Source: Smith and Winkler, Management Science 52 (2006) 311-322.

    What of the prior is not given is learnt from the estimates of the class, see
    `Prior.from_estimates`. A class with one member cannot show it and takes the prior of all
    estimates together; a lone estimate without a given prior mean is not shrunk. An estimate with
    deviation 0 is certain and stays as it is.

    Parameters
    ----------
    estimates
        By id, in one unit: mapping or Series.
    deviation
        Standard deviation of the error of each estimate, in the same unit, at least 0.
    by
        Class of each initiative, such as its horizon: classes of different prospects must not
        share a prior. One class for all if None.
    prior_mean, prior_sd
        Mean and standard deviation (at least 0) of true values, where known better than from these
        estimates: for all classes, or by class.

    Raises
    ------
    ValueError
        For no estimates, ids without a deviation or class or the other way round, ids that stand
        twice, and numbers that are not finite or out of range; every fault is named.
    """
    values, errors, kinds = _checked(estimates, deviation, by)
    members: dict[Hashable, list[str]] = {}
    for name, kind in kinds.items():
        members.setdefault(kind, []).append(name)
    means = _by_class(prior_mean, members, "prior_mean")
    sds = _by_class(prior_sd, members, "prior_sd", least=0.0)
    priors, notes = dict[Hashable, Prior](), list[str]()
    for kind, names in members.items():
        pool = names if len(names) > 1 else list(values)
        amounts, spreads = (np.array([each[name] for name in pool]) for each in (values, errors))
        mean, sd = means.get(kind), sds.get(kind)
        priors[kind] = Prior.from_estimates(amounts, spreads, mean=mean, sd=sd)
        if mean is None or sd is None:
            notes += _notes(kind, names, pool, priors[kind])
    found = {
        name: ShrunkEstimate(name, kind, values[name], errors[name], priors[kind])
        for name, kind in kinds.items()
    }
    return Shrunk(found, priors, tuple(notes))


def _checked(
    estimates: ById, deviation: ById, by: Mapping[str, Hashable] | pd.Series[str] | None
) -> tuple[dict[str, float], dict[str, float], dict[str, Hashable]]:
    """Return estimates, deviations and classes by id, all in the order of the estimates."""
    faults: list[str] = []
    values = {name: float(value) for name, value in _once(estimates, "estimate", faults)}
    errors = {name: float(value) for name, value in _once(deviation, "deviation", faults)}
    kinds: dict[str, Hashable] = dict.fromkeys(values, _ALL)
    if by is not None:
        kinds = dict(_once(by, "class", faults))
    if not values:
        faults.append("there are no estimates")
    for word, known in (("deviation", errors), ("class", kinds)):
        faults += [f"{name} has no {word}" for name in values if name not in known]
        faults += [f"{name} has a {word} but no estimate" for name in known if name not in values]
    faults += [f"the estimate of {n} must be finite, not {v}" for n, v in values.items() if _off(v)]
    faults += [
        f"the deviation of {n} must be finite and at least 0, not {s}"
        for n, s in errors.items()
        if _off(s) or s < 0
    ]
    if faults:
        raise ValueError("; ".join(faults))
    return values, errors, {name: kinds[name] for name in values}


def _once(
    given: Mapping[str, _T] | pd.Series[Any], word: str, faults: list[str]
) -> list[tuple[str, _T]]:
    # A Series may hold an id twice, a mapping cannot.
    pairs = [(str(name), value) for name, value in given.items()]
    counts = Counter(name for name, _ in pairs)
    faults += [f"{name} has more than one {word}" for name in sorted(counts) if counts[name] > 1]
    return pairs


def _off(value: float) -> bool:
    return not isfinite(value)


def _by_class(
    given: ByClass, kinds: Mapping[Hashable, object], word: str, least: float = -inf
) -> dict[Hashable, float]:
    """Return what is given of the prior by class; classes of which nothing is are left out."""
    if given is None:
        return {}
    found = dict(given) if isinstance(given, Mapping) else dict.fromkeys(kinds, given)
    faults = [f"{word} of {kind}, a class without members" for kind in found if kind not in kinds]
    faults += [
        f"{word} of {kind} must be finite{'' if least < 0 else ' and at least 0'}, not {value}"
        for kind, value in found.items()
        if _off(value) or value < least
    ]
    if faults:
        raise ValueError("; ".join(faults))
    return found


def _notes(
    kind: Hashable, names: Sequence[str], pool: Sequence[str], prior: Prior
) -> Iterator[str]:
    if prior.sd == inf:
        yield f"{names[0]} is not shrunk: one estimate does not show what to shrink it to."
    elif len(pool) > len(names):
        yield f"{kind} has one member: it takes the prior of all estimates together."
    if prior.sd == 0 and len(pool) > 1:
        yield (
            f"The estimates of {kind} differ no more than their errors explain: all but certain "
            f"ones are expected at {in_words(prior.mean)}."
        )
