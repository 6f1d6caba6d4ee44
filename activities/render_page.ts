import { writeFile } from 'node:fs/promises';
import type { Audience, RenderResult, RunContext } from '../contracts/steps.js';
import { renderPage as htmlOf } from '../outputs/html/render_page.js';
import { composeReport } from '../reporting/compose.js';
import { audienceMark, ownAudience } from './audiences.js';
import type { Dependencies } from './dependencies.js';
import { openPublished } from './open_published.js';
import { outputFolder, placeDocument } from './place_document.js';
import { runUri } from './run_folder.js';
import { durably } from './step.js';

export interface PageToRender {
  readonly run: RunContext;
  readonly rfmRunId: string;
  readonly locale: Audience['locale'];
}

/** Renders the page of a published run in one language, into its folder and where people look for it. */
export const renderPage =
  ({ store }: Dependencies) =>
  ({ run, rfmRunId, locale }: PageToRender): Promise<RenderResult> =>
    durably(async ({ signal }) => {
      const { rfm, manifest, facts, config } = await openPublished(store, run, rfmRunId);
      const html = await htmlOf(composeReport({ facts, manifest, config, locale }));
      signal.throwIfAborted();
      const own = ownAudience(config);
      // There is nothing personal on a page, whoever reads it.
      const audience: Audience = { locale, sees: own.sees };
      const name = `${manifest.business}-report-${manifest.asOf}${audienceMark(audience, own)}.html`;
      const stored = await store.put(runUri(rfm, name), (path) => writeFile(path, html));
      const folder = outputFolder(run, config);
      return {
        rendition: { kind: 'report', audience, stored },
        document: await placeDocument(store, folder, name, stored, { kind: 'report', stage: 'page' }),
      };
    });
