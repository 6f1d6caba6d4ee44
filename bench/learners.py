"""
Learners of peers: learners.py TASK THREADS TRAIN_FILE SCORE_FILE SEED. Prints seconds and figures as JSON.

The rows are those of `learners_data.ts`. Seconds are those of the task alone, without reading the file.
"""

import json
import sys
import time

import numpy as np
from peak import peak_mebibytes

FEATURES = 30
# Rows whose contributions are computed; as in `learners_measurement.ts`.
EXPLAINED = 1000


def read(path):
    table = np.fromfile(path, dtype="<f8").reshape(FEATURES + 1, -1)
    return table[:FEATURES].T, table[FEATURES]


def auc(outcomes, scores):
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(outcomes, scores))


def boosted(rows, outcomes, threads, seed):
    import lightgbm

    settings = dict(objective="binary", num_leaves=31, learning_rate=0.1, max_bin=255, verbose=-1, num_threads=threads)
    return lightgbm.train(settings, lightgbm.Dataset(rows, outcomes), 100)


def forest(rows, outcomes, threads, seed):
    from sklearn.ensemble import RandomForestClassifier

    return RandomForestClassifier(100, n_jobs=threads, random_state=seed).fit(rows, outcomes)


def main():
    task, threads, train_file, score_file = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    seed = int(sys.argv[5])
    rows, outcomes = read(train_file)
    train, predict = {
        "boosting": (boosted, lambda model, others: model.predict(others, num_threads=threads)),
        "forest": (forest, lambda model, others: model.predict_proba(others)[:, 1]),
    }[task]
    start, cpu = time.perf_counter(), time.process_time()
    model = train(rows, outcomes, threads, seed)
    trained, trained_cpu = time.perf_counter(), time.process_time()
    peak = peak_mebibytes()
    others, expected = read(score_file)
    scoring, scoring_cpu = time.perf_counter(), time.process_time()
    scores = predict(model, others)
    scored, scored_cpu = time.perf_counter(), time.process_time()
    explain = None
    if task == "boosting":
        explaining, explaining_cpu = time.perf_counter(), time.process_time()
        model.predict(others[:EXPLAINED], pred_contrib=True, num_threads=threads)
        explain = {"seconds": time.perf_counter() - explaining, "cpuSeconds": time.process_time() - explaining_cpu}
    print(
        json.dumps(
            {
                "train": {"seconds": trained - start, "cpuSeconds": trained_cpu - cpu},
                "score": {"seconds": scored - scoring, "cpuSeconds": scored_cpu - scoring_cpu},
                "explain": explain,
                "peakMegabytes": peak,
                "auc": auc(expected, scores),
            }
        )
    )


main()
