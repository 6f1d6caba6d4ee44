import type { Activities } from '../../activities/index.js';
import { metrics, type Recorder } from '../../contracts/metrics.js';
import type { CleanResult, MailReceipt } from '../../contracts/steps.js';
import type { StepIdentity } from './step_identity.js';

type Results = { readonly [Name in keyof Activities]: Awaited<ReturnType<Activities[Name]>> };
type Figures = Readonly<Record<string, unknown>>;

/** What a step's line in the log says of its result: counts, never contents. */
const figures: { readonly [Name in keyof Activities]?: (result: Results[Name]) => Figures } = {
  extract: ({ tables }) => ({ rows: Object.fromEntries(tables.map(({ name, ref }) => [name, ref.rows])) }),
  audit: ({ columns }) => ({ columns }),
  clean: ({ figures: { lines, orders, tables } }) => ({ rows: tables ?? { orders: lines }, orders }),
  check: ({ findings, warnings }) => ({ gates: findings.length, warnings: warnings.length }),
  features: ({ memberOrders, periods }) => ({ rows: memberOrders.rows, periods: periods.length }),
  score: ({ members, groups }) => ({ members, groups: groups.rows }),
  findings: ({ movements }) => ({ movements }),
  publish: ({ documents }) => ({ documents: documents.length }),
  sendReport: ({ group, state, recipients }) => ({ group, state, recipients }),
  sendFailure: (receipts) => ({ mails: receipts.map(({ group, state }) => ({ group, state })) }),
};

export function figuresOf(step: string, result: unknown): Figures {
  const figuresOfStep = figures[step as keyof Activities] as ((of: unknown) => Figures) | undefined;
  return figuresOfStep?.(result) ?? {};
}

type Measure = (result: unknown, of: StepIdentity, record: Recorder) => void;

const measures: Readonly<Record<string, Measure>> = {
  clean: (result, of, record) => {
    measureRows(result as CleanResult, of, record);
  },
  sendReport: (result, of, record) => {
    measureMails([result as MailReceipt], of, record);
  },
  sendFailure: (result, of, record) => {
    measureMails(result as readonly MailReceipt[], of, record);
  },
};

/** Measures what a step found, where there is a metric for it. */
export function measureResult(result: unknown, of: StepIdentity, record: Recorder): void {
  measures[of.step]?.(result, of, record);
}

const outcomes = ['read', 'kept', 'quarantined', 'excluded'] as const;

function measureRows({ figures: cleaned }: CleanResult, { business, job }: StepIdentity, record: Recorder) {
  const { lines, tables, afterAsOf, newestOrder } = cleaned;
  for (const [table, counts] of Object.entries(tables ?? { orders: lines })) {
    for (const outcome of outcomes) record(metrics.rows, counts[outcome], { business, job, table, outcome });
  }
  const known = lines.read - afterAsOf;
  // The share that the gate judges: what lies after the as-of is set aside, and no fault of the source.
  if (known > 0) record(metrics.rejectedRatio, (lines.quarantined - afterAsOf) / known, { business, job });
  if (newestOrder !== null)
    record(metrics.newestOrder, Date.parse(`${newestOrder.slice(0, 10)}T00:00:00Z`) / 1000, {
      business,
      job,
    });
}

function measureMails(receipts: readonly MailReceipt[], { business, job }: StepIdentity, record: Recorder) {
  for (const { state } of receipts) record(metrics.mails, 1, { business, job, state });
}
