"""The example in the template: a small valid backlog with people, money and hiring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Cells = Mapping[str, str | float]
"""One row: cell by column name."""

_CLAIMS: Cells = {
    "id": "CLAIMS-TRIAGE",
    "title": "Claims triage assistant",
    "description": "Sorts incoming claims by severity so that urgent ones are seen first.",
    "stage": "pilot",
    "business_unit": "Motor",
    "function": "claims",
    "owner_business": "Head of claims",
    "owner_technical": "Lead engineer claims",
    "sponsor": "Chief operating officer",
    "submitted_by": "Claims team north",
    "goals": "faster service; lower cost",
    "scope_reach": 3,
    "business_model_novelty": 1,
    "sourcing": "extend",
    "value_driver": "cycle_time",
    "uncertainty": 2,
    "time_to_value_months": 6,
    "solution_type": "rag",
    "regulatory_tier": "limited",
    "build_cost": 240_000,
    "build_fund": "innovation",
    "run_cost": 12_000,
    "contingency": 0.25,
    "benefit": 60_000,
    "benefit_low": 40_000,
    "benefit_high": 75_000,
    "p_success": 0.8,
    "duration": 2,
    "latest_finish": "2027Q4",
    "fte.ai_engineer": 1,
    "fte_run.mlops_specialist": 0.2,
}
_DATA: Cells = {
    "id": "CUSTOMER-DATA",
    "title": "Customer data clean-up",
    "description": "One trusted record for each customer; others build on it.",
    "kind": "data_remediation",
    "stage": "discovery",
    "business_unit": "Group",
    "function": "it",
    "owner_business": "Head of sales",
    "owner_technical": "Data platform lead",
    "sponsor": "Chief data officer",
    "goals": "lower cost",
    "scope_reach": 5,
    "business_model_novelty": 2,
    "sourcing": "build",
    "value_driver": "quality",
    "uncertainty": 2,
    "time_to_value_months": 9,
    "solution_type": "non_ai",
    "regulatory_tier": "minimal",
    "benefit": 15_000,
    "p_success": 0.9,
    "duration": 2,
    "earliest_start": "2027Q1",
}
_ADVICE: Cells = {
    "id": "NEXT-BEST-OFFER",
    "title": "Next best offer for advisers",
    "description": "Proposes the offer that fits a customer's situation.",
    "business_unit": "Life",
    "function": "sales",
    "owner_business": "Head of sales",
    "sponsor": "Chief commercial officer",
    "goals": "growth",
    "scope_reach": 4,
    "business_model_novelty": 4,
    "sourcing": "build",
    "value_driver": "sales",
    "uncertainty": 4,
    "time_to_value_months": 18,
    "solution_type": "custom_ml",
    "regulatory_tier": "unassessed",
    "build_cost": 400_000,
    "build_fund": "innovation",
    "run_cost": 30_000,
    "contingency": 0.25,
    "benefit": 140_000,
    "benefit_low": 30_000,
    "benefit_high": 220_000,
    "p_success": 0.5,
    "duration": 3,
    "fte.data_scientist": 1.5,
    "fte.ai_engineer": 0.5,
    "fte_run.mlops_specialist": 0.3,
}
_MINUTES: Cells = {
    "id": "MEETING-MINUTES",
    "title": "Meeting minutes by copilot",
    "business_unit": "Group",
    "scope_reach": 5,
    "business_model_novelty": 1,
    "sourcing": "buy",
    "value_driver": "productivity",
    "uncertainty": 1,
    "time_to_value_months": 3,
    "solution_type": "saas_copilot",
    "regulatory_tier": "minimal",
    "build_cost": 30_000,
    "build_fund": "innovation",
    "run_cost": 20_000,
    "benefit": 35_000,
    "duration": 1,
}

_QUARTERS = ("2027Q1", "2027Q2", "2027Q3", "2027Q4")
_PEOPLE = {"ai_engineer": 2, "data_engineer": 2, "data_scientist": 1, "mlops_specialist": 1}

EXAMPLE: Mapping[str, Sequence[Cells]] = {
    "initiatives": (_CLAIMS, _DATA, _ADVICE, _MINUTES),
    "staffing": (
        {"initiative": "CUSTOMER-DATA", "role": "data_engineer", "quarter_of_work": 1, "fte": 1},
        {"initiative": "CUSTOMER-DATA", "role": "data_engineer", "quarter_of_work": 2, "fte": 2},
        {"initiative": "CUSTOMER-DATA", "role": "data_engineer", "phase": "run", "fte": 0.3},
    ),
    "spend": (
        {
            "initiative": "CUSTOMER-DATA",
            "quarter_of_work": 1,
            "fund": "innovation",
            "amount": 80_000,
        },
        {
            "initiative": "CUSTOMER-DATA",
            "quarter_of_work": 2,
            "fund": "innovation",
            "amount": 120_000,
        },
        {"initiative": "CUSTOMER-DATA", "phase": "run", "fund": "operations", "amount": 6_000},
    ),
    "relations": ({"kind": "needs_first", "from": "NEXT-BEST-OFFER", "to": "CUSTOMER-DATA"},),
    "groups": (
        {
            "group": "sales desk changes",
            "initiative": "NEXT-BEST-OFFER",
            "not_concurrent": "yes",
        },
        {
            "group": "sales desk changes",
            "initiative": "MEETING-MINUTES",
            "not_concurrent": "yes",
        },
    ),
    "budget": tuple(
        {"fund": fund, "quarter": quarter, "amount": amount}
        for fund, amount in (("innovation", 250_000), ("operations", 60_000))
        for quarter in _QUARTERS
    ),
    "capacity": tuple(
        {"role": role, "quarter": quarter, "fte": fte}
        for role, fte in _PEOPLE.items()
        for quarter in _QUARTERS
    ),
    "hiring": (
        {
            "role": "data_scientist",
            "lead": 1,
            "ramp": 1,
            "ramp_productivity": 0.5,
            "cost": 32_000,
            "recruiting_cost": 10_000,
            "max_per_quarter": 1,
            "fund": "innovation",
        },
    ),
}
"""Rows by table; `with_scores` adds what depends on the rubric."""

_SCORES: tuple[str | float, ...] = (4, 3, "2..4", 5, "2..3..4", 3)
_JUDGED = "NEXT-BEST-OFFER"
_ASSESSORS = (("A. Assessor", 4.0), ("B. Assessor", 3.0))


def with_scores(criteria: Sequence[str]) -> dict[str, tuple[Cells, ...]]:
    """Return example rows by table, every initiative scored on every criterion.

    Parameters
    ----------
    criteria
        Ids of criteria on a scale from 1 to 5. Two assessors score one initiative on the first.
    """
    rows = {table: tuple(cells) for table, cells in EXAMPLE.items()}
    rows["initiatives"] = tuple(
        {**cells, **_scores(first, cells, criteria)}
        for first, cells in enumerate(rows["initiatives"])
    )
    rows["assessments"] = tuple(
        {
            "initiative": _JUDGED,
            "criterion": criterion,
            "assessor": assessor,
            "score": score,
            "low": score - 1,
            "high": score + 1,
            "evidence": "estimated",
        }
        for criterion in criteria[:1]
        for assessor, score in _ASSESSORS
    )
    return rows


def _scores(first: int, cells: Cells, criteria: Sequence[str]) -> dict[str, str | float]:
    # A score stands either here or among the assessments, never in both.
    skipped = 1 if cells["id"] == _JUDGED else 0
    return {
        f"score.{criterion}": _SCORES[(first + k) % len(_SCORES)]
        for k, criterion in enumerate(criteria)
        if k >= skipped
    }
