import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, PublishConfig } from '../config/schema.js';
import { resolveSecrets } from '../config/secrets.js';
import type { DocumentRef } from '../contracts/references.js';
import type { RunContext } from '../contracts/steps.js';
import { publishTables } from '../outputs/database/publish_tables.js';
import { sha256OfFile } from '../store/folder.js';
import type { Publishing } from './publish.js';
import { scratchOf } from './run_folder.js';

type Database = Exclude<PublishConfig['database'], false>;

/** Opens the output database and closes it: that it is locked is better known before the workbook was written. */
export async function refuseLockedDatabase(publishing: Publishing, database: Database): Promise<void> {
  const { store, engine, run, config, step } = publishing;
  const path = pathOf(run, config, database);
  if (!existsSync(path)) return;
  await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-database'), signal: step.signal, attach: path },
    () => Promise.resolve(),
  );
}

/** Publishes the tables of the run in the DuckDB file of the configuration. */
export async function publishDatabase(
  { store, engine, run, config, tables, manifest, step }: Publishing,
  database: Database,
): Promise<DocumentRef> {
  const path = pathOf(run, config, database);
  await mkdir(dirname(path), { recursive: true });
  const paths = new Map<string, string>();
  for (const [name, ref] of Object.entries(tables)) paths.set(name, await store.get(ref));
  await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-database'), signal: step.signal, attach: path },
    (session) =>
      publishTables(session, {
        run: {
          run_id: run.runId,
          business: run.business,
          job: run.job,
          as_of: run.asOf,
          published_at: manifest.publishedAt,
          code_version: manifest.codeVersion,
          configuration_hash: run.configurationHash,
        },
        tables: paths,
        aliases: database.aliases,
        report: (table) => {
          step.report({ publishing: table });
        },
      }),
  );
  return {
    kind: 'database',
    stage: 'publish',
    uri: pathToFileURL(path).href,
    sha256: await sha256OfFile(path),
  };
}

function pathOf(run: RunContext, config: Config, database: Database): string {
  const folder = resolve(run.baseFolder, resolveSecrets(config.publish.folder, process.env));
  return join(folder, resolveSecrets(database.path, process.env));
}
