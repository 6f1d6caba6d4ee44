import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { enoughSnapshots, returnSnapshotsFor, snapshotsFor } from '../../activities/churn/plan_snapshots.js';
import { churn } from '../../config/schema/churn.js';
import type { MemberflowError } from '../../contracts/failures.js';
import { defaultChurnDefinition } from '../../domain/churn/default_definition.js';
import type { ChurnRule } from '../../domain/churn/definition.js';
import { said, silent } from '../sql/churn/definitions.js';
import { type CleanRow, inputsOf, openCleanTables, type CleanTables } from '../sql/churn/clean_tables.js';
import { inSession } from '../support/session.js';

const orders = ['2019-01-01', '2023-05-01'].map((ordered_at, i) => ({
  order_id: String(i),
  member_id: 'a',
  ordered_at,
  amount: '10',
}));
const events = [
  { member_id: 'a', occurred_at: '2023-01-01', type: 'visit' },
  { member_id: 'a', occurred_at: '2023-03-01', type: 'login' },
];
const noOrder = { rule: 'no_order', days: 365, ...silent } as const;
const noVisit = { rule: 'no_visit', days: 365, ...silent } as const;
const noLogin = { rule: 'no_login', days: 365, ...silent } as const;

const plannedBy = (tables: CleanTables, all: readonly ChurnRule[], asOf: string) =>
  inSession(async (session) => {
    await openCleanTables(session, tables);
    const settings = { churn: churn.parse({ snapshots: { most: 200 } }), definition: { all } };
    return await snapshotsFor(session, asOf, settings);
  });
const firstOf = async (...of: Parameters<typeof plannedBy>) => {
  const planned = await plannedBy(...of);
  return planned?.refused === null ? planned.snapshots[0]?.on : planned?.refused;
};

describe('the snapshots of a business', () => {
  const asOf = '2026-01-01';

  it('start where everything that the definition asks for has been recorded for long enough', async () => {
    // 275 days after the first order of 2019; a year after the first event, and after the first login, of 2023.
    expect(await firstOf({ orders, events }, [noOrder], asOf)).toBe('2019-11-01');
    expect(await firstOf({ orders, events }, [noOrder, noVisit], asOf)).toBe('2024-02-01');
    expect(await firstOf({ orders, events }, [noOrder, noLogin], asOf)).toBe('2024-03-01');
  });

  it('start a whole silence after the first visit where members registered long before', async () => {
    const visits = [{ member_id: 'a', occurred_at: '2019-01-01', type: 'visit' }];
    const registered = (...on: readonly (string | null)[]) => ({
      ...{ orders, events: visits },
      members: on.map((registered_at, i) => ({ member_id: String(i), registered_at })),
    });
    expect(await firstOf(registered('2019-01-01'), [noVisit], asOf)).toBe('2019-11-01');
    expect(await firstOf(registered('2010-01-01'), [noVisit], asOf)).toBe('2020-02-01');
    expect(await firstOf(registered('2010-01-01', null), [noVisit], asOf)).toBe('2020-02-01');
  });

  it('of who came back start by the silence about orders that the definition asks for, whatever else it asks', async () => {
    const firstReturns = (...all: readonly ChurnRule[]) =>
      inSession(async (session) => {
        await openCleanTables(session, { orders, events });
        const settings = { churn: churn.parse({ snapshots: { most: 200 } }), definition: { all } };
        return (await returnSnapshotsFor(session, '2023-12-31', settings))[0];
      });
    expect(await firstReturns(noOrder, noVisit)).toBe('2019-11-01');
    // Without such a silence by the first order.
    expect(await firstReturns(noVisit)).toBe('2019-02-01');
  });

  it('start by the orders where a table is absent or has no rows', async () => {
    expect(await firstOf({ orders }, [noOrder, noVisit], asOf)).toBe('2019-11-01');
    expect(await firstOf({ orders, events: [] }, [noOrder, noVisit], asOf)).toBe('2019-11-01');
    expect(await firstOf({ orders, events: events.slice(0, 1) }, [noOrder, noLogin], asOf)).toBe(
      '2019-11-01',
    );
  });

  it('start by the orders where nobody can tell since when members are listed', async () => {
    const unsubscribed = { rule: 'unsubscribed', ...said } as const;
    const listed = { member_id: 'a', registered_at: '2023-06-01' };
    const members = (...rows: readonly CleanRow[]) => ({ orders, members: rows });
    expect(await firstOf(members(listed), [noOrder, unsubscribed], asOf)).toBe('2023-07-01');
    expect(await firstOf(members(listed, { member_id: 'b' }), [noOrder, unsubscribed], asOf)).toBe(
      '2019-11-01',
    );
  });

  it('are refused with the way out, which is to judge without that rule', async () => {
    const day = '2024-04-30';
    const wayOut = async (tables: CleanTables, configured: object) => {
      const settings = churn.parse(configured);
      const inputs = inputsOf(tables);
      const definition = settings.definition ?? defaultChurnDefinition(inputs);
      const planned = await inSession(async (session) => {
        await openCleanTables(session, tables);
        return await snapshotsFor(session, day, { churn: settings, definition });
      });
      try {
        enoughSnapshots(planned, day, { churn: settings, definition, inputs });
      } catch (error) {
        return (error as MemberflowError).details.remedy;
      }
      throw new Error('was not refused');
    };
    const visited = { orders, events };
    expect(await wayOut(visited, { definition: { any: [{ rule: 'no_visit', days: 365 }] } })).toMatch(
      /Wait until then, or leave no_visit out of churn\.definition \(put no_order in its place where nothing is left\)\.$/,
    );
    const unwritten = await wayOut(visited, {});
    expect(unwritten).toMatch(
      / Wait until then, or write churn\.definition without no_visit, such as "definition: \{ any: \[\{ rule: no_order, days: 365 \}\] \}"\.$/,
    );
    // What it says to write can be written, and is the default but for the rule.
    const [, line = ''] = /"(definition: .+)"/.exec(unwritten) ?? [];
    expect(churn.parse(parse(line)).definition).toEqual({ any: [noOrder] });
    const said = [
      { member_id: 'a', registered_at: '2024-04-01', unsubscribed_at: null, blacklisted_at: null },
    ];
    expect(await wayOut({ ...visited, members: said }, {})).toMatch(
      /without unsubscribed and blacklisted, such as "definition: \{ any: \[\{ all: \[\{ rule: no_order, days: 365 \}, \{ rule: no_visit, days: 365 \}\] \}\] \}"\.$/,
    );
  });

  it('are refused with the rule that is recorded too late, and both days from which on there are some', async () => {
    const day = '2024-04-30';
    const planned = await plannedBy({ orders, events }, [noOrder, noVisit], day);
    // 1 February 2024 is over on 1 May; 1 May on 30 July.
    const inputs = inputsOf({ orders, events });
    const settings = { churn: churn.parse({}), definition: { all: [noOrder, noVisit] }, inputs };
    expect(() => enoughSnapshots(planned, day, settings)).toThrow(
      expect.objectContaining({
        failure: 'NothingToLearnFrom',
        message:
          'Nothing can be learned of churn as of 2024-04-30: no label window is over by then; the rule no_visit asks for 365 days of silence and is judged by events, which are recorded since 2023-01-01',
        details: {
          remedy: expect.stringContaining(
            'The first label window is over on 2024-05-01. From 2024-07-30 on there is a snapshot to test on and one to learn from.',
          ) as string,
        },
      }) as Error,
    );
    expect(await firstOf({ orders, events }, [noOrder, noVisit], '2024-07-30')).toBe('2024-02-01');
  });
});
