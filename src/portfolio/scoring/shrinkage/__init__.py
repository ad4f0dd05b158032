"""Shrinkage: estimates drawn towards what is known, so that choosing by them does not deceive."""

from portfolio.scoring.shrinkage.prior import Prior
from portfolio.scoring.shrinkage.shrinking import shrink
from portfolio.scoring.shrinkage.shrunk import Shrunk, ShrunkEstimate
from portfolio.scoring.shrinkage.surprise import expected_surprise

__all__ = ["Prior", "Shrunk", "ShrunkEstimate", "expected_surprise", "shrink"]
