import type { Config } from '../config/schema.js';
import type { RunHead } from '../contracts/manifest.js';
import type { Audience, RunContext, TableRefs } from '../contracts/steps.js';
import type { DocumentRef } from '../contracts/references.js';
import type { Session } from '../engine/session.js';
import type { WorkbookContent } from '../outputs/workbook/content.js';
import { workbookContent } from '../outputs/workbook/run_workbook.js';
import { writeWorkbook } from '../outputs/workbook/write.js';
import type { Report } from '../reporting/report.js';
import { maskViews } from '../sql/steps/masking.js';
import type { Stored } from '../store/store.js';
import { audienceMark, ownAudience } from './audiences.js';
import { maskingFor } from './masking.js';
import { outputFolder, placeDocument } from './place_document.js';
import type { Publishing } from './publish.js';
import { openTables, runUri, scratchOf } from './run_folder.js';

/** What a workbook of a run is made with; `run` is the one whose results it shows. */
export type WorkbookToStore = Pick<
  Publishing,
  'store' | 'engine' | 'config' | 'tables' | 'manifest' | 'step'
> & { readonly run: Pick<RunContext, 'business' | 'runId'> };

/** Names of those tables of a run that a workbook shows. */
export const shownTables = (tables: TableRefs): readonly string[] =>
  Object.keys(tables).filter(
    (table) =>
      ['rfm_scores', 'rfm_groups', 'reconciliation', 'audit'].includes(table) ||
      table.endsWith('_quarantine'),
  );

/** Name of the workbook of a run for an audience. */
export function nameFor(
  { manifest, config }: { readonly manifest: RunHead; readonly config: Config },
  audience: Audience,
): string {
  const { business, job, asOf } = manifest;
  return `${business}-${job}-${asOf}${audienceMark(audience, ownAudience(config))}.xlsx`;
}

/**
 * Writes a workbook of the run into its folder, masked as its audience may see it.
 * @param report in the language of the audience
 */
export async function storeWorkbook(
  publishing: WorkbookToStore,
  audience: Audience,
  report: Report,
): Promise<Stored> {
  const { config, manifest } = publishing;
  const shown = shownTables(publishing.tables);
  return await storeWorkbookOf(publishing, audience, shown, (session) =>
    workbookContent({ session, config, manifest, tables: shown, report }),
  );
}

/**
 * Writes a workbook of a run of any job into its folder.
 * @param shown names of the tables that are read while it is written, masked as its audience may see them
 */
export async function storeWorkbookOf(
  publishing: Omit<WorkbookToStore, 'manifest'> & { readonly manifest: RunHead },
  audience: Audience,
  shown: readonly string[],
  contentOf: (session: Session) => Promise<WorkbookContent>,
): Promise<Stored> {
  const { store, engine, run, config, tables, step } = publishing;
  const { signal } = step;
  const name = nameFor(publishing, audience);
  return await engine.withSession(
    { temporaryFolder: scratchOf(store, run, name), signal },
    async (session) => {
      await openTables(store, session, tables, shown);
      const masking = await maskingFor(store, config, audience);
      if (masking !== null) await maskViews(session, shown, masking);
      const content = await contentOf(session);
      return await store.put(runUri(run, name), async (path) => {
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
export async function placeWorkbook(
  publishing: Pick<Publishing, 'store' | 'config'> & {
    readonly manifest: RunHead;
    readonly run: Pick<RunContext, 'baseFolder'>;
  },
  audience: Audience,
  stored: Pick<Stored, 'uri' | 'sha256'>,
): Promise<DocumentRef> {
  const { store, run, config } = publishing;
  const of = { kind: 'workbook', stage: 'publish' } as const;
  return await placeDocument(store, outputFolder(run, config), nameFor(publishing, audience), stored, of);
}
