import { TypedSearchAttributes } from '@temporalio/common';
import { searchAttributes } from './attributes.js';
import { MemberflowError } from './failures.js';
import { decisionTimeout } from './heartbeats.js';
import type { JobName } from './identity.js';
import type { JobInput } from './run.js';

/** What a run remembers beside its input: shown in the Temporal UI and read back by `runs list` and `runs show`. */
export interface RunMemo extends Record<string, unknown> {
  /** Who started it: `user@host`, or a schedule. */
  readonly requester: string;
  readonly configurationHash: string;
  readonly timeZone: string;
}

/** How a run shows itself, whoever starts it. */
export interface RunStart {
  readonly staticSummary: string;
  /** What goes in, who asked for it, and the commands about it. */
  readonly staticDetails: string;
  readonly memo: RunMemo;
  readonly typedSearchAttributes: TypedSearchAttributes;
  readonly workflowTaskTimeout: number;
}

const titles = {
  rfm: 'RFM',
  audit: 'Audit',
  check: 'Source check',
  report: 'Report',
  memberOperations: 'Member operations',
  resendMail: 'Mail again',
  rerun: 'Rerun',
  retain: 'Retention',
  prepareErasure: 'Key for erasing',
  eraseMember: 'Erasing a member',
  trainChurn: 'Churn model',
  scoreChurn: 'Churn scores',
} as const satisfies Record<JobName, string>;

/** One line that says what a run is, for the terminal and the Temporal UI. */
export function titleOf(job: JobName, input: Pick<JobInput, 'business' | 'asOf'>): string {
  return `${titles[job]} of ${input.business} as of ${input.asOf}`;
}

export interface RunToStart {
  readonly job: JobName;
  readonly input: JobInput;
  /** `user@host`, or a schedule. */
  readonly requester: string;
  readonly workflowId: string;
}

/** What a run is started with beside its input. */
export function runStart({ job, input, requester, workflowId }: RunToStart): RunStart {
  const { configurationHash, timeZone, asOf, business, baseFolder } = input;
  return {
    staticSummary: titleOf(job, input),
    staticDetails: [
      `- business ${business}, as of the first instant of ${asOf} in ${timeZone}`,
      `- configuration ${configurationHash.slice(0, 12)}, paths relative to \`${baseFolder}\``,
      `- started by ${requester}`,
      `- follow it: \`memberflow runs watch ${workflowId}\`; stop it: \`memberflow runs cancel ${workflowId}\``,
    ].join('\n'),
    memo: { requester, configurationHash, timeZone },
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.asOf, value: asOf },
      { key: searchAttributes.phase, value: 'queued' },
    ]),
    workflowTaskTimeout: decisionTimeout,
  };
}

/** A text of a memo; empty when the run was started without it, such as from the Temporal UI. */
export function memoText(memo: Record<string, unknown> | undefined, key: keyof RunMemo & string): string {
  const value = memo?.[key];
  return typeof value === 'string' ? value : '';
}

/** Refusal to attach to a run that is under way with another configuration. */
export function alreadyRunning(workflowId: string, requester: string): MemberflowError {
  const by = requester === '' ? '' : `, started by ${requester},`;
  return new MemberflowError('AlreadyRunning', `${workflowId}${by} is under way with another configuration`, {
    remedy: 'Wait for its end (memberflow runs watch) or stop it (memberflow runs cancel), then start again.',
  });
}
