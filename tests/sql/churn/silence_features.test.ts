import { describe, expect, it } from 'vitest';
import { churnFeaturesFor } from '../../../domain/churn/features.js';
import { defaultChurnDefinition } from '../../../domain/churn/default_definition.js';
import { silenceFeatures } from '../../../domain/churn/silence_features.js';
import { addDays, parseDay } from '../../../domain/time/days.js';
import { randomStream } from '../../../learners/random.js';
import { areaAlone } from '../../../learners/selection/single_columns.js';
import { computeChurnFeatures } from '../../../sql/steps/churn/features.js';
import { readTrainingRows } from '../../../sql/steps/churn/training_rows.js';
import { inSession } from '../../support/session.js';
import { inputsOf, openCleanTables, timeZone, type CleanRow, type CleanTables } from './clean_tables.js';
import { labelAt, stateAt } from './states.js';

const first = parseDay('2022-01-01');
const snapshot = '2024-01-01';
const labelEnd = '2024-03-31';
/** Of `churn.training.leak_auc`. */
const limit = 0.98;

/** Orders of one category, each member's at a rhythm of two to ten weeks, until on some day they come no more. */
function orderedBy(members: number): readonly CleanRow[] {
  const { uniform } = randomStream(7);
  return Array.from({ length: members }, (_, member) => {
    const [begun, last, rhythm] = [uniform() * 500, 300 + uniform() * 900, 2 + uniform() * 8];
    const rows: CleanRow[] = [];
    for (let week = begun / 7; week * 7 < last; week += rhythm * (0.5 + uniform()))
      rows.push({
        order_id: `${member} ${rows.length}`,
        member_id: `m${member}`,
        ordered_at: addDays(first, 14 * Math.floor(week / 2)),
        amount: '10',
      });
    return rows;
  }).flat();
}

const orders = orderedBy(400);
const order_items = orders.map(({ order_id }) => ({ order_id: order_id!, product_id: 'p', category: 'tea' }));
const events = orders.map(({ member_id, ordered_at }) => ({
  member_id: member_id!,
  occurred_at: ordered_at!,
  type: 'visit',
}));

/** Features that alone tell better than a leak may who leaves by the default definition and label window. */
const tellingOf = (tables: CleanTables): Promise<readonly string[]> =>
  inSession(async (session) => {
    const inputs = inputsOf(tables);
    const of = { tables, definition: defaultChurnDefinition(inputs), minTenureDays: 30 };
    await openCleanTables(session, tables);
    await stateAt(session, of, snapshot);
    await labelAt(session, of, snapshot, labelEnd);
    await computeChurnFeatures(session, { snapshot, timeZone, population: 'churn_labels', inputs });
    await session.run(`create temp view churn_training as
      select date '${snapshot}' as snapshot_on, labels.label, features.*
      from churn_labels as labels
      inner join churn_features as features on features.member_id = labels.member_id`);
    const names = churnFeaturesFor(inputs).features.map(({ name }) => name);
    const sample = { mostRows: 1e6, snapshots: [snapshot] };
    const { matrix, target, member } = await readTrainingRows(session, 'churn_training', names, sample);
    expect(target.filter((label) => label === 1).length).toBeGreaterThan(20);
    const rows = Uint32Array.from(target.keys());
    return matrix.columns
      .filter((column) => areaAlone(column, target, rows, member) > limit)
      .map(({ name }) => name);
  });

describe('near copies of the silence that the definition asks for', () => {
  it.each([
    ['orders alone', { orders, order_items }, ['days_since_order', 'days_since_favourite_category']],
    ['orders and visits', { orders, order_items, events }, ['days_since_event', 'weeks_active_52']],
  ] as const)('are trusted in a business of %s', async (_, tables, copies) => {
    const telling = await tellingOf(tables);
    expect(telling).toEqual(expect.arrayContaining([...copies]));
    const trusted = silenceFeatures(defaultChurnDefinition(inputsOf(tables)));
    expect(telling.filter((name) => !trusted.some((one) => one === name))).toEqual([]);
  });
});
