"""The closed lists of words an initiative is described with."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of initiative it is."""

    INITIATIVE = "initiative"
    ENABLER = "enabler"
    DATA_REMEDIATION = "data_remediation"
    PLATFORM = "platform"
    MANDATORY_COMPLIANCE = "mandatory_compliance"


class Stage(StrEnum):
    """How far it has come."""

    IDEA = "idea"
    DISCOVERY = "discovery"
    PILOT = "pilot"
    PRODUCTION = "production"
    SCALE = "scale"
    RETIRED = "retired"
    STOPPED = "stopped"


class Status(StrEnum):
    """What planning may do with it."""

    PROPOSED = "proposed"
    IN_FLIGHT = "in_flight"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to plan."""
        return self in {Status.DELIVERED, Status.WITHDRAWN}


class Sourcing(StrEnum):
    """Where the solution comes from."""

    BUY = "buy"
    EXTEND = "extend"
    BUILD = "build"


class ValueDriver(StrEnum):
    """What the value is made of."""

    COST = "cost"
    PRODUCTIVITY = "productivity"
    QUALITY = "quality"
    CYCLE_TIME = "cycle_time"
    CAPITAL_PRODUCTIVITY = "capital_productivity"
    RISK_COMPLIANCE = "risk_compliance"
    SATISFACTION = "satisfaction"
    SALES = "sales"
    NEW_REVENUE = "new_revenue"


class SolutionType(StrEnum):
    """What is built or bought."""

    SAAS_COPILOT = "saas_copilot"
    QUICKSTART = "quickstart"
    LOW_CODE = "low_code"
    PREBUILT_ANALYTICAL = "prebuilt_analytical"
    GENAI_NO_RAG = "genai_no_rag"
    AUTOML = "automl"
    FINE_TUNE = "fine_tune"
    RAG = "rag"
    CUSTOM_ML = "custom_ml"
    SMALL_MODEL_VM = "small_model_vm"
    LARGE_MODEL_IAAS = "large_model_iaas"
    NON_AI = "non_ai"
    OTHER = "other"


class RegulatoryTier(StrEnum):
    """Declared risk tier under AI regulation."""

    PROHIBITED = "prohibited"
    HIGH = "high"
    LIMITED = "limited"
    MINIMAL = "minimal"
    UNASSESSED = "unassessed"
