import type { Audience, RenderResult, RunContext } from '../contracts/steps.js';
import { composeReport } from '../reporting/compose.js';
import type { Dependencies } from './dependencies.js';
import { openPublished } from './open_published.js';
import { placeWorkbook, storeWorkbook } from './publish_workbook.js';
import { durably } from './step.js';

export interface WorkbookToRender {
  readonly run: RunContext;
  readonly rfmRunId: string;
  readonly audience: Audience;
}

/** Renders the workbook of a published run for one audience, into its folder and where people look for it. */
export const renderWorkbook =
  ({ store, engine }: Dependencies) =>
  ({ run, rfmRunId, audience }: WorkbookToRender): Promise<RenderResult> =>
    durably(async (step) => {
      const published = await openPublished(store, run, rfmRunId);
      const { rfm, manifest, config } = published;
      const report = composeReport({ ...published, locale: audience.locale });
      const workbook = { store, engine, config, manifest, tables: manifest.tables, step };
      const stored = await storeWorkbook({ ...workbook, run: rfm }, audience, report);
      return {
        rendition: { kind: 'workbook', audience, stored },
        document: await placeWorkbook({ store, config, manifest, run }, audience, stored),
      };
    });
