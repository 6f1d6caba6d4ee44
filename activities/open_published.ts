import { readFile } from 'node:fs/promises';
import type { Config } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import { factsSchema, type RunFacts } from '../contracts/facts.js';
import type { Manifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import { rfmFigures } from '../contracts/rfm_figures.js';
import type { Audience, RunContext } from '../contracts/steps.js';
import { readManifest } from '../store/manifest.js';
import type { Store } from '../store/store.js';
import { ownAudience } from './audiences.js';
import { churnOfRun, type ToldChurn } from './churn/told_churn.js';
import { configurationOf, configurationThen } from './run_folder.js';
import { letGoByPolicy } from './superseding_manifest.js';

/** A published run with all that its outputs are rendered from. */
export interface PublishedRun {
  /** The run that is told of. */
  readonly rfm: Pick<RunContext, 'business' | 'runId'>;
  readonly manifest: Manifest;
  readonly facts: RunFacts;
  /** Absent where churn was not scored from the data of the run. */
  readonly churn?: ToldChurn;
  /** What was computed is as configured then; how it is told, and to whom, as configured now. */
  readonly config: Config;
}

/** A run that was published earlier. */
export interface OpenedRun extends PublishedRun {
  /** For whom the workbook was made that the run itself has published: as configured then. */
  readonly madeFor: Audience;
}

/**
 * Opens a published run to tell of it.
 * @param run that tells of it
 * @throws MemberflowError `InvalidInput` when there is no such run, or it was published without facts
 */
export async function openPublished(store: Store, run: RunContext, rfmRunId: string): Promise<OpenedRun> {
  const rfm = { business: run.business, runId: rfmRunId };
  const manifest = await publishedManifest(store, rfm);
  const facts = manifest.documents.find(({ kind }) => kind === 'facts');
  if (facts === undefined)
    throw letGoByPolicy(manifest) ? withRemoved(rfmRunId, manifest) : withoutFacts(rfmRunId, manifest);
  const now = await configurationOf(store, run);
  const then = await configurationThen(store, manifest, run);
  const churn = await churnOfRun(store, manifest, then);
  return {
    rfm,
    manifest,
    facts: await readFacts(store, facts),
    config: { ...now, rfm: then.rfm, currency: then.currency, tables: then.tables },
    madeFor: ownAudience(then),
    ...(churn === null ? {} : { churn }),
  };
}

/**
 * The manifest of a published RFM run.
 * @throws MemberflowError `InvalidInput` when there is no such run
 */
export async function publishedManifest(
  store: Store,
  run: Pick<RunContext, 'business' | 'runId'>,
): Promise<Manifest> {
  const manifest = await readManifest(store, run);
  if (manifest === null) throw notPublished(run.runId, run.business);
  return rfmFigures(manifest);
}

/** The facts of a run, from the store. */
export const readFacts = async (store: Store, facts: DocumentRef): Promise<RunFacts> =>
  factsSchema.parse(JSON.parse(await readFile(await store.get(facts), 'utf8')));

const notPublished = (runId: string, business: string): MemberflowError =>
  new MemberflowError('InvalidInput', `Run ${runId} of ${business} has published nothing`, {
    remedy: 'Name a completed run of rfm or memberOperations: memberflow runs list shows them.',
  });

const withRemoved = (runId: string, { asOf }: Manifest): MemberflowError =>
  new MemberflowError('InvalidInput', `The results of run ${runId} were removed by the retention policy`, {
    remedy: `Run it again: memberflow run rfm --as-of ${asOf}`,
  });

const withoutFacts = (runId: string, { asOf, codeVersion }: Manifest): MemberflowError =>
  new MemberflowError(
    'InvalidInput',
    `Run ${runId} was made by memberflow ${codeVersion}, which stored no findings to tell of`,
    { remedy: `Run it again: memberflow run rfm --as-of ${asOf}` },
  );
