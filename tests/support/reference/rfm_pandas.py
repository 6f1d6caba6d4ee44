"""
A second computation of cleaning and RFM: pandas and whole numbers where the job uses SQL and decimals. It follows the
requirements, shares no code with the job, and was written by people who knew it.

    python rfm_pandas.py shop WORKBOOK OUT
    python rfm_pandas.py online-retail|online-retail-netted|complete-journey DATA_FOLDER OUT

writes into OUT: rfm_scores.csv (the columns of the table `rfm_scores`; money and scores as decimal text with four
places), set_aside.csv (sheet, row, reason of every row that is not kept) and counts.json.
"""

import json
import sys
from pathlib import Path

import lines
import shop

CASES = {
    "shop": shop.compute,
    "online-retail": lines.online_retail,
    "online-retail-netted": lines.online_retail_netted,
    "complete-journey": lines.complete_journey,
}


def main(case, source, out):
    scores, set_aside, figures = CASES[case](source)
    folder = Path(out)
    scores.to_csv(folder / "rfm_scores.csv", index=False)
    set_aside[["sheet", "row", "reason"]].to_csv(folder / "set_aside.csv", index=False)
    (folder / "counts.json").write_text(json.dumps(figures, ensure_ascii=False, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
