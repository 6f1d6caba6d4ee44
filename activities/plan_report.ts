import type { ReportPlan, RunContext } from '../contracts/steps.js';
import { planOf } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { openPublished } from './open_published.js';
import { recipientGroup } from './recipient_group.js';
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
      if (only !== null) recipientGroup(config, only);
      return planOf(config, only);
    });
