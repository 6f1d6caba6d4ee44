"""Recency, frequency and monetary value, their digits, scores, ranks and names."""

from fractions import Fraction

import pandas as pd

COLUMNS = [
    "member_id", "period", "as_of", "recency_days", "order_count", "monetary_sum",
    "r", "f", "m", "rfm_code", "rfm_sum", "rfm_score", "rank", "segment",
]  # fmt: skip


def features(orders, as_of):
    """One row a member of `orders` (member_id, ordered_on, amount): nothing at or after the day `as_of` is in them."""
    grouped = orders.groupby("member_id").agg(
        last=("ordered_on", "max"), order_count=("ordered_on", "size"), monetary=("amount", "sum")
    )
    last_included_day = as_of - pd.Timedelta(days=1)
    grouped.insert(0, "recency_days", (last_included_day - grouped.pop("last")).dt.days.astype("Int64"))
    return grouped.reset_index()


def cut(values, edges):
    """Bins of given edges, numbered from 1; a value outside has none."""
    return pd.cut(values, edges, labels=False).add(1).astype("Int64")


def quantile_bins(values, n):
    """
    1 + the number of interior type-7 quantiles below the value. All is whole numbers: an edge times n is
    n · v[lo] + (v[lo + 1] − v[lo]) · rest, where lo and rest divide (count − 1) · k by n.
    """
    ordered = sorted(int(value) for value in values)
    edges = []
    for k in range(1, n):
        lo, rest = divmod((len(ordered) - 1) * k, n)
        step = (ordered[lo + 1] - ordered[lo]) * rest if rest else 0
        edges.append(n * ordered[lo] + step)
    bins = pd.Series(1, index=values.index, dtype="Int64")
    for edge in edges:
        bins += (values.astype("int64") * n > edge).astype("int64")
    return bins, [edge / n for edge in edges]


def five_bin_name(r, fm2):
    """Name of a group by its R digit and F + M, which is twice the FM of the requirements."""
    if r == 5:
        return "NEW" if fm2 <= 2 else "ACTIVE" if fm2 <= 6 else "CHAMPIONS"
    if r == 4:
        return "PROMISING" if fm2 <= 2 else "ACTIVE" if fm2 <= 6 else "LOYAL"
    if r == 3:
        return "ALMOST_LOST" if fm2 <= 4 else "NEEDS_ATTENTION" if fm2 <= 6 else "LOYAL"
    return "DORMANT" if fm2 <= 4 else "AT_RISK" if fm2 <= 8 else "PREVIOUSLY_LOYAL"


def score(table, weights, name):
    """
    Adds code, sum, weighted score, rank and segment to digits. `weights` are fractions that sum to 1; ranks are by
    the exact score, equal scores share the better rank. `name` gives the segment of the digits (r, f, m).
    """
    def exact(row):
        return sum(w * int(row[d]) for d, w in zip("rfm", weights, strict=True))

    inside = table[["r", "f", "m"]].notna().all(axis="columns")
    scores = table[inside].apply(exact, axis="columns") if inside.any() else pd.Series(dtype=object)
    digits = table.loc[inside, ["r", "f", "m"]].astype(int)
    table["rfm_code"] = digits.astype(str).agg("".join, axis="columns")
    table["rfm_sum"] = digits.sum(axis="columns").astype("Int64")
    table["rfm_score"] = scores.map(four_places)
    places = {value: i for i, value in enumerate(sorted(set(scores)))}
    table["rank"] = scores.map(places).rank(method="min", ascending=False).astype("Int64")
    table["segment"] = "OUT_OF_RANGE"
    table.loc[inside, "segment"] = [name(*row) for row in digits.itertuples(index=False)]
    return table


def four_places(number):
    """A fraction as decimal text with four places, half up."""
    ten_thousandths = (Fraction(number) * 20_000 + 1) // 2
    return decimal_text(int(ten_thousandths))


def decimal_text(ten_thousandths):
    """`12.3400` for 123400."""
    sign = "-" if ten_thousandths < 0 else ""
    whole, rest = divmod(abs(int(ten_thousandths)), 10_000)
    return f"{sign}{whole}.{rest:04d}"


def prospects(members, buyers):
    """Members of the member table who have not ordered."""
    missing = sorted(set(members) - set(buyers))
    table = pd.DataFrame({"member_id": missing, "order_count": 0, "monetary": 0, "segment": "PROSPECTS"})
    return table.astype({"member_id": str})


def result_table(table, period, as_of):
    """The columns of `rfm_scores`, in the order of the member number."""
    table = table.assign(
        period=period, as_of=as_of.date().isoformat(), monetary_sum=table["monetary"].map(decimal_text)
    )
    return table.reindex(columns=COLUMNS).sort_values("member_id")
