"""
Published churn tables with folds, and how well scikit-learn predicts them: churn_selection.py DATA_FOLDER OUT_FOLDER SEEDS.

Writes one JSON a table with columns, outcomes, the folds of every seed, and for each seed the mean ROC-AUC over the folds
of a logistic regression (standardised, one-hot) and of histogram boosting (defaults, categories told).
"""

import sys
from pathlib import Path

import numpy as np
from learners_quality import iranian, judge, telco
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def models(table):
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


def peers(table, outcomes, folds):
    """Mean ROC-AUC over the folds of each model."""
    areas = {}
    for name, model in models(table).items():
        found = []
        for fold in range(folds.max() + 1):
            model.fit(table[folds != fold], outcomes[folds != fold])
            scores = model.predict_proba(table[folds == fold])[:, 1]
            found.append(roc_auc_score(outcomes[folds == fold], scores))
        areas[name] = float(np.mean(found))
    return areas


def main():
    data, out, seeds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    judge({"Telco": telco(data), "Iranian churn": iranian(data)}, out, seeds, peers)


main()
