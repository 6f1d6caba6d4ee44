import fc from 'fast-check';
import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import { addDays, parseDay } from '../../../domain/time/days.js';
import type { CleanRow } from './clean_tables.js';
import { said, silent } from './definitions.js';

/** Members a to e; between 1 December 2023 and 18 June 2024 everything happens. */
const numbers = ['a', 'b', 'c', 'd', 'e'] as const;
const number = fc.constantFrom(...numbers);
const seldom = <Value, None>(value: fc.Arbitrary<Value>, none: None) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(none) }, { weight: 1, arbitrary: value });
const first = parseDay('2023-12-01');
const on = fc.integer({ min: 0, max: 200 }).map((days) => addDays(first, days));
const members = fc.tuple(
  ...numbers.map((member_id) =>
    fc.record({
      member_id: fc.constant(member_id),
      registered_at: fc.option(on),
      unsubscribed_at: seldom(on, null),
      blacklisted_at: seldom(on, null),
    }),
  ),
);
const list = (row: fc.Arbitrary<CleanRow>, maxLength = 25) => fc.array(row, { maxLength, size: 'max' });
/** All tables that tell of churn, with links, refunds and a listing now and then. */
export const anyTables = fc.record({
  members,
  orders: list(fc.record({ member_id: number, ordered_at: on, amount: fc.constant('10') })).map((rows) =>
    rows.map((row, i) => ({ ...row, order_id: String(i) })),
  ),
  refunds: list(
    fc.record({
      order_id: fc.integer({ min: 0, max: 24 }).map(String),
      refunded_at: on,
      amount: fc.constant('10'),
    }),
    5,
  ),
  events: list(fc.record({ member_id: number, occurred_at: on, type: fc.constantFrom('visit', 'login') })),
  contacts: list(
    fc.record({
      campaign_id: fc.constantFrom('1', '2', '3'),
      member_id: number,
      sent_at: on,
      arm: fc.constantFrom('treated', 'control'),
      opened_at: fc.option(on),
      bounced_at: seldom(on, null),
    }),
  ),
  // Links lead to later letters: they make no circle.
  member_links: fc
    .uniqueArray(fc.record({ from: fc.nat(3), to: fc.nat(3), linked_at: on }), {
      selector: ({ from }) => from,
      maxLength: 3,
    })
    .map((links) =>
      links.flatMap(({ from, to, linked_at }) => {
        const canonical_id = numbers[from + 1 + (to % (4 - from))]!;
        return [{ member_id: numbers[from]!, canonical_id, linked_at }];
      }),
    ),
  exclusions: list(fc.record({ member_id: number, list: fc.constant('staff'), listed_at: fc.option(on) }), 1),
});
const days = fc.integer({ min: 20, max: 60 });
const silence = fc
  .record({ rule: fc.constantFrom('no_order' as const, 'no_visit' as const, 'no_login' as const), days })
  .map((one) => ({ ...one, ...silent }));
const other = fc.oneof(
  fc.constantFrom('unsubscribed' as const, 'blacklisted' as const).map((name) => ({ rule: name, ...said })),
  fc.integer({ min: 1, max: 4 }).map((last) => ({ rule: 'no_reaction' as const, last, ...silent })),
  fc.constantFrom(1.5, 2).map((times) => ({ rule: 'own_cycle' as const, times, min_orders: 3, ...silent })),
);
const rule = fc.oneof({ weight: 3, arbitrary: silence }, { weight: 1, arbitrary: other });
/** Mostly `any`: what all of several rules ask for seldom comes to hold in a window. */
const partsOf = <Member>(member: fc.Arbitrary<Member>) => {
  const some = fc.array(member, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ any: some, unless: seldom(some, undefined) }) },
    {
      weight: 1,
      arbitrary: fc.record({ any: seldom(some, undefined), all: some, unless: seldom(some, undefined) }),
    },
  );
};
/** Any rules, in any, all and unless, and in groups. */
export const anyDefinition: fc.Arbitrary<ChurnDefinition> = partsOf(
  fc.oneof({ weight: 3, arbitrary: rule }, { weight: 1, arbitrary: partsOf(rule) }),
);
