import type { ReportPlan, RunContext } from '../contracts/steps.js';
import { planOf } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { openPublished } from './open_published.js';
import { canRenderWorkbook, publishedWorkbook } from './published_workbook.js';
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
      const published = await openPublished(store, run, rfmRunId);
      const { config } = published;
      if (only !== null) recipientGroup(config, only);
      const workbook = await publishedWorkbook(store, published);
      const plan = planOf(config, only, workbook?.audience ?? null);
      const canRender = plan.workbooks.length === 0 || (await canRenderWorkbook(store, published));
      return canRender ? plan : { ...plan, workbooks: [] };
    });
