/**
 * The peer of `whole_run.ts`: the same SQL with the same files and hashes in one bare DuckDB process, without Temporal,
 * in one session, with nothing read back to be checked. Prints its seconds, peak and table hashes as JSON.
 * Run by whole_run.ts: node dist/bench/whole_run_bare.js ORDERS FOLDER
 */
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createActivities } from '../activities/index.js';
import { parseConfig } from '../config/load.js';
import { createDuckDb } from '../engine/duckdb/duckdb.js';
import { defaultDuckDbSettings } from '../engine/duckdb/settings.js';
import { quoteIdentifier, quoteLiteral } from '../engine/quote.js';
import type { Engine, Session } from '../engine/session.js';
import { openFolderStore, sha256OfFile } from '../store/folder.js';
import type { Store } from '../store/store.js';
import { storeSegments } from '../store/uri.js';
import { runHere } from './run_here.js';
import { wholeRunAsOf, wholeRunConfiguration } from './whole_run_settings.js';
import { peakMebibytes } from './timed.js';

const [orders = '', folder = ''] = process.argv.slice(2);

/** Writes each file once and hashes it; nothing is flushed, and nothing compared when it is read. */
function bareStore(root: string): Store {
  const pathOf = (uri: string) => join(root, ...storeSegments(uri));
  return {
    ...openFolderStore(root),
    async put(uri, write) {
      const path = pathOf(uri);
      await mkdir(dirname(path), { recursive: true });
      await write(`${path}.partial`);
      await rename(`${path}.partial`, path);
      return { uri, bytes: (await stat(path)).size, sha256: await sha256OfFile(path) };
    },
    get: ({ uri }) => Promise.resolve(pathOf(uri)),
  };
}

/** Every step works in the one session, and finds it empty. */
const sharing = (session: Session): Engine => ({
  async withSession({ attach }, work) {
    const left = await session.rows(`
      select 'view' as kind, view_name as name from duckdb_views() where temporary and not internal
      union all
      select 'table' as kind, table_name as name from duckdb_tables() where temporary`);
    for (const { kind, name } of left)
      await session.run(`drop ${String(kind)} temp.${quoteIdentifier(String(name))}`);
    if (attach !== undefined) await session.run(`attach ${quoteLiteral(attach)} as published`);
    return await work(session);
  },
});

async function runBare(session: Session): Promise<Readonly<Record<string, string | null>>> {
  const steps = createActivities({
    store: bareStore(join(folder, 'store')),
    engine: sharing(session),
    codeVersion: 'bench',
  });
  const config = parseConfig(wholeRunConfiguration(orders));
  const { cleaned, scored } = await runHere({
    steps,
    config,
    asOf: wholeRunAsOf,
    runId: 'bare',
    baseFolder: folder,
  });
  return {
    orders_clean: cleaned.tables['orders_clean']?.contentHash ?? null,
    rfm_scores: scored.scores.contentHash,
    rfm_groups: scored.groups.contentHash,
  };
}

const started = performance.now();
const hashes = await createDuckDb(defaultDuckDbSettings).withSession(
  { temporaryFolder: join(folder, 'spill'), signal: new AbortController().signal },
  runBare,
);
const seconds = (performance.now() - started) / 1000;
const peakMegabytes = peakMebibytes();
console.log(JSON.stringify({ seconds, peakMegabytes, hashes }));
