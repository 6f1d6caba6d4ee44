"""The published data sets with labels, as `labelled_data.ts` reads them."""

import csv
import math
import os

SOURCES = {
    "telco": ("telco/telco-customer-churn.csv", ",", "Churn", "Yes", ["customerID"]),
    "iranian": ("iranian-churn/iranian_churn.csv", ",", "Churn", "1", []),
    "bank": ("bank-marketing/bank-additional.csv", ";", "y", "yes", ["duration"]),
}


def read(folder, name):
    """Columns by name, of floats (NaN missing) or of texts, and the labels."""
    path, separator, label, positive, without = SOURCES[name]
    with open(os.path.join(folder, path), encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter=separator)
    cells = {column.strip(): [row[i].strip() for row in rows] for i, column in enumerate(header)}
    target = [1.0 if cell == positive else 0.0 for cell in cells.pop(label)]
    return {column: typed(values) for column, values in cells.items() if column not in without}, target


def typed(cells):
    try:
        return [float(cell) if cell else math.nan for cell in cells]
    except ValueError:
        return cells
