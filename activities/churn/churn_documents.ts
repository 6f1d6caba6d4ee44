import { writeFile } from 'node:fs/promises';
import { churnDefinitionOf } from '../../config/churn_definition.js';
import type { Config } from '../../config/schema.js';
import type { ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { Audience } from '../../contracts/steps.js';
import { churnWorkbookContent } from '../../outputs/workbook/churn_workbook.js';
import { composeChurnReport } from '../../reporting/churn/compose.js';
import type { Report } from '../../reporting/report.js';
import type { Stored } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { storeWorkbookOf } from '../publish_workbook.js';
import { pageName } from '../render_page.js';
import { runUri } from '../run_folder.js';
import type { Step } from '../step.js';
import { inThread } from '../threads/in_thread.js';

/** A run that scored churn, with all that its documents are made from. */
export interface ScoredChurn extends Pick<Dependencies, 'store' | 'engine'> {
  readonly manifest: ChurnScoresManifest;
  readonly facts: ChurnFacts;
  /** As it was when the run was made. */
  readonly config: Config;
  readonly step: Step;
}

/** The tables whose rows the workbook shows. */
const shown = ['churn_scores', 'churn_reasons'] as const;

/** What the run tells its readers. */
function reportOf({ facts, config }: ScoredChurn, locale: Audience['locale']): Report {
  const { churn, currency } = config;
  if (churn === undefined) throw new RangeError('The run has no churn settings');
  return composeChurnReport({
    facts,
    definition: churnDefinitionOf(config),
    config: { churn, currency },
    locale,
  });
}

/** Writes a workbook of the scores into the folder of their run, masked as its audience may see it. */
export async function storeChurnWorkbook(scored: ScoredChurn, audience: Audience): Promise<Stored> {
  const { manifest, config } = scored;
  const report = reportOf(scored, audience.locale);
  const toStore = { ...scored, run: manifest, tables: manifest.tables };
  return await storeWorkbookOf(toStore, audience, shown, (session) =>
    churnWorkbookContent({
      session,
      config,
      manifest,
      tables: shown,
      report,
      definition: churnDefinitionOf(config),
    }),
  );
}

/** Renders the page of the scores in one language into the folder of their run. */
export async function storeChurnPage(scored: ScoredChurn, locale: Audience['locale']): Promise<Stored> {
  const { store, manifest, step } = scored;
  const html = await inThread('page', reportOf(scored, locale), step.signal);
  return await store.put(runUri(manifest, pageName(scored, locale)), (path) => writeFile(path, html));
}
