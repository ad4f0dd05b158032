"""Decision families: what the plan may decide. A new family is one file and one line here."""

from collections.abc import Mapping

from portfolio.planning.decisions.added_variables import AddedVariable, AddedVariables
from portfolio.planning.decisions.contractors import Contract, Contractors
from portfolio.planning.decisions.added_variables import AddedVariable, AddedVariables
from portfolio.planning.decisions.family import Decided, DecisionFamily
from portfolio.planning.decisions.hires import Hire, Hires
from portfolio.planning.decisions.slack import Slack, SlackTerm
from portfolio.planning.decisions.starts import StartColumns, Starts
from portfolio.planning.decisions.stops import Stop, Stops
from portfolio.planning.decisions.synergies import Synergies, SynergyTerm

DECISIONS: Mapping[str, type[DecisionFamily]] = {
    family.name: family for family in (Starts, Hires, Contractors, Stops, Synergies, Slack)
}

__all__ = [
    "DECISIONS",
    "AddedVariable",
    "AddedVariables",
    "Contract",
    "Contractors",
    "Decided",
    "DecisionFamily",
    "Hire",
    "Hires",
    "Slack",
    "SlackTerm",
    "StartColumns",
    "Starts",
    "Stop",
    "Stops",
    "Synergies",
    "SynergyTerm",
]
