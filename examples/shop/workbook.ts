import { writeXlsx, type WriteSheet } from 'hucre';
import type { Cell } from './records.js';

/** A sheet as it is written: headings in row 1, data from row 2 on. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A fixed instant: the workbook's bytes must not depend on when it is written. */
const written = new Date('2018-01-08T01:00:00Z');

const isDate = (heading: string) => heading.endsWith('日期');

function writtenSheet({ name, headings, rows }: Sheet): WriteSheet {
  return {
    name,
    columns: headings.map((heading) => ({
      width: isDate(heading) ? 20 : 16,
      ...(isDate(heading) ? { numFmt: 'yyyy-mm-dd hh:mm:ss' } : {}),
    })),
    rows: [[...headings], ...rows.map((row) => [...row])],
    freezePane: { rows: 1 },
  };
}

/** The workbook's bytes; texts stand in one shared table, as Excel writes them. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(writtenSheet),
    stringMode: 'shared',
    properties: { title: '模拟订单', creator: 'memberflow', created: written, modified: written },
  });
}
