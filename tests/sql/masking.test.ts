import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/load.js';
import { quoteLiteral } from '../../engine/quote.js';
import { maskedSelect, maskViews, type Masking } from '../../sql/steps/masking.js';
import { inSession } from '../support/session.js';

function maskingOf(
  privacy: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, string>> = {},
  otherTables: Readonly<Record<string, unknown>> = {},
): Masking {
  const config = parseConfig({
    version: 1,
    business: 'shop',
    time_zone: 'UTC',
    currency: 'EUR',
    sources: { orders: { kind: 'csv', path: 'orders.csv' } },
    tables: {
      orders: {
        source: 'orders',
        columns: { order_id: 'o', member_id: 'm', ordered_at: 't', amount: 'a', ...columns },
      },
      ...otherTables,
    },
    privacy,
  });
  return { config, key: 'k' };
}

/** Of a configuration that tells where members live. */
const withMembers = (): Masking =>
  maskingOf(
    {},
    {},
    {
      members: { source: 'orders', columns: { member_id: 'm', region: 'r' }, point_in_time: true },
    },
  );

describe('masked views', () => {
  it('have the names, columns, types and order of those they stand for', async () => {
    await inSession(async (session) => {
      await session.run(
        `create temp view rfm_scores as
         select * from (values ('ann', cast('2017-01-01' as date), 2), ('bob', null, 1)) as scores(member_id, as_of, rank)`,
      );
      const before = await session.describe('select * from rfm_scores');
      await maskViews(session, ['rfm_scores'], maskingOf({ personal: ['member_id', 'as_of'] }));
      expect(await session.describe('select * from rfm_scores')).toEqual(before);
      expect(await session.rows('select * from rfm_scores')).toEqual([
        { member_id: expect.stringMatching(/^•[0-9a-f]{16}$/) as string, as_of: null, rank: 2 },
        { member_id: expect.stringMatching(/^•[0-9a-f]{16}$/) as string, as_of: null, rank: 1 },
      ]);
    });
  });

  it('show what is not personal as it is', async () => {
    await inSession(async (session) => {
      await session.run(`create temp view rfm_groups as select 'CHAMPIONS' as segment, 3 as members`);
      await maskViews(session, ['rfm_groups'], maskingOf({}));
      expect(await session.rows('select * from rfm_groups')).toEqual([{ segment: 'CHAMPIONS', members: 3 }]);
    });
  });

  it('hide the level of a reason that a personal column tells, and no other', async () => {
    const select = (feature: string) =>
      `select 'm' as member_id, '${feature}' as feature, 2.0 as value, 'x' as level`;
    const levels = await inSession(async (session) => {
      await session.run(
        `create temp view churn_reasons as ${select('region')} union all ${select('favourite_category')}`,
      );
      await maskViews(session, ['churn_reasons'], withMembers());
      return await session.rows('select feature, level, value from churn_reasons order by feature');
    });
    expect(levels).toMatchObject([
      { feature: 'favourite_category', level: 'x' },
      { feature: 'region', level: '•••' },
    ]);
  });

  it('hide the value of a fault that shows another number than its own', async () => {
    const columns = { product_id: 'p' };
    const valueOf = (privacy: Readonly<Record<string, unknown>>) =>
      inSession(async (session) => {
        const fault = `select 'p' as column_name, 'order 7' as value, '{}' as raw_values`;
        const select = await maskedSelect(
          session,
          'orders_quarantine',
          `(${fault})`,
          maskingOf(privacy, columns),
        );
        return (await session.rows(select))[0]?.['value'];
      });
    expect(await valueOf({})).toBe('order 7');
    expect(await valueOf({ personal: ['order_id'] })).toBe('•••');
  });

  it('cover exactly the cells that are not shown, whatever headings and cells hold', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((one) => one.replaceAll('\0', ''));
    const heading = text.filter((one) => one !== '' && !['o', 'm', 't', 'a', '__proto__'].includes(one));
    const cells = fc.uniqueArray(fc.tuple(heading, fc.option(text), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
      selector: ([name]) => name,
    });
    await inSession((session) =>
      fc.assert(
        fc.asyncProperty(cells, async (row) => {
          const raw = JSON.stringify(Object.fromEntries(row.map(([name, cell]) => [name, cell])));
          const shown = row.filter(([, , isShown]) => isShown).map(([name]) => name);
          const relation = `(select ${quoteLiteral(raw)} as raw_values)`;
          const select = await maskedSelect(session, 'orders_quarantine', relation, maskingOf({ shown }));
          const [masked] = await session.rows(select);
          expect(JSON.parse(String(masked?.['raw_values']))).toEqual(
            Object.fromEntries(
              row.map(([name, cell, isShown]) => [name, cell === null || isShown ? cell : '•••']),
            ),
          );
        }),
        { numRuns: 60 },
      ),
    );
  });
});
