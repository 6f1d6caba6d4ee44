/** Jobs that a business can run. */
export const jobNames = ['rfm', 'audit', 'check'] as const;
export type JobName = (typeof jobNames)[number];

/** Workflow type of each job. */
export const workflowTypes = { rfm: 'rfm', audit: 'audit', check: 'checkSources' } as const satisfies Record<
  JobName,
  string
>;

/** `<business>/<job>/<as-of>`: starting one that is under way attaches to it. */
export function workflowIdOf(business: string, job: JobName, asOf: string): string {
  return `${business}/${job}/${asOf}`;
}
