import { describe, expect, it } from 'vitest';
import { outcomeLines, type OutcomeContext } from '../../../client/render/outcome.js';
import { colourStyle, plainStyle } from '../../../client/render/style.js';
import type { RunOutcome } from '../../../contracts/run.js';

const table = (rows: number) => ({
  uri: 'file:///data/.memberflow/store/x.parquet',
  rows,
  bytes: 1,
  sha256: 'a'.repeat(64),
  contentHash: null,
  schemaVersion: 1,
});
const completed: RunOutcome = {
  schema: 1,
  job: 'rfm',
  workflowId: 'dawn/rfm/2016-12-31',
  temporalRunId: 't',
  runId: 'r',
  asOf: '2016-12-31',
  timeZone: 'Asia/Shanghai',
  status: 'completed',
  counts: {
    lines: { read: 48_522, kept: 48_100, quarantined: 312, excluded: 110 },
    orders: 20_728,
    members: 4_338,
  },
  tables: { orders_clean: table(48_100), rfm_scores: table(4_338), one: table(1) },
  documents: [
    { kind: 'workbook', stage: 'publish', uri: 'file:///data/out/dawn.xlsx', sha256: 'a'.repeat(64) },
    { kind: 'manifest', stage: 'publish', uri: 'file:///data/out/manifest.json', sha256: 'a'.repeat(64) },
  ],
  models: [],
  warnings: ['2 quantile edges collapsed\u001b[2J'],
  error: null,
  children: [],
};
const unfinished: RunOutcome = { ...completed, counts: null, tables: {}, documents: [], warnings: [] };
const context: OutcomeContext = {
  tookMs: 41_000,
  steps: null,
  pathOf: (uri) => uri.replace('file:///data/', ''),
  next: '',
  style: plainStyle,
};
const shown = (outcome: RunOutcome, change: Partial<OutcomeContext> = {}) =>
  outcomeLines(outcome, { ...context, ...change }).join('\n');

describe('the end of a run, for reading', () => {
  it('ends a completed run with result, counts, warnings, files and the next command', () => {
    expect(shown(completed, { next: 'open out/dawn.xlsx', detailed: true })).toMatchInlineSnapshot(`
      "dawn/rfm/2016-12-31 done, 1 warning, 41 s
      48,522 rows read = 48,100 kept + 312 quarantined + 110 excluded
      20,728 orders, 4,338 members scored
      Warning: 2 quantile edges collapsed␛[2J
      Tables  orders_clean  48,100 rows
              rfm_scores     4,338 rows
              one                1 row
      Files   workbook  out/dawn.xlsx
              manifest  out/manifest.json
      Next: open out/dawn.xlsx"
    `);
  });

  it('folds the tables into one line unless details are wanted', () => {
    expect(shown(completed)).toContain('\nTables  3 in .memberflow/store\n');
  });

  it('tells a failure by its headline, places, figures, remedy and what did not happen', () => {
    const places = Array.from({ length: 7 }, (_, i) => ({
      file: 'orders.xlsx',
      sheet: '2016',
      row: i + 2,
      column: 'amount',
      value: `1${i},5O`,
    }));
    const error = {
      type: 'DataQualityGate',
      message: '61 % of the rows were quarantined; at most 50 % may be',
      details: {
        remedy: 'Mend the source, or raise gates.rejected_share.',
        places,
        figures: { rejected_share: 0.61 },
      },
    };
    const steps = [
      { step: 'clean', state: 'failed' as const },
      { step: 'publish', state: 'waiting' as const },
    ];
    expect(shown({ ...unfinished, status: 'failed', error }, { steps })).toMatchInlineSnapshot(`
      "dawn/rfm/2016-12-31 stopped by a data-quality gate, 41 s
      DataQualityGate: 61 % of the rows were quarantined; at most 50 % may be
        orders.xlsx, sheet 2016, row 2, column amount: "10,5O"
        orders.xlsx, sheet 2016, row 3, column amount: "11,5O"
        orders.xlsx, sheet 2016, row 4, column amount: "12,5O"
        orders.xlsx, sheet 2016, row 5, column amount: "13,5O"
        orders.xlsx, sheet 2016, row 6, column amount: "14,5O"
        and 2 more places
        rejected share: 0.61
      What to do: Mend the source, or raise gates.rejected_share.
      Nothing was published."
    `);
  });

  it('says so when publishing had begun', () => {
    const error = { type: 'DiskFull', message: 'No space is left', details: { remedy: 'Free some space.' } };
    const steps = [{ step: 'publish', state: 'failed' as const }];
    expect(shown({ ...unfinished, status: 'failed', error }, { steps })).toContain(
      'Publishing did not finish; starting the run again finishes it.',
    );
  });

  it('does not say twice that nothing was published', () => {
    const details = { remedy: 'Correct the source. Nothing was published.' };
    const error = { type: 'DataQualityGate', message: 'too few rows', details };
    const steps = [{ step: 'publish', state: 'waiting' as const }];
    const text = shown({ ...unfinished, status: 'failed', error }, { steps });
    expect(text.match(/Nothing was published\./g)).toHaveLength(1);
  });

  it('says that nothing half-written stays after a cancellation', () => {
    expect(shown({ ...unfinished, status: 'cancelled' })).toMatchInlineSnapshot(`
      "dawn/rfm/2016-12-31 cancelled, 41 s
      Nothing half-written stays: tables and files appear whole or not at all."
    `);
  });

  it('names a run that was only started, with the way to it', () => {
    const next = 'memberflow runs watch dawn/rfm/2016-12-31';
    expect(shown({ ...unfinished, status: 'started' }, { tookMs: null, next })).toMatchInlineSnapshot(`
      "dawn/rfm/2016-12-31 under way
      Next: memberflow runs watch dawn/rfm/2016-12-31"
    `);
  });

  it('colours the result where there is colour, and only there', () => {
    expect(shown(completed, { style: colourStyle })).toContain('\u001b[32mdone\u001b[0m');
    expect(shown(completed)).not.toContain('\u001b');
  });
});
