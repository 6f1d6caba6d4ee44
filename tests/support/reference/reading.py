"""Values as the requirements read them: declared formats only, amounts exact."""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

TEN_THOUSANDTHS = Decimal(10_000)
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
# What stands about a value and is not seen; Python does not count the mark of byte order among the blanks.
BLANKS = " \t\r\n\u00a0\u3000\ufeff"


def stripped(cell):
    """The text of a cell without blanks about it."""
    return str(cell).strip(BLANKS)


def is_missing(cell, missing_texts=()):
    """True for an empty cell and for a text that the source declares to mean "no value"."""
    return cell is None or stripped(cell) == "" or stripped(cell) in missing_texts


def exact_number(cell, grouped=False, symbols=()):
    """The number of a cell as Decimal, or None where it is not written in the declared format."""
    text = stripped(cell)
    for symbol in symbols:
        text = text.removeprefix(symbol).removesuffix(symbol).strip()
    if PLAIN.fullmatch(text):
        return Decimal(text)
    if grouped and GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def money(number):
    """A Decimal in ten-thousandths of the currency, as whole number."""
    return int((number * TEN_THOUSANDTHS).to_integral_value(ROUND_HALF_UP))


def wall_clock(cell, formats):
    """Local date and time of a date cell, or of a text in one of the formats; None where it is neither."""
    if isinstance(cell, datetime):
        return pd.Timestamp(cell)
    text = stripped(cell)
    for one in formats if text.isascii() else ():
        try:
            return pd.Timestamp(datetime.strptime(text, one))
        except ValueError:
            continue
    return None


def integer_id(text):
    """`17850.0` as `17850`."""
    return re.sub(r"\.0+$", "", text)
