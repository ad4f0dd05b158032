"""Numbers as people write them, read strictly: what could mean two things is refused."""

from __future__ import annotations

import re

_CODES = re.findall(
    r"\w+",
    "AED AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN NOK NZD PLN RON SAR "
    "SEK SGD THB TRY TWD USD ZAR",
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
CURRENCIES = {**_SIGNS, **dict(zip(_CODES, _CODES, strict=True))}
"""Currency code by the sign or code that may stand before or after an amount."""

_SPACES = " \u00a0\u202f"
_NUMBER = (
    rf"[+-]?(?:\d+|\d{{1,3}}(?:GROUP\d{{3}})+|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|(?=POINT\d))"
    r"(?:POINT\d+)?(?:e[+-]?\d+)?"
)
_GROUPS = {".": ",", ",": "."}
_NUMBERS = {
    point: re.compile(
        _NUMBER.replace("POINT", re.escape(point)).replace("GROUP", re.escape(group)),
        re.ASCII | re.IGNORECASE,
    )
    for point, group in _GROUPS.items()
}
_MARK = "|".join(map(re.escape, CURRENCIES))
_MONEY = re.compile(
    rf"(?P<sign>[+-]?)\s*(?:(?P<before>{_MARK})\s*)?(?P<amount>\S.*?)(?:\s*(?P<after>{_MARK}))?"
)


def parse_number(text: str, decimal: str = ".") -> float:
    """Read a number such as ``1200``, ``1,200.5``, ``1 200.5`` or ``1.2e3``.

    Parameters
    ----------
    text
        Without blanks at the ends.
    decimal
        Decimal mark, ``.`` or ``,``; the other one groups thousands, in full groups of three.

    Raises
    ------
    ValueError
        If the text is no number, or groups digits so that it could be read in two ways.
    """
    text = text.replace("\u2212", "-")
    digits = text.replace(".", "", 1) if decimal == "." else text
    if digits.isascii() and digits.isdigit():
        return float(text)
    if not _NUMBERS[decimal].fullmatch(text):
        raise ValueError(f"not a number: {text!r}{advice(text, decimal)}")
    for mark in (_GROUPS[decimal], *_SPACES):
        text = text.replace(mark, "")
    return float(text.replace(decimal, "."))


def parse_money(text: str, decimal: str = ".") -> tuple[float, str]:
    """Read an amount such as ``€ 1,200``, ``1,200 EUR``, ``-$5`` or ``(300)`` for minus 300.

    Returns
    -------
    The amount and its currency code, empty where none is written.

    Raises
    ------
    ValueError
        If the text is no amount, or groups digits so that it could be read in two ways.
    """
    text = text.replace("\u2212", "-")
    if text.startswith("(") and text.endswith(")"):
        amount, currency = parse_money(text[1:-1].strip(), decimal)
        return -amount, currency
    found = _MONEY.fullmatch(text)
    if found is None or (found["before"] and found["after"]):
        raise ValueError(f"not an amount of money: {text!r}")
    currency = CURRENCIES.get(found["before"] or found["after"] or "", "")
    return parse_number(found["sign"] + found["amount"], decimal), currency


def advice(text: str, decimal: str = ".") -> str:
    """Say what to do about digits grouped in a way that is refused; empty for other text."""
    group = _GROUPS[decimal]
    if group not in text or not any(character.isdigit() for character in text):
        return ""
    return (
        f"; '{group}' only groups thousands, as in 1{group}200 "
        f"(for '{group}' as the decimal mark read with decimal='{group}')"
    )
