"""
Metrics and calibration by scikit-learn on scores that both sides make by the same integer arithmetic. Prints them as
JSON; they are recorded in tests/learners/metrics/sklearn.json.
"""

import json

import numpy
from sklearn import metrics
from sklearn.calibration import _sigmoid_calibration, calibration_curve
from sklearn.isotonic import IsotonicRegression

ROWS = 600


def scores(kind):
    """In (0, 1); `tied` has 13 different ones, `random` none twice."""
    rows = numpy.arange(ROWS)
    if kind == "tied":
        return (1 + rows * 7919 % 13) / 14
    return (1 + rows * 7919 % 1009) / 1010


def labels(of):
    rows = numpy.arange(ROWS)
    return (rows * 104729 % 997 / 997 < of).astype(float)


def main():
    weights = 1 + numpy.arange(ROWS) % 5 / 4
    figures = {}
    for kind in ("random", "tied"):
        score = scores(kind)
        target = labels(score)
        for name, weight in (("equal", None), ("weighted", weights)):
            figures[f"{kind} {name}"] = {
                "rocAuc": metrics.roc_auc_score(target, score, sample_weight=weight),
                "prAuc": metrics.average_precision_score(target, score, sample_weight=weight),
                "logLoss": metrics.log_loss(target, score, sample_weight=weight),
                "brier": metrics.brier_score_loss(target, score, sample_weight=weight),
                "isotonic": IsotonicRegression(out_of_bounds="clip")
                .fit(score, target, sample_weight=weight)
                .predict(numpy.linspace(0, 1, 31))
                .tolist(),
                "platt": list(_sigmoid_calibration(score, target, sample_weight=weight)),
            }
        observed, predicted = calibration_curve(target, score, n_bins=10, strategy="quantile")
        figures[f"{kind} equal"]["calibration"] = numpy.column_stack([predicted, observed]).tolist()
    certain = metrics.log_loss([1, 0, 1, 0], [0.0, 1.0, 1.0, 0.25])
    figures["certain"] = {"logLoss": certain}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
