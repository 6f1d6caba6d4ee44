"""
Coefficients of linear models by scikit-learn: linear_sklearn.py DATA_FOLDER. Prints them as JSON; they are recorded in
tests/learners/linear/sklearn.json.
"""

import json
import math
import sys

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from labelled_data import SOURCES, read


def features(columns, weights):
    """Standardised numbers, an indicator where values are missing, and all levels of categories, with their names."""
    names, parts = [], []
    for name, cells in columns.items():
        if isinstance(cells[0], str):
            for level in sorted(set(cells)):
                names.append([name, level])
                parts.append(numpy.array([float(cell == level) for cell in cells]))
            continue
        values = numpy.array(cells)
        missing = numpy.isnan(values)
        mean = numpy.average(values[~missing], weights=weights[~missing])
        deviation = math.sqrt(numpy.average((values[~missing] - mean) ** 2, weights=weights[~missing]))
        names.append([name, None])
        parts.append(numpy.where(missing, 0, (values - mean) / deviation))
        if missing.any():
            names.append([name, "missing"])
            parts.append(missing.astype(float))
    return names, numpy.column_stack(parts)


def table(names, intercept, coefficients):
    named = [[name, level, round(float(value), 7)] for (name, level), value in zip(names, coefficients)]
    return {"intercept": round(float(intercept), 7), "coefficients": named}


def logistic(names, matrix, target, weights):
    # Newton's method, because L-BFGS stops far from the optimum where categories are one-hot.
    model = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-10, max_iter=1000)
    model.fit(matrix, target, sample_weight=weights)
    return table(names, model.intercept_[0], model.coef_[0])


def svm(names, matrix, target, weights):
    model = LinearSVC(C=1.0, loss="squared_hinge", dual=False, tol=1e-12, max_iter=100_000)
    model.fit(matrix, target, sample_weight=weights)
    return table(names, model.intercept_[0], model.coef_[0])


def main(folder):
    figures = {}
    for data in SOURCES:
        columns, target = read(folder, data)
        target = numpy.array(target)
        equal = numpy.ones(len(target))
        weights = 1 + numpy.arange(len(target)) % 3 / 2
        for kind, of in (("equal", equal), ("weighted", weights)):
            names, matrix = features(columns, of)
            for learner in (logistic, svm):
                figures[f"{data} {learner.__name__} {kind}"] = learner(names, matrix, target, of)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
