import {
  ApplicationFailure,
  condition,
  defineSignal,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { searchAttributes } from '../../contracts/attributes.js';
import { progressQuery, type StepProgress } from '../../contracts/progress.js';
import type { JobInput, JobResult } from '../../contracts/run.js';
import type { SourcesReport } from '../../contracts/sources_report.js';
import type { fakeActivities } from './fake_activities.js';

/** What the fake run shall do; the name of the business begins with it, as in `gate-shop`. */
export type Behaviour = 'complete' | 'gate' | 'unreadable' | 'bug' | 'hold' | 'retry' | 'foreign';

export const goOn = defineSignal('goOn');

const { flaky, gate, unreadable } = proxyActivities<typeof fakeActivities>({
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '1500 ms', maximumInterval: '1500 ms', maximumAttempts: 3 },
});

/** Stands in for the real workflow: same input, query, search attribute and result, no data. */
export async function rfm(input: JobInput): Promise<JobResult> {
  const behaviour = input.business.split('-')[0] as Behaviour;
  let steps: StepProgress[] = [
    { step: 'extract', state: 'done', startedAt: 1_000, endedAt: 3_100, note: '541,909 rows of 1 table' },
    { step: 'publish', state: 'waiting' },
  ];
  let released = false;
  setHandler(progressQuery, () => ({ runId: 'fake', steps }));
  setHandler(goOn, () => {
    released = true;
  });
  upsertSearchAttributes([{ key: searchAttributes.phase, value: 'extract' }]);
  if (behaviour === 'gate') await gate();
  if (behaviour === 'unreadable') await unreadable();
  if (behaviour === 'bug') throw ApplicationFailure.nonRetryable('undefined is not a function', 'TypeError');
  if (behaviour === 'hold') await condition(() => released);
  if (behaviour === 'retry') await flaky();
  if (behaviour === 'foreign') return 'nothing of ours' as unknown as JobResult;
  steps = steps.map((step) => ({ ...step, state: 'done' }));
  return fakeResult;
}

export const audit = rfm;

/** One readable table and, of some businesses, one with a heading that is not there. */
export function checkSources(input: JobInput): Promise<SourcesReport> {
  const orders = {
    table: 'orders',
    files: [{ path: '/data/orders.xlsx', bytes: 1_000, sheets: ['2015', '2016'] }],
    sampledRows: 1_000,
    columns: [{ column: 'order_id', headings: ['Order ID'] }],
    failure: null,
  };
  const members = {
    ...orders,
    table: 'members',
    files: [{ path: '/data/members.csv', bytes: 10 }],
    columns: [{ column: 'level', headings: ['会员等级'] }],
    failure: {
      type: 'InvalidSource',
      message: 'The table members needs "会员等级"',
      details: { remedy: 'Correct the headings.' },
    },
  };
  return Promise.resolve({ tables: input.business.startsWith('complete') ? [orders] : [orders, members] });
}

export const fakeResult: JobResult = {
  runId: 'as the workflow knows it',
  counts: { lines: { read: 10, kept: 7, quarantined: 2, excluded: 1 }, orders: 5, members: 3 },
  tables: {
    rfm_scores: {
      uri: 'store:runs/dawn/rfm_scores.parquet',
      rows: 3,
      bytes: 1_200,
      sha256: 'a'.repeat(64),
      contentHash: 'b'.repeat(32),
      schemaVersion: 1,
    },
  },
  documents: [
    { kind: 'manifest', stage: 'publish', uri: 'store:runs/dawn/manifest.json', sha256: 'c'.repeat(64) },
    { kind: 'workbook', stage: 'publish', uri: 'file:///data/out/dawn.xlsx', sha256: 'd'.repeat(64) },
  ],
  warnings: ['two rows look odd'],
};
