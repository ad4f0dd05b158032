"""The same model as `Problem.model`, written as an experienced user of PuLP writes it.

Data first, in dicts that hold only what is not zero; then variables by `add_variable_dicts`, sums
by `lpSum` over comprehensions, and named constraints. Runs on PuLP 3.3 and 4.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pulp

from benchmarks.generator import Instance
from benchmarks.plain_data import (
    hire_charge,
    hire_supply,
    needs_by_quarter,
    net_present_value,
    possible_starts,
    present_value,
    spend_by_quarter,
)
from portfolio.domain import Group, Relation
from portfolio.planning import Share


def build(instance: Instance) -> pulp.LpProblem:
    """Write the whole model, up to the point where a solver could be called."""
    return write(instance).lp


def write(instance: Instance) -> PulpModel:
    """Write the whole model; also return the variables and data that a script has at hand."""
    model = PulpModel(instance, pulp.LpProblem("roadmap", pulp.LpMaximize))
    model.add_objective()
    model.add_once()
    model.add_budget()
    model.add_staffing()
    model.add_hiring_limits()
    for relation in instance.backlog.relations:
        model.add_needs_first(relation)
    for group in instance.backlog.groups:
        model.add_group(group)
    model.add_mandates()
    for rule in instance.rules:
        model.add_share(rule)
    return model


def hand_over(lp: pulp.LpProblem, solver: pulp.LpSolver) -> None:
    """Give a model to HiGHS as PuLP does in `solve`, without solving."""
    solver.createAndConfigureSolver(lp)
    solver.buildSolverModel(lp)


@dataclass
class PulpModel:
    """A PuLP problem under construction.

    Attributes
    ----------
    instance
        What is planned.
    lp
        Where variables and constraints go.
    """

    instance: Instance
    lp: pulp.LpProblem

    @cached_property
    def starts(self) -> Mapping[str, range]:
        """Quarters each initiative may start in."""
        calendar = self.instance.capacity.calendar
        return {i.id: possible_starts(i, calendar) for i in self.instance.backlog.initiatives}

    @cached_property
    def x(self) -> Mapping[tuple[str, int], pulp.LpVariable]:
        """Whether an initiative starts in a quarter."""
        keys = [(name, s) for name, starts in self.starts.items() for s in starts]
        x: Mapping[tuple[str, int], pulp.LpVariable]
        x = self.lp.add_variable_dicts("start", keys, cat="Binary")
        return x

    @cached_property
    def hire(self) -> Mapping[tuple[str, int], pulp.LpVariable]:
        """People of a role who join in a quarter."""
        capacity = self.instance.capacity
        return {
            (role, q): self.lp.add_variable(
                f"hire_{role}_{q}", 0, terms.max_per_quarter, cat="Integer"
            )
            for role, terms in sorted(capacity.hiring.items())
            for q in range(terms.lead, capacity.quarters)
        }

    @cached_property
    def miss(self) -> Mapping[tuple[str, str], pulp.LpVariable]:
        """Money by which the spend of a group misses its least or greatest share."""
        rules = self.instance.rules
        sides = [(rule.group, "least") for rule in rules if rule.at_least > 0]
        sides += [(rule.group, "most") for rule in rules if rule.at_most < 1]
        miss: Mapping[tuple[str, str], pulp.LpVariable]
        miss = self.lp.add_variable_dicts("miss", sides, 0)
        return miss

    @cached_property
    def spend(self) -> Mapping[tuple[str, int], list[tuple[str, int, float]]]:
        """By fund and quarter: initiative, start, and what that charges there."""
        return spend_by_quarter(self.instance, self.starts)

    def selected(self, name: str) -> pulp.LpAffineExpression:
        """1 if an initiative is selected, else 0."""
        return pulp.lpSum(self.x[name, s] for s in self.starts[name])

    def add_objective(self) -> None:
        """Net present value, less what hires cost and missed shares are charged."""
        quarters, hiring = self.instance.capacity.quarters, self.instance.capacity.hiring
        worth = {i.id: net_present_value(i) for i in self.instance.backlog.initiatives}
        penalty = {rule.group: rule.penalty for rule in self.instance.rules}
        self.lp += (
            pulp.lpSum(present_value(worth[name], s) * x for (name, s), x in self.x.items())
            - pulp.lpSum(
                sum(present_value(hire_charge(hiring[role], q, t), t) for t in range(quarters)) * h
                for (role, q), h in self.hire.items()
            )
            - pulp.lpSum(penalty[group] * miss for (group, _), miss in self.miss.items())
        )

    def add_once(self) -> None:
        """Each initiative starts at most once."""
        for name in self.starts:
            self.lp += self.selected(name) <= 1, f"once_{name}"

    def add_budget(self) -> None:
        """No fund is overspent in any quarter."""
        capacity = self.instance.capacity
        for fund in sorted(capacity.money):
            payers = [key for key in self.hire if capacity.hiring[key[0]].fund == fund]
            for t in range(capacity.quarters):
                charged = pulp.lpSum(c * self.x[i, s] for i, s, c in self.spend[fund, t])
                hired = pulp.lpSum(
                    hire_charge(capacity.hiring[role], q, t) * self.hire[role, q]
                    for role, q in payers
                    if q <= t
                )
                self.lp += charged + hired <= capacity.money[fund][t], f"budget_{fund}_{t}"

    def add_staffing(self) -> None:
        """No role is asked for more people than are there and hired."""
        capacity = self.instance.capacity
        needs = needs_by_quarter(self.instance, self.starts)
        for role in sorted(capacity.people):
            for t in range(capacity.quarters):
                needed = pulp.lpSum(fte * self.x[i, s] for i, s, fte in needs[role, t])
                hired = pulp.lpSum(
                    hire_supply(capacity.hiring[role], q, t) * self.hire[role, q]
                    for q in range(capacity.hiring[role].lead, t + 1)
                )
                self.lp += needed - hired <= capacity.people[role][t], f"staffing_{role}_{t}"

    def add_hiring_limits(self) -> None:
        """No more people of a role join over the calendar than its terms allow."""
        for role, terms in sorted(self.instance.capacity.hiring.items()):
            if terms.max_total is not None:
                joining = pulp.lpSum(h for (r, _), h in self.hire.items() if r == role)
                self.lp += joining <= terms.max_total, f"hiring_{role}"

    def add_needs_first(self, relation: Relation) -> None:
        """Let the source start only when the target has been live for the lag."""
        source, target = relation.source, relation.target
        delay = self.instance.backlog.by_id[target].duration + relation.lag
        for t in self.starts[source]:
            started = pulp.lpSum(self.x[source, s] for s in self.starts[source] if s <= t)
            ready = pulp.lpSum(self.x[target, s] for s in self.starts[target] if s + delay <= t)
            self.lp += started <= ready, f"order_{source}_{target}_{t}"

    def add_group(self, group: Group) -> None:
        """At most so many members are selected, or all or none."""
        if group.at_most is not None:
            chosen = pulp.lpSum(self.selected(name) for name in group.members)
            self.lp += chosen <= group.at_most, f"group_{group.name}"
        if group.all_or_none:
            for one, other in zip(group.members, group.members[1:], strict=False):
                self.lp += self.selected(one) == self.selected(other), f"both_{one}_{other}"

    def add_mandates(self) -> None:
        """Mandatory initiatives are selected."""
        for initiative in self.instance.backlog.initiatives:
            if initiative.mandatory:
                self.lp += self.selected(initiative.id) == 1, f"mandatory_{initiative.id}"

    @cached_property
    def amounts(self) -> Mapping[tuple[str, int], float]:
        """Money that each start charges within the calendar."""
        amounts = dict.fromkeys(self.x, 0.0)
        for charges in self.spend.values():
            for name, s, amount in charges:
                amounts[name, s] += amount
        return amounts

    @cached_property
    def total(self) -> pulp.LpAffineExpression:
        """Money that the plan charges within the calendar."""
        return pulp.lpSum(amount * self.x[key] for key, amount in self.amounts.items())

    def add_share(self, rule: Share) -> None:
        """Hold a group between two shares of the spend, give or take what is missed."""
        inside = pulp.lpSum(
            self.amounts[name, s] * self.x[name, s]
            for name in rule.members
            for s in self.starts[name]
        )
        if rule.at_least > 0:
            least = rule.at_least * self.total - self.miss[rule.group, "least"]
            self.lp += inside >= least, f"least_{rule.group}"
        if rule.at_most < 1:
            most = rule.at_most * self.total + self.miss[rule.group, "most"]
            self.lp += inside <= most, f"most_{rule.group}"
