"""
Published churn tables with folds, and how well scikit-learn predicts them: churn_selection.py DATA_FOLDER OUT_FOLDER SEEDS.

Writes one JSON a table with columns, outcomes, the folds of every seed, and for each seed the mean ROC-AUC over the folds
of a logistic regression (standardised, one-hot) and of histogram boosting (defaults, categories told).
"""

import json
import sys
from pathlib import Path

import numpy as np
from learners_quality import iranian, stored, telco, typed
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def peers(table):
    categories = [name for name in table if table[name].dtype == "category"]
    numbers = [name for name in table if name not in categories]
    encoded = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), numbers),
            ("categories", OneHotEncoder(handle_unknown="ignore"), categories),
        ]
    )
    return {
        "logistic regression": make_pipeline(encoded, LogisticRegression(max_iter=5000)),
        "histogram boosting": HistGradientBoostingClassifier(categorical_features="from_dtype", random_state=0),
    }


def main():
    data, out, seeds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for name, (table, outcomes) in {"Telco": telco(data), "Iranian churn": iranian(data)}.items():
        table, outcomes = typed(table), outcomes.to_numpy().astype(int)
        runs = []
        for seed in range(seeds):
            folds = np.zeros(len(table), dtype=int)
            areas = {}
            splits = StratifiedKFold(5, shuffle=True, random_state=seed).split(table, outcomes)
            for fold, (_, held_out) in enumerate(splits):
                folds[held_out] = fold
            for peer, model in peers(table).items():
                found = []
                for fold in range(5):
                    model.fit(table[folds != fold], outcomes[folds != fold])
                    scores = model.predict_proba(table[folds == fold])[:, 1]
                    found.append(roc_auc_score(outcomes[folds == fold], scores))
                areas[peer] = float(np.mean(found))
            runs.append({"folds": folds.tolist(), "peers": areas})
        columns = [stored(table[column]) for column in table]
        (out / f"{name}.json").write_text(json.dumps({"columns": columns, "target": outcomes.tolist(), "runs": runs}))


main()
