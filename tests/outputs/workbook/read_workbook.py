"""Prints what openpyxl finds in a workbook, every cell with its type, as JSON."""

import datetime
import json
import sys

import openpyxl
from openpyxl.utils.escape import unescape


def plain(cell):
    value = cell.value
    if isinstance(value, datetime.datetime):
        return ["date", value.isoformat(sep=" ")]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, str):
        # openpyxl keeps the escapes of inline texts and of some shared ones as they stand in the file.
        return ["formula" if cell.data_type == "f" else "text", unescape(value)]
    return ["number" if value is not None else "empty", value]


def sheet(sheet):
    first = sheet.max_row
    tables = {name: sheet.tables[name] for name in sheet.tables}
    for table in tables.values():
        first = int("".join(filter(str.isdigit, table.ref.split(":")[0])))
    body = list(sheet.iter_rows(min_row=first + 1))
    return {
        "name": sheet.title,
        "frozen": sheet.freeze_panes,
        "printTitles": sheet.print_title_rows,
        "fitToWidth": [sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight],
        "tables": {name: [table.ref, table.autoFilter.ref, table.column_names] for name, table in tables.items()},
        "fonts": sorted({cell.font.name for row in sheet.iter_rows() for cell in row}),
        "above": [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows(max_row=first)],
        "formats": [cell.number_format for cell in body[0]] if body else [],
        "aligned": [cell.alignment.horizontal for cell in sheet[first]],
        "rows": [[plain(cell) for cell in row] for row in body],
    }


book = openpyxl.load_workbook(sys.argv[1])
json.dump(
    {
        "title": book.properties.title,
        "creator": book.properties.creator,
        "sheets": [sheet(one) for one in book.worksheets],
    },
    sys.stdout,
)
