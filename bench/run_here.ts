import { MockActivityEnvironment } from '@temporalio/testing';
import type { Activities } from '../activities/index.js';
import { configHash } from '../config/hash.js';
import type { Config } from '../config/schema.js';
import type { CleanResult, RunContext, ScoreResult } from '../contracts/steps.js';

export interface RunOrder {
  readonly steps: Activities;
  readonly config: Config;
  /** The first instant of this local day is the as-of instant. */
  readonly asOf: string;
  readonly runId: string;
  readonly baseFolder: string;
}

/** Does a step in this process, without Temporal. */
export const step = <T, A extends unknown[]>(
  work: (...parameters: A) => Promise<T>,
  ...parameters: A
): Promise<T> =>
  new MockActivityEnvironment().run<A, T, (...parameters: A) => Promise<T>>(work, ...parameters);

/** Opens a run of a job whose steps are done in this process. */
export async function openHere(
  { steps, config, asOf, runId, baseFolder }: RunOrder,
  job: RunContext['job'],
): Promise<RunContext> {
  const { business, time_zone: timeZone } = config;
  const origin = { business, asOf, timeZone, configurationHash: configHash(config), baseFolder };
  const configuration = await step(steps.openRun, {
    input: { ...origin, configuration: { ...config } },
    runId,
  });
  return { ...origin, job, runId, configuration };
}

/** Does every step of the main job in this process, one after the other. */
export async function runHere(order: RunOrder): Promise<{
  readonly cleaned: CleanResult;
  readonly scored: ScoreResult;
}> {
  const { steps } = order;
  const run = await openHere(order, 'rfm');
  const extracted = await step(steps.extract, run);
  const audited = await step(steps.audit, { run, staged: extracted.tables });
  const cleaned = await step(steps.clean, { run, staged: extracted.tables });
  const checked = await step(steps.check, { run, cleaned });
  const features = await step(steps.features, { run, cleaned });
  const scored = await step(steps.score, { run, features });
  const { facts } = await step(steps.findings, { run, audited, cleaned, scored });
  const publishedAt = '2018-01-02T00:00:00.000Z';
  await step(steps.publish, {
    run,
    publishedAt,
    extracted,
    audited,
    cleaned,
    checked,
    features,
    scored,
    facts,
  });
  return { cleaned, scored };
}
