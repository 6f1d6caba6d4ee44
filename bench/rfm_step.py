"""
The RFM step by a peer: rfm-step.py reference-case|pandas|polars ORDERS.parquet. Prints seconds and check sums as JSON.
"""

import json
import sys
import time
from datetime import date

from peak import peak_mebibytes

AS_OF = date(2018, 1, 1)
WEIGHTS = {"r": 0.35, "f": 0.25, "m": 0.4}


def orders_in_pandas(path):
    import pyarrow.parquet as parquet

    table = parquet.read_table(path, columns=["member_id", "ordered_at", "amount"])
    # Amounts as floats, as pandas has them from a workbook; its decimals would be ten million Python objects.
    return table.set_column(2, "amount", table["amount"].cast("float64")).to_pandas()


def scored_in_pandas(rfm):
    """Cut at the quintiles, put the digits side by side, weigh, rank."""
    import pandas as pd

    labels = [1, 2, 3, 4, 5]
    for digit, column in (("r", "recency_days"), ("f", "order_count"), ("m", "monetary_sum")):
        edges = rfm[column].quantile([0, 0.2, 0.4, 0.6, 0.8, 1]).to_numpy(copy=True)
        edges[0] -= 1
        names = labels[::-1] if digit == "r" else labels
        rfm[digit] = pd.cut(rfm[column], edges, labels=names).astype("int32")
    rfm["rfm_score"] = sum(rfm[digit] * weight for digit, weight in WEIGHTS.items()).round(4)
    rfm["rfm_code"] = rfm["r"].astype(str).str.cat(rfm["f"].astype(str)).str.cat(rfm["m"].astype(str))
    rfm["rank"] = rfm["rfm_score"].rank(method="min", ascending=False).astype("int32")
    return {"members": len(rfm), "orders": int(rfm["order_count"].sum()), "ranks": int(rfm["rank"].sum())}


def as_in_reference_case(path):
    """The steps as the reference case writes them: an interval for each order, its days by a lambda, then groups."""
    import pandas as pd

    orders = orders_in_pandas(path)
    read = time.perf_counter()
    orders["date_interval"] = pd.Timestamp(AS_OF) - pd.Timedelta(days=1) - orders["ordered_at"].dt.normalize()
    orders["date_interval"] = orders["date_interval"].apply(lambda interval: interval.days)
    rfm = orders.groupby("member_id", as_index=False).agg(
        {"date_interval": "min", "ordered_at": "count", "amount": "sum"}
    )
    rfm.columns = ["member_id", "recency_days", "order_count", "monetary_sum"]
    return read, scored_in_pandas(rfm)


def with_pandas(path):
    """The same without a lambda, and days counted once a member."""
    import pandas as pd

    orders = orders_in_pandas(path)
    read = time.perf_counter()
    rfm = orders.groupby("member_id", as_index=False).agg(
        last=("ordered_at", "max"), order_count=("ordered_at", "count"), monetary_sum=("amount", "sum")
    )
    rfm["recency_days"] = (pd.Timestamp(AS_OF) - rfm.pop("last").dt.normalize()).dt.days - 1
    return read, scored_in_pandas(rfm)


def with_polars(path):
    """The same, lazily over the file, with the exact decimals that it holds."""
    import polars as pl

    rfm = (
        pl.scan_parquet(path)
        .group_by("member_id")
        .agg(
            last=pl.col("ordered_at").max(),
            order_count=pl.len(),
            monetary_sum=pl.col("amount").sum(),
        )
        .with_columns(recency_days=(pl.lit(AS_OF) - pl.col("last").dt.date()).dt.total_days() - 1)
        .drop("last")
        .collect()
    )

    def above(column):
        values = pl.col(column).cast(pl.Float64)
        edges = [values.quantile(share, interpolation="linear") for share in (0.2, 0.4, 0.6, 0.8)]
        return sum((values > edge).cast(pl.Int32) for edge in edges)

    rfm = (
        rfm.with_columns(
            r=5 - above("recency_days"), f=1 + above("order_count"), m=1 + above("monetary_sum")
        )
        .with_columns(
            rfm_code=pl.concat_str("r", "f", "m"),
            rfm_sum=pl.col("r") + pl.col("f") + pl.col("m"),
            rfm_score=sum(pl.col(digit) * weight for digit, weight in WEIGHTS.items()).round(4),
        )
        .with_columns(rank=pl.col("rfm_score").rank("min", descending=True))
        .sort("member_id")
    )
    sums = rfm.select(pl.col("order_count").sum(), pl.col("rank").cast(pl.Int64).sum()).row(0)
    return None, {"members": rfm.height, "orders": sums[0], "ranks": sums[1]}


PEERS = {"reference-case": as_in_reference_case, "pandas": with_pandas, "polars": with_polars}


def main(peer, path):
    # Loading the library itself is not measured.
    __import__("polars" if peer == "polars" else "pandas")
    start = time.perf_counter()
    read, check = PEERS[peer](path)
    end = time.perf_counter()
    figures = {
        "seconds": end - start,
        # A lazy query reads while it computes: None.
        **({} if read is None else {"secondsAfterReading": end - read}),
        "peakMegabytes": peak_mebibytes(),
    }
    print(json.dumps(figures | check))


if __name__ == "__main__":
    main(*sys.argv[1:])
