"""The terms on which people of one role do the work of another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutionTerms:
    """What people of one role are worth when they are lent to the work of another.

    They stay in their own role and can be lent in one quarter and not in the next.

    Attributes
    ----------
    source, target
        Role that lends its people, role whose work they do; different roles.
    efficiency
        FTE of the other role that one lent FTE stands for, in [0, 1].
    max_share
        Most people lent in a quarter, as a share of the lending role's own people, in [0, 1].
    """

    source: str
    target: str
    efficiency: float
    max_share: float = 1.0
