import fc from 'fast-check';
import type { Movement } from '../../contracts/facts.js';
import { runId, type SmallRun } from './small_run.js';

const names = ['CHAMPIONS', 'AT_RISK', `a <b>&"' 🎁`, '沉睡', 'x'.repeat(120), 'other'] as const;
const codes = ['111', '112', '121', '133', '211', '223', '313', '331', '332', '333'] as const;
const years = ['2015', '2016', '2017', '2018'] as const;

/** A code always has the same name; every name has one code or more. */
const nameOf = (code: string): string => names[codes.findIndex((own) => own === code) % names.length]!;

type Line = SmallRun['groups'][number];
const coded = (period: string) =>
  fc
    .array(
      fc.record({
        code: fc.constantFrom(...codes),
        members: fc.nat(5000),
        each: fc.nat(900),
        orders: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 10 },
    )
    .map((groups) =>
      [...new Map(groups.map((group) => [group.code, group])).values()].map(
        ({ code, members, each, orders }): Line => [
          period,
          code,
          nameOf(code),
          members,
          members * orders,
          members * each,
        ],
      ),
    );
const uncoded = (period: string) =>
  fc
    .tuple(fc.option(fc.integer({ min: 1, max: 5000 })), fc.option(fc.integer({ min: 1, max: 300 })))
    .map(([never, outside]): Line[] => [
      ...(never === null ? [] : [[period, null, 'PROSPECTS', never, 0, 0] as const]),
      ...(outside === null ? [] : [[period, null, 'OUT_OF_RANGE', outside, outside, outside * 7] as const]),
    ]);
const groupsIn = (period: string) => fc.tuple(coded(period), uncoded(period)).map((lines) => lines.flat());

const segment = fc.option(fc.constantFrom(...names, 'PROSPECTS', 'gone from the mapping'));
const movementInto = (to: string, from: string, partial: boolean): fc.Arbitrary<Movement> =>
  fc
    .array(fc.record({ from: segment, to: segment, members: fc.integer({ min: 1, max: 4000 }) }), {
      maxLength: 20,
    })
    .map((flows) => ({
      between: 'periods',
      from: { label: from, asOf: `${to}-01-01`, runId, partial: false },
      to: { label: to, asOf: `${Number(to) + 1}-01-01`, runId, partial },
      flows: [...new Map(flows.map((flow) => [JSON.stringify([flow.from, flow.to]), flow])).values()]
        .filter((flow) => flow.from !== null || flow.to !== null)
        .map((flow) => ({ ...flow, monetary: (flow.members * 3).toFixed(4) })),
    }));

/** Runs of one to four years, the last perhaps open, with groups of any size, also none. */
export const anyRun: fc.Arbitrary<SmallRun> = fc
  .record({ first: fc.nat(3), open: fc.boolean(), openDays: fc.integer({ min: 10, max: 28 }) })
  .chain(({ first, open, openDays }) => {
    const told = years.slice(first);
    const end = open ? `2018-${openDays > 20 ? '09' : '02'}-${openDays}` : '2019-01-01';
    return fc
      .record({
        groups: fc.tuple(...told.map(groupsIn)),
        movements: fc.tuple(
          ...told.slice(1).map((to, i) => movementInto(to, told[i]!, open && to === '2018')),
        ),
      })
      .map(({ groups, movements }): SmallRun => ({
        periods: told.map((label) =>
          label === '2018' && open
            ? [label, '2018-01-01', end, 'partial']
            : [label, `${label}-01-01`, `${Number(label) + 1}-01-01`],
        ),
        groups: groups.flat(),
        movements,
        rfm: { bins: { method: 'quantile', n: 3 } },
      }));
  });
