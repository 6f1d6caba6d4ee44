import { setTimeout as pause } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { withConnection } from '../../client/embedded/connect.js';
import { outcomeOf } from '../../client/runs/outcome.js';
import { describeLatest, referenceOf } from '../../client/runs/reference.js';
import { churnFactsSchema, type ChurnFacts } from '../../contracts/churn_facts.js';
import type { RunOutcome } from '../../contracts/run.js';
import { outcomeIn, type Business } from './business.js';
import { documentOf } from './results.js';

/** Past times of a schedule, by their as-of days. */
export interface Backfill {
  readonly schedule: string;
  readonly from: string;
  readonly to: string;
  /** Workflow ids of the runs that come of it, in their order. */
  readonly runs: readonly string[];
}

/** Lets past times of a schedule come, as a user does, and gives how their runs ended. */
export async function backfill(
  shop: Business,
  { schedule, from, to, runs }: Backfill,
): Promise<readonly RunOutcome[]> {
  const typed = await shop.memberflow('schedule', 'backfill', schedule, '--from', from, '--to', to);
  expect(typed.exitCode, typed.said).toBe(0);
  await withConnection({ home: shop.home, env: {}, log: () => undefined }, async ({ client }) => {
    for (const run of runs) {
      let begun = await describeLatest(client, run);
      for (; begun === null; begun = await describeLatest(client, run)) await pause(100);
      await outcomeOf(client, referenceOf(begun));
    }
  });
  const shown: RunOutcome[] = [];
  for (const run of runs) shown.push(outcomeIn(await shop.memberflow('runs', 'show', run, '--json')));
  return shown;
}

/** What a scored run tells of itself and of earlier ones. */
export const factsOf = (scored: RunOutcome): ChurnFacts =>
  churnFactsSchema.parse(JSON.parse(readFileSync(documentOf(scored, 'facts'), 'utf8')));
