"""The bundled shop: a workbook with a sheet a year, results year by year with pandas.cut."""

from fractions import Fraction

import pandas as pd

import cleaning
import scoring
from reading import exact_number, is_missing, money, wall_clock

YEARS = (2015, 2016, 2017)
AS_OF = pd.Timestamp("2018-01-01")
MIN_AMOUNT = 1
MISSING = ("NULL", "无")
FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d", "%Y年%m月%d日")
R_EDGES, F_EDGES, M_EDGES = (-1, 79, 255, 365), (0, 2, 5, 130), (0, 69, 1199, 206252)
WEIGHTS = (Fraction(35, 100), Fraction(25, 100), Fraction(40, 100))


def name(r, f, m):
    if r == 3:
        return "核心会员" if f == 3 else "高额活跃" if m == 3 else "成长会员" if f == 2 else "新近会员"
    if r == 2:
        return "重点维护" if f == 3 or m == 3 else "一般维护"
    return "重点召回" if f == 3 or m == 3 else "流失预警"


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


def typed(raw, ids, date, amount):
    """Numbers, dates and ids of a table with their row-level faults."""
    table = pd.DataFrame({key: raw[heading].map(str, na_action="ignore") for key, heading in ids.items()})
    table["at"] = raw[date].map(lambda cell: wall_clock(cell, FORMATS), na_action="ignore")
    faults = pd.DataFrame(
        {
            "MISSING_DATE": raw[date].isna(),
            "UNPARSEABLE_DATE": raw[date].notna() & table["at"].isna(),
            "AFTER_AS_OF": table["at"] >= AS_OF,
        }
    )
    for key, fault in (("order_id", "MISSING_ORDER_ID"), ("member_id", "MISSING_MEMBER_ID")):
        if key in ids:
            faults[fault] = table[key].isna()
    if amount is not None:
        numbers = raw[amount].map(
            lambda cell: exact_number(cell, grouped=True, symbols=("￥",)), na_action="ignore"
        )
        table["amount"] = numbers.map(money, na_action="ignore").astype("Int64")
        faults["MISSING_AMOUNT"] = raw[amount].isna()
        faults["UNPARSEABLE_NUMBER"] = raw[amount].notna() & numbers.isna()
    return table, faults


def clean_side_table(workbook, sheet, ids, date, amount=None):
    raw = read(workbook, [sheet])
    table, faults = typed(raw, ids, date, amount)
    reason = cleaning.no_reasons(raw)
    cleaning.mark_faults(reason, faults, cleaning.UNUSABLE)
    cleaning.mark_repeats(reason, raw.drop(columns=["sheet", "row"]))
    return raw, table[reason.isna()], reason


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
    raw = read(workbook, [f"{year}年" for year in YEARS])
    orders, faults = typed(raw, {"order_id": "订单号", "member_id": "会员ID"}, "提交日期", "订单金额")
    faults["CANCELLED"] = raw["订单状态"] == "已取消"
    faults["AMOUNT_TOO_LOW"] = (orders["amount"] <= MIN_AMOUNT * 10_000).fillna(False)
    reason = cleaning.no_reasons(raw)
    cleaning.mark_faults(reason, faults, cleaning.UNUSABLE)
    cleaning.mark_repeats(reason, raw.drop(columns=["sheet", "row"]))
    cleaning.mark_conflicts(reason, orders["order_id"])
    staff = set(read(workbook, ["内部账号"])["会员ID"].map(str))
    excluded = orders["member_id"].isin(staff)
    # Staff orders are left out whatever else may be wrong with their content.
    cleaning.mark_faults(reason, faults[~excluded].reindex(raw.index, fill_value=False), cleaning.INVALID)

    refund_rows, refunds, refund_reason = clean_side_table(
        workbook, "退款", {"order_id": "订单号"}, "退款日期", "退款金额"
    )
    link_rows, links, link_reason = clean_side_table(
        workbook, "会员合并", {"member_id": "原会员ID", "canonical_id": "会员ID"}, "合并日期"
    )
    member_rows, _, member_reason = clean_side_table(
        workbook, "会员等级", {"member_id": "会员ID"}, "注册日期"
    )

    kept = orders[reason.isna() & ~excluded]
    scores = pd.concat([year_result(kept, refunds, links, year) for year in YEARS])
    none = lambda reasons: pd.Series(False, index=reasons.index)  # noqa: E731
    tables = {
        "orders": cleaning.counts(reason, excluded),
        "members": cleaning.counts(member_reason, none(member_reason)),
        "refunds": cleaning.counts(refund_reason, none(refund_reason)),
        "member_links": cleaning.counts(link_reason, none(link_reason)),
    }
    outcomes = [
        (raw, reason.where(~(reason.isna() & excluded), "EXCLUDED")),
        (member_rows, member_reason),
        (refund_rows, refund_reason),
        (link_rows, link_reason),
    ]
    set_aside = pd.concat(
        rows[["sheet", "row"]].assign(reason=reasons)[reasons.notna()] for rows, reasons in outcomes
    )
    return scores, set_aside, {"tables": tables, "orders": len(kept), "members": scores["member_id"].nunique()}
