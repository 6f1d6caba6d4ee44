import { writeFile } from 'node:fs/promises';
import type { Config } from '../../config/schema.js';
import type { ErasureOrder } from '../../contracts/erasure.js';
import { factsSchema, type RunFacts } from '../../contracts/facts.js';
import type { Manifest, Superseded } from '../../contracts/manifest.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { TableRefs } from '../../contracts/steps.js';
import { nextForm } from '../../domain/artifacts/forms.js';
import { sqlOf } from '../../sql/load.js';
import { businessKey } from '../../store/business_key.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifest } from '../../store/manifest.js';
import type { Dependencies } from '../dependencies.js';
import { readFacts } from '../open_published.js';
import { openTable, runUri, scratchOf } from '../run_folder.js';
import type { Step } from '../step.js';
import { factsAfter, runsSpokenOf } from './facts_after.js';
import type { KeptRun } from './kept_run.js';
import { rewriteTables, superseded, type RewrittenTables } from './rewrite_tables.js';

/** How this erasure, in this attempt, has changed a run. */
export const supersededBy = (
  { supersedes }: Pick<Manifest, 'supersedes'>,
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
  readonly read: RunFacts | null;
  /** Where they were written anew; null: they stay. */
  readonly facts: DocumentRef | null;
}

/** Writes the next form of the tables of a run, and of its facts where these or those of earlier runs change. */
export async function rewriteData(
  { store, engine }: Dependencies,
  { manifest, tables, config, erasure, step }: DataOfRun,
): Promise<RewrittenData> {
  const facts = manifest.documents.find(({ kind }) => kind === 'facts');
  const before = facts === undefined ? null : await readFacts(store, facts);
  const bar = { tombstones: erasure.tombstones, key: await businessKey(store, manifest.business) };
  const { dryRun } = erasure;
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, manifest, 'erase'), signal: step.signal },
    async (session) => {
      const rewritten = await rewriteTables({ store, session, manifest, config, bar, dryRun, tables });
      const affected =
        Object.keys(rewritten.taken).length > 0 || (before !== null && (await speaksOfChanged(before)));
      if (dryRun || !affected) return { ...rewritten, members: null, read: before, facts: null };
      const after: TableRefs = { ...tables, ...rewritten.written };
      const scores = rewritten.written['rfm_scores'];
      let members: number | null = null;
      if (scores !== undefined) {
        await openTable(store, session, 'rfm_scores', scores);
        const [counted] = await session.rows(sqlOf('results/scored_members'));
        members = Number(counted?.['members'] ?? 0);
      }
      const redrawn =
        before === null ? null : await factsAfter({ store, session, manifest, tables: after }, before);
      return { ...rewritten, members, read: redrawn, facts: redrawn && (await writeFacts(redrawn)) };
    },
  );

  async function speaksOfChanged(of: RunFacts): Promise<boolean> {
    for (const runId of runsSpokenOf(of)) {
      if (runId === manifest.runId) continue;
      const other = await ifWhole(readManifest(store, { business: manifest.business, runId }));
      if (other !== null && supersededBy(other, erasure) !== undefined) return true;
    }
    return false;
  }

  async function writeFacts(redrawn: RunFacts): Promise<DocumentRef> {
    const uri = runUri(manifest, `${nextForm('facts', superseded(manifest))}.json`);
    const text = `${JSON.stringify(factsSchema.parse(redrawn))}\n`;
    const stored = await store.put(uri, (path) => writeFile(path, text));
    return { kind: 'facts', stage: 'erase', uri, sha256: stored.sha256 };
  }
}
