import { writeXlsx, type WriteSheet } from 'hucre';
import type { Cell } from './cells.js';

/** A sheet as it is written: headings in row 1, data from row 2 on. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly cells: readonly (readonly Cell[])[];
}

/** The sheet that says what the workbook is. */
export const aboutSheet: Sheet = {
  name: '说明',
  headings: ['说明'],
  cells: [
    ['本工作簿是模拟数据，由 examples/shop/generate.ts 按固定种子生成；会员、订单均为虚构。'],
    ['订单按年分表（2015年、2016年、2017年），并故意混入各种错误；ledger.json 列出每一处。'],
  ],
};

/** A fixed instant: the workbook's bytes must not depend on when it is written. */
const written = new Date('2018-01-08T01:00:00Z');

const isDate = (heading: string) => heading.endsWith('日期');

function writtenSheet({ name, headings, cells }: Sheet): WriteSheet {
  return {
    name,
    columns: headings.map((heading) => ({
      width: isDate(heading) ? 20 : 16,
      ...(isDate(heading) ? { numFmt: 'yyyy-mm-dd hh:mm:ss' } : {}),
    })),
    rows: [[...headings], ...cells.map((row) => [...row])],
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
