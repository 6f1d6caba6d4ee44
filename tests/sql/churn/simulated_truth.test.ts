import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../examples/simulator/kernel/world.js';
import { full } from '../../../examples/simulator/presets/full.js';
import { churnDefinition } from '../../../examples/simulator/truth/churn_definition.js';
import { snapshotDay } from '../../../examples/simulator/truth/snapshot.js';
import { openTruth } from '../../../examples/simulator/truth/truth.js';
import { addDays, parseDay } from '../../../domain/time/days.js';
import { simulate, type SimulatedRow } from '../../examples/simulator/simulated.js';
import { inSession } from '../../support/session.js';
import { openCleanTables, type CleanRow } from './clean_tables.js';
import { silent } from './definitions.js';
import { labelAt, stateAt } from './states.js';

const members = 140;
const seed = 9;
const week = 120;
const days = 91;

const local = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** One row a member and day: more say nothing of churn. */
function onDays(
  rows: readonly SimulatedRow[],
  time: string,
  row: (day: string) => CleanRow,
): readonly CleanRow[] {
  const once = new Map(
    rows.map((one) => {
      const on = local(one[time]!).slice(0, 10);
      return [`${one['member']} ${on}`, { ...row(on), member_id: String(one['member']) }];
    }),
  );
  return [...once.values()];
}

describe('labels of a simulated business', () => {
  it('are what truly came, for the members who truly were eligible', async () => {
    const table = simulate(full, members, seed);
    const snapshot = snapshotDay(full, week);
    const ordered = onDays(table('orders'), 'ordered', (ordered_at) => ({ ordered_at, amount: '10' }));
    const tables = {
      orders: ordered.map((row, i) => ({ ...row, order_id: String(i) })),
      events: onDays(table('events'), 'occurred', (occurred_at) => ({ occurred_at, type: 'visit' })),
    };
    const of = {
      tables,
      definition: {
        all: [
          { rule: 'no_order', days, ...silent },
          { rule: 'no_visit', days, ...silent },
        ],
      },
    } as const;
    const found = await inSession(async (session) => {
      await openCleanTables(session, tables);
      await stateAt(session, of, snapshot);
      await labelAt(session, of, snapshot, addDays(parseDay(snapshot), days));
      const rows = await session.rows('select member_id, label from churn_labels');
      return new Map(rows.map((row) => [row['member_id'], row['label']]));
    });
    const truth = openTruth(createWorld(full, seed, members), {
      snapshot: week,
      definition: churnDefinition,
      value: { horizonWeeks: 1, discountPerYear: 0.1 },
    });
    const scalpers = new Set(
      table('truth/members').flatMap((row) => (row['ring']! >= 0 ? row['member']! : [])),
    );
    const happened = Array.from({ length: members }, (_, member) => {
      const row = scalpers.has(member) ? null : truth(member);
      return [String(member), row?.isEligible === true ? row.churned : undefined] as const;
    });
    for (const scalper of scalpers) found.delete(String(scalper));
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(happened.filter(([, churned]) => churned !== undefined)),
    );
    const labels = [...found.values()];
    expect(labels.filter((label) => label === true).length).toBeGreaterThan(2);
    expect(labels.filter((label) => label === false).length).toBeGreaterThan(30);
  });
});
