"""Prints the charts, pivots, tables, links and shades that openpyxl finds in a workbook, as JSON; a warning is an error
unless the workbook is read with --lenient."""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore" if "--lenient" in sys.argv else "error")


def cached(reference):
    cache = getattr(reference, "numCache", None) or getattr(reference, "strCache", None)
    return [point.v for point in cache.pt]


def chart(chart):
    series = [one for part in chart._charts for one in part.series]
    return {
        "kinds": [part.tagname for part in chart._charts],
        "categories": cached(series[0].cat.strRef),
        "series": [
            {"name": cached(one.tx.strRef)[0], "formula": one.val.numRef.f, "values": [float(v) for v in cached(one.val.numRef)]}
            for one in series
        ],
    }


def pivot(pivot):
    return {
        "area": pivot.location.ref,
        "source": pivot.cache.cacheSource.worksheetSource.sheet,
        "records": len(pivot.cache.records.r),
    }


def sheet(sheet):
    return {
        "name": sheet.title,
        "charts": [chart(one) for one in sheet._charts],
        "pivots": [pivot(one) for one in sheet._pivots],
        "tables": [sheet.tables[name].ref for name in sheet.tables],
        "links": [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink],
        "shades": [rule.type for rules in sheet.conditional_formatting for rule in rules.rules],
        "merged": len(sheet.merged_cells.ranges),
        "cells": [[cell.value for cell in row] for row in sheet.iter_rows(max_row=min(200, sheet.max_row))],
    }


book = openpyxl.load_workbook(sys.argv[1])
json.dump([sheet(one) for one in book.worksheets], sys.stdout, default=str)
