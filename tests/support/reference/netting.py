"""Cancelled lines taken off the lines they cancel (`cancellations: net`)."""

import pandas as pd


def net(reason, lines, cancelled):
    """
    Nets each sound cancelled line against the member's latest earlier line of its product. Of a line, not more can be
    taken off than it came to: a cancellation that does not fit when its turn comes is passed over.

    Marks the cancellations that take nothing off as unmatched. Gives what is taken off each order, in
    ten-thousandths, by order id.
    """
    lines = lines.assign(position=lines.index)
    candidates = reason.isna() & cancelled
    latest = latest_earlier_lines(lines[reason.isna() & ~cancelled], lines[candidates])
    left, netted, taken_off = {}, [], {}
    for cancellation, line in latest:
        amount = abs(lines.at[cancellation, "amount"])
        room = left.get(line, lines.at[line, "amount"])
        if amount <= room:
            left[line] = room - amount
            netted.append(cancellation)
            order_id = lines.at[line, "order_id"]
            taken_off[order_id] = taken_off.get(order_id, 0) + amount
    reason[lines.index[candidates].difference(netted)] = "CANCELLATION_UNMATCHED"
    return taken_off


def latest_earlier_lines(orders, cancellations):
    """Pairs of a cancellation and the line it would cancel, in the order of their turns. Ties go by the file's order."""
    in_time = ["ordered_at", "position"]
    pairs = pd.merge_asof(
        cancellations.dropna(subset="product_id").sort_values(in_time),
        orders.sort_values(in_time),
        on="ordered_at",
        by=["member_id", "product_id"],
        suffixes=("", "_of_line"),
    ).dropna(subset="position_of_line")
    return zip(pairs["position"], pairs["position_of_line"].astype(int), strict=True)
