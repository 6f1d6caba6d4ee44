"""Cleaning by the rules of the requirements: each row is kept or has one reason."""

import pandas as pd

# A row that breaks several rules has the first of these reasons: first whether it can be read and was known, then
# (below) whether it is the only one of its kind, then whether its content is valid.
UNUSABLE = (
    "MISSING_MEMBER_ID",
    "MISSING_ORDER_ID",
    "MISSING_DATE",
    "MISSING_AMOUNT",
    "MISSING_VALUE",
    "UNPARSEABLE_DATE",
    "UNPARSEABLE_NUMBER",
    "AMOUNT_TOO_LARGE",
    "AFTER_AS_OF",
)
INVALID = ("CANCELLED", "AMOUNT_TOO_LOW")


def no_reasons(rows):
    return pd.Series(None, index=rows.index, dtype=object)


def mark_faults(reason, faults, rules):
    """Rows that have no reason yet and break a rule; `faults` has a boolean column for each rule of the table."""
    for rule in rules:
        if rule in faults.columns:
            reason[reason.isna() & faults[rule].astype(bool)] = rule


def mark_repeats(reason, raw):
    """Rows without a fault that repeat an earlier one, cell for cell."""
    sound = raw[reason.isna()]
    reason[sound.index[sound.duplicated(keep="first")]] = "EXACT_DUPLICATE"


def mark_conflicts(reason, key, name):
    """Rows of one key that still differ: all of them. `key` is a column, or several."""
    sound = key[reason.isna()]
    reason[sound.index[sound.duplicated(keep=False)]] = name


def mark_line_conflicts(reason, lines):
    """Lines of one order that belong to different members: all of them."""
    sound = lines[reason.isna()]
    owners = sound.groupby("order_id")["member_id"].transform("nunique")
    reason[sound.index[owners > 1]] = "ORDER_ID_CONFLICT"


def fold(lines):
    """Lines to orders: sum of the amounts, earliest time."""
    return lines.groupby("order_id", as_index=False).agg(
        member_id=("member_id", "first"), ordered_at=("ordered_at", "min"), amount=("amount", "sum")
    )


def counts(reason, excluded):
    """What became of the rows of a table; `excluded` is a boolean for each row."""
    sound = reason.isna()
    return {
        "read": len(reason),
        "kept": int((sound & ~excluded).sum()),
        "excluded": int((sound & excluded).sum()),
        "quarantined": {key: int(n) for key, n in sorted(reason.value_counts().items())},
    }
