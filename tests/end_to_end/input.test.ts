import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureDetailsOf } from '../../contracts/failure_details.js';
import { workbookFile } from '../sources/workbook/workbook_file.js';
import { findPython } from '../support/python.js';
import { badInputs } from './bad_inputs.js';
import { openBusiness, outcomeIn, type Business } from './business.js';
import { smallShop } from './configuration.js';
import { documentOf, fileOf, query, readWorkbook } from './results.js';

const python = await findPython('openpyxl');

let shop: Business;
beforeAll(async () => {
  shop = await openBusiness();
  // Starts the server.
  await shop.memberflow('runs', 'list');
}, 120_000);
afterAll(() => shop.close(), 120_000);

/** Computes a shop of its own folder as of 2017-01-01. */
const run = (config: string) =>
  shop.memberflow('run', 'rfm', '--config', config, '--as-of', '2017-01-01', '--json');

describe('input that cannot be used', () => {
  it.each(badInputs)(
    '$what: a named failure with a remedy, and nothing published',
    async ({ what, file, exitCode = 1, type = 'InvalidSource', message, ...settings }) => {
      const name = what.replaceAll(' ', '-');
      const config = shop.write(`${name}/memberflow.yaml`, smallShop(name, settings));
      if (file !== undefined) shop.write(join(name, settings.source?.path ?? 'orders.csv'), file);
      const ended = await run(config);
      const { status, error, tables, documents } = outcomeIn(ended);
      expect({ exitCode: ended.exitCode, status, type: error?.type }).toEqual({
        exitCode,
        status: 'failed',
        type,
      });
      expect({ tables, documents }).toEqual({ tables: {}, documents: [] });
      expect(error?.message).toMatch(message);
      const { remedy } = failureDetailsOf(error?.details)!;
      expect(remedy.length).toBeGreaterThan(10);
      expect(ended.said).toContain(remedy);
      expect(ended.said).toContain(`${type}: `);
      expect(ended.said).toMatch(message);
      expect(ended.said).toMatch(/Nothing (was published|ran)\./);
      expect(ended.said).not.toMatch(/^ +at .*:\d+:\d+/m);
    },
  );
});

/** Texts that a program may take for something else; each is a member number, and a part of a rejected row. */
const texts = [
  '=1+1',
  '=HYPERLINK("http://example.org","click")',
  '+44',
  '-2',
  '@SUM(A1)',
  `O'Brien "Bob"; drop table rfm_scores; --`,
  '会员😀👨‍👩‍👧',
  'two\nlines',
  '<b>&amp;</b>',
  '_x000D_',
  '0012',
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('texts that look like something else', () => {
  const heading = 'amount"; drop table orders_clean; --';
  const rows = texts.flatMap((text, i) => [
    [`o${i}`, text, '2016-03-01', '10'],
    [`q${i}`, text, '2016-03-01', text],
  ]);
  const csv = [['id', 'member', 'day', heading], ...rows].map((row) => row.map(quoted).join(',')).join('\n');
  // As amounts, these two can be read and are high enough.
  const rejected = texts.filter((text) => !['+44', '0012'].includes(text));

  /** Row 1 holds the headings; the second row of each text has it as amount, too. */
  const rowOf = (text: string) => 3 + 2 * texts.indexOf(text);

  it.skipIf(python === null)('survive in the tables, the database and the workbook', async () => {
    shop.write('texts/orders.csv', csv);
    const config = shop.write('texts/memberflow.yaml', smallShop('texts', { columns: { amount: heading } }));
    const outcome = outcomeIn(await run(config));
    expect(outcome.counts).toMatchObject({ lines: { quarantined: rejected.length }, members: texts.length });

    const members = 'select list(member_id order by member_id) from';
    const expected = [[texts.toSorted(byBytes)]];
    expect(await query(`${members} ${fileOf(outcome, 'rfm_scores')}`)).toEqual(expected);
    expect(await query(`${members} rfm_scores_latest`, documentOf(outcome, 'database'))).toEqual(expected);
    const quarantine = await query(`
      select source_file, source_row, column_name, raw_values
      from ${fileOf(outcome, 'orders_quarantine')} order by source_row`);
    expect(quarantine.map((cells) => cells.slice(0, 3))).toEqual(
      rejected.map((text) => ['orders.csv', String(rowOf(text)), heading]),
    );
    const raw = quarantine.map((cells) => JSON.parse(String(cells[3])) as unknown);
    expect(raw).toMatchObject(rejected.map((text) => ({ member: text, [heading]: text })));

    const sheets = await readWorkbook(python!, documentOf(outcome, 'workbook'));
    const cells = sheets.flatMap((sheet) => sheet.rows.flat());
    expect(new Set(cells.map(([kind]) => kind))).not.toContain('formula');
    const written = new Set(cells.filter(([kind]) => kind === 'text').map(([, value]) => value));
    for (const text of texts) expect(written, text).toContain(text);
  });
});

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('a workbook whose texts have a decimal comma', () => {
  it('has its number cells read as the numbers they are', async () => {
    const cell = (at: string, value: string, type = 'str') => `<c r="${at}" t="${type}"><v>${value}</v></c>`;
    const row = (number: number, day: string, amount: string) =>
      `<row r="${number}">${cell(`A${number}`, `o${number}`)}${cell(`B${number}`, 'ann')}${cell(`C${number}`, day)}${amount}</row>`;
    const book = workbookFile({
      sheets: [
        {
          name: 'S',
          rows: [
            `<row r="1">${['id', 'member', 'day', 'amount'].map((text, i) => cell(`${'ABCD'.charAt(i)}1`, text)).join('')}</row>`,
            row(2, '2016-01-05', cell('D2', '1.234', 'n')),
            row(3, '2016-01-06', cell('D3', '1.234')),
            row(4, '2016-01-07', cell('D4', '0,5')),
          ].join(''),
        },
      ],
    });
    shop.write('comma/orders.xlsx', book);
    const source = { kind: 'workbook', path: 'orders.xlsx', numbers: { decimal: ',', group: '.' } };
    const outcome = outcomeIn(await run(shop.write('comma/memberflow.yaml', smallShop('comma', { source }))));
    // 1.234 of the number cell, 1234 of the text, 0.5.
    expect(await query(`select order_count, monetary_sum from ${fileOf(outcome, 'rfm_scores')}`)).toEqual([
      [3, '1235.7340'],
    ]);
  });
});

describe('a business that begins', () => {
  it('gets a configuration, which is checked against its orders and runs', async () => {
    const written = await shop.memberflow('init', 'new shop');
    expect(written.exitCode).toBe(0);
    const config = join('new shop', 'memberflow.yaml');
    const missing = await shop.memberflow('check', '--config', config);
    expect(missing.exitCode).toBe(1);
    expect(missing.results).toContain('is a valid configuration');
    expect(missing.results).toMatch(/no file matches orders\.csv/);
    shop.write(join('new shop', 'orders.csv'), 'order_id,member_id,ordered_at,amount\n1,ann,2016-01-05,10\n');
    const checked = await shop.memberflow('check', '--config', config);
    expect(checked.exitCode).toBe(0);
    expect(checked.results).toContain(
      `Every table can be read. Next: memberflow run rfm --config '${config}'`,
    );
    expect(outcomeIn(await run(config))).toMatchObject({
      status: 'completed',
      counts: { orders: 1, members: 1 },
    });
  });
});
