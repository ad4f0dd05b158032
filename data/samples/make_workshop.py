"""Writes the workshop sample: 200 invented ideas of a pump maker, judged by ten people.

    python data/samples/make_workshop.py [workbook.xlsx]

Nothing is real. Titles are made of a function, an object it deals with, and what AI could do to
that object. Scores follow a quality that is drawn for each idea, with three things planted: the
head of sales leans high, nobody agrees on experience impact, and a few scores are unknown.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

from xlsxwriter import Workbook

SEED = 9
IDEAS = 200
LEADERS = (
    "bearing-damage-warning",
    "castings-camera",
    "pump-quotations-drafts",
    "spare-part-stocks-planner",
    "supplier-invoices-reading",
    "warranty-claims-triage",
)
"""Ideas that are clearly better than the rest."""
UNKNOWN = 14
"""Scores (idea and criterion) that nobody dares to give."""
OPTIMIST, LEAN = "Head of sales", 0.6
"""Who leans high, by how many points of the scale."""
DISPUTED = "experience_impact"
NOISE, NOISE_DISPUTED = 0.45, 1.5
"""How far an assessor's score is from the truth, in points (standard deviation)."""
TARGET = Path(__file__).with_name("workshop.xlsx")

PANEL = {
    "financial_impact": ("Head of finance", "Head of operations", "Head of sales"),
    "strategic_alignment": ("Head of finance", "Head of product development", "Head of sales"),
    "experience_impact": ("Head of human resources", "Head of sales", "Head of service"),
    "capability_enablement": ("Head of data", "Head of IT", "Head of product development"),
    "measurability": ("Head of data", "Head of finance", "Head of operations"),
    "data_readiness": ("Head of data", "Head of legal", "Head of supply chain"),
    "technical_fit": ("Head of data", "Head of IT", "Head of product development"),
    "risk_safeguards": ("Head of human resources", "Head of IT", "Head of legal"),
    "skills_availability": ("Head of data", "Head of human resources", "Head of IT"),
    "change_readiness": ("Head of human resources", "Head of operations", "Head of service"),
    "time_to_value": ("Head of product development", "Head of service", "Head of supply chain"),
}
"""Who knows enough to judge each criterion of the default rubric."""


class Solution(NamedTuple):
    """What AI could do to an object, and what such solutions have in common.

    The title and the text name the object; `cost` is the usual build cost in thousand euros.
    The last three are points of a score, to be added: how much it is worth, how well it can be
    done, and how new the business is.
    """

    title: str
    text: str
    driver: str
    kind: str
    sourcing: str
    cost: int
    worth: float
    ease: float
    novelty: int


SOLUTIONS = {
    "forecast": Solution(
        "Forecast of {}", "Predicts {} some weeks ahead, with a range.",
        "cost", "automl", "extend", 140, 0.2, 0.1, 1,
    ),
    "warning": Solution(
        "Early warning of {}", "Watches for signs of {} and alerts whoever can still act.",
        "risk_compliance", "custom_ml", "build", 230, 0.3, -0.2, 2,
    ),
    "causes": Solution(
        "Root causes of {}", "Finds out what is behind {} and which cause to remove first.",
        "quality", "custom_ml", "build", 180, 0.2, -0.2, 1,
    ),
    "drafts": Solution(
        "Drafting of {}", "Writes first drafts of {} from earlier ones; a person signs.",
        "productivity", "rag", "extend", 110, 0.0, 0.4, 1,
    ),
    "search": Solution(
        "Search across {}", "Answers questions from {} and shows where the answer stands.",
        "productivity", "rag", "buy", 90, -0.2, 0.5, 1,
    ),
    "summaries": Solution(
        "Summaries of {}", "Condenses {} to one page, with links to the source.",
        "productivity", "saas_copilot", "buy", 50, -0.4, 0.7, 1,
    ),
    "reading": Solution(
        "Automatic reading of {}", "Takes {} over into the system without typing.",
        "cost", "prebuilt_analytical", "buy", 120, 0.1, 0.3, 1,
    ),
    "triage": Solution(
        "Triage of {}", "Sorts {} by urgency and sends each to the right desk.",
        "cycle_time", "low_code", "extend", 80, 0.0, 0.4, 1,
    ),
    "checks": Solution(
        "Second look at {}", "Compares {} with the rules and marks what a person should check.",
        "quality", "fine_tune", "extend", 130, 0.0, 0.1, 1,
    ),
    "planner": Solution(
        "Planning aid for {}", "Proposes {} that respect all limits; planners decide.",
        "capital_productivity", "custom_ml", "build", 300, 0.5, -0.4, 2,
    ),
    "camera": Solution(
        "Camera inspection of {}", "Looks at {} on the line and stops what is out of tolerance.",
        "quality", "fine_tune", "extend", 260, 0.3, -0.1, 1,
    ),
    "advisor": Solution(
        "Advisor on {} for customers", "Helps customers with {} on the portal, day and night.",
        "satisfaction", "rag", "build", 240, 0.2, -0.1, 3,
    ),
    "subscription": Solution(
        "{} by subscription", "Sells {} for a monthly fee, steered by data from the pumps.",
        "new_revenue", "custom_ml", "build", 650, 0.6, -0.9, 5,
    ),
}  # fmt: skip


class Area(NamedTuple):
    """A business function: its unit, and by object which solutions make sense for it."""

    unit: str
    objects: dict[str, str]


AREAS = {
    "production": Area("Pump works", {
        "castings": "camera", "weld seams": "camera", "impeller blades": "camera",
        "pump housings": "camera", "shaft seals": "camera", "scrap": "forecast",
        "assembly faults": "warning causes", "line stops": "warning causes forecast",
        "shift handovers": "summaries", "work instructions": "drafts search checks",
        "production orders": "planner checks", "test-bench runs": "planner checks summaries",
        "shift rosters": "planner", "cycle-time losses": "causes warning",
    }),
    "maintenance": Area("Pump works", {
        "furnace failures": "warning causes forecast", "spindle wear": "warning forecast",
        "maintenance logs": "search summaries", "fault tickets": "triage summaries",
        "machine manuals": "search", "repair schedules": "planner",
        "compressed-air leaks": "warning", "tool wear": "forecast warning",
    }),
    "quality": Area("Pump works", {
        "non-conformance reports": "drafts triage summaries search",
        "inspection certificates": "reading checks drafts",
        "customer returns": "causes triage forecast", "measurement records": "checks reading",
        "audit reports": "drafts summaries", "corrective actions": "drafts search checks",
        "quality drifts": "warning causes",
    }),
    "purchasing": Area("Supply Chain", {
        "supplier quotes": "reading checks summaries", "supplier failures": "warning",
        "supply contracts": "search checks summaries", "metal prices": "forecast",
        "purchase orders": "reading checks drafts", "tail spend": "forecast causes",
        "supplier scorecards": "drafts summaries", "sanctions breaches": "warning",
    }),
    "logistics": Area("Supply Chain", {
        "late deliveries": "warning causes forecast", "freight invoices": "reading checks",
        "customs papers": "reading drafts checks", "truck loads": "planner",
        "spare-part stocks": "planner", "spare-part demand": "forecast",
        "warehouse routes": "planner",
        "packing lists": "checks reading", "delivery notes": "reading checks",
        "stock-outs": "warning forecast", "transport damage": "warning causes",
    }),
    "sales": Area("Sales and Marketing", {
        "pump quotations": "drafts checks", "tender documents": "reading search summaries",
        "order intake": "forecast", "customer losses": "warning causes",
        "customer visits": "planner summaries drafts", "price lists": "checks",
        "pump selection": "advisor", "sales inquiries": "triage reading",
        "partner contracts": "search checks", "follow-up letters": "drafts",
    }),
    "marketing": Area("Sales and Marketing", {
        "product pages": "drafts checks", "campaign results": "forecast summaries",
        "market reports": "search summaries", "trade-fair cards": "triage reading",
        "product catalogues": "drafts search", "web chats": "triage summaries",
    }),
    "service": Area("Service", {
        "warranty claims": "triage checks reading forecast", "pump failures": "warning causes",
        "service calls": "triage summaries forecast", "field-service tours": "planner",
        "service reports": "drafts reading search", "pump installation": "advisor",
        "spare parts": "advisor", "energy use of pumps": "advisor",
        "pump uptime": "subscription", "water-quality monitoring": "subscription",
        "maintenance plans": "subscription drafts", "remote pump control": "subscription",
        "service contracts": "search checks", "bearing damage": "warning causes",
    }),
    "product development": Area("Product Development", {
        "test reports": "search summaries drafts", "requirements": "checks drafts search",
        "flow simulations": "planner summaries", "rival patents": "search summaries warning",
        "design drawings": "search checks reading", "engineering changes": "triage checks",
        "material choices": "planner", "control software": "drafts checks",
        "field data": "search summaries", "impeller designs": "planner",
        "pump configuration": "advisor", "energy certificates": "drafts checks",
    }),
    "finance": Area("Finance", {
        "supplier invoices": "reading checks triage", "cash flow": "forecast",
        "expense claims": "checks reading", "payment defaults": "warning forecast",
        "monthly reports": "drafts summaries", "dunning letters": "drafts",
        "account entries": "checks", "project costs": "forecast checks",
        "plant energy costs": "forecast causes", "payment fraud": "warning",
    }),
    "human resources": Area("People and Legal", {
        "staff questions": "triage", "accidents": "warning causes",
        "staff turnover": "forecast causes",
        "training courses": "planner drafts", "company policies": "search checks",
        "job postings": "drafts checks", "staffing needs": "forecast",
        "accident reports": "summaries drafts", "payroll entries": "checks",
    }),
    "legal": Area("People and Legal", {
        "non-disclosure agreements": "checks drafts", "new regulations": "warning summaries search",
        "customer contracts": "checks search summaries", "export licences": "checks drafts",
        "sustainability reports": "drafts checks", "privacy requests": "triage",
    }),
    "information technology": Area("Group IT", {
        "IT tickets": "triage forecast", "security alerts": "triage summaries",
        "legacy code": "search summaries checks", "access rights": "checks",
        "master data": "checks", "cloud overspend": "forecast warning",
        "server outages": "warning causes", "software licences": "checks",
    }),
}  # fmt: skip


class Idea(NamedTuple):
    """An idea with the truth that assessors guess at, in points of a score around 3."""

    id: str
    function: str
    object: str
    solution: Solution
    worth: float
    ease: float


def combinations() -> Iterator[tuple[str, str, str]]:
    """Give every function, object and solution that make sense together."""
    for function, area in AREAS.items():
        for each, fitting in area.objects.items():
            for solution in fitting.split():
                yield function, each, solution


def draw_ideas(rng: Random) -> list[Idea]:
    """Draw the ideas: the leaders and others by chance, sorted by id."""
    known = {f"{each}-{name}".lower().replace(" ", "-"): (function, each, SOLUTIONS[name])
             for function, each, name in combinations()}  # fmt: skip
    others = rng.sample([key for key in known if key not in LEADERS], IDEAS - len(LEADERS))
    ideas = [Idea(key, *known[key], 1.45, 1.45) for key in LEADERS]
    for key in others:
        solution = known[key][-1]
        quality, tilt = min(rng.gauss(-0.1, 0.6), 1.0), rng.gauss(0, 0.35)
        worth, ease = quality + tilt + solution.worth, quality - tilt + solution.ease
        ideas.append(Idea(key, *known[key], worth, ease))
    return sorted(ideas)


def initiatives(rng: Random, ideas: list[Idea]) -> Iterator[dict[str, object]]:
    """Give one row an idea; money is in euros, a quarter where it recurs."""
    for idea in ideas:
        known = idea.solution
        cost = round(known.cost * math.exp(rng.gauss(0, 0.35)), -1) * 1000
        # Better ideas pay back sooner: after some three years for a usual one.
        benefit = round(cost / 12 * math.exp(0.45 * idea.worth + rng.gauss(0, 0.25)), -3)
        title = known.title.format(idea.object)
        yield {
            "id": idea.id,
            "title": title[0].upper() + title[1:],
            "description": known.text.format(idea.object),
            "stage": rng.choices(("idea", "discovery", "pilot"), (6, 3, 1))[0],
            "business_unit": AREAS[idea.function].unit,
            "function": idea.function,
            "value_driver": known.driver,
            "solution_type": known.kind,
            "sourcing": known.sourcing,
            "scope_reach": min(5, max(1, rng.choice((1, 2, 2, 3, 3, 4)) + (known.novelty > 2))),
            "business_model_novelty": known.novelty,
            "uncertainty": scored(2.6 - 0.8 * idea.ease, rng.gauss(0, 0.5)),
            "build_cost": cost,
            "run_cost": round(0.03 * cost, -2),
            "benefit": benefit,
            "benefit_low": round(0.6 * benefit, -2),
            "benefit_high": round(1.3 * benefit, -2),
            "p_success": round(1 / (1 + math.exp(-0.9 - 0.7 * idea.ease)), 2),
            "duration": 1 + min(5, int(math.sqrt(cost / 80_000) + rng.random())),
        }


def assessments(rng: Random, ideas: list[Idea]) -> Iterator[dict[str, object]]:
    """Give one row a score: three people a criterion, each of them on every idea."""
    cells = [(idea.id, criterion) for idea in ideas for criterion in PANEL]
    unknown = set(rng.sample(cells, UNKNOWN))
    for idea in ideas:
        for place, (criterion, people) in enumerate(PANEL.items()):
            truth = 3 + (idea.worth if place < 5 else idea.ease) + rng.gauss(0, 0.4)
            if (idea.id, criterion) in unknown:
                continue
            for person in people:
                noise = NOISE_DISPUTED if criterion == DISPUTED else NOISE
                lean = LEAN if person == OPTIMIST else 0
                score = scored(truth, lean + rng.gauss(0, noise))
                row = {"initiative": idea.id, "criterion": criterion, "assessor": person}
                yield row | {"score": score} | doubts(rng, score)


def scored(truth: float, error: float) -> int:
    """Return the nearest score on the scale from 1 to 5."""
    return min(5, max(1, math.floor(truth + error + 0.5)))


def doubts(rng: Random, score: int) -> dict[str, object]:
    """Give some scores a range or a word on what they rest on."""
    found: dict[str, object] = {}
    if rng.random() < 0.12:
        found |= {"low": max(1, score - 1), "high": min(5, score + 1)}
    if rng.random() < 0.6:
        found["evidence"] = rng.choices(("measured", "estimated", "guess"), (2, 5, 3))[0]
    return found


def write(target: Path) -> None:
    """Write the workbook; the same bytes each time."""
    rng = Random(SEED)
    ideas = draw_ideas(rng)
    with Workbook(target, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2026, 10, 1)})
        bold = book.add_format({"bold": True, "bottom": 1})
        for name, rows in (
            ("initiatives", list(initiatives(rng, ideas))),
            ("assessments", list(assessments(rng, ideas))),
        ):
            sheet = book.add_worksheet(name)
            columns = list(dict.fromkeys(column for row in rows for column in row))
            sheet.write_row(0, 0, columns, bold)
            for number, row in enumerate(rows, start=1):
                for column, cell in row.items():
                    sheet.write(number, columns.index(column), cell)
            sheet.freeze_panes(1, 1)
            sheet.autofit()


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
