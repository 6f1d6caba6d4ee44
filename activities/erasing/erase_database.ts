import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ErasureOrder } from '../../contracts/erasure.js';
import type { RunManifest } from '../../contracts/manifest.js';
import type { RunContext } from '../../contracts/steps.js';
import type { Session } from '../../engine/session.js';
import { eraseRows, type RunToReplace } from '../../outputs/database/erase_rows.js';
import { rewriteFile } from '../../outputs/database/rewrite_file.js';
import { businessKey } from '../../store/business_key.js';
import type { Dependencies } from '../dependencies.js';
import { publishedRuns } from '../earlier_runs.js';
import type { OneAtATime } from '../one_at_a_time.js';
import { databaseFile } from '../place_document.js';
import { selectsOf } from '../publish_database.js';
import { configurationOf, configurationThen, scratchOf } from '../run_folder.js';
import { durably } from '../step.js';
import { tablesInStore } from './kept_run.js';

export interface DatabaseToErase {
  readonly run: RunContext;
  readonly erasure: ErasureOrder;
  /** Run ids of the runs that were rewritten. */
  readonly changed: readonly string[];
}

/**
 * Takes a member out of the output databases: that of the configuration, and those in which stored runs were
 * published. Their files are written anew, so that nothing of the member stays in them.
 * @returns rows taken out
 */
export const eraseFromDatabase =
  (dependencies: Dependencies, withDatabases: OneAtATime) =>
  ({ run, erasure, changed }: DatabaseToErase): Promise<number> =>
    durably(async ({ signal, report }) => {
      const { store, engine } = dependencies;
      const config = await configurationOf(store, run);
      const { business } = run;
      const { manifests } = await publishedRuns(store, business);
      const bar = { tombstones: erasure.tombstones, key: await businessKey(store, business) };
      const { database } = config.publish;
      const files = new Set([
        ...(database === false ? [] : [databaseFile(run, config, database)]),
        ...manifests.flatMap(databasesOf),
      ]);
      let rows = 0;
      for (const attach of [...files].filter((file) => existsSync(file))) {
        report({ database: attach });
        const temporaryFolder = scratchOf(store, run, 'erase-database');
        rows += await withDatabases(() =>
          engine.withSession({ temporaryFolder, signal, attach }, async (session) => {
            const replaced = await replacements(session);
            const { dryRun } = erasure;
            const count = await eraseRows(session, { business, config, bar, replaced, dryRun });
            if (!dryRun) await rewriteFile(session, attach);
            return count;
          }),
        );
      }
      return rows;

      async function replacements(session: Session): Promise<readonly RunToReplace[]> {
        const runs: RunToReplace[] = [];
        for (const manifest of manifests) {
          if (!changed.includes(manifest.runId)) continue;
          const then = await configurationThen(store, manifest, run);
          const stillThere = await tablesInStore(store, { ...manifest, workingTables: {} });
          const tables = await selectsOf(session, { store, config: then, tables: stillThere });
          runs.push({ runId: manifest.runId, tables });
        }
        return runs;
      }
    });

/** Paths of the databases in which a run was published. */
const databasesOf = ({ documents }: RunManifest): readonly string[] =>
  documents
    .filter(({ kind, uri }) => kind === 'database' && uri.startsWith('file:'))
    .map(({ uri }) => fileURLToPath(uri));
