import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedRule } from '../../../domain/churn/recorded.js';
import { planSnapshots, type SnapshotsWanted } from '../../../domain/churn/snapshots.js';
import { addDays, type Day, parseDay } from '../../../domain/time/days.js';

const wanted = {
  asOf: parseDay('2025-01-06'),
  every: 'month',
  most: 24,
  firstOrderOn: parseDay('2023-12-10'),
  firstKnownOn: parseDay('2023-12-10'),
  rules: [],
  labelDays: 90,
  gapDays: 0,
} as const satisfies SnapshotsWanted;

function planned(changes: Partial<SnapshotsWanted> = {}) {
  const plan = planSnapshots({ ...wanted, ...changes });
  if (plan.refused !== null) throw new Error(`refused: ${plan.refused} until ${plan.enoughOn}`);
  return plan;
}

/** No order for a year, judged by orders that are recorded from the first one on. */
const noOrder: RecordedRule = {
  rule: 'no_order',
  record: 'orders',
  recordedSince: wanted.firstKnownOn,
  silentDays: 365,
};
/** No visit for a year, judged by events. */
const noVisit = (recordedSince: string): RecordedRule => ({
  rule: 'no_visit',
  record: 'events',
  recordedSince: parseDay(recordedSince),
  silentDays: 365,
});

const usesOf = (changes?: Partial<SnapshotsWanted>) =>
  planned(changes).snapshots.map(({ on, use }) => `${on} ${use}`);

describe('the snapshots that are learned from', () => {
  it('end with the latest whose labels are over, and leave out those that would know what is tested', () => {
    // 1 October + 90 days is 30 December. 1 July + 90 days is 29 September.
    expect(usesOf()).toEqual([
      '2024-01-01 trained',
      '2024-02-01 trained',
      '2024-03-01 trained',
      '2024-04-01 trained',
      '2024-05-01 trained',
      '2024-06-01 trained',
      '2024-07-01 trained',
      '2024-08-01 passed',
      '2024-09-01 passed',
      '2024-10-01 tested',
    ]);
  });

  it('may be tested on the very day on which their labels are over', () => {
    const tested = (asOf: string) => planned({ asOf: parseDay(asOf) }).snapshots.at(-1)?.on;
    expect(tested('2024-12-30')).toBe('2024-10-01');
    expect(tested('2024-12-29')).toBe('2024-09-01');
  });

  it('are the latest so many, besides those that are passed and tested', () => {
    expect(usesOf({ most: 3 })).toEqual([
      '2024-05-01 trained',
      '2024-06-01 trained',
      '2024-07-01 trained',
      '2024-08-01 passed',
      '2024-09-01 passed',
      '2024-10-01 tested',
    ]);
  });

  it('keep the gap between what is known and the labels', () => {
    expect(planned({ gapDays: 30 }).snapshots.at(-1)).toEqual({
      on: '2024-09-01',
      labelEnd: '2024-12-30',
      use: 'tested',
    });
  });

  it('are Mondays, or the first days of quarters, when asked for', () => {
    expect(usesOf({ every: 'week', most: 3 }).at(-1)).toBe('2024-10-07 tested');
    expect(usesOf({ every: 'quarter' })).toEqual([
      '2024-01-01 trained',
      '2024-04-01 trained',
      '2024-07-01 trained',
      '2024-10-01 tested',
    ]);
  });

  it('begin where a silence as long as the definition asks for can be seen to end', () => {
    // 365 days of silence that began on 10 December 2023 end within 90 days from 10 September 2024.
    const history = { asOf: parseDay('2026-01-01'), rules: [noOrder] };
    expect(planned(history).snapshots[0]?.on).toBe('2024-10-01');
    expect(planned({ ...history, from: parseDay('2025-01-15') }).snapshots[0]?.on).toBe('2025-02-01');
  });

  it('begin where every rule can be judged, not only those that are judged by orders', () => {
    const firstWith = (rules: readonly RecordedRule[]) =>
      planned({ asOf: parseDay('2030-01-01'), most: 200, rules }).snapshots[0]?.on;
    // Events from the day of the first order on, and from two weeks later: 276 days after that is 25 September 2024.
    expect(firstWith([noOrder, noVisit('2023-12-10')])).toBe('2024-10-01');
    expect(firstWith([noOrder, noVisit('2023-12-24')])).toBe('2024-10-01');
    // Of members who ordered before 2026 the whole year to 1 January 2027 must be recorded.
    expect(firstWith([noOrder, noVisit('2025-12-31')])).toBe('2027-01-01');
    expect(firstWith([noOrder, noVisit('2026-01-01')])).toBe('2027-02-01');
    // A reaction cannot be missed before the first contact.
    const contacted = { rule: 'no_reaction', record: 'contacts', silentDays: 0 } as const;
    expect(firstWith([noOrder, { ...contacted, recordedSince: parseDay('2025-06-30') }])).toBe('2025-07-01');
  });
});

describe('members who were known before what a rule is judged by was recorded', () => {
  const firstWith = (changes: Partial<SnapshotsWanted>) =>
    planned({ asOf: parseDay('2030-01-01'), most: 500, every: 'week', ...changes }).snapshots[0]?.on;

  it('are not silent on the first snapshot yet', () => {
    // Known on 10 December 2023, silent for 365 days: holds from 10 December 2024 on, a Tuesday. Visits from 89 days later on:
    // 276 days after 8 March is 9 December, a Monday.
    expect(firstWith({ rules: [noVisit('2024-03-08')] })).toBe('2024-12-09');
    // A day later it would be the day on which they are: the whole year from 9 March 2024 on must be recorded.
    expect(firstWith({ rules: [noVisit('2024-03-09')] })).toBe('2025-03-10');
    // Of 30 days of silence that end within the window, 30 days are enough for that.
    const month = (since: string) => [{ ...noVisit(since), silentDays: 30 }];
    expect(firstWith({ rules: month('2024-01-07') })).toBe('2024-01-08');
    expect(firstWith({ rules: month('2024-01-14') })).toBe('2024-02-19');
  });

  it('may have registered long before they ordered', () => {
    const rules = [noVisit('2023-12-10')];
    expect(firstWith({ rules })).toBe('2024-09-16');
    expect(firstWith({ rules, firstKnownOn: parseDay('2010-01-01') })).toBe('2024-12-16');
  });

  it('are not judged by orders before they have ordered', () => {
    expect(firstWith({ rules: [noOrder], firstKnownOn: parseDay('2010-01-01') })).toBe('2024-09-16');
  });
});

describe('the folds', () => {
  it('predict each trained snapshot from those whose labels were over before it', () => {
    // 1 February + 90 days is 1 May in a leap year.
    expect(planned().folds).toEqual([
      { learned: ['2024-01-01'], validated: ['2024-04-01'] },
      { learned: ['2024-01-01', '2024-02-01'], validated: ['2024-05-01'] },
      { learned: ['2024-01-01', '2024-02-01', '2024-03-01'], validated: ['2024-06-01'] },
      {
        learned: ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'],
        validated: ['2024-07-01'],
      },
    ]);
  });

  it('are four at most, and cover one year', () => {
    const { folds } = planned({ asOf: parseDay('2027-01-01') });
    expect(folds.map(({ validated }) => validated.length)).toEqual([3, 3, 3, 3]);
    expect(folds[0]?.validated[0]).toBe('2025-08-01');
  });

  it('do not exist where the labels of all trained snapshots overlap', () => {
    expect(planned({ most: 3 }).folds).toEqual([]);
  });

  it('never let a label reach into what is predicted', () => {
    fc.assert(
      fc.property(
        fc.record({
          every: fc.constantFrom('week', 'month', 'quarter'),
          most: fc.integer({ min: 3, max: 40 }),
          labelDays: fc.integer({ min: 7, max: 200 }),
          gapDays: fc.integer({ min: 0, max: 60 }),
          days: fc.integer({ min: 0, max: 1500 }),
          rules: fc.array(
            fc.record({
              late: fc.integer({ min: -200, max: 400 }),
              silentDays: fc.integer({ min: 0, max: 400 }),
            }),
            { maxLength: 2 },
          ),
        }),
        ({ days, rules, ...rest }) => {
          const settings = {
            ...rest,
            rules: rules.map(({ late, silentDays }) => ({
              ...noVisit(addDays(wanted.firstKnownOn, late)),
              silentDays,
            })),
          };
          const asOf = addDays(wanted.firstKnownOn, days);
          const plan = planSnapshots({ ...wanted, ...settings, asOf });
          if (plan.refused !== null) {
            expect(plan.enoughOn > asOf).toBe(true);
            const refusedOn = (day: Day) => planSnapshots({ ...wanted, ...settings, asOf: day }).refused;
            expect(refusedOn(plan.enoughOn)).toBe(null);
            expect(refusedOn(addDays(plan.enoughOn, -1))).toBe('too_few');
            expect(refusedOn(plan.matureOn)).toBe('too_few');
            expect(refusedOn(addDays(plan.matureOn, -1))).toBe('none_mature');
            return;
          }
          const endOf = new Map(plan.snapshots.map(({ on, labelEnd }) => [on, labelEnd]));
          const tested = plan.snapshots.at(-1);
          for (const { labelEnd, use } of plan.snapshots) {
            expect(labelEnd <= asOf).toBe(true);
            if (tested !== undefined && use !== 'tested')
              expect(labelEnd <= tested.on).toBe(use === 'trained');
          }
          for (const { learned, validated } of plan.folds)
            for (const earlier of learned)
              for (const later of validated) expect((endOf.get(earlier) ?? '9') <= later).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('calibration', () => {
  it('needs three validated snapshots, or one of the season of the as-of', () => {
    expect(planned().mayCalibrate).toBe(true);
    expect(planned({ most: 3 }).mayCalibrate).toBe(false);
    // Validated: 1 April and 1 July 2024.
    const quarters = { every: 'quarter' } as const;
    expect(planned(quarters).mayCalibrate).toBe(false);
    expect(planned({ ...quarters, asOf: parseDay('2025-03-20') }).mayCalibrate).toBe(true);
  });
});

describe('a business that is too young', () => {
  const refusedOn = (asOf: string, rules: readonly RecordedRule[] = []) =>
    planSnapshots({ ...wanted, rules, asOf: parseDay(asOf) });

  it('is told when its first label window is over, and from when on there is one to learn from besides', () => {
    // 1 January is over on 31 March, so that 1 April can be tested on 30 June.
    expect(refusedOn('2024-03-30')).toEqual({
      refused: 'none_mature',
      matureOn: '2024-03-31',
      enoughOn: '2024-06-30',
      heldUpBy: null,
    });
  });

  it('is told when a snapshot can be learned from that does not know the tested one', () => {
    expect(refusedOn('2024-06-29')).toMatchObject({ refused: 'too_few', enoughOn: '2024-06-30' });
    expect(refusedOn('2024-06-30').refused).toBe(null);
  });

  it('is told which rule is recorded too late, where orders would be enough', () => {
    const late = noVisit('2024-06-01');
    expect(refusedOn('2025-06-30', [noOrder, late])).toMatchObject({ heldUpBy: late });
    expect(refusedOn('2024-10-01', [noOrder, noVisit('2023-12-10')])).toMatchObject({ heldUpBy: null });
    expect(refusedOn('2024-03-30', [noVisit('2020-01-01')])).toMatchObject({ heldUpBy: null });
  });
});
