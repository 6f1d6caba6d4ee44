import { MemberflowError } from '../contracts/failures.js';
import type { Manifest } from '../contracts/manifest.js';
import type { TableRef } from '../contracts/references.js';
import type { RunContext, StagedTable } from '../contracts/steps.js';
import { tableNames } from '../domain/tables/index.js';
import { parquetRelation } from '../engine/parquet.js';
import type { Session } from '../engine/session.js';
import { sourceColumn } from '../sources/index.js';
import { stagedColumnsOf } from '../sql/steps/staged_select.js';
import { isDamaged } from '../store/if_whole.js';
import type { Store } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import { publishedManifest } from './open_published.js';
import { scratchOf } from './run_folder.js';
import { durably } from './step.js';

/**
 * The staging tables that a published run was computed from, as they are stored.
 * @throws MemberflowError `ArtifactDamaged` when one of them is missing or has other bytes, `InvalidInput` when the run
 * did not keep them
 */
export const restoreStaged =
  ({ store, engine }: Dependencies) =>
  ({ run, of }: { readonly run: RunContext; readonly of: string }): Promise<readonly StagedTable[]> =>
    durably(async ({ signal }) => {
      const manifest = await publishedManifest(store, { business: run.business, runId: of });
      const refs = stagedRefs(manifest);
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'restore'), signal },
        async (session) => {
          const staged: StagedTable[] = [];
          for (const { name, ref } of refs) {
            const path = await pathOf(store, ref, manifest);
            // Files do not have every type that the engine reads: a sum of integers comes back as a floating number.
            const columns = manifest.stagedColumns?.[name] ?? (await columnsOf(session, path));
            staged.push({ name, ref, columns });
          }
          return staged;
        },
      );
    });

function stagedRefs(manifest: Manifest): readonly Pick<StagedTable, 'name' | 'ref'>[] {
  const refs = tableNames.flatMap((name) => {
    const ref = manifest.workingTables?.[`${name}_staged`];
    return ref === undefined ? [] : [{ name, ref }];
  });
  if (refs.some(({ name }) => name === 'orders')) return refs;
  throw new MemberflowError('InvalidInput', `Run ${manifest.runId} has no staging tables to compute from`, {
    remedy: `They were removed, or it was made before they were kept. ${fromTheSources(manifest)}`,
  });
}

async function pathOf(store: Store, ref: TableRef, manifest: Manifest): Promise<string> {
  try {
    return await store.get(ref);
  } catch (error) {
    if (!(error instanceof MemberflowError && isDamaged(error))) throw error;
    throw new MemberflowError(
      'ArtifactDamaged',
      `${error.message}: run ${manifest.runId} cannot be computed again`,
      { remedy: `Restore the file from a backup of the store. ${fromTheSources(manifest)}` },
      { cause: error },
    );
  }
}

const fromTheSources = ({ job, asOf }: Manifest): string =>
  `memberflow run ${job} --as-of ${asOf} computes anew from the sources as they are now; memberflow runs diff then compares the two.`;

async function columnsOf(session: Session, path: string): Promise<StagedTable['columns']> {
  return (await stagedColumnsOf(session, parquetRelation(path))).map(sourceColumn);
}
