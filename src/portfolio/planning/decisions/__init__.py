"""Decision families: what the plan may decide. A new family is one file and one line here."""

from collections.abc import Mapping

from portfolio.planning.decisions.added_variables import AddedVariable, AddedVariables
from portfolio.planning.decisions.carry import Carried, Carry
from portfolio.planning.decisions.contractors import Contract, Contractors
from portfolio.planning.decisions.family import Decided, DecisionFamily
from portfolio.planning.decisions.hires import Hire, Hires
from portfolio.planning.decisions.lending import Lending, Loan
from portfolio.planning.decisions.slack import Slack, SlackTerm
from portfolio.planning.decisions.starts import StartColumns, Starts
from portfolio.planning.decisions.stops import Stop, Stops
from portfolio.planning.decisions.synergies import Synergies, SynergyTerm
from portfolio.planning.decisions.training import Training, Trainings
from portfolio.planning.decisions.transfers import Transfer, Transfers

DECISIONS: Mapping[str, type[DecisionFamily]] = {
    family.name: family
    for family in (
        Starts,
        Hires,
        Contractors,
        Trainings,
        Lending,
        Carry,
        Transfers,
        Stops,
        Synergies,
        Slack,
    )
}

__all__ = [
    "DECISIONS",
    "AddedVariable",
    "AddedVariables",
    "Carried",
    "Carry",
    "Contract",
    "Contractors",
    "Decided",
    "DecisionFamily",
    "Hire",
    "Hires",
    "Lending",
    "Loan",
    "Slack",
    "SlackTerm",
    "StartColumns",
    "Starts",
    "Stop",
    "Stops",
    "Synergies",
    "SynergyTerm",
    "Training",
    "Trainings",
    "Transfer",
    "Transfers",
]
