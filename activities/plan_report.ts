import { MemberflowError } from '../contracts/failures.js';
import type { ReportPlan, RunContext } from '../contracts/steps.js';
import { nearestNames } from '../domain/text/nearest.js';
import type { Dependencies } from './dependencies.js';
import { openPublished } from './open_published.js';
import { planOf } from './audiences.js';
import { durably } from './step.js';

export interface ReportToPlan {
  readonly run: RunContext;
  readonly rfmRunId: string;
  /** A recipient group; null: all. */
  readonly only: string | null;
}

/** Says what the report of a published run consists of, before anything is rendered. */
export const planReport =
  ({ store }: Dependencies) =>
  ({ run, rfmRunId, only }: ReportToPlan): Promise<ReportPlan> =>
    durably(async () => {
      const { config } = await openPublished(store, run, rfmRunId);
      if (only !== null) refuseUnknownGroup(only, Object.keys(config.mail?.groups ?? {}));
      return planOf(config, only);
    });

function refuseUnknownGroup(group: string, known: readonly string[]): void {
  if (known.includes(group)) return;
  const [meant] = nearestNames(group, known);
  throw new MemberflowError('InvalidInput', `There is no recipient group "${group}"`, {
    remedy:
      known.length === 0
        ? 'Configure recipients under mail.groups.'
        : `${meant === undefined ? '' : `Did you mean ${meant}? `}The configuration has: ${known.join(', ')}.`,
  });
}
