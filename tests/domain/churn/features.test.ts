import { describe, expect, it } from 'vitest';
import { churnFeatures, churnFeaturesFor, type ChurnFeatureName } from '../../../domain/churn/features.js';
import { tableContracts, type TableName } from '../../../domain/tables/index.js';

type Configured = Readonly<Partial<Record<TableName, readonly string[]>>>;

/** Features of a configuration with these tables and columns, and why others are left out. */
function given(tables: Configured, today: readonly TableName[] = []) {
  const inputs = new Map(
    (Object.entries(tables) as [TableName, readonly string[]][]).map(([name, columns]) => [
      name,
      { columns: new Set(columns), pointInTime: !today.includes(name) },
    ]),
  );
  const { features, leftOut } = churnFeaturesFor(inputs);
  return {
    names: new Set<ChurnFeatureName>(features.map(({ name }) => name)),
    why: new Map(leftOut.map(({ feature, reason, table }) => [feature, `${reason}: ${table}`])),
  };
}

describe('the features of a configuration', () => {
  it('with orders alone are those of orders, of tenure and of the calendar', () => {
    const { names, why } = given({ orders: ['order_id', 'member_id', 'ordered_at', 'amount'] });
    expect(names).toContain('order_silence_ratio');
    expect(names).toContain('tenure_days');
    expect(names).toContain('season_sine');
    expect(why.get('visits_30')).toBe('table_missing: events');
    expect(why.get('coupon_share_365')).toBe('table_missing: orders');
    expect(why.get('care_contacts_365')).toBe('table_missing: contacts');
  });

  it('are each given or left out, never both', () => {
    const { names, why } = given({ orders: ['channel'], events: [] });
    expect([...names, ...why.keys()].toSorted()).toEqual(churnFeatures.map(({ name }) => name).toSorted());
  });

  it('do not use what a table says of today', () => {
    const { names, why } = given(
      { orders: ['channel'], members: ['registered_at', 'unsubscribed_at', 'level', 'referrer_id'] },
      ['members', 'orders'],
    );
    expect(why.get('level')).toBe('not_point_in_time: members');
    expect(why.get('members_referred')).toBe('not_point_in_time: members');
    expect(why.get('last_order_channel')).toBe('not_point_in_time: orders');
    // These say when.
    expect(names).toContain('unsubscribed');
    expect(names).toContain('days_to_first_order');
    expect(names).toContain('amount_365');
  });

  it('take attributes from their history, or from members as they were', () => {
    expect(given({ orders: [], member_history: [] }).names).toContain('level');
    expect(given({ orders: [], members: ['level'] }).names).toContain('level');
    expect(given({ orders: [], members: ['level'], member_history: [] }, ['members']).names).toContain(
      'level',
    );
    expect(given({ orders: [], members: [] }).why.get('level')).toBe('table_missing: member_history');
  });

  it('know reactions to contacts when any of them is recorded', () => {
    expect(given({ orders: [], contacts: ['clicked_at'] }).names).toContain('contacts_unanswered');
    expect(given({ orders: [], contacts: [] }).why.get('contacts_unanswered')).toBe(
      'table_missing: contacts',
    );
  });
});

describe('the catalogue', () => {
  it('needs only columns that the tables have', () => {
    const unknown = churnFeatures.flatMap(({ name, needs, either = [] }) =>
      [...needs, ...either].flatMap(({ table, columns }) =>
        columns
          .filter((one) => !tableContracts[table].columns.some((column) => column.name === one))
          .map(() => name),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('has a window in its name only where it looks back so far', () => {
    const days = churnFeatures.flatMap(({ name, window }) => {
      const written = /_(\d+)$/.exec(name)?.[1];
      if (written === undefined) return [];
      const unit = name.startsWith('weeks') ? 7 : name.startsWith('months') ? 30 : 1;
      return Number(written) * unit === window ? [] : [name];
    });
    expect(days).toEqual([]);
  });
});
