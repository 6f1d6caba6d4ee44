import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import type { Stored } from '../../store/store.js';
import { ownAudience } from '../audiences.js';
import { outputFolder, placeDocument } from '../place_document.js';
import { placeWorkbook } from '../publish_workbook.js';
import { pageName } from '../render_page.js';
import { storeChurnPage, storeChurnWorkbook, type ScoredChurn } from './churn_documents.js';

/** The documents that the configuration asks for itself; null: it does not. */
export interface OwnDocuments {
  readonly workbook: Stored | null;
  readonly page: Stored | null;
}

/** Makes the documents of a scored run for the readers of the folder of the configuration. */
export async function storeOwnDocuments(scored: ScoredChurn): Promise<OwnDocuments> {
  const { config } = scored;
  const audience = ownAudience(config);
  return {
    workbook: config.publish.workbook ? await storeChurnWorkbook(scored, audience) : null,
    page: config.report.page ? await storeChurnPage(scored, audience.locale) : null,
  };
}

/** Puts copies of them where people look for them. */
export async function placeOwnDocuments(
  publishing: ScoredChurn & { readonly run: Pick<RunContext, 'baseFolder'> },
  { workbook, page }: OwnDocuments,
): Promise<readonly DocumentRef[]> {
  const { store, run, config } = publishing;
  const audience = ownAudience(config);
  const name = pageName(publishing, audience.locale);
  const of = { kind: 'report', stage: 'publish' } as const;
  return [
    ...(workbook === null ? [] : [await placeWorkbook(publishing, audience, workbook)]),
    ...(page === null ? [] : [await placeDocument(store, outputFolder(run, config), name, page, of)]),
  ];
}
