"""
k-means and silhouettes by scikit-learn on the standardised numbers of published data: kmeans_sklearn.py DATA_FOLDER.
Prints them as JSON; they are recorded in tests/learners/clusters/sklearn.json.
"""

import json
import sys

import numpy
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

from labelled_data import SOURCES, read


def points(columns):
    """Standardised numbers; a missing one counts as the mean."""
    parts = []
    for cells in columns.values():
        if isinstance(cells[0], str):
            continue
        values = numpy.array(cells)
        parts.append(numpy.nan_to_num((values - numpy.nanmean(values)) / numpy.nanstd(values)))
    return numpy.column_stack(parts)


def main(folder):
    figures = {}
    for data in SOURCES:
        columns, _ = read(folder, data)
        matrix = points(columns)
        for clusters in (2, 5, 8):
            model = KMeans(n_clusters=clusters, n_init=10, random_state=0).fit(matrix)
            figures[f"{data} {clusters}"] = model.inertia_
        some = matrix[:600]
        figures[f"{data} silhouette"] = silhouette_score(some, (some[:, 0] > 0) + 2 * (some[:, 1] > 0))
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
