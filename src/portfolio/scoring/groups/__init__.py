"""What several assessors agree and disagree on, and who scores higher or lower than the others."""

from __future__ import annotations

from portfolio.scoring.groups.assessor_agreement import AssessorAgreement, agreement
from portfolio.scoring.groups.bias import AssessorBias, Leaning, assessor_bias
from portfolio.scoring.groups.concordance import Concordance
from portfolio.scoring.groups.dispute import Dispute

__all__ = [
    "AssessorAgreement",
    "AssessorBias",
    "Concordance",
    "Dispute",
    "Leaning",
    "agreement",
    "assessor_bias",
]
