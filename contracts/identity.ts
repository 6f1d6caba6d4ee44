/** Jobs that a business can run. */
export const jobNames = [
  'rfm',
  'audit',
  'check',
  'report',
  'memberOperations',
  'resendMail',
  'rerun',
  'retain',
  'prepareErasure',
  'eraseMember',
  'trainChurn',
  'scoreChurn',
] as const;
export type JobName = (typeof jobNames)[number];

/** Workflow type of each job. */
export const workflowTypes = {
  rfm: 'rfm',
  audit: 'audit',
  check: 'checkSources',
  report: 'report',
  memberOperations: 'memberOperations',
  resendMail: 'resendMail',
  rerun: 'rerun',
  retain: 'retain',
  prepareErasure: 'prepareErasure',
  eraseMember: 'eraseMember',
  trainChurn: 'trainChurn',
  scoreChurn: 'scoreChurn',
} as const satisfies Record<JobName, string>;

/** Job of a workflow type; the type itself when it is not one of memberflow's jobs. */
export const jobOf = (workflowType: string): string =>
  jobNames.find((job) => workflowTypes[job] === workflowType) ?? workflowType;

/** The steps of each job in their order, as progress is told; a step that is a job of its own is told by its steps. */
export const jobSteps = {
  rfm: ['extract', 'audit', 'clean', 'check', 'features', 'score', 'findings', 'publish'],
  audit: ['extract', 'audit'],
  check: ['inspect'],
  report: ['plan', 'page', 'workbook', 'mail'],
  memberOperations: ['rfm', 'report'],
  resendMail: ['plan', 'page', 'workbook', 'mail'],
  rerun: ['restore', 'audit', 'clean', 'features', 'score', 'compare'],
  retain: ['plan', 'remove'],
  prepareErasure: ['key'],
  eraseMember: ['bar', 'wait', 'runs', 'database', 'outputs', 'record'],
  trainChurn: ['data', 'snapshots', 'train', 'publish'],
  scoreChurn: ['data', 'features', 'score', 'monitor', 'publish'],
} as const satisfies Record<JobName, readonly string[]>;

/** Jobs whose ids stand behind those of another, since they are about a run of it. */
const idsBehind: Partial<Record<JobName, JobName>> = { rerun: 'rfm' };

/**
 * `<business>/<job>/<as-of>`: starting one that is under way attaches to it. A job about one certain run or recipient
 * group has these behind it: two of the same day are two things to do. The n-th rerun of a day is
 * `<business>/rfm/<as-of>/rerun-<n>`.
 */
export function workflowIdOf(
  business: string,
  job: JobName,
  asOf: string,
  ...about: readonly string[]
): string {
  return [business, idsBehind[job] ?? job, asOf, ...about].join('/');
}

/** Workflow id of a job that another one starts as a part of itself. */
export const childWorkflowId = (parent: string, part: JobName): string => `${parent}/${part}`;
