"""The peer and the workbook of bench/workbook_read.ts.

make FILE SHEETS ROWS   writes orders with shared strings, as Excel does (not constant_memory: that writes them inline)
read FILE               reads every cell with python-calamine; prints rows, seconds and peak memory in MB as JSON
"""

import datetime
import json
import random
import sys
import time

from peak import peak_mebibytes

HEADINGS = ["订单号", "会员号", "下单时间", "订单金额", "状态", "渠道", "件数", "地区"]
STATES = ["已完成", "已取消", "待发货", "退款中"]
CHANNELS = ["web", "app", "store", "phone"]


def make(path: str, sheets: int, rows: int) -> None:
    import xlsxwriter

    pick = random.Random(20161231)
    book = xlsxwriter.Workbook(path)
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    money = book.add_format({"num_format": "#,##0.00"})
    for year in range(2015, 2015 + sheets):
        sheet = book.add_worksheet(str(year))
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, rows + 1):
            seconds = pick.randrange(365 * 86400)
            sheet.write_string(row, 0, f"SO{year}{row:09d}")
            sheet.write_string(row, 1, f"M{pick.randrange(30000):07d}")
            sheet.write_datetime(row, 2, datetime.datetime(year, 1, 1) + datetime.timedelta(seconds=seconds), moment)
            sheet.write_number(row, 3, pick.randrange(100, 500000) / 100, money)
            sheet.write_string(row, 4, pick.choice(STATES))
            sheet.write_string(row, 5, pick.choice(CHANNELS))
            sheet.write_number(row, 6, pick.randrange(1, 9))
            sheet.write_string(row, 7, f"region {pick.randrange(40)}")
    book.close()


def read(path: str) -> None:
    from python_calamine import CalamineWorkbook

    start = time.perf_counter()
    book = CalamineWorkbook.from_path(path)
    rows = sum(len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names)
    seconds = time.perf_counter() - start
    peak = peak_mebibytes()
    print(json.dumps({"rows": rows, "seconds": seconds, "peakMegabytes": peak}))


if __name__ == "__main__":
    command, file, *sizes = sys.argv[1:]
    if command == "make":
        make(file, *map(int, sizes))
    else:
        read(file)
