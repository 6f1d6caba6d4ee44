import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { longestSilence, planSnapshots, type SnapshotsWanted } from '../../../domain/churn/snapshots.js';
import { addDays, parseDay } from '../../../domain/time/days.js';

const wanted = {
  asOf: parseDay('2025-01-06'),
  every: 'month',
  most: 24,
  firstKnownOn: parseDay('2023-12-10'),
  silentDays: 0,
  labelDays: 90,
  gapDays: 0,
} as const satisfies SnapshotsWanted;

function planned(changes: Partial<SnapshotsWanted> = {}) {
  const plan = planSnapshots({ ...wanted, ...changes });
  if (plan.refused !== null) throw new Error(`refused: ${plan.refused} until ${plan.enoughOn}`);
  return plan;
}

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
    const history = { asOf: parseDay('2026-01-01'), silentDays: 365 };
    expect(planned(history).snapshots[0]?.on).toBe('2024-10-01');
    expect(planned({ ...history, from: parseDay('2025-01-15') }).snapshots[0]?.on).toBe('2025-02-01');
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
        }),
        ({ days, ...settings }) => {
          const asOf = addDays(wanted.firstKnownOn, days);
          const plan = planSnapshots({ ...wanted, ...settings, asOf });
          if (plan.refused !== null) {
            expect(plan.enoughOn > asOf).toBe(true);
            const then = planSnapshots({ ...wanted, ...settings, asOf: plan.enoughOn });
            expect(then.refused === plan.refused).toBe(false);
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
  it('is told when its first label window is over', () => {
    expect(planSnapshots({ ...wanted, asOf: parseDay('2024-03-30') })).toEqual({
      refused: 'none_mature',
      enoughOn: '2024-03-31',
    });
  });

  it('is told when a snapshot can be learned from that does not know the tested one', () => {
    // 1 January is over on 31 March, so that 1 April can be tested on 30 June.
    expect(planSnapshots({ ...wanted, asOf: parseDay('2024-06-29') })).toEqual({
      refused: 'too_few',
      enoughOn: '2024-06-30',
    });
    expect(planSnapshots({ ...wanted, asOf: parseDay('2024-06-30') }).refused).toBe(null);
  });
});

test('the longest silence is found in groups too', () => {
  const silent = { mark: 'silent', lasting: 'temporary' } as const;
  const said = { mark: 'explicit', lasting: 'permanent' } as const;
  expect(longestSilence({ any: [{ rule: 'unsubscribed', ...said }] })).toBe(0);
  const group = {
    all: [
      { rule: 'no_order', days: 365, ...silent },
      { rule: 'no_visit', days: 180, ...silent },
    ],
  } as const;
  expect(longestSilence({ any: [{ rule: 'no_login', days: 90, ...silent }, group] })).toBe(365);
});
