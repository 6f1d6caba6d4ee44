import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

/** Steps of the fake run, failing as real ones do. */
export const fakeActivities = {
  /** Fails once, then succeeds. */
  flaky(): Promise<void> {
    if (activityInfo().attempt > 1) return Promise.resolve();
    throw ApplicationFailure.create({
      type: 'DatabaseLocked',
      message: 'the database is locked by process 7',
    });
  },

  gate(): Promise<void> {
    throw ApplicationFailure.create({
      type: 'DataQualityGate',
      message: '61 % of the rows were quarantined; at most 50 % may be',
      nonRetryable: true,
      details: [
        {
          remedy: 'See the quarantine table, then mend the source or raise gates.rejected_share.',
          places: [{ file: 'orders.csv', row: 12, column: 'amount', value: '12,5O' }],
          figures: { rejected_share: 0.61 },
        },
      ],
    });
  },

  unreadable(): Promise<void> {
    throw ApplicationFailure.create({
      type: 'InvalidSource',
      message: 'orders.xlsx has no sheet "2016"',
      nonRetryable: true,
      details: [{ remedy: 'Correct sheets under sources.orders.' }],
    });
  },
};
