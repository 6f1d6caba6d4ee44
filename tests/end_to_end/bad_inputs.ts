import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../worker/project.js';
import type { SmallShop } from './configuration.js';

const sound = 'id,member,day,amount\n1,ann,2016-01-05,10\n2,bob,2016-03-05,20\n';
const workbook = readFileSync(join(projectFolder(), 'examples', 'shop', 'orders.xlsx'));
/** The mark of a compound file, and the name of the stream in which Excel keeps an encrypted workbook. */
const encrypted = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1016),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(1024),
]);

/** A shop that cannot be computed; unless said otherwise it fails as `InvalidSource` with exit code 1. */
export interface BadInput extends SmallShop {
  readonly what: string;
  /** What stands in the file; without it there is none. */
  readonly file?: string | Uint8Array;
  readonly exitCode?: number;
  readonly type?: string;
  readonly message: RegExp;
}
const excel = { kind: 'workbook', path: 'orders.xlsx' };

export const badInputs: readonly BadInput[] = [
  { what: 'a missing file', message: /no file matches orders\.csv/ },
  {
    what: 'a missing sheet',
    file: workbook,
    source: { ...excel, sheets: ['2020年'] },
    message: /orders\.xlsx has no sheet "2020年"; it has .*"2015年"/,
  },
  {
    what: 'an unknown column',
    file: sound,
    columns: { amount: 'amuont' },
    message: /needs the column "amuont" \(did you mean "amount"\?\)/,
  },
  { what: 'an empty file', file: '', message: /orders\.csv is empty/ },
  { what: 'a header only', file: 'id,member,day,amount\n', message: /has headings and no rows: orders\.csv/ },
  {
    what: 'a truncated workbook',
    file: workbook.subarray(0, -20_000),
    source: excel,
    message: /orders\.xlsx is damaged: it is cut off/,
  },
  {
    what: 'an encrypted workbook',
    file: encrypted,
    source: excel,
    message: /orders\.xlsx is encrypted with a password/,
  },
  {
    what: 'a broken quote',
    file: `${sound}3,"cid,2016-01-01,5\n`,
    message: /orders\.csv: the quote that opens on line 4 is never closed/,
  },
  {
    what: 'the wrong encoding',
    // 会员 in GB18030.
    file: Buffer.concat([
      Buffer.from(`${sound}3,`),
      Buffer.from('bbe1d4b1', 'hex'),
      Buffer.from(',2016-01-01,5\n'),
    ]),
    message: /orders\.csv, line 4: bytes that are not UTF-8/,
  },
  {
    what: 'only rows that are rejected',
    file: 'id,member,day,amount\n1,,2016-01-05,10\n2,bob,2016-02-30,20\n3,cid,2016-03-01,x\n',
    exitCode: 3,
    type: 'DataQualityGate',
    message: /None of the 3 rows read is kept/,
  },
  {
    what: 'more rejected rows than the gate allows',
    file: `${sound}3,,2016-03-05,5\n`,
    gates: { rejected_share: 0.3 },
    exitCode: 3,
    type: 'DataQualityGate',
    message: /1 of 3 rows/,
  },
  {
    what: 'a configuration with an unknown key',
    file: sound,
    source: { colour: 'red' },
    exitCode: 2,
    type: 'InvalidInput',
    message: /unknown key "colour" in sources\.orders/,
  },
];
