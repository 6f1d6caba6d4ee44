"""
Mean ROC-AUC over five folds (by a hash of the row's number) of scikit-learn's logistic regression and histogram boosting on the
published churn tables: selection_sklearn.py DATA_FOLDER. Prints it as JSON; it is recorded in
tests/learners/selection/sklearn.json.
"""

import json
import sys

import numpy
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from labelled_data import read


def models(categories, numbers):
    one_hot = make_column_transformer(
        (make_pipeline(SimpleImputer(), StandardScaler()), numbers),
        (OneHotEncoder(handle_unknown="ignore"), categories),
    )
    coded = make_column_transformer((OrdinalEncoder(), categories), remainder="passthrough")
    boosting = HistGradientBoostingClassifier(categorical_features=list(range(len(categories))), random_state=0)
    return {
        "logistic regression": make_pipeline(one_hot, LogisticRegression(solver="newton-cholesky", max_iter=1000)),
        "histogram boosting": make_pipeline(coded, boosting),
    }


def main(folder):
    figures = {}
    for data in ["telco", "iranian"]:
        columns, target = read(folder, data)
        names = list(columns)
        rows = numpy.array([columns[name] for name in names], dtype=object).T
        categories = [at for at, name in enumerate(names) if isinstance(columns[name][0], str)]
        numbers = [at for at in range(len(names)) if at not in categories]
        target = numpy.array(target)
        held = numpy.array([row * 2_654_435_761 % 2**32 * 5 // 2**32 for row in range(len(target))])
        for name, model in models(categories, numbers).items():
            areas = []
            for fold in range(5):
                model.fit(rows[held != fold], target[held != fold])
                areas.append(roc_auc_score(target[held == fold], model.predict_proba(rows[held == fold])[:, 1]))
            figures[f"{data} {name}"] = round(float(numpy.mean(areas)), 5)
    print(json.dumps(figures, indent=2))


main(sys.argv[1])
