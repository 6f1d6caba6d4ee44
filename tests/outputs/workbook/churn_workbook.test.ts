import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../../../engine/duckdb/settings.js';
import { churnWorkbookContent } from '../../../outputs/workbook/churn_workbook.js';
import type { SheetRow, TableSheet, WorkbookContent } from '../../../outputs/workbook/content.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { sampleChurnReport, sampleDefinition } from '../../support/sample_churn.js';
import { inFolder } from './content.js';
import { manifest } from './run_tables.js';

/** Four members: one to act on first, one second, one calm, one churned. */
const scores = `select * from (values
  ('m2', false, null, null, null, '', null, 0.41, 'HIGH', 'B', cast(90 as decimal(38, 4)), 'MEDIUM', 0.2, cast(0.23 as decimal(38, 4)), true, 2),
  ('m1', false, null, null, null, '', null, 0.72, 'VERY_HIGH', 'A', cast(500 as decimal(38, 4)), 'HIGH', 0.6, cast(9.8 as decimal(38, 4)), true, 1),
  ('m3', false, null, null, null, '', null, 0.02, 'LOW', 'C', cast(5 as decimal(38, 4)), 'LOW', 0.1, cast(-0.99 as decimal(38, 4)), false, null),
  ('m0', true, date '2017-03-01', 'explicit', 'permanent', 'unsubscribed,no_order', 'CHURNED', null, null, null, cast(70 as decimal(38, 4)), 'NONE', 0.0, null, false, null)
  ) as scores(member_id, churned, churned_since, mark, lasting, rules, left_out, churn_probability, risk_band, value_class,
    value_at_stake, recoverability, return_probability, expected_gain, act, act_rank)`;
const reasons = `select * from (values
  ('m1', 1, 'days_since_visit', 43.0, null, 0.9), ('m1', 2, 'orders_90', 0.0, null, 0.4), ('m1', 3, 'level', null, 'gold', 0.1),
  ('m2', 1, 'days_since_visit', 20.0, null, 0.3)
  ) as reasons(member_id, reason_rank, feature, value, level, contribution)`;

async function churnWorkbook<T>(
  locale: Locale,
  read: (content: WorkbookContent) => Promise<T>,
  stored = scores,
): Promise<T> {
  const signal = new AbortController().signal;
  return await inFolder((folder) =>
    createDuckDb(defaultDuckDbSettings).withSession(
      { temporaryFolder: join(folder, 'spill'), signal },
      async (session) => {
        await session.run(`create temp table churn_scores as ${stored}`);
        await session.run(`create temp table churn_reasons as ${reasons}`);
        const config = { currency: 'CNY', mail: undefined };
        const tables = ['churn_scores', 'churn_reasons'];
        const report = sampleChurnReport(locale);
        const definition = sampleDefinition;
        return await read(
          await churnWorkbookContent({ session, config, manifest, tables, report, definition }),
        );
      },
    ),
  );
}

const rowsOf = async ({ sheets }: WorkbookContent, id: string): Promise<readonly SheetRow[]> => {
  const sheet = sheets.find((own) => own.id === id) as TableSheet;
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows) rows.push(...batch);
  return rows;
};

describe('the workbook of a run that scored churn', () => {
  it('lists whom to act on first, each with the reasons in words, the strongest first', async () => {
    const rows = await churnWorkbook('en', (content) => rowsOf(content, 'act_first'));
    expect(
      rows.map(([rank, member, probability, band]) => [rank, member, Number(probability), band]),
    ).toEqual([
      [1, 'm1', 0.72, 'Very high'],
      [2, 'm2', 0.41, 'High'],
    ]);
    const told = rows.map((row) => row.slice(-3));
    expect(told[0]![0]).toContain('43 days');
    expect(told[0]![2]).toContain('gold');
    expect(told[1]!.slice(1)).toEqual([null, null]);
  });

  it('has every known member, the highest probability first, and says why one is not scored', async () => {
    const rows = await churnWorkbook('zh-CN', (content) => rowsOf(content, 'churn_scores'));
    expect(rows.map(([member]) => member)).toEqual(['m1', 'm2', 'm3', 'm0']);
    expect(rows[3]!.slice(10)).toEqual([
      '是',
      '2017-03-01',
      '明确表示',
      '永久',
      '已退订；连续 365 天没有下单',
      '已流失（曾下单）',
    ]);
  });

  it('says in the language of the reader who may not be contacted, where the scores tell', async () => {
    const told = `select *, case member_id when 'm3' then 'UNSUBSCRIBED' end as suppression from (${scores}) as told`;
    const rows = await churnWorkbook('zh-CN', (content) => rowsOf(content, 'churn_scores'), told);
    expect(rows.map((row) => row[10])).toEqual([null, null, '已退订', null]);
  });

  it('begins with the summary, names every sheet once and explains the columns of each', async () => {
    const { names, explained } = await churnWorkbook('en', async (content) => ({
      names: content.sheets.map(({ name }) => name),
      explained: await rowsOf(content, 'dictionary'),
    }));
    expect(names.slice(0, 3)).toEqual(['Summary', 'About', 'Act first']);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const sheets = new Set(explained.map(([sheet]) => sheet));
    expect([...sheets]).toEqual(
      expect.arrayContaining(['Act first', 'Churn scores', 'Members by risk band']),
    );
  });
});
