import { writeFile } from 'node:fs/promises';
import type { Config } from '../../config/schema.js';
import type { ErasureOrder } from '../../contracts/erasure.js';
import { churnFactsSchema } from '../../contracts/churn_facts.js';
import { factsSchema } from '../../contracts/facts.js';
import type { RunManifest, Superseded } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { TableRefs } from '../../contracts/steps.js';
import { nextForm } from '../../domain/artifacts/forms.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../../sql/load.js';
import { businessKey } from '../../store/business_key.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifest } from '../../store/manifest.js';
import { scoringsToldBy } from '../churn/told_churn.js';
import type { Dependencies } from '../dependencies.js';
import { openTable, runUri, scratchOf } from '../run_folder.js';
import type { Step } from '../step.js';
import { churnFactsAfter } from './churn_facts_after.js';
import { factsAfter } from './facts_after.js';
import type { KeptRun } from './kept_run.js';
import { rewriteTables, superseded, type RewrittenTables } from './rewrite_tables.js';
import { runsTold, toldFacts, type ToldFacts } from './told_facts.js';

/** How this erasure, in this attempt, has changed a run. */
export const supersededBy = (
  { supersedes }: Pick<RunManifest, 'supersedes'>,
  { id, at }: Pick<ErasureOrder, 'id' | 'at'>,
): Superseded | undefined => supersedes?.find((one) => one.erasure === id && one.at === at);

export interface DataOfRun extends Pick<KeptRun, 'manifest' | 'tables'> {
  readonly config: Config;
  readonly erasure: ErasureOrder;
  readonly step: Step;
}

export interface RewrittenData extends RewrittenTables {
  /** Distinct members scored, where that changed. */
  readonly members: number | null;
  /** The facts as they are now; null: the run has none. */
  readonly told: ToldFacts | null;
  /** Where they were written anew; null: they stay. */
  readonly facts: DocumentRef | null;
}

/** Tables by whose rows the members of a run are counted, and how; null: those whom a model was learned from stay so many. */
const counted = {
  rfm: ['rfm_scores', 'results/scored_members'],
  trainChurn: null,
  scoreChurn: ['churn_scores', 'results/churn/scored_members'],
} as const satisfies Record<RunManifest['job'], readonly [string, string] | null>;

/** Writes the next form of the tables of a run, and of its facts where these or those of runs it tells of change. */
export async function rewriteData(
  { store, engine }: Dependencies,
  { manifest, tables, config, erasure, step }: DataOfRun,
): Promise<RewrittenData> {
  const before = await toldFacts(store, manifest);
  const bar = { tombstones: erasure.tombstones, key: await businessKey(store, manifest.business) };
  const { dryRun } = erasure;
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, manifest, 'erase'), signal: step.signal },
    async (session) => {
      const rewritten = await rewriteTables({ store, session, manifest, config, bar, dryRun, tables });
      const affected =
        Object.keys(rewritten.taken).length > 0 || (before !== null && (await speaksOfChanged(before)));
      if (dryRun || !affected) return { ...rewritten, members: null, told: before, facts: null };
      const after: TableRefs = { ...tables, ...rewritten.written };
      const members = await membersLeft(session, rewritten.written);
      const told = before === null ? null : await redrawn(session, before, after);
      return { ...rewritten, members, told, facts: told && (await writeFacts(told)) };
    },
  );

  /** Null: the number stays. */
  async function membersLeft(session: Session, written: TableRefs): Promise<number | null> {
    const counting = counted[manifest.job];
    const scores = counting === null ? undefined : written[counting[0]];
    if (counting === null || scores === undefined) return null;
    await openTable(store, session, counting[0], scores);
    const [row] = await session.rows(sqlOf(counting[1]));
    return Number(row?.['members'] ?? 0);
  }

  async function redrawn(session: Session, told: ToldFacts, after: TableRefs): Promise<ToldFacts> {
    const drawing = { store, session, tables: after };
    return told.job === 'rfm'
      ? { ...told, facts: await factsAfter({ ...drawing, manifest: told.manifest }, told.facts) }
      : {
          ...told,
          facts: await churnFactsAfter({ ...drawing, manifest: told.manifest, config }, told.facts),
        };
  }

  async function speaksOfChanged(told: ToldFacts): Promise<boolean> {
    const scorings = told.job === 'rfm' ? await scoringsToldBy(store, told.manifest, config) : [];
    for (const runId of [...runsTold(told), ...scorings]) {
      const other = await ifWhole(readManifest(store, { business: manifest.business, runId }));
      if (other !== null && supersededBy(other, erasure) !== undefined) return true;
    }
    return false;
  }

  async function writeFacts(told: ToldFacts): Promise<DocumentRef> {
    const uri = runUri(manifest, `${nextForm('facts', superseded(manifest))}.json`);
    const facts = told.job === 'rfm' ? factsSchema.parse(told.facts) : churnFactsSchema.parse(told.facts);
    const text = `${JSON.stringify(facts)}\n`;
    const stored = await store.put(uri, (path) => writeFile(path, text));
    return { kind: 'facts', stage: 'erase', uri, sha256: stored.sha256 };
  }
}
