import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunManifest } from '../contracts/manifest.js';
import type { DocumentRef } from '../contracts/references.js';
import type { Session } from '../engine/session.js';
import { publishTables } from '../outputs/database/publish_tables.js';
import { maskedSelect } from '../sql/steps/masking.js';
import { sha256OfFile } from '../store/folder.js';
import { maskingFor } from './masking.js';
import { withOutputDatabase } from './output_database.js';
import { databaseFile, type OutputDatabase } from './place_document.js';
import type { Publishing } from './publish.js';
import { scratchOf, storedRelation } from './run_folder.js';

/** What a database is published with: of a run of any job. */
export type DatabasePublication = Pick<
  Publishing,
  'store' | 'engine' | 'run' | 'config' | 'tables' | 'step'
> & { readonly manifest: RunManifest };

/** Opens the output database and closes it: that it is locked is better known before the workbook was written. */
export async function refuseLockedDatabase(publishing: Omit<DatabasePublication, 'manifest'>): Promise<void> {
  const { run, config, step } = publishing;
  await withOutputDatabase(publishing, run, config, step.signal, () => Promise.resolve());
}

/** Publishes the tables of the run in the DuckDB file of the configuration. */
export async function publishDatabase(
  publishing: DatabasePublication,
  database: OutputDatabase,
): Promise<DocumentRef> {
  const { store, engine, run, config, manifest, step } = publishing;
  const path = databaseFile(run, config, database);
  await mkdir(dirname(path), { recursive: true });
  await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-database'), signal: step.signal, attach: path },
    async (session) => {
      await publishTables(session, {
        run: {
          run_id: run.runId,
          business: run.business,
          job: run.job,
          as_of: run.asOf,
          published_at: manifest.publishedAt,
          code_version: manifest.codeVersion,
          configuration_hash: run.configurationHash,
        },
        tables: await selectsOf(session, publishing),
        aliases: database.aliases,
        report: (table) => {
          step.report({ publishing: table });
        },
      });
    },
  );
  return {
    kind: 'database',
    stage: 'publish',
    uri: pathToFileURL(path).href,
    sha256: await sha256OfFile(path),
  };
}

/** SELECT of each table, by its name, with what is personal masked unless the readers of the folder see it. */
export async function selectsOf(
  session: Session,
  { store, config, tables }: Pick<Publishing, 'store' | 'config' | 'tables'>,
): Promise<ReadonlyMap<string, string>> {
  const masking = await maskingFor(store, config, config.publish);
  const selects = new Map<string, string>();
  for (const [name, ref] of Object.entries(tables)) {
    const relation = await storedRelation(store, ref);
    const whole = `select * from ${relation}`;
    selects.set(name, masking === null ? whole : await maskedSelect(session, name, relation, masking));
  }
  return selects;
}
