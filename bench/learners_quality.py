"""
Published tables as learners read them, and LightGBM's scores of them: learners_quality.py DATA_FOLDER OUT_FOLDER SEEDS.

Writes one JSON a table with columns, outcomes, the folds of every seed, and LightGBM's figures for each seed.
"""

import json
import sys
from pathlib import Path

import lightgbm
import numpy as np
import pandas
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold


def telco(data):
    table = pandas.read_csv(data / "telco" / "telco-customer-churn.csv").drop(columns="customerID")
    table["TotalCharges"] = pandas.to_numeric(table["TotalCharges"], errors="coerce")
    return table.drop(columns="Churn"), table["Churn"] == "Yes"


def iranian(data):
    table = pandas.read_csv(data / "iranian-churn" / "iranian_churn.csv")
    return table.drop(columns="Churn"), table["Churn"] == 1


def bank(data):
    table = pandas.read_csv(data / "bank-marketing" / "bank-additional.csv", sep=";")
    return table.drop(columns=["y", "duration"]), table["y"] == "yes"


def simulated(rows, seed):
    random = np.random.default_rng(seed)
    table = pandas.DataFrame({f"x{at}": random.normal(size=rows) for at in range(10)})
    table["city"] = [f"c{one}" for one in random.integers(0, 40, rows)]
    effect = dict(zip([f"c{one}" for one in range(40)], random.normal(size=40)))
    score = table.x0 * table.x1 + np.sin(2 * table.x2) + table["city"].map(effect) - 1
    table.loc[random.random(rows) < 0.2, "x3"] = np.nan
    return table, pandas.Series(random.random(rows) < 1 / (1 + np.exp(-score)))


def typed(table):
    """Texts as categories in alphabetical order, everything else as numbers."""
    return table.apply(
        lambda column: column.astype(float) if pandas.api.types.is_numeric_dtype(column) else column.astype("category")
    )


def stored(column):
    if column.dtype == "category":
        return {"kind": "category", "name": column.name, "levels": list(column.cat.categories), "codes": column.cat.codes.tolist()}
    values = [None if np.isnan(one) else one for one in column]
    return {"kind": "number", "name": column.name, "values": values}


def peer(table, outcomes, folds):
    settings = dict(objective="binary", num_leaves=31, learning_rate=0.1, verbose=-1, num_threads=1)
    scores = np.zeros(len(table))
    for fold in range(folds.max() + 1):
        train = lightgbm.Dataset(table[folds != fold], outcomes[folds != fold])
        scores[folds == fold] = lightgbm.train(settings, train, 100).predict(table[folds == fold])
    return {"auc": roc_auc_score(outcomes, scores), "logLoss": log_loss(outcomes, scores)}


def judge(tables, out, seeds, peer):
    """Writes one JSON a table: its columns and outcomes, and for each seed five folds with a peer's figures on them."""
    for name, (table, outcomes) in tables.items():
        table, outcomes = typed(table), outcomes.to_numpy().astype(int)
        runs = []
        for seed in range(seeds):
            folds = np.zeros(len(table), dtype=int)
            splits = StratifiedKFold(5, shuffle=True, random_state=seed).split(table, outcomes)
            for fold, (_, held_out) in enumerate(splits):
                folds[held_out] = fold
            runs.append({"folds": folds.tolist(), "peer": peer(table, outcomes, folds)})
        columns = [stored(table[column]) for column in table]
        (out / f"{name}.json").write_text(json.dumps({"columns": columns, "target": outcomes.tolist(), "runs": runs}))


def main():
    data, out, seeds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    tables = {
        "Telco": telco(data),
        "Iranian churn": iranian(data),
        "Bank": bank(data),
        "simulated, 10,000": simulated(10_000, 1),
        "simulated, 40,000": simulated(40_000, 2),
    }
    judge(tables, out, seeds, peer)


if __name__ == "__main__":
    main()
