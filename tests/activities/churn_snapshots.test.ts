import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChurnData, SnapshotsResult } from '../../contracts/churn_steps.js';
import type { RunContext } from '../../contracts/steps.js';
import { churnDataFor } from '../support/churn_data.js';
import { openWorkbench, type Workbench } from '../support/job.js';
import { leavingChurn, leavingConfiguration, leavingOrders } from '../support/leaving_business.js';
import { rejectedWith } from './failures.js';

/** Members who order in the middle of every month, and one who came on 28 October. */
const punctual = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].flatMap((month) =>
  Array.from({ length: 80 }, (_, member) => `m${member},2019-${month}-15`),
);
const midMonth = [...punctual, 'late,2019-10-28'].map((order, i) => `${i},${order} 12:00:00,10`);

describe('the snapshots of a training', () => {
  let bench: Workbench;
  let runs = 0;
  beforeAll(async () => {
    bench = await openWorkbench();
    await writeFile(join(bench.folder, 'leaving.csv'), leavingOrders());
    await writeFile(
      join(bench.folder, 'mid_month.csv'),
      `order_id,member_id,ordered_at,amount\n${midMonth.join('\n')}\n`,
    );
  });
  afterAll(() => bench.dispose());

  const open = async (churn: object, orders: string, asOf: string) => {
    const configuration = { ...leavingConfiguration('shop', orders), churn: { ...leavingChurn, ...churn } };
    runs += 1;
    return { ...(await bench.open(configuration, asOf, `training-${runs}`)), job: 'trainChurn' };
  };
  const snapshotsOf = (run: RunContext, data: ChurnData): Promise<SnapshotsResult> =>
    bench.run(bench.activities.churnSnapshots, { run, data });

  it('are refused where everyone has churned already, with who is left out why and what to do about it', async () => {
    const definition = { all: [{ rule: 'no_order', days: 7 }] };
    const run = await open({ definition }, 'mid_month.csv', '2020-01-06');
    const { remedy, figures } = await rejectedWith(
      snapshotsOf(run, await churnDataFor(bench, run)),
      'NothingToLearnFrom',
      [
        'There is nobody to learn from at any past snapshot: at the latest of them, 2019-11-01, of 81 known members 80 churned already by the definition, 1 known for fewer days than churn.min_tenure_days',
      ],
    );
    expect(remedy).toMatch(/^Look at churn\.definition: .+ Lower churn\.min_tenure_days\.$/);
    expect(figures).toEqual({ known: 81, churned: 80, too_young: 1 });
  });

  it('are refused where nobody is left to test on, with what became of the members', async () => {
    const monthly = { definition: { all: [{ rule: 'no_order', days: 40 }] } };
    const stopped = await open(monthly, 'mid_month.csv', '2020-05-15');
    const data = await churnDataFor(bench, stopped);
    const { remedy, figures } = await rejectedWith(snapshotsOf(stopped, data), 'NothingToLearnFrom', [
      'There is nobody to test a model on: at the latest snapshot whose labels are known, 2020-04-01, of 81 known members 81 churned already by the definition',
    ]);
    expect(remedy).toMatch(/^Look at churn\.definition: .+ Look at the newest orders too: /);
    expect(figures).toEqual({ known: 81, churned: 81 });
    // The last orders are of 15 December: on 1 January all are there, on 25 January all have churned.
    const gap = { ...monthly, gap_days: 40, label_days: 30 };
    const allGone = await open(gap, 'mid_month.csv', '2020-03-31');
    await rejectedWith(snapshotsOf(allGone, data), 'NothingToLearnFrom', [
      'There is nobody to test a model on: at the latest snapshot whose labels are known, 2020-01-01, of 81 known members 80 churned before the label window began, 1 churned already by the definition',
    ]);
  });

  it('tell who came back from the orders alone, where visits are recorded for too short to learn from', async () => {
    const events = 'member_id,occurred_at,type\nm1,2020-02-01 09:00:00,visit\n';
    await writeFile(join(bench.folder, 'events.csv'), events);
    const { sources, tables, ...leaving } = leavingConfiguration('shop', 'leaving.csv');
    const columns = { member_id: 'member_id', occurred_at: 'occurred_at', type: 'type' };
    const document = {
      ...leaving,
      sources: { ...sources, events: { kind: 'csv', path: 'events.csv' } },
      tables: { ...tables, events: { source: 'events', columns } },
      churn: { ...leavingChurn, definition: { all: [{ rule: 'no_visit', days: 30 }] } },
    };
    const run = { ...(await bench.open(document, '2020-03-02', 'visited')), job: 'scoreChurn' };
    const data = await churnDataFor(bench, run);
    await rejectedWith(snapshotsOf(run, data), 'NothingToLearnFrom', ['the rule no_visit asks for 30 days']);
    const { tables: made } = await bench.run(bench.activities.churnFeatures, { run, data });
    const known = await bench.rows(made['churn_recoverability'], 'recoverability, return_probability');
    expect(known.length).toBeGreaterThan(100);
    expect(known.filter((row) => row['recoverability'] === null)).toEqual([]);
  });

  it('leave out who left before the label window began, and count them', async () => {
    const few = { snapshots: { every: 'month', most: 3 } };
    const of = (gap_days: number, label_days: number) =>
      open({ ...few, gap_days, label_days }, 'leaving.csv', '2020-03-02');
    const [without, withGap] = [await of(0, 44), await of(14, 30)];
    const data = await churnDataFor(bench, without);
    const [whole, parted] = [await snapshotsOf(without, data), await snapshotsOf(withGap, data)];
    expect(whole.looked?.map(({ on }) => on)).toEqual(
      whole.plan.snapshots.filter(({ use }) => use !== 'passed').map(({ on }) => on),
    );
    expect(whole.looked?.reduce((sum, one) => sum + one.eligible, 0)).toBe(whole.eligible);
    expect(whole.looked?.every((one) => !('leftInGap' in one))).toBe(true);
    expect(
      parted.looked?.map(({ on, eligible, leftInGap = 0 }) => ({ on, eligible: eligible + leftInGap })),
    ).toEqual(whole.looked);
    const gone = parted.looked?.reduce((sum, { leftInGap = 0 }) => sum + leftInGap, 0) ?? 0;
    expect(gone).toBeGreaterThan(5);
    expect(parted.training.rows).toBe(whole.training.rows - gone);
    // Of the others the outcome is the same: the windows end on the same day.
    const rows = async ({ training }: SnapshotsResult) =>
      (await bench.rows(training, 'snapshot_on::varchar as on_day, member_id, label')).map((row) =>
        Object.values(row).join(' '),
      );
    const all = new Set(await rows(whole));
    expect((await rows(parted)).filter((row) => !all.has(row))).toEqual([]);
  });
});
