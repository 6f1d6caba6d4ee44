import type { Superseded } from '../../contracts/manifest.js';
import type { Audience } from '../../contracts/steps.js';
import { composeReport } from '../../reporting/compose.js';
import type { Store } from '../../store/store.js';
import { seesPersonal } from '../audiences.js';
import type { Dependencies } from '../dependencies.js';
import type { PublishedRun } from '../open_published.js';
import { nameFor, storeWorkbook } from '../publish_workbook.js';
import { pageAudience, pageName, storePage } from '../render_page.js';
import { runUri } from '../run_folder.js';
import type { Step } from '../step.js';

export type Rendition = Superseded['renditions'][number];

const locales: readonly Audience['locale'][] = ['zh-CN', 'en'];
const audiences: readonly Audience[] = locales.flatMap((locale) => [
  { locale, sees: [] },
  { locale, sees: ['personal'] },
]);

/** For whom there are documents in the folder of a run, by their names. */
export async function documentsOf(
  { store }: Pick<Dependencies, 'store'>,
  { rfm, manifest, config }: Pick<PublishedRun, 'rfm' | 'manifest' | 'config'>,
): Promise<{ readonly pages: readonly Audience['locale'][]; readonly workbooks: readonly Audience[] }> {
  const names = new Set(await store.list(runUri(rfm)));
  return {
    pages: locales.filter((locale) => names.has(pageName({ manifest, config }, locale))),
    workbooks: audiences.filter((audience) => names.has(nameFor({ manifest, config }, audience))),
  };
}

/** Renders the documents in the folder of a run anew, in the place of those that are there. */
export async function rewriteDocuments(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  published: PublishedRun,
  step: Step,
): Promise<readonly Rendition[]> {
  const { rfm, manifest, config } = published;
  const { pages, workbooks } = await documentsOf({ store }, published);
  const renditions: Rendition[] = [];
  for (const locale of pages) {
    const { uri, sha256 } = await storePage(store, published, locale, step.signal);
    renditions.push(rendition('report', pageAudience(config, locale), { uri, sha256 }));
  }
  for (const audience of workbooks) {
    const report = composeReport({ ...published, locale: audience.locale });
    const workbook = { store, engine, run: rfm, config, manifest, tables: manifest.tables, step };
    const { uri, sha256 } = await storeWorkbook(workbook, audience, report);
    renditions.push(rendition('workbook', audience, { uri, sha256 }));
  }
  return renditions;
}

/**
 * Removes the documents in the folder of a run that could not be rendered anew: of an audience that its configuration
 * does not tell of, or of a version that stored no facts.
 */
export async function removeOtherDocuments(
  store: Store,
  rfm: PublishedRun['rfm'],
  renditions: readonly Rendition[],
): Promise<void> {
  const anew = new Set(renditions.map(({ stored }) => stored.uri));
  for (const name of await store.list(runUri(rfm))) {
    const isDocument = name.endsWith('.xlsx') || name.endsWith('.html');
    if (isDocument && !anew.has(runUri(rfm, name))) await store.remove(runUri(rfm, name));
  }
}

const rendition = (kind: Rendition['kind'], audience: Audience, stored: Rendition['stored']): Rendition => ({
  kind,
  audience: { locale: audience.locale, sees: seesPersonal(audience) ? ['personal'] : [] },
  stored,
});
