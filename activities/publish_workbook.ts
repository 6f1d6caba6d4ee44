import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolveSecrets } from '../config/secrets.js';
import type { DocumentRef } from '../contracts/references.js';
import { replaceFile } from '../outputs/workbook/replace_file.js';
import { workbookContent } from '../outputs/workbook/run_workbook.js';
import { writeWorkbook } from '../outputs/workbook/write.js';
import type { Stored } from '../store/store.js';
import type { Publishing } from './publish.js';
import { openTables, runUri, scratchOf } from './run_folder.js';

const nameOf = ({ run }: Publishing): string => `${run.business}-${run.job}-${run.asOf}.xlsx`;

/** Writes the workbook of the run into its folder. */
export async function storeWorkbook(publishing: Publishing): Promise<Stored> {
  const { store, engine, run, config, tables, manifest, step } = publishing;
  const { signal } = step;
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-workbook'), signal },
    async (session) => {
      await openTables(store, session, tables, Object.keys(tables));
      return await store.put(runUri(run, nameOf(publishing)), async (path) => {
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
}

/** Puts a copy of the stored workbook where people look for it. */
export async function placeWorkbook(publishing: Publishing, stored: Stored): Promise<DocumentRef> {
  const { store, run, config } = publishing;
  const folder = resolve(run.baseFolder, resolveSecrets(config.publish.folder, process.env));
  const target = join(folder, nameOf(publishing));
  const path = await store.get(stored);
  await replaceFile(target, async (file) => {
    for await (const chunk of createReadStream(path)) await file.writeFile(chunk as Buffer);
  });
  return { kind: 'workbook', stage: 'publish', uri: pathToFileURL(target).href, sha256: stored.sha256 };
}
