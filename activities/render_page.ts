import { writeFile } from 'node:fs/promises';
import type { Config } from '../config/schema.js';
import type { RunHead } from '../contracts/manifest.js';
import type { Audience, RenderResult, RunContext } from '../contracts/steps.js';
import { composeReport } from '../reporting/compose.js';
import { audienceMark, ownAudience } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { openPublished, type PublishedRun } from './open_published.js';
import { outputFolder, placeDocument } from './place_document.js';
import type { Store, Stored } from '../store/store.js';
import { runUri } from './run_folder.js';
import { durably } from './step.js';
import { inThread } from './threads/in_thread.js';

export interface PageToRender {
  readonly run: RunContext;
  readonly rfmRunId: string;
  readonly locale: Audience['locale'];
}

/** There is nothing personal on a page, whoever reads it. */
export const pageAudience = (config: Config, locale: Audience['locale']): Audience => ({
  locale,
  sees: ownAudience(config).sees,
});

/** Name of the page of a run in one language. */
export function pageName(
  { manifest, config }: { readonly manifest: RunHead; readonly config: Config },
  locale: Audience['locale'],
): string {
  const mark = audienceMark(pageAudience(config, locale), ownAudience(config));
  const told = manifest.job === 'rfm' ? 'report' : 'churn';
  return `${manifest.business}-${told}-${manifest.asOf}${mark}.html`;
}

/** Renders the page of a run into its folder. */
export async function storePage(
  store: Store,
  published: PublishedRun,
  locale: Audience['locale'],
  signal: AbortSignal,
): Promise<Stored> {
  const html = await inThread('page', composeReport({ ...published, locale }), signal);
  return await store.put(runUri(published.rfm, pageName(published, locale)), (path) => writeFile(path, html));
}

/** Renders the page of a published run in one language, into its folder and where people look for it. */
export const renderPage =
  ({ store }: Dependencies) =>
  ({ run, rfmRunId, locale }: PageToRender): Promise<RenderResult> =>
    durably(async ({ signal }) => {
      const published = await openPublished(store, run, rfmRunId);
      const { manifest, config } = published;
      const stored = await storePage(store, published, locale, signal);
      const audience = pageAudience(config, locale);
      const name = pageName({ manifest, config }, locale);
      const folder = outputFolder(run, config);
      return {
        rendition: { kind: 'report', audience, stored },
        document: await placeDocument(store, folder, name, stored, { kind: 'report', stage: 'page' }),
      };
    });
