import { isMapping, valueAt, type Finding } from '../finding.js';

const churnJobs: readonly unknown[] = ['trainChurn', 'scoreChurn'];

/** Schedules of churn jobs need to be told what churn is. */
export function churnScheduleFindings(document: unknown): readonly Finding[] {
  const schedules = valueAt(document, ['schedules']);
  if (!isMapping(schedules) || valueAt(document, ['churn']) !== undefined) return [];
  return Object.keys(schedules).flatMap((name): Finding[] => {
    const path = ['schedules', name, 'job'];
    const job = valueAt(document, path);
    if (!churnJobs.includes(job)) return [];
    return [
      {
        code: 'MF239',
        path,
        culprit: 'value',
        headline: `the schedule ${name} is of ${String(job)}, and the key churn is missing`,
        hint: 'add churn, such as "churn: {}" for the defaults',
      },
    ];
  });
}
