"""
Contributions of features to scores of trees by shap and by LightGBM: tree_shap.py FILE. The file holds cases by name,
each trees with rows (null is missing): as a dictionary of shap's, or as LightGBM's text. Prints the contributions of
each row, with the expected score behind them, as JSON; they are recorded in tests/learners/explain/fixtures/tree_shap.json.
"""

import json
import sys

import lightgbm
import numpy
import shap


def by_shap(trees, rows):
    trees["trees"] = [{name: numpy.array(values) for name, values in tree.items()} for tree in trees["trees"]]
    explainer = shap.TreeExplainer(trees)
    expected = numpy.full((len(rows), 1), explainer.expected_value)
    return numpy.hstack([explainer.shap_values(rows).reshape(len(rows), -1), expected])


def by_lightgbm(text, rows):
    return lightgbm.Booster(model_str=text).predict(rows, pred_contrib=True)


def main(path):
    with open(path) as file:
        cases = json.load(file)
    figures = {}
    for name, case in cases.items():
        rows = numpy.array(case["rows"], dtype=float)
        contributions = by_shap(case["shap"], rows) if "shap" in case else by_lightgbm(case["lightgbm"], rows)
        figures[name] = contributions.tolist()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
