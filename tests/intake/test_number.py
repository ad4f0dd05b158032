"""Numbers and money as people write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.intake.number import CURRENCIES, advice, parse_money, parse_number

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("0", ".", 0),
        ("1200", ".", 1200),
        ("007", ".", 7),
        ("-3", ".", -3),
        ("+3", ".", 3),
        ("\u22123", ".", -3),  # a true minus sign
        ("1.5", ".", 1.5),
        (".5", ".", 0.5),
        ("1,200", ".", 1200),
        ("1,234,567.89", ".", 1234567.89),
        ("1 200", ".", 1200),
        (f"1{NBSP}200{NBSP}000", ".", 1_200_000),
        (f"1{NARROW}200.5", ".", 1200.5),
        ("1e3", ".", 1000),
        ("1.2E+06", ".", 1_200_000),
        ("1,5", ",", 1.5),
        ("1200", ",", 1200),
        ("1.200", ",", 1200),
        ("1.234.567,89", ",", 1234567.89),
        ("-,5", ",", -0.5),
    ],
)
def test_reads(text: str, decimal: str, number: float) -> None:
    """Usual spellings of a number give that number."""
    assert parse_number(text, decimal) == number


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("1,5", "."),
        ("1,20", "."),
        ("1,2000", "."),
        ("1,200,00", "."),
        ("12,00,000", "."),
        (",200", "."),
        ("1.200,5", "."),
        ("1.5", ","),
        ("1,200.5", ","),
        ("1 20", "."),
        ("1,200 300", "."),
        ("1.2.3", "."),
        ("1-2", "."),
        ("--1", "."),
        ("5-", "."),
        ("1_000", "."),
        ("0x10", "."),
        ("NaN", "."),
        ("inf", "."),
        ("1e", "."),
        ("e5", "."),
        (".", "."),
        ("", "."),
        ("250k", "."),
        ("25%", "."),
        ("\u0661\u0662", "."),  # digits of another script
        ("\u00b2", "."),  # superscript two
        ("TRUE", "."),
    ],
)
def test_refuses(text: str, decimal: str) -> None:
    """What is no number, or could be read in two ways, is refused with the text shown."""
    with pytest.raises(ValueError, match="not a number") as refused:
        parse_number(text, decimal)
    assert repr(text) in str(refused.value)


def test_advice_names_the_other_decimal_mark() -> None:
    """Digits with the mark of the other convention get a hint, other text none."""
    assert "read with decimal=','" in advice("1,5", ".")
    assert "as in 1,200" in advice("1,5", ".")
    assert "read with decimal='.'" in advice("1.5", ",")
    assert advice("1.5", ".") == ""
    assert advice("so, what", ".") == ""


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1200", 1200, ""),
        ("€1200", 1200, "EUR"),
        ("€ 1,200.50", 1200.5, "EUR"),
        ("1 200 €", 1200, "EUR"),
        ("EUR 5", 5, "EUR"),
        ("5CHF", 5, "CHF"),
        (f"5{NBSP}£", 5, "GBP"),
        ("-$5", -5, "USD"),
        ("$-5", -5, "USD"),
        ("+ ₹5", 5, "INR"),
        ("(300)", -300, ""),
        ("(€ 1,300)", -1300, "EUR"),
    ],
)
def test_reads_money(text: str, amount: float, currency: str) -> None:
    """An amount keeps its sign, and its currency is told under the usual code."""
    assert parse_money(text) == (amount, currency)


@pytest.mark.parametrize(
    "text", ["€", "€5€", "EUR", "5 XYZ", "€€5", "(-)", "()", "", "5 euros", "$-"]
)
def test_refuses_money(text: str) -> None:
    """Marks without an amount, two marks and unknown words are refused."""
    with pytest.raises(ValueError, match="not a"):
        parse_money(text)


@given(st.floats(-1e15, 1e15))
def test_what_python_writes_is_read_exactly(number: float) -> None:
    """repr(x) gives x back: files written by the library lose nothing."""
    assert parse_number(repr(number)) == number


@given(
    st.integers(-(10**15), 10**15),
    st.sampled_from([("{:,}", "."), ("{:_}", ",")]),
    st.sampled_from(sorted(CURRENCIES)),
)
def test_grouped_thousands(number: int, style: tuple[str, str], mark: str) -> None:
    """Full groups of three are read exactly in both conventions, with any currency mark."""
    form, decimal = style
    text = form.format(number).replace("_", ".")
    assert parse_number(text, decimal) == number
    assert parse_money(f"{mark} {text}", decimal) == (number, CURRENCIES[mark])
    assert parse_money(f"{text} {mark}", decimal) == (number, CURRENCIES[mark])


@given(st.text(alphabet="0123456789.,- e€", max_size=12), st.sampled_from([".", ","]))
def test_any_text_is_a_number_or_a_value_error(text: str, decimal: str) -> None:
    """No text makes the parser fail in another way, or gives anything but a float."""
    with suppress(ValueError):
        assert isinstance(parse_money(text, decimal)[0], float)
