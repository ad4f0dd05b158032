"""Every kind of broken file: what is told about it, word for word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from portfolio.cli.main import main
from portfolio.errors import InvalidInput
from portfolio.intake.columns import TABLES
from portfolio.intake.read import read_backlog, read_capacity

TWO = "id,title,duration\nA1,Chatbot,2\nB2,Forecast,3\n"


@dataclass(frozen=True)
class Case:
    """Files of one folder by name, and the findings they must give (without the folder)."""

    name: str
    files: dict[str, str | bytes]
    expected: tuple[str, ...]


def initiatives(name: str, text: str | bytes, *expected: str) -> Case:
    """Case of a folder with the initiatives table only."""
    return Case(name, {"initiatives.csv": text}, located("initiatives.csv", expected))


def beside(name: str, table: str, text: str, *expected: str) -> Case:
    """Case of a further table beside two sound initiatives, A1 of 2 and B2 of 3 quarters."""
    files: dict[str, str | bytes] = {"initiatives.csv": TWO, f"{table}.csv": text}
    return Case(name, files, located(f"{table}.csv", expected))


def located(file: str, expected: tuple[str, ...]) -> tuple[str, ...]:
    """Put the name of the file before the row or value of each finding."""
    return tuple(f"{file}{', ' if e.startswith('row') else ': '}{e}" for e in expected)


SHAPE = [
    Case("an empty folder", {}, ("FOLDER: a file initiatives.csv in the folder",)),
    initiatives("an empty file", "", "row 1: a header with the column names"),
    initiatives(
        "a blank first row", ",\nid,title\nA1,Chatbot\n", "row 1: a header with the column names"
    ),
    Case(
        "a header only",
        {"initiatives.csv": "id,title\n"},
        ("initiatives.csv: at least one initiative below the header",),
    ),
    initiatives(
        "a required column that is missing",
        "id,stage\nA1,pilot\n",
        "row 1, column 'title': this column must exist",
    ),
    initiatives(
        "a misspelled column",
        "id,title,buld_cost\nA1,Chatbot,5\n",
        "row 1, column 'buld_cost': found 'buld_cost'; a column of the initiatives table, "
        "or x.buld_cost to keep it as text (did you mean 'build_cost'?)",
    ),
    initiatives(
        "a misspelled family of columns",
        "id,title,ftes.data_engineer\nA1,Chatbot,5\n",
        "row 1, column 'ftes.data_engineer': found 'ftes.data_engineer'; a column of the "
        "initiatives table, or x.ftes.data_engineer to keep it as text "
        "(did you mean 'fte.data_engineer'?)",
    ),
    initiatives(
        "a family of columns without a name",
        "id,title,fte.\nA1,Chatbot,1\n",
        "row 1, column 'fte.': found 'fte.'; a name after the dot, as in fte.ROLE",
    ),
    initiatives(
        "a blank after the dot",
        "id,title,fte. data_engineer\nA1,Chatbot,1\n",
        "row 1, column 'fte. data_engineer': found 'fte. data_engineer'; no blank after the dot",
    ),
    initiatives(
        "the same column twice",
        "id,title,title\nA1,Chatbot,Bot\n",
        "row 1, column 'title': found 'title'; a column name that occurs once",
    ),
    initiatives(
        "a row longer than the header",
        "id,title\nA1,Chatbot\nB2,Forecast, of demand\n",
        "row 3: found 'of demand'; no value beyond the 2 columns of the header",
    ),
    initiatives(
        "a row shorter than the header",
        "id,title,stage\nA1,Chatbot\n",
        "row 2: found '2 cells'; as many cells as the header has names, 3",
    ),
    initiatives(
        "a column with values but without a name",
        "id,,title\nA1,5,Chatbot\n",
        "row 1, column 'number 2': a column name in row 1",
    ),
    initiatives(
        "quotes that do not match",
        'id,title\nA1,"Chat"bot\n',
        "row 2: matching quotes (',' expected after '\"')",
    ),
    initiatives(
        "UTF-16, as Excel's Unicode text",
        "id,title\nA1,Chatbot\n".encode("utf-16"),
        "found 'UTF-16 or not text'; a CSV file in UTF-8 or Windows-1252 (save it as CSV UTF-8)",
    ),
    initiatives(
        "a byte that is neither UTF-8 nor Windows-1252",
        b"id,title\nA1,Chat\x81bot\n",
        "row 2: found 'byte 0x81'; text in UTF-8 or Windows-1252 (save it as CSV UTF-8)",
    ),
    Case(
        "a file named after no table",
        {"initiatives.csv": TWO, "staffng.csv": "a\n1\n"},
        (
            f"FOLDER: found 'staffng'; a file named after a table: {', '.join(TABLES)} "
            "(did you mean 'staffing'?)",
        ),
    ),
    Case(
        "a workbook among the CSV files",
        {"initiatives.csv": TWO, "staffing.xlsx": b"PK"},
        ("FOLDER: found 'staffing.xlsx'; CSV files only; read a workbook by its own path",),
    ),
]

CELLS = [
    initiatives(
        "a blank required cell",
        "id,title\nA1,\n",
        "row 2, column 'title': a value; title is required",
    ),
    initiatives(
        "an id with a blank inside",
        "id,title\nA 1,Chatbot\n",
        "row 2, column 'id': found 'A 1'; an id of at most 64 letters, digits, '_', '-' or '.', "
        "without spaces",
    ),
    initiatives(
        "a number below its range",
        "id,title,duration\nA1,Chatbot,0\n",
        "row 2, column 'duration': found '0'; a whole number, from 1 to 400",
    ),
    initiatives(
        "a number above its range",
        "id,title,scope_reach\nA1,Chatbot,6\n",
        "row 2, column 'scope_reach': found '6'; a number, from 1 to 5",
    ),
    initiatives(
        "a broken number of quarters",
        "id,title,duration\nA1,Chatbot,2.5\n",
        "row 2, column 'duration': found '2.5'; a whole number, from 1 to 400",
    ),
    initiatives(
        "words for a number",
        "id,title,build_cost\nA1,Chatbot,two million\n",
        "row 2, column 'build_cost': found 'two million'; an amount of money, at least 0",
    ),
    initiatives(
        "a truth value for a number",
        "id,title,build_cost\nA1,Chatbot,TRUE\n",
        "row 2, column 'build_cost': found 'TRUE'; an amount of money, at least 0",
    ),
    initiatives(
        "not-a-number and infinity",
        "id,title,build_cost,benefit\nA1,Chatbot,NaN,inf\n",
        "row 2, column 'build_cost': found 'NaN'; an amount of money, at least 0",
        "row 2, column 'benefit': found 'inf'; an amount of money",
    ),
    initiatives(
        "a number beyond all reason",
        "id,title,benefit\nA1,Chatbot,1e308\n",
        "row 2, column 'benefit': found '1e308'; an amount of money; "
        "no more than 1,000,000,000,000,000 in size",
    ),
    initiatives(
        "a decimal comma where the point is the decimal mark",
        'id,title,build_cost\nA1,Chatbot,"1,5"\n',
        "row 2, column 'build_cost': found '1,5'; an amount of money, at least 0; ',' only groups "
        "thousands, as in 1,200 (for ',' as the decimal mark read with decimal=',')",
    ),
    initiatives(
        "thousands in groups of two",
        'id,title,build_cost\nA1,Chatbot,"12,00,000"\n',
        "row 2, column 'build_cost': found '12,00,000'; an amount of money, at least 0; ',' only "
        "groups thousands, as in 1,200 (for ',' as the decimal mark read with decimal=',')",
    ),
    initiatives(
        "a negative cost",
        "id,title,run_cost\nA1,Chatbot,-€5\n",
        "row 2, column 'run_cost': found '-€5'; an amount of money, at least 0",
    ),
    initiatives(
        "two currencies",
        "id,title,build_cost,benefit\nA1,Chatbot,€5,\nB2,Forecast,7,$9\n",
        "row 3, column 'benefit': found '$9'; one currency throughout, EUR",
    ),
    initiatives(
        "a formula",
        "id,title,build_cost\nA1,=HYPERLINK(1),=A1+1\n",
        "row 2, column 'title': found '=HYPERLINK(1)'; a value, not a formula",
        "row 2, column 'build_cost': found '=A1+1'; a value, not a formula",
    ),
    initiatives(
        "an Excel error",
        "id,title,benefit\nA1,Chatbot,#REF!\n",
        "row 2, column 'benefit': found '#REF!'; a value, not an Excel error",
    ),
    initiatives(
        "a share above its range",
        "id,title,p_success,contingency\nA1,Chatbot,120%,3\n",
        "row 2, column 'p_success': found '120%'; a share such as 0.25 or 25%, from 0 to 1",
        "row 2, column 'contingency': found '3'; a share such as 0.25 or 25%, from 0 to 2",
    ),
    initiatives(
        "a fifth quarter",
        "id,title,earliest_start\nA1,Chatbot,2027Q5\n",
        "row 2, column 'earliest_start': found '2027Q5'; a quarter such as 2027Q1",
    ),
    initiatives(
        "a date in the order of no standard",
        "id,title,earliest_start\nA1,Chatbot,03/04/2027\n",
        "row 2, column 'earliest_start': found '03/04/2027'; a quarter such as 2027Q1",
    ),
    initiatives(
        "a word outside a closed list",
        "id,title,stage\nA1,Chatbot,pilott\n",
        "row 2, column 'stage': found 'pilott'; one of idea, discovery, pilot, production, scale, "
        "retired, stopped (did you mean 'pilot'?)",
    ),
    initiatives(
        "neither yes nor no",
        "id,title,mandatory\nA1,Chatbot,maybe\n",
        "row 2, column 'mandatory': found 'maybe'; yes or no",
    ),
    initiatives(
        "a score in an order or spelling of its own",
        "id,title,score.value,score.data\nA1,Chatbot,4..2,3-4\n",
        "row 2, column 'score.value': found '4..2'; "
        "a score such as 3, or 2..4, or 2..3..5 (low..likely..high)",
        "row 2, column 'score.data': found '3-4'; "
        "a score such as 3, or 2..4, or 2..3..5 (low..likely..high)",
    ),
    initiatives(
        "a goal twice in a cell",
        "id,title,goals\nA1,Chatbot,growth; cost;growth\n",
        "row 2, column 'goals': found 'growth; cost;growth'; "
        "words with semicolons between them, each once",
    ),
    initiatives(
        "a negative number of people",
        "id,title,fte.data_engineer\nA1,Chatbot,-1\n",
        "row 2, column 'fte.data_engineer': found '-1'; a number, from 0 to 100,000",
    ),
    initiatives(
        "a fund name on two lines",
        'id,title,build_fund\nA1,Chatbot,"innovation\nfund"\n',
        "row 2, column 'build_fund': found 'innovation\\nfund'; "
        "a name of at most 64 characters on one line",
    ),
    initiatives(
        "rows are counted as a spreadsheet counts, blank ones and line breaks in cells included",
        'id,title,stage\n\nA1,"Chat\nbot",pilot\n,,\nB2,Forecast,nowhere\n',
        "row 5, column 'stage': found 'nowhere'; one of idea, discovery, pilot, production, scale, "
        "retired, stopped",
    ),
]

ROWS = [
    initiatives(
        "an id twice",
        "id,title\nA1,Chatbot\nA1,Forecast\n",
        "row 3, column 'id': found 'A1'; an id that occurs once; row 2 has the same",
    ),
    initiatives(
        "ids that differ in letter case only",
        "id,title\nA1,Chatbot\na1,Forecast\n",
        "row 3, column 'id': found 'a1'; an id that cannot be mistaken for 'A1' in row 2",
    ),
    initiatives(
        "ids that look alike",
        "id,title\nA1,Chatbot\nＡ１,Forecast\n",  # noqa: RUF001
        "row 3, column 'id': found 'Ａ１'; an id that cannot be mistaken for 'A1' in row 2",  # noqa: RUF001
    ),
    initiatives(
        "a window that ends before it begins",
        "id,title,earliest_start,latest_finish\nA1,Chatbot,2028Q1,2027Q4\n",
        "row 2, column 'latest_finish': found '2027Q4'; "
        "no quarter before the earliest start, 2028Q1",
    ),
    initiatives(
        # From 2027Q1 on, three quarters end in 2027Q3.
        "a window shorter than the work",
        "id,title,duration,earliest_start,latest_finish\nA1,Chatbot,3,2027Q1,2027Q2\n",
        "row 2, column 'latest_finish': found '2027Q2'; 2027Q3 or later: "
        "3 quarters of work start in 2027Q1 at the earliest",
    ),
    initiatives(
        "benefits out of order",
        "id,title,benefit_low,benefit,benefit_high\nA1,Chatbot,1500,1000,900\n",
        "row 2, column 'benefit_low': found '1500'; at most the benefit, 1,000",
        "row 2, column 'benefit_high': found '900'; at least the benefit, 1,000",
    ),
    initiatives(
        "a horizon set by hand without a reason, and a reason without a horizon",
        "id,title,horizon_override,override_reason\nA1,Chatbot,H2,\nB2,Forecast,,because\n",
        "row 2, column 'override_reason': a reason for the override to H2",
        "row 3, column 'horizon_override': a horizon, as a reason for an override is given",
    ),
    initiatives(
        "mandatory yet withdrawn",
        "id,title,status,mandatory\nA1,Chatbot,withdrawn,yes\n",
        "row 2, column 'mandatory': found 'yes'; no, as the initiative is withdrawn",
    ),
]

TABLES = [
    beside(
        "an unknown initiative",
        "staffing",
        "initiative,role,phase,fte\nA11,data_engineer,build,1\n",
        "row 2, column 'initiative': found 'A11'; the id of an initiative (did you mean 'A1'?)",
    ),
    beside(
        "staffing without phase or quarter",
        "staffing",
        "initiative,role,fte\nA1,data_engineer,1\n",
        "row 2, column 'quarter_of_work': a quarter of work, or else a phase",
    ),
    beside(
        "a quarter of work beyond the duration",
        "staffing",
        "initiative,role,quarter_of_work,fte\nA1,data_engineer,3,1\n",
        "row 2, column 'quarter_of_work': found '3'; at most 2, the duration",
    ),
    beside(
        "a quarter of work after go-live",
        "spend",
        "initiative,phase,quarter_of_work,fund,amount\nA1,run,1,budget,5\n",
        "row 2, column 'quarter_of_work': found '1'; a blank cell, as the phase is run",
    ),
    beside(
        "build money without a quarter",
        "spend",
        "initiative,phase,fund,amount\nA1,build,budget,5\n",
        "row 2, column 'quarter_of_work': a quarter of work; "
        "money spread evenly is build_cost of the initiative",
    ),
    beside(
        "the same people twice",
        "staffing",
        "initiative,role,phase,quarter_of_work,fte\n"
        "A1,data_engineer,,1,1\nA1,data_engineer,build,1,2\n",
        "row 3, column 'initiative': found 'A1 / data_engineer / quarter of work 1'; "
        "one row for each of these; row 2 is the same",
    ),
    beside(
        "a whole phase and one of its quarters",
        "staffing",
        "initiative,role,phase,quarter_of_work,fte\n"
        "A1,data_engineer,build,,1\nA1,data_engineer,,2,2\nA1,data_engineer,run,,2\n",
        "row 3, column 'phase': found 'quarter of work 2'; "
        "either the whole phase or its quarters, not both; see row 2",
    ),
    beside(
        "an assessment twice, scores out of order, no evidence of that name",
        "assessments",
        "initiative,criterion,assessor,low,score,high,evidence\n"
        "A1,value,Ann,2,3,4,measured\nA1,value,Ann,2,3,4,\nA1,value,Bo,3,2,1,hearsay\n",
        "row 3, column 'initiative': found 'A1 / value / Ann'; "
        "one row for each initiative, criterion and assessor; row 2 has the same",
        "row 4, column 'evidence': found 'hearsay'; one of measured, estimated, guess",
        "row 4, column 'low': found '3'; at most the score, 2",
        "row 4, column 'high': found '1'; at least the score, 2",
    ),
    beside(
        "a relation of an initiative to itself",
        "relations",
        "kind,from,to\nrequires,A1,A1\n",
        "row 2, column 'to': found 'A1'; another initiative than in 'from'",
    ),
    beside(
        "a circle of relations of several kinds",
        "relations",
        "kind,from,to\nrequires,B2,A1\nenables,A1,B2\nafter,A1,B2\n",
        "row 4, column 'to': found 'A1 -> B2 -> A1'; "
        "no circle of initiatives that wait for each other; see rows 2, 4",
    ),
    beside(
        "a lag where time plays no part",
        "relations",
        "kind,from,to,lag\nrequires,A1,B2,1\n",
        "row 2, column 'lag': found '1'; 0, as 'requires' says nothing about time",
    ),
    beside(
        "a timing where time plays no part",
        "relations",
        "kind,from,to,timing\nrequires,A1,B2,ss\n",
        "row 2, column 'timing': found 'ss'; blank, as 'requires' says nothing about time",
    ),
    beside(
        "a timing that a quarter cannot tell",
        "relations",
        "kind,from,to,timing\nafter,A1,B2,FF\n",
        "row 2, column 'timing': found 'FF'; one of FS, SS",
    ),
    beside(
        "an unknown kind of relation, and one twice",
        "relations",
        "kind,from,to\nrequire,A1,B2\nafter,A1,B2\nafter,A1,B2\n",
        "row 2, column 'kind': found 'require'; one of requires, after, needs_first, enables, "
        "scales_from (did you mean 'requires'?)",
        "row 4, column 'kind': found 'after / A1 / B2'; "
        "one row for each kind, from and to; row 3 has the same",
    ),
    beside(
        "a group whose rows contradict each other",
        "groups",
        "group,initiative,at_least,all_or_none\nbots,A1,1,yes\nbots,B2,2,no\n",
        "row 3, column 'at_least': found '2'; the same as in row 2, or a blank cell",
        "row 3, column 'all_or_none': found 'no'; the same as in row 2, or a blank cell",
    ),
    beside(
        "a group that asks for more than it has or allows",
        "groups",
        "group,initiative,at_least,at_most\nbots,A1,,1\nbots,B2,3,\nbots,B2,,\n",
        "row 3, column 'at_least': found '3'; no more than at_most, 1",
        "row 3, column 'at_least': found '3'; no more than the 2 members",
        "row 4, column 'group': found 'bots / B2'; "
        "one row for each group and initiative; row 3 has the same",
    ),
    Case(
        # 100 + 350 = 450 is not 500.
        "a cost that is not the sum of its quarters",
        {
            "initiatives.csv": "id,title,duration,build_cost,run_cost\nA1,Chatbot,2,500,9\n",
            "spend.csv": "initiative,phase,quarter_of_work,fund,amount\n"
            "A1,,1,budget,100\nA1,,2,budget,350\nA1,run,,budget,10\n",
        },
        (
            "initiatives.csv, row 2, column 'build_cost': found '500'; "
            "a blank cell, or the sum of the spend table for fund 'budget', 450",
            "initiatives.csv, row 2, column 'run_cost': found '9'; "
            "a blank cell, or the run amount of the spend table for fund 'budget', 10",
        ),
    ),
    Case(
        "people in a column and in the staffing table",
        {
            "initiatives.csv": "id,title,fte.dev,fte_run.dev\nA1,Chatbot,1,2\n",
            "staffing.csv": "initiative,role,phase,fte\nA1,dev,build,1\nA1,dev,run,2\n",
        },
        (
            "initiatives.csv, row 2, column 'fte.dev': found '1'; "
            "a blank cell, as the staffing table says it until go-live",
            "initiatives.csv, row 2, column 'fte_run.dev': found '2'; "
            "a blank cell, as the staffing table says it after go-live",
        ),
    ),
    Case(
        "faults in several files and rows, all told at once, in their order",
        {
            "initiatives.csv": "id,title,stage,kind\nA1,Chatbot,x,initiative\nB2,,pilot,thing\n",
            "groups.csv": "group,initiative\nbots,C3\n",
        },
        (
            "initiatives.csv, row 2, column 'stage': found 'x'; one of idea, discovery, pilot, "
            "production, scale, retired, stopped",
            "initiatives.csv, row 3, column 'title': a value; title is required",
            "initiatives.csv, row 3, column 'kind': found 'thing'; one of initiative, enabler, "
            "data_remediation, platform, mandatory_compliance",
            "groups.csv, row 2, column 'initiative': found 'C3'; the id of an initiative",
        ),
    ),
    Case(
        "an unreadable initiatives table casts no doubt on the ids of other tables",
        {"initiatives.csv": b"\xff\xfe", "groups.csv": "group,initiative\nbots,C3\n"},
        (
            "initiatives.csv: found 'UTF-16 or not text'; "
            "a CSV file in UTF-8 or Windows-1252 (save it as CSV UTF-8)",
        ),
    ),
]

BUDGET = "fund,quarter,amount\nbudget,2027Q1,100\nbudget,2027Q2,100\n"
PEOPLE = "role,quarter,fte\ndata_engineer,2027Q1,1\ndata_engineer,2027Q2,1\n"

CAPACITY = [
    Case("no budget", {"capacity.csv": PEOPLE}, ("FOLDER: a file budget.csv in the folder",)),
    Case(
        "a budget without rows",
        {"budget.csv": "fund,quarter,amount\n"},
        ("budget.csv: at least one row below the header",),
    ),
    Case(
        "a gap in the calendar",
        {"budget.csv": "fund,quarter,amount\nbudget,2027Q1,1\nbudget,2027Q4,1\n"},
        (
            "budget.csv, column 'quarter': found 'no row for 2027Q2, 2027Q3'; "
            "every quarter from 2027Q1 to 2027Q4; write 0 where there is no money",
        ),
    ),
    Case(
        "a fund without an amount in some quarters",
        {"budget.csv": BUDGET + "innovation,2027Q2,5\n"},
        (
            "budget.csv, column 'fund': found 'innovation'; "
            "a row for 'innovation' in 2027Q1; write 0 where there is no money",
        ),
    ),
    Case(
        "a fund and quarter twice",
        {"budget.csv": BUDGET + "budget,2027-Q2,5\n"},
        (
            "budget.csv, row 4, column 'fund': found 'budget / 2027Q2'; "
            "one row for each fund and quarter; row 3 has the same",
        ),
    ),
    Case(
        "negative money, no quarter, no amount",
        {"budget.csv": "fund,quarter,amount\nbudget,2027Q1,-5\nbudget,2027,1\nbudget,2027Q2,\n"},
        (
            "budget.csv, row 2, column 'amount': found '-5'; an amount of money, at least 0",
            "budget.csv, row 3, column 'quarter': found '2027'; a quarter such as 2027Q1",
            "budget.csv, row 4, column 'amount': a value; amount is required",
        ),
    ),
    Case(
        "another calendar for people than for money",
        {"budget.csv": BUDGET, "capacity.csv": "role,quarter,fte\ndev,2027Q2,1\ndev,2027Q3,1\n"},
        (
            "capacity.csv, column 'quarter': found '2027Q2 to 2027Q3'; "
            "the quarters of the budget table, 2027Q1 to 2027Q2",
        ),
    ),
    Case(
        "a role without people in some quarters",
        {"budget.csv": BUDGET, "capacity.csv": PEOPLE + "dev,2027Q1,1\n"},
        (
            "capacity.csv, column 'role': found 'dev'; "
            "a row for 'dev' in 2027Q2; write 0 where there is nobody",
        ),
    ),
    Case(
        "hiring for an unknown role, from an unknown fund, out of range",
        {
            "budget.csv": BUDGET,
            "capacity.csv": PEOPLE,
            "hiring.csv": "role,cost,fund,lead,ramp_productivity\ndata_enginer,5,Budget,-1,150%\n",
        },
        (
            "hiring.csv, row 2, column 'lead': found '-1'; a whole number, from 0 to 400",
            "hiring.csv, row 2, column 'ramp_productivity': found '150%'; "
            "a share such as 0.25 or 25%, from 0 to 1",
            "hiring.csv, row 2, column 'role': found 'data_enginer'; a role of the capacity table; "
            "write 0 FTE there if nobody has it yet (did you mean 'data_engineer'?)",
            "hiring.csv, row 2, column 'fund': found 'Budget'; a fund of the budget table "
            "(did you mean 'budget'?)",
        ),
    ),
    Case(
        "contracting for an unknown role, from an unknown fund, out of range",
        {
            "budget.csv": BUDGET,
            "capacity.csv": PEOPLE,
            "contracting.csv": "role,rate,fund,unit,premium\ndata_enginer,5,Budget,-1,1100%\n",
        },
        (
            "contracting.csv, row 2, column 'unit': found '-1'; a number, from 0 to 100,000",
            "contracting.csv, row 2, column 'premium': found '1100%'; "
            "a share such as 0.25 or 25%, from 0 to 10",
            "contracting.csv, row 2, column 'role': found 'data_enginer'; "
            "a role of the capacity table; write 0 FTE there if nobody has it yet "
            "(did you mean 'data_engineer'?)",
            "contracting.csv, row 2, column 'fund': found 'Budget'; a fund of the budget table "
            "(did you mean 'budget'?)",
        ),
    ),
    Case(
        "training to an unknown role, to the same one, in no time, and twice",
        {
            "budget.csv": BUDGET,
            "capacity.csv": PEOPLE,
            "training.csv": "from,to,cost,fund,duration\n"
            "data_engineer,mlops,5,budget,0\n"
            "data_engineer,data_engineer,5,budget,1\n"
            "data_engineer,mlops,5,budget,1\n",
        },
        (
            "training.csv, row 2, column 'duration': found '0'; a whole number, from 1 to 400",
            "training.csv, row 2, column 'to': found 'mlops'; a role of the capacity table; "
            "write 0 FTE there if nobody has it yet",
            "training.csv, row 3, column 'to': found 'data_engineer'; another role than in from",
            "training.csv, row 4, column 'from': found 'data_engineer / mlops'; "
            "one row for each from and to; row 2 has the same",
            "training.csv, row 4, column 'to': found 'mlops'; a role of the capacity table; "
            "write 0 FTE there if nobody has it yet",
        ),
    ),
    Case(
        "terms of hiring twice",
        {
            "budget.csv": BUDGET,
            "capacity.csv": PEOPLE,
            "hiring.csv": "role,cost,fund\ndata_engineer,5,budget\ndata_engineer,6,budget\n",
        },
        (
            "hiring.csv, row 3, column 'role': found 'data_engineer'; "
            "one row for each role; row 2 has the same",
        ),
    ),
]


def findings(folder: Path, case: Case, read: object) -> list[str]:
    """Write the files, read them, and return the findings without the folder's name."""
    for name, content in case.files.items():
        write(folder / name, content)
    assert callable(read)
    with pytest.raises(InvalidInput) as refused:
        read(folder)
    told = [str(finding).replace(f"{folder}/", "") for finding in refused.value.findings]
    return [line.replace(str(folder), "FOLDER") for line in told]


BACKLOG = [*SHAPE, *CELLS, *ROWS, *TABLES]


@pytest.mark.parametrize("case", BACKLOG, ids=[case.name for case in BACKLOG])
def test_broken_backlog(case: Case, tmp_path: Path) -> None:
    """A broken backlog gives exactly these findings: place, value and what was expected."""
    assert findings(tmp_path, case, read_backlog) == list(case.expected)


@pytest.mark.parametrize("case", CAPACITY, ids=[case.name for case in CAPACITY])
def test_broken_capacity(case: Case, tmp_path: Path) -> None:
    """A broken capacity gives exactly these findings: place, value and what was expected."""
    assert findings(tmp_path, case, read_capacity) == list(case.expected)


@pytest.mark.parametrize("case", [*BACKLOG, *CAPACITY], ids=lambda case: case.name)
def test_a_run_on_it_ends_with_3_and_leaves_nothing(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Through the command line, every broken input is exit 3, located, and no run folder."""
    folder = tmp_path / "tables"
    folder.mkdir()
    files = {"initiatives.csv": TWO, "budget.csv": "fund,quarter,amount\nbudget,2027Q1,1\n"}
    for name, content in ({} if case in BACKLOG else files | case.files).items():
        write(folder / name, content)
    for name, content in case.files.items():
        write(folder / name, content)
    settings = tmp_path / "settings.toml"
    settings.write_text('[intake]\nbacklog = "tables"\n', encoding="utf-8")
    assert main(["plan", str(settings), "--out", str(tmp_path / "run")]) == 3
    assert "finding" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["settings.toml", "tables"]


def write(path: Path, content: str | bytes) -> None:
    """Write text as UTF-8, bytes as they are."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
