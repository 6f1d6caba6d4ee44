import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowExecutionInfo } from '@temporalio/client';
import { applySchedules } from '../../client/schedules/apply.js';
import { appliedSchedule } from '../../client/schedules/applied.js';
import { backfillSchedule, type DaysToFill } from '../../client/schedules/backfill.js';
import { definitionsOf } from '../../client/schedules/definition.js';
import { configHash } from '../../config/hash.js';
import { parseConfig } from '../../config/load.js';
import { scheduledWorkflowType } from '../../contracts/schedules.js';
import { openSmallBusiness } from '../workflows/small_business.js';
import type { Scene } from './scene.js';

/** A small business with a schedule for every night, in force on the server of a scene. */
export interface ScheduledBusiness {
  readonly business: string;
  /** Where its results are published. */
  readonly outputs: string;
  /** Lets its nights come for these days, one after the other. */
  backfill(days: DaysToFill): Promise<void>;
}

/** Opens businesses that share the sources and differ in their names. */
export async function scheduleBusinesses(
  { client, folder }: Scene,
  names: readonly string[],
): Promise<readonly ScheduledBusiness[]> {
  const sources = join(folder, 'small');
  const small = openSmallBusiness(sources);
  return Promise.all(
    names.map(async (business): Promise<ScheduledBusiness> => {
      const { configuration, baseFolder } = small.input(business);
      const schedules = { nightly: { job: 'rfm', cron: '30 2 * * *' } };
      const config = parseConfig({ ...configuration, schedules });
      await applySchedules(client, business, definitionsOf({ config, hash: configHash(config), baseFolder }));
      return {
        business,
        outputs: join(sources, 'out', business),
        async backfill(days) {
          const schedule = await appliedSchedule(client, business, 'nightly');
          if (schedule === null) throw new Error(`${business} has no schedule`);
          await backfillSchedule(client, business, schedule, days);
        },
      };
    }),
  );
}

/** How many scheduled times have ended. */
export async function ended({ client }: Scene): Promise<number> {
  const query = `WorkflowType = '${scheduledWorkflowType}' AND ExecutionStatus != 'Running'`;
  return (await client.workflow.count(query)).count;
}

/** The executions of scheduled times and of their runs, once as many times as expected have ended. */
export async function onceEnded(scene: Scene, times: number): Promise<readonly WorkflowExecutionInfo[]> {
  while ((await ended(scene)) < times) await pause(200);
  const all: WorkflowExecutionInfo[] = [];
  for await (const execution of scene.client.workflow.list()) {
    if ([scheduledWorkflowType, 'rfm'].includes(execution.type)) all.push(execution);
  }
  return all;
}
