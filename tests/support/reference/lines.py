"""Online Retail and Complete Journey: order lines, folded, one as-of, quintiles, names of five bins."""

from fractions import Fraction

import pandas as pd

import cleaning
import netting
import scoring
from reading import exact_number, integer_id, money

EQUAL = (Fraction(1, 3),) * 3
SHORT_CYCLE = (Fraction(2, 5), Fraction(2, 5), Fraction(1, 5))


def read(path):
    """Cells as text; an empty one is None. The headings are row 1."""
    return pd.read_csv(path, dtype=object, na_filter=False).map(lambda cell: cell if cell.strip() else None)


def times(column):
    return pd.to_datetime(column, format="%Y-%m-%d %H:%M:%S", errors="coerce")


def row_faults(raw, lines, numbers, headings, as_of):
    order, member, date = headings
    missing_number = pd.concat([raw[heading].isna() for heading in numbers], axis="columns").any(axis="columns")
    return pd.DataFrame(
        {
            "MISSING_ORDER_ID": raw[order].isna(),
            "MISSING_MEMBER_ID": raw[member].isna(),
            "MISSING_DATE": raw[date].isna(),
            "MISSING_AMOUNT": missing_number,
            "UNPARSEABLE_DATE": raw[date].notna() & lines["ordered_at"].isna(),
            "UNPARSEABLE_NUMBER": ~missing_number & lines["amount"].isna(),
            "AMOUNT_TOO_LOW": (lines["amount"] <= 0).fillna(False),
            "AFTER_AS_OF": lines["ordered_at"] >= as_of,
        }
    )


def scored(raw, lines, faults, as_of, weights, members=(), netted=None):
    """Results of order lines; `netted` tells which are cancelled, where these are netted and not dropped."""
    if netted is None:
        netted = pd.Series(False, index=raw.index)
    reason = cleaning.no_reasons(raw)
    cleaning.mark_faults(reason, faults, cleaning.UNUSABLE)
    cleaning.mark_line_conflicts(reason, lines)
    cleaning.mark_faults(reason, faults, cleaning.INVALID)
    taken_off = netting.net(reason, lines, netted) if netted.any() else {}
    orders = cleaning.fold(lines[reason.isna() & ~netted])
    folded = len(orders)
    orders["amount"] -= orders["order_id"].map(taken_off).fillna(0).astype("int64")
    # An order of which everything was taken off counts no more.
    orders = orders[orders["amount"] > 0].copy()
    # Local dates without a zone, so that differences are whole days even where clocks change.
    orders["ordered_on"] = orders["ordered_at"].dt.tz_localize(None).dt.normalize()
    day = as_of.tz_localize(None)
    table = scoring.features(orders, day)
    edges = {}
    for digit, column in (("r", "recency_days"), ("f", "order_count"), ("m", "monetary")):
        table[digit], edges[column] = scoring.quantile_bins(table[column], 5)
    table["r"] = 6 - table["r"]
    edges["monetary"] = [edge / 10_000 for edge in edges["monetary"]]
    table = scoring.score(table, weights, lambda r, f, m: scoring.five_bin_name(r, f + m))
    table = pd.concat([table, scoring.prospects(members, table["member_id"])])
    set_aside = pd.DataFrame({"row": raw.index + 2, "reason": reason})[reason.notna()].assign(sheet="")
    figures = {
        "tables": {"orders": cleaning.counts(reason, pd.Series(False, index=reason.index))},
        "orders": folded,
        "members": len(table),
        "edges": edges,
    }
    return scoring.result_table(table, day.date().isoformat(), day), set_aside, figures


def retail_lines(folder):
    raw = read(f"{folder}/online-retail/online-retail.csv.gz")
    as_of = pd.Timestamp("2011-12-10", tz="Europe/London")
    amounts = [
        None if q is None or p is None or (x := exact_number(q)) is None or (y := exact_number(p)) is None
        else money(x * y)
        for q, p in zip(raw["Quantity"], raw["UnitPrice"], strict=True)
    ]  # fmt: skip
    lines = pd.DataFrame(
        {
            "order_id": raw["InvoiceNo"],
            "member_id": raw["CustomerID"].map(integer_id, na_action="ignore"),
            "ordered_at": times(raw["InvoiceDate"]).dt.tz_localize(as_of.tz),
            "amount": pd.array(amounts, dtype="Int64"),
            "product_id": raw["StockCode"],
        }
    )
    faults = row_faults(
        raw, lines, ["Quantity", "UnitPrice"], ("InvoiceNo", "CustomerID", "InvoiceDate"), as_of
    )
    faults["CANCELLED"] = raw["InvoiceNo"].str.startswith("C", na=False)
    return raw, lines, faults, as_of


def online_retail(folder):
    return scored(*retail_lines(folder), EQUAL)


def online_retail_netted(folder):
    raw, lines, faults, as_of = retail_lines(folder)
    cancelled = faults.pop("CANCELLED")
    faults["AMOUNT_TOO_LOW"] &= ~cancelled
    return scored(raw, lines, faults, as_of, EQUAL, netted=cancelled)


def complete_journey(folder):
    raw = read(f"{folder}/complete-journey/transactions_sample.csv.gz")
    as_of = pd.Timestamp("2018-01-01", tz="America/New_York")
    numbers = raw["sales_value"].map(exact_number, na_action="ignore")
    lines = pd.DataFrame(
        {
            "order_id": raw["basket_id"],
            "member_id": raw["household_id"],
            # The file's times are UTC: its weeks change at midnight in New York, at 5 in winter and at 4 in summer.
            "ordered_at": times(raw["transaction_timestamp"]).dt.tz_localize("UTC").dt.tz_convert(as_of.tz),
            "amount": numbers.map(money, na_action="ignore").astype("Int64"),
        }
    )
    headings = ("basket_id", "household_id", "transaction_timestamp")
    faults = row_faults(raw, lines, ["sales_value"], headings, as_of)
    members = read(f"{folder}/complete-journey/demographics.csv")["household_id"]
    return scored(raw, lines, faults, as_of, SHORT_CYCLE, members)
