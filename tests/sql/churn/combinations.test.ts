import { describe, expect, it } from 'vitest';
import type { ChurnDefinition, ChurnRule } from '../../../domain/churn/definition.js';
import { said, silent } from './definitions.js';
import { statesOf } from './states.js';

const day = '2024-04-01';

/** Rules about each member whose last order, visit and word lie so: `o` for an order silence, `v` a visit silence, `u` unsubscribed. */
const noOrder: ChurnRule = { rule: 'no_order', days: 30, ...silent };
const noVisit: ChurnRule = { rule: 'no_visit', days: 60, ...silent };
const unsubscribed: ChurnRule = { rule: 'unsubscribed', ...said };
const blacklisted: ChurnRule = { rule: 'blacklisted', ...said };

/** Members named by the rules that hold for them: o since 1 February, v since 15 March, u since 2 February. */
const names = ['-', 'o', 'ou', 'ov', 'ovu', 'u', 'v', 'vu'] as const;
const tables = {
  members: names.map((member_id) => ({
    member_id,
    registered_at: '2024-01-01',
    unsubscribed_at: member_id.includes('u') ? '2024-02-01' : null,
  })),
  orders: names.flatMap((member_id) =>
    (member_id.includes('o') ? ['01-01'] : ['01-01', '01-25', '02-20', '03-15', '03-31']).map((on) => ({
      order_id: `${member_id} ${on}`,
      member_id,
      ordered_at: `2024-${on}`,
      amount: '1',
    })),
  ),
  events: names.flatMap((member_id) =>
    (member_id.includes('v') ? ['01-14'] : ['01-14', '02-28', '03-31']).map((on) => ({
      member_id,
      occurred_at: `2024-${on}`,
      type: 'visit',
    })),
  ),
};

/** The members who have churned by a definition, with the given columns. */
const churned = async (definition: ChurnDefinition, columns = 'member_id, churned_since') =>
  (await statesOf({ tables, definition }, day, `churned, ${columns}`)).flatMap((line) =>
    line.startsWith('true | ') ? [line.slice('true | '.length)] : [],
  );

describe('a definition holds', () => {
  it('with any, where one of its rules does, since the first that does', async () => {
    expect(await churned({ any: [noOrder, noVisit] })).toEqual([
      'o | 2024-02-01',
      'ou | 2024-02-01',
      'ov | 2024-02-01',
      'ovu | 2024-02-01',
      'v | 2024-03-15',
      'vu | 2024-03-15',
    ]);
  });

  it('with all, where each of its rules does, since the last that does', async () => {
    expect(await churned({ all: [noOrder, noVisit] })).toEqual(['ov | 2024-03-15', 'ovu | 2024-03-15']);
    expect(await churned({ all: [noOrder, noVisit, unsubscribed] })).toEqual(['ovu | 2024-03-15']);
  });

  it('with unless, where none of its rules does', async () => {
    expect(await churned({ any: [noVisit], unless: [unsubscribed] })).toEqual([
      'ov | 2024-03-15',
      'v | 2024-03-15',
    ]);
    expect(await churned({ any: [noVisit], unless: [unsubscribed, noOrder] })).toEqual(['v | 2024-03-15']);
  });

  it('with any and all, where both do', async () => {
    expect(await churned({ any: [noVisit, unsubscribed], all: [noOrder] })).toEqual([
      'ou | 2024-02-02',
      'ov | 2024-03-15',
      'ovu | 2024-02-02',
    ]);
  });

  it('with groups inside any, all and unless', async () => {
    expect(await churned({ any: [unsubscribed, { all: [noOrder, noVisit] }] })).toEqual([
      'ou | 2024-02-02',
      'ov | 2024-03-15',
      'ovu | 2024-02-02',
      'u | 2024-02-02',
      'vu | 2024-02-02',
    ]);
    expect(await churned({ all: [{ any: [noOrder, unsubscribed] }, noVisit] })).toEqual([
      'ov | 2024-03-15',
      'ovu | 2024-03-15',
      'vu | 2024-03-15',
    ]);
    expect(await churned({ any: [noOrder], unless: [{ all: [noVisit, unsubscribed] }] })).toEqual([
      'o | 2024-02-01',
      'ou | 2024-02-01',
      'ov | 2024-02-01',
    ]);
    expect(await churned({ any: [{ any: [noOrder], unless: [unsubscribed] }, noVisit] })).toEqual([
      'o | 2024-02-01',
      'ov | 2024-02-01',
      'ovu | 2024-03-15',
      'v | 2024-03-15',
      'vu | 2024-03-15',
    ]);
  });
});

describe('how a member left', () => {
  it('is explicit and permanent as soon as one of the rules by which the definition holds is', async () => {
    const definition = { any: [unsubscribed, { all: [noOrder, noVisit] }] };
    expect(await churned(definition, 'member_id, mark, lasting, rules')).toEqual([
      'ou | explicit | permanent | unsubscribed,no_order',
      'ov | silent | temporary | no_order,no_visit',
      'ovu | explicit | permanent | unsubscribed,no_order,no_visit',
      'u | explicit | permanent | unsubscribed',
      'vu | explicit | permanent | unsubscribed,no_visit',
    ]);
  });

  it('is not told by rules of a group that does not hold, nor by what stands in unless', async () => {
    const inGroup = { any: [noOrder, { all: [unsubscribed, noVisit] }] };
    expect(await churned(inGroup, 'member_id, mark')).toEqual([
      'o | silent',
      'ou | silent',
      'ov | silent',
      'ovu | explicit',
      'vu | explicit',
    ]);
    const inUnless = {
      any: [{ any: [noVisit], unless: [blacklisted] }],
      unless: [{ all: [unsubscribed, noOrder] }],
    };
    expect(await churned(inUnless, 'member_id, mark, rules')).toEqual([
      'ov | silent | no_visit,no_order',
      'v | silent | no_visit',
      'vu | silent | no_visit,unsubscribed',
    ]);
  });

  it('follows the marks of the configuration, not those that are usual', async () => {
    const definition: ChurnDefinition = {
      any: [
        { ...noOrder, lasting: 'permanent' },
        { ...unsubscribed, mark: 'silent', lasting: 'temporary' },
      ],
    };
    expect((await churned(definition, 'member_id, mark, lasting')).slice(0, 2)).toEqual([
      'o | silent | permanent',
      'ou | silent | permanent',
    ]);
    expect((await churned(definition, 'member_id, mark, lasting')).at(-1)).toBe('vu | silent | temporary');
  });

  it('names the same rule twice by numbers', async () => {
    const definition = { any: [noOrder, { all: [noVisit, { ...noOrder, days: 80 }] }] };
    expect(await churned(definition, 'member_id, rules')).toEqual([
      'o | no_order,no_order_2',
      'ou | no_order,no_order_2',
      'ov | no_order,no_visit,no_order_2',
      'ovu | no_order,no_visit,no_order_2',
    ]);
  });
});
