"""The bundled shop: a workbook with a sheet a year, results year by year with pandas.cut."""

from fractions import Fraction

import pandas as pd

import cleaning
import scoring
from reading import exact_number, is_missing, money, stripped, wall_clock

YEARS = (2015, 2016, 2017)
AS_OF = pd.Timestamp("2018-01-01")
MIN_AMOUNT = 1
MISSING = ("NULL", "无")
FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d", "%Y/%m/%d")
# What fits decimal(18, 4) lies below it.
LARGEST = 10**14
R_EDGES, F_EDGES, M_EDGES = (-1, 79, 255, 365), (0, 2, 5, 130), (0, 69, 1199, 206252)
WEIGHTS = (Fraction(35, 100), Fraction(25, 100), Fraction(40, 100))


def name(r, f, m):
    if r == 3:
        return "核心会员" if f == 3 else "高额活跃" if m == 3 else "成长会员" if f == 2 else "新近会员"
    if r == 2:
        return "重点维护" if f == 3 or m == 3 else "一般维护"
    return "重点召回" if f == 3 or m == 3 else "流失预警"


class Sheets:
    """Sheets that make a table: what their columns hold, and which must have something."""

    def __init__(self, names, ids, required, dates=(), numbers=(), known_at=None, key=()):
        self.names, self.ids, self.required, self.dates, self.numbers = names, ids, required, dates, numbers
        self.known_at, self.key = known_at, key


ORDERS = Sheets(
    [f"{year}年" for year in YEARS],
    {"order_id": "订单号", "member_id": "会员ID"},
    {
        "订单号": "MISSING_ORDER_ID",
        "会员ID": "MISSING_MEMBER_ID",
        "提交日期": "MISSING_DATE",
        "订单金额": "MISSING_AMOUNT",
    },
    dates=("提交日期",),
    numbers=("订单金额", "优惠金额", "商品成本"),
    known_at="提交日期",
    key=("order_id",),
)
MEMBERS = Sheets(
    ["会员等级"],
    {"member_id": "会员ID"},
    {"会员ID": "MISSING_MEMBER_ID"},
    dates=("注册日期", "激活日期", "出生日期", "退订日期"),
    numbers=("获客成本",),
    known_at="注册日期",
    key=("member_id",),
)
REFUNDS = Sheets(
    ["退款"],
    {"order_id": "订单号"},
    {"订单号": "MISSING_ORDER_ID", "退款日期": "MISSING_DATE", "退款金额": "MISSING_AMOUNT"},
    dates=("退款日期",),
    numbers=("退款金额",),
    known_at="退款日期",
)
LINKS = Sheets(
    ["会员合并"],
    {"member_id": "原会员ID", "canonical_id": "会员ID"},
    {"原会员ID": "MISSING_MEMBER_ID", "会员ID": "MISSING_VALUE", "合并日期": "MISSING_DATE"},
    dates=("合并日期",),
    known_at="合并日期",
    key=("member_id",),
)
STAFF = Sheets(
    ["内部账号"],
    {"member_id": "会员ID", "list": "名单"},
    {"会员ID": "MISSING_MEMBER_ID", "名单": "MISSING_VALUE"},
    key=("member_id", "list"),
)


def read(workbook, sheets):
    """Cells of the sheets as they are, with sheet and row."""
    frames = []
    for sheet in sheets:
        frame = pd.read_excel(workbook, sheet_name=sheet, engine="openpyxl", dtype=object, na_filter=False)
        # As objects: a column of ids in which some are missing must not become floats.
        frame = frame.mask(frame.map(lambda cell: is_missing(cell, MISSING)), None).astype(object)
        frame.insert(0, "row", range(2, len(frame) + 2))
        frame.insert(0, "sheet", sheet)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def numbers_of(column):
    return column.map(lambda cell: exact_number(cell, grouped=True, symbols=("￥",)), na_action="ignore")


def typed(raw, sheets):
    """Ids, time and amount of a table with the faults of its rows."""
    table = pd.DataFrame({key: raw[heading].map(stripped, na_action="ignore") for key, heading in sheets.ids.items()})
    faults = pd.DataFrame(False, index=raw.index, columns=list(cleaning.UNUSABLE))
    for heading, reason in sheets.required.items():
        faults[reason] |= raw[heading].isna()
    for heading in sheets.dates:
        times = raw[heading].map(lambda cell: wall_clock(cell, FORMATS), na_action="ignore")
        faults["UNPARSEABLE_DATE"] |= raw[heading].notna() & times.isna()
        if heading == sheets.known_at:
            table["at"] = pd.to_datetime(times)
            faults["AFTER_AS_OF"] |= table["at"] >= AS_OF
    for place, heading in enumerate(sheets.numbers):
        numbers = numbers_of(raw[heading])
        too_large = numbers.map(lambda number: abs(number) >= LARGEST, na_action="ignore").eq(True)
        faults["UNPARSEABLE_NUMBER"] |= raw[heading].notna() & numbers.isna()
        faults["AMOUNT_TOO_LARGE"] |= too_large
        if place == 0:
            table["amount"] = numbers.mask(too_large).map(money, na_action="ignore").astype("Int64")
    return table, faults


def judged(workbook, sheets, conflict="KEY_CONFLICT"):
    """Rows as they are, their values, and the reasons why they cannot be used or are not the only ones of their kind."""
    raw = read(workbook, sheets.names)
    table, faults = typed(raw, sheets)
    reason = cleaning.no_reasons(raw)
    cleaning.mark_faults(reason, faults, cleaning.UNUSABLE)
    cleaning.mark_repeats(reason, raw.drop(columns=["sheet", "row"]))
    if sheets.key:
        cleaning.mark_conflicts(reason, table[list(sheets.key)], conflict)
    return raw, table, reason


def canonical_ids(links, known_before):
    """Where each merged number ends up, through chains of links known before that instant."""
    known = links[links["at"] < known_before]
    target = dict(zip(known["member_id"], known["canonical_id"], strict=True))

    def follow(member_id):
        while member_id in target:
            member_id = target[member_id]
        return member_id

    return {member_id: follow(member_id) for member_id in target}


def year_result(orders, refunds, links, year):
    """Scores of one year as they were known at its end."""
    start, end = pd.Timestamp(year, 1, 1), pd.Timestamp(year + 1, 1, 1)
    own = orders[(orders["at"] >= start) & (orders["at"] < end)].copy()
    refunded = refunds[refunds["at"] < end].groupby("order_id")["amount"].sum()
    own["amount"] -= own["order_id"].map(refunded).fillna(0).astype("int64")
    # An order of which everything was given back counts no more.
    own = own[own["amount"] > 0]
    identities = canonical_ids(links, end)
    own["member_id"] = own["member_id"].map(lambda one: identities.get(one, one))
    own["ordered_on"] = own["at"].dt.normalize()
    table = scoring.features(own, end)
    table["r"] = 4 - scoring.cut(table["recency_days"], R_EDGES)
    table["f"] = scoring.cut(table["order_count"], F_EDGES)
    table["m"] = scoring.cut(table["monetary"].astype("int64"), [edge * 10_000 for edge in M_EDGES])
    return scoring.result_table(scoring.score(table, WEIGHTS, name), str(year), end)


def compute(workbook):
    """Scores, quarantined rows and counts of the example."""
    rows, tables, reasons = {}, {}, {}
    for name, sheets in (("members", MEMBERS), ("refunds", REFUNDS), ("member_links", LINKS), ("exclusions", STAFF)):
        rows[name], tables[name], reasons[name] = judged(workbook, sheets)
    raw, orders, reason = judged(workbook, ORDERS, "ORDER_ID_CONFLICT")
    excluded = orders["member_id"].isin(set(tables["exclusions"]["member_id"][reasons["exclusions"].isna()]))
    faults = pd.DataFrame(
        {
            "CANCELLED": raw["订单状态"].map(stripped, na_action="ignore") == "已取消",
            "AMOUNT_TOO_LOW": (orders["amount"] <= MIN_AMOUNT * 10_000).fillna(False),
        }
    )
    # Staff orders are left out whatever else may be wrong with their content.
    cleaning.mark_faults(reason, faults[~excluded].reindex(raw.index, fill_value=False), cleaning.INVALID)
    kept = orders[reason.isna() & ~excluded]

    refunds, refund_reason = tables["refunds"], reasons["refunds"]
    refund_reason[refund_reason.isna() & (refunds["amount"] <= 0).fillna(False)] = "AMOUNT_TOO_LOW"
    refund_reason[refund_reason.isna() & ~refunds["order_id"].isin(set(kept["order_id"]))] = "UNKNOWN_ORDER"

    sound = {name: table[reasons[name].isna()] for name, table in tables.items()}
    scores = pd.concat([year_result(kept, sound["refunds"], sound["member_links"], year) for year in YEARS])
    counts = {"orders": cleaning.counts(reason, excluded)} | {
        name: cleaning.counts(one, pd.Series(False, index=one.index)) for name, one in reasons.items()
    }
    outcomes = [(raw, reason.where(~(reason.isna() & excluded), "EXCLUDED"))] + [
        (rows[name], one) for name, one in reasons.items()
    ]
    set_aside = pd.concat(
        rows[["sheet", "row"]].assign(reason=reasons)[reasons.notna()] for rows, reasons in outcomes
    )
    return scores, set_aside, {"tables": counts, "orders": len(kept), "members": scores["member_id"].nunique()}
