"""The roles of an AI Center of Excellence and the skill families they belong to."""

from __future__ import annotations

ROLE_FAMILIES: dict[str, str] = {
    "ai_coe_lead": "business",
    "ai_strategist": "business",
    "business_analyst": "domain",
    "product_owner": "domain",
    "domain_expert": "domain",
    "data_scientist": "ai",
    "ai_engineer": "ai",
    "data_engineer": "it",
    "software_engineer": "it",
    "mlops_specialist": "it",
    "devops_manager": "it",
    "ethics_officer": "governance",
    "compliance_officer": "governance",
    "security_specialist": "governance",
}
"""Role id to skill family; custom roles are welcome and belong to no family."""


def role_title(role: str) -> str:
    """Role id in words, for people to read: ``ai_engineer`` becomes ``AI engineer``."""
    words = role.replace("_", " ").replace("mlops", "MLOps").replace("devops", "DevOps")
    words = " ".join({"ai": "AI", "coe": "CoE"}.get(word, word) for word in words.split())
    return words[:1].upper() + words[1:]
