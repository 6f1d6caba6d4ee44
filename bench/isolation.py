"""
ROC-AUC of scikit-learn's isolation forest, the mean over seeds: isolation.py FILE COLUMNS SEEDS.

The file holds columns of f64 one after the other, then 1 for rows that are anomalies. The settings are its defaults: 100
trees of 256 rows each.
"""

import sys

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

path, columns, seeds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
table = np.fromfile(path, dtype="<f8").reshape(columns + 1, -1)
rows, anomalous = table[:columns].T, table[columns]
areas = [
    roc_auc_score(anomalous, -IsolationForest(random_state=seed).fit(rows).score_samples(rows)) for seed in range(seeds)
]
print(np.mean(areas))
