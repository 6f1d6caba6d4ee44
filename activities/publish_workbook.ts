import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolveSecrets } from '../config/secrets.js';
import type { DocumentRef } from '../contracts/references.js';
import { writeWorkbook } from '../outputs/workbook/write.js';
import { workbookContent } from '../outputs/workbook/run_workbook.js';
import type { Publishing } from './publish.js';
import { openTables, runUri, scratchOf } from './run_folder.js';

/** Writes the workbook of the run, keeps it in the store, and puts a copy where people look for it. */
export async function publishWorkbook({
  store,
  engine,
  run,
  config,
  tables,
  manifest,
  step,
}: Publishing): Promise<DocumentRef> {
  const { signal } = step;
  const name = `${run.business}-${run.job}-${run.asOf}.xlsx`;
  const stored = await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-workbook'), signal },
    async (session) => {
      await openTables(store, session, tables, Object.keys(tables));
      return await store.put(runUri(run, name), async (path) => {
        const content = workbookContent({ session, config, manifest, tables: Object.keys(tables) });
        await writeWorkbook(path, content, {
          signal,
          onProgress: (rows) => {
            step.report({ workbook_rows: rows });
          },
        });
      });
    },
  );
  const folder = resolve(run.baseFolder, resolveSecrets(config.publish.folder, process.env));
  const target = join(folder, name);
  await mkdir(folder, { recursive: true });
  try {
    await copyFile(await store.get(stored), `${target}.partial`);
    await rename(`${target}.partial`, target);
  } finally {
    await rm(`${target}.partial`, { force: true });
  }
  return { kind: 'workbook', stage: 'publish', uri: pathToFileURL(target).href, sha256: stored.sha256 };
}
