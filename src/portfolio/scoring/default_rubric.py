"""The rubric that is used when nobody brings another: eleven criteria, scored 1 to 5.

The end anchors follow the published criteria for business envisioning of AI solutions and for AI
adoption planning; middle anchors and all weights are this library's proposal and were never
checked against outcomes. Change them, and see what the change does, before trusting a rank.
"""

from __future__ import annotations

from portfolio.domain import Horizon
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.knock_outs import Effect, KnockOut
from portfolio.scoring.rubric import Rubric

_VALUE = (
    Criterion(
        id="financial_impact",
        title="Financial impact",
        axis=Axis.VALUE,
        weight=0.30,
        anchors={
            1: "benefit not understood or not quantified",
            3: "quantified range, moderate against its cost; finance not yet involved",
            5: "clear, significant gain in revenue, cost, capital or avoided loss, "
            "validated by finance",
        },
    ),
    Criterion(
        id="strategic_alignment",
        title="Strategic alignment",
        axis=Axis.VALUE,
        weight=0.25,
        anchors={
            1: "supports no stated goal",
            3: "supports a goal of one function, sponsor named",
            5: "advances a top goal, sponsor on the board",
        },
    ),
    Criterion(
        id="experience_impact",
        title="Experience impact",
        axis=Axis.VALUE,
        weight=0.20,
        anchors={
            1: "users see little appeal",
            3: "noticeable gain in quality, cycle time or satisfaction for known users",
            5: "strongly wanted; removes a frequent, painful problem for a large group",
        },
    ),
    Criterion(
        id="capability_enablement",
        title="Capability enablement",
        axis=Axis.VALUE,
        weight=0.15,
        anchors={
            1: "one-off",
            3: "some reusable data or components",
            5: "unlocks several later initiatives: a platform, a data domain, skills",
        },
    ),
    Criterion(
        id="measurability",
        title="Measurability",
        axis=Axis.VALUE,
        weight=0.10,
        anchors={
            1: "no KPI can be defined",
            3: "KPI defined, baseline missing or hard to attribute",
            5: "two or three KPIs with baseline, target, owner and attribution",
        },
    ),
)

_FEASIBILITY = (
    Criterion(
        id="data_readiness",
        title="Data readiness",
        axis=Axis.FEASIBILITY,
        weight=0.25,
        anchors={
            1: "data absent, unknown or not permitted",
            3: "data exist, partly cleaned, access agreed in principle",
            5: "accessible, governed, good and plenty enough for this type of solution",
        },
    ),
    Criterion(
        id="technical_fit",
        title="Technical fit",
        axis=Axis.FEASIBILITY,
        weight=0.20,
        anchors={
            1: "unclear why AI or which; heavy, unproven integration",
            3: "plausible and proven elsewhere; integration understood",
            5: "compelling need for AI, proven or off the shelf, simple integration; "
            "an option without AI was considered",
        },
    ),
    Criterion(
        id="risk_safeguards",
        title="Risk safeguards",
        axis=Axis.FEASIBILITY,
        weight=0.20,
        anchors={
            1: "risks or safeguards unknown",
            3: "main risks listed, some mitigations outstanding",
            5: "risks well understood; mature responsible-AI, security and compliance controls",
        },
    ),
    Criterion(
        id="skills_availability",
        title="Skills availability",
        axis=Axis.FEASIBILITY,
        weight=0.15,
        anchors={
            1: "key roles absent, no plan",
            3: "gaps can be filled by a known hire, partner or training",
            5: "full cross-functional team available, for running it too",
        },
    ),
    Criterion(
        id="change_readiness",
        title="Change readiness",
        axis=Axis.FEASIBILITY,
        weight=0.10,
        anchors={
            1: "strong resistance, many users disrupted",
            3: "mixed feelings, training planned",
            5: "low resistance, small disruption, champions",
        },
    ),
    Criterion(
        id="time_to_value",
        title="Time to value",
        axis=Axis.FEASIBILITY,
        weight=0.10,
        anchors={
            1: "more than 24 months to first value in production",
            2: "12 to 24 months",
            3: "6 to 12 months",
            4: "3 to 6 months",
            5: "less than 3 months",
        },
    ),
)

_KNOCK_OUTS = (
    KnockOut(
        criterion="strategic_alignment",
        at_most=1,
        reason="it supports no stated goal and should not proceed",
    ),
    KnockOut(
        criterion="risk_safeguards",
        at_most=1,
        reason="risks or safeguards are unknown, an unacceptable exposure",
    ),
    KnockOut(
        criterion="financial_impact",
        at_most=1,
        reason="the benefit is vague; put others first",
        effect=Effect.WARN,
        except_horizon=Horizon.H3,
    ),
)

DEFAULT_RUBRIC = Rubric(
    name="default",
    criteria=(*_VALUE, *_FEASIBILITY),
    knock_outs=_KNOCK_OUTS,
)
"""Five criteria of value, six of feasibility, three knock-outs; high is above the midpoint."""
