import { composeReport } from '../../reporting/compose.js';
import type { Report } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { sampleConfig, sampleFacts, sampleManifest } from './sample_run.js';

/**
 * The report of a sample shop for those who render reports: every kind of chart, column and finding, and names with
 * markup, quotes and an emoji. It is composed from one small data set, so that all figures agree.
 */
export const sampleReport = (locale: Locale): Report =>
  composeReport({ facts: sampleFacts, manifest: sampleManifest, config: sampleConfig(), locale });
