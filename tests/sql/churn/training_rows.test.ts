import { describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/session.js';
import type { FeatureColumn } from '../../../sql/steps/churn/feature_matrix.js';
import { readFeatureRows, readTrainingRows } from '../../../sql/steps/churn/training_rows.js';
import { inSession } from '../../support/session.js';

const features = ['orders_30', 'level', 'days_since_order', 'kind'];
const days = ['2024-04-01', '2024-05-01', '2024-06-01'];

/** Ten members at two of the three days, out of order. */
const openTraining = (session: Session): Promise<void> =>
  session.run(`create temp table churn_training as
    select
      cast(snapshots.snapshot_on as date) as snapshot_on,
      'm' || members.number as member_id,
      members.number % 2 = 0 as label,
      cast(members.number as double) as orders_30,
      case when members.number % 3 = 0 then null when members.number % 3 = 1 then 'silver' else 'gold' end as level,
      case when members.number = 4 then null else cast(members.number as double) / 4 end as days_since_order,
      cast(null as varchar) as kind
    from range(0, 10) as members(number)
    cross join (values ('2024-06-01'), ('2024-04-01'), ('2024-02-01')) as snapshots(snapshot_on)`);

const read = (mostRows: number, snapshots: readonly string[] = days) =>
  inSession(async (session) => {
    await openTraining(session);
    return await readTrainingRows(session, 'churn_training', features, { mostRows, snapshots });
  });

const valuesOf = (column: FeatureColumn | undefined): readonly number[] =>
  column === undefined ? [] : [...(column.kind === 'number' ? column.values : column.codes)];

describe('training rows', () => {
  it('stand by member, then snapshot, with its place among those asked for; other days are not read', async () => {
    const { matrix, member, snapshot, target } = await read(100);
    expect(matrix.rows).toBe(20);
    expect([...member]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((one) => [one, one]));
    expect([...snapshot]).toEqual(Array.from({ length: 20 }, (_, row) => (row % 2) * 2));
    expect([...target.slice(0, 6)]).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('have numbers, NaN where missing, and categories by their place among the levels', async () => {
    const { matrix } = await read(100);
    const [orders, level, days_since, kind] = matrix.columns;
    expect(valuesOf(orders).slice(0, 6)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(valuesOf(days_since).slice(6, 10)).toEqual([0.75, 0.75, NaN, NaN]);
    expect(level).toMatchObject({ kind: 'category', levels: ['gold', 'silver'] });
    expect(valuesOf(level).slice(0, 6)).toEqual([-1, -1, 1, 1, 0, 0]);
    expect(kind).toMatchObject({ levels: [] });
    expect(new Set(valuesOf(kind))).toEqual(new Set([-1]));
  });

  it('lie in memory that threads share', async () => {
    const { matrix, target } = await read(100);
    const arrays = [target, ...matrix.columns.map((one) => (one.kind === 'number' ? one.values : one.codes))];
    expect(arrays.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true);
  });

  it('of which there are too many are all those of every k-th member', async () => {
    const { matrix, member } = await read(9);
    // 20 rows at most 9: every third of ten members.
    expect(valuesOf(matrix.columns[0])).toEqual([0, 0, 3, 3, 6, 6, 9, 9]);
    expect([...member]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('of no day are none', async () => {
    expect((await read(9, ['2020-01-01'])).matrix.rows).toBe(0);
  });
});

describe('feature rows', () => {
  it('stand in the order of the member numbers', async () => {
    await inSession(async (session) => {
      await openTraining(session);
      await session.run(
        `create temp view of_day as select * from churn_training where snapshot_on = cast('2024-06-01' as date) order by orders_30 desc`,
      );
      const { rows, columns } = await readFeatureRows(session, 'of_day', features);
      expect(rows).toBe(10);
      expect(valuesOf(columns[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });
  });

  it('of an unknown feature are refused', async () => {
    await inSession(async (session) => {
      await openTraining(session);
      await expect(readFeatureRows(session, 'churn_training', ['orders_31'])).rejects.toThrow('"orders_31"');
    });
  });
});
