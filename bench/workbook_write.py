"""The peer of workbook-write.ts: the same rows through XlsxWriter in constant_memory mode."""

import datetime
import json
import sys
import time

import xlsxwriter
from peak import peak_mebibytes

SEGMENTS = ["重要价值", "重要唤回", "重要深耕", "重要挽留", "潜力", "新客户", "一般维持", "流失"]
FIRST_DAY = datetime.date(2015, 1, 1)


def rows(count):
    for i in range(count):
        yield (
            f"{i * 7919 % 1000003:08d}",
            "2016",
            FIRST_DAY + datetime.timedelta(days=i * 31 % 730),
            i * 31 % 365,
            i % 17 + 1,
            (i * 9973 % 10000000) / 100,
            f"{i % 5 + 1}{i % 3 + 1}{i % 4 + 1}",
            i % 5 + i % 3 + i % 4 + 3,
            (i % 1001) / 1000,
            SEGMENTS[i % 8],
        )


def write(path, count):
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("rfm_scores")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    money = book.add_format({"num_format": "#,##0.00"})
    integer = book.add_format({"num_format": "#,##0"})
    share = book.add_format({"num_format": "0.0%"})
    for at, row in enumerate(rows(count), 4):
        sheet.write_string(at, 0, row[0])
        sheet.write_string(at, 1, row[1])
        sheet.write_datetime(at, 2, row[2], day)
        sheet.write_number(at, 3, row[3], integer)
        sheet.write_number(at, 4, row[4], integer)
        sheet.write_number(at, 5, row[5], money)
        sheet.write_string(at, 6, row[6])
        sheet.write_number(at, 7, row[7], integer)
        sheet.write_number(at, 8, row[8], share)
        sheet.write_string(at, 9, row[9])
    book.close()


if __name__ == "__main__":
    start = time.perf_counter()
    write(sys.argv[1], int(sys.argv[2]))
    seconds = time.perf_counter() - start
    peak = peak_mebibytes()
    print(json.dumps({"seconds": seconds, "peakMegabytes": peak}))
