import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Movement } from '../../contracts/facts.js';
import { moneyFromText, moneyToText } from '../../domain/quality/money.js';
import { rowsSelect } from '../../engine/rows_select.js';
import type { Session } from '../../engine/session.js';
import { concentration, movement } from '../../sql/steps/facts.js';
import { inSession } from '../support/session.js';

interface Standing {
  readonly member_id: string;
  readonly period: string;
  readonly segment: string;
  /** Decimal text. */
  readonly monetary_sum: string;
}

const columns = {
  member_id: 'varchar',
  period: 'varchar',
  scope: 'varchar',
  segment: 'varchar',
  monetary_sum: 'decimal(18, 4)',
} as const;

async function openStandings(session: Session, standings: readonly Standing[]): Promise<void> {
  const rows = standings.map((standing) => ({ scope: 'all', ...standing }));
  await session.run(`create or replace temp table rfm_scores as ${rowsSelect(columns, rows)}`);
}

const at = (label: string) => ({
  relation: 'rfm_scores',
  standpoint: { label, asOf: `${label}-12-31`, runId: 'run', partial: false },
});

describe('concentration', () => {
  const shares = (values: readonly string[]) =>
    inSession(async (session) => {
      const standings = values.map((monetary_sum, i) => ({
        member_id: `m${i}`,
        period: '2016',
        segment: 's',
        monetary_sum,
      }));
      await openStandings(session, standings);
      return await concentration(session, '2016');
    });

  it('of nobody, and of members who brought nothing, is not told', async () => {
    expect(await shares([])).toEqual([]);
    expect(await shares(['0', '0', '-5'])).toEqual([]);
  });

  it('of one member is the whole', async () => {
    expect(await shares(['12.3456'])).toEqual([{ memberShare: 1, monetaryShare: 1 }]);
  });

  it('counts members who cost more than they brought as zero', async () => {
    expect(await shares(['-50', '30', '10'])).toEqual([
      { memberShare: 1 / 3, monetaryShare: 0.75 },
      { memberShare: 2 / 3, monetaryShare: 1 },
      { memberShare: 1, monetaryShare: 1 },
    ]);
  });

  it('has twenty steps of members where there are more, each the sum of the greatest values', async () => {
    const value = fc.integer({ min: 0, max: 500_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 20, maxLength: 90 }), async (cents) => {
        fc.pre(cents.some((one) => one > 0));
        const sorted = cents.toSorted((a, b) => b - a);
        const total = cents.reduce((sum, one) => sum + one, 0);
        const found = await shares(cents.map((one) => (one / 100).toFixed(2)));
        expect(found).toHaveLength(20);
        for (const [i, { memberShare, monetaryShare }] of found.entries()) {
          const members = Math.floor(((i + 1) * cents.length) / 20);
          const greatest = sorted.slice(0, members).reduce((sum, one) => sum + one, 0);
          expect(memberShare).toBe(members / cents.length);
          expect(monetaryShare).toBeCloseTo(greatest / total, 12);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('a movement', () => {
  const moved = (standings: readonly Standing[]) =>
    inSession(async (session) => {
      await openStandings(session, standings);
      return await movement(session, 'periods', at('2016'), at('2017'));
    });

  const sumOf = ({ flows, others }: Movement) => ({
    flows: flows.length + (others?.flows ?? 0),
    members: flows.reduce((sum, flow) => sum + flow.members, others?.members ?? 0),
    monetary: moneyToText(
      flows.reduce((sum, flow) => sum + moneyFromText(flow.monetary), moneyFromText(others?.monetary ?? '0')),
    ),
  });

  it('between empty periods has no flows', async () => {
    expect((await moved([])).flows).toEqual([]);
  });

  it('of very many ways tells the greatest, and the others together', async () => {
    // From each of 15 segments to each of 15: two members along the diagonal, one elsewhere, worth 1.00 each.
    const pairs = Array.from({ length: 225 }, (_, i) => [Math.floor(i / 15), i % 15] as const);
    const walks = [...pairs, ...pairs.filter(([from, to]) => from === to)];
    const found = await moved(
      walks.flatMap(([from, to], i) => [
        { member_id: `m${i}`, period: '2016', segment: `s${from}`, monetary_sum: '9' },
        { member_id: `m${i}`, period: '2017', segment: `s${to}`, monetary_sum: '1' },
      ]),
    );
    expect(found.flows).toHaveLength(200);
    expect(found.flows.slice(0, 15).every(({ from, to, members }) => from === to && members === 2)).toBe(
      true,
    );
    expect(found.others).toEqual({ flows: 25, members: 25, monetary: '25.0000' });
    expect(sumOf(found)).toEqual({ flows: 225, members: 240, monetary: '240.0000' });
  });

  it('has every member who stands in either period once, with what they are worth last', async () => {
    const standing = fc.option(
      fc.record({ segment: fc.constantFrom('a', 'b', 'c'), cents: fc.integer({ min: -500, max: 90_000 }) }),
    );
    const members = fc.array(fc.tuple(standing, standing), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(members, async (walks) => {
        const standings = walks.flatMap((walk, i) =>
          walk.flatMap((one, year) =>
            one === null
              ? []
              : [
                  {
                    member_id: `m${i}`,
                    period: String(2016 + year),
                    segment: one.segment,
                    monetary_sum: (one.cents / 100).toFixed(2),
                  },
                ],
          ),
        );
        const found = await moved(standings);
        const present = walks.filter(([then, now]) => then !== null || now !== null);
        const worth = present.reduce((sum, [then, now]) => sum + (now ?? then)!.cents, 0);
        expect(sumOf(found)).toMatchObject({
          members: present.length,
          monetary: moneyToText(BigInt(worth) * 100n),
        });
        for (const { from, to, members: count } of found.flows) {
          const same = present.filter(
            ([then, now]) => (then?.segment ?? null) === from && (now?.segment ?? null) === to,
          );
          expect(count).toBe(same.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
