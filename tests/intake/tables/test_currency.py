"""One currency in one input."""

from __future__ import annotations

import pandas as pd

from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.records import Records, read_records
from portfolio.intake.tables.currency import check_currency


def records(*amounts: object) -> Records:
    """Budget of these amounts."""
    frame = pd.DataFrame({"fund": "a", "quarter": "2027Q1", "amount": list(amounts)}, dtype=object)
    return read_records(TABLES["budget"], sheet_of_frame(frame, "budget"))


def test_sign_and_code_are_one_currency() -> None:
    """€ and EUR agree, and numbers without a mark agree with everything."""
    tables = [records("€5", "5 EUR", 5, "5", None, ""), records("EUR 7")]
    assert list(check_currency(tables, ".")) == []


def test_another_currency_is_told_where_it_stands() -> None:
    """The first currency written counts, across tables; every other one is a finding."""
    tables = [records(1, "$5"), records("US dollars", "€5", "$6", "£7")]
    found = list(check_currency(tables, "."))
    assert [(finding.row, finding.value) for finding in found] == [(3, "€5"), (5, "£7")]
    assert {finding.expected for finding in found} == {"one currency throughout, USD"}
