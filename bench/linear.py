"""
Logistic regression and k-means by scikit-learn: linear.py TASK FILE COLUMNS CLUSTERS. Prints seconds and figures as JSON.

The rows are those of `learners_data.ts`. Seconds are those of the task alone, with standardising, without reading the
file.
"""

import json
import sys
import time

import numpy
from peak import peak_mebibytes

FEATURES = 30


def read(path):
    table = numpy.fromfile(path, dtype="<f8").reshape(FEATURES + 1, -1)
    return table[:FEATURES].T, table[FEATURES]


def logistic(rows, outcomes):
    """Standardised, a missing value at the mean, and an indicator of it."""
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(SimpleImputer(add_indicator=True), StandardScaler(), LogisticRegression(max_iter=1000))
    model.fit(rows, outcomes)
    return lambda: log_loss(outcomes, model.predict_proba(rows)[:, 1])


def clusters(rows, method, count):
    from sklearn.cluster import KMeans, MiniBatchKMeans
    from sklearn.preprocessing import StandardScaler

    points = numpy.nan_to_num(StandardScaler().fit_transform(rows))
    if method == "full":
        model = KMeans(count, n_init=10, random_state=1).fit(points)
    else:
        model = MiniBatchKMeans(count, n_init=10, batch_size=2048, random_state=1).fit(points)
    return lambda: -model.score(points)


def main(task, path, columns, count):
    rows, outcomes = read(path)
    # Loading the library itself is not measured.
    import sklearn.cluster, sklearn.impute, sklearn.linear_model, sklearn.metrics  # noqa: E401, F401

    cpu = time.process_time()
    if task == "logistic":
        quality = logistic(rows, outcomes)
    else:
        quality = clusters(rows[:, : int(columns)], task, int(count))
    figures = {
        "cpuSeconds": time.process_time() - cpu,
        "peakMegabytes": peak_mebibytes(),
    }
    print(json.dumps(figures | {"quality": float(quality())}))


if __name__ == "__main__":
    main(*sys.argv[1:])
