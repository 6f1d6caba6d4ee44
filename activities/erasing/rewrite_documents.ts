import type { Config } from '../../config/schema.js';
import type { RunManifest, Superseded } from '../../contracts/manifest.js';
import type { Audience } from '../../contracts/steps.js';
import { composeReport } from '../../reporting/compose.js';
import { seesPersonal } from '../audiences.js';
import { storeChurnPage, storeChurnWorkbook, type ScoredChurn } from '../churn/churn_documents.js';
import { churnOfRun } from '../churn/told_churn.js';
import type { Dependencies } from '../dependencies.js';
import type { PublishedRun } from '../open_published.js';
import { nameFor, storeWorkbook } from '../publish_workbook.js';
import { pageAudience, pageName, storePage } from '../render_page.js';
import type { Step } from '../step.js';
import type { KeptRun } from './kept_run.js';
import type { ToldFacts } from './told_facts.js';

export type Rendition = Superseded['renditions'][number];

const locales: readonly Audience['locale'][] = ['zh-CN', 'en'];
const audiences: readonly Audience[] = locales.flatMap((locale) => [
  { locale, sees: [] },
  { locale, sees: ['personal'] },
]);

interface Told {
  readonly manifest: RunManifest;
  readonly config: Config;
}

/** The documents in the folder of a run that can be made anew, and for whom they are. */
function documentsOf({ manifest, config }: Told, documents: KeptRun['documents']) {
  return {
    pages: locales.filter((locale) => documents.has(pageName({ manifest, config }, locale))),
    workbooks: audiences.filter((audience) => documents.has(nameFor({ manifest, config }, audience))),
  };
}

/**
 * Names of the documents in the folder of a run that cannot be made anew: what they are made from is no longer there, or
 * they are for an audience that the configuration of the run does not tell of.
 */
export function cannotBeMadeAnew(
  { manifest, documents, canMakeAnew }: KeptRun,
  config: Config,
): readonly string[] {
  if (!canMakeAnew) return [...documents];
  const told = { manifest, config };
  const { pages, workbooks } = documentsOf(told, documents);
  const anew = [
    ...pages.map((locale) => pageName(told, locale)),
    ...workbooks.map((audience) => nameFor(told, audience)),
  ];
  return [...documents].filter((name) => !anew.includes(name));
}

/** A run as it is told of after an erasure. */
interface ToldAnew extends Told {
  readonly told: ToldFacts;
}

/** Renders the documents in the folder of a run anew, in the place of those that are there. */
export async function documentsAnew(
  dependencies: Pick<Dependencies, 'store' | 'engine'>,
  { manifest, told, config }: ToldAnew,
  documents: KeptRun['documents'],
  step: Step,
): Promise<readonly Rendition[]> {
  if (manifest.job === 'rfm' && told.job === 'rfm') {
    const churn = await churnOfRun(dependencies.store, manifest, config);
    const published = {
      rfm: manifest,
      manifest,
      facts: told.facts,
      config,
      ...(churn === null ? {} : { churn }),
    };
    return await rewriteDocuments(dependencies, published, documents, step);
  }
  if (manifest.job === 'scoreChurn' && told.job === 'scoreChurn') {
    const scored = { ...dependencies, manifest, facts: told.facts, config, step };
    return await rewriteChurnDocuments(scored, documents);
  }
  return [];
}

async function rewriteDocuments(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  published: PublishedRun,
  documents: KeptRun['documents'],
  step: Step,
): Promise<readonly Rendition[]> {
  const { rfm, manifest, config } = published;
  const { pages, workbooks } = documentsOf(published, documents);
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

async function rewriteChurnDocuments(
  scored: ScoredChurn,
  documents: KeptRun['documents'],
): Promise<readonly Rendition[]> {
  const { config } = scored;
  const { pages, workbooks } = documentsOf(scored, documents);
  const renditions: Rendition[] = [];
  for (const locale of pages) {
    const { uri, sha256 } = await storeChurnPage(scored, locale);
    renditions.push(rendition('report', pageAudience(config, locale), { uri, sha256 }));
  }
  for (const audience of workbooks) {
    const { uri, sha256 } = await storeChurnWorkbook(scored, audience);
    renditions.push(rendition('workbook', audience, { uri, sha256 }));
  }
  return renditions;
}

const rendition = (kind: Rendition['kind'], audience: Audience, stored: Rendition['stored']): Rendition => ({
  kind,
  audience: { locale: audience.locale, sees: seesPersonal(audience) ? ['personal'] : [] },
  stored,
});
