import type { Report } from '../../../reporting/report.js';
import type { Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';
import { limitList, pairs } from './closing.js';
import { findingList } from './findings.js';
import { keyFigures } from './key_figures.js';
import { leadingMaps, mapsBody } from './leading_maps.js';
import { reportSection } from './section.js';

/** A part of the page with its place in the contents. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/**
 * The parts of the page in their order: figures, findings, the map of recency and frequency, then the sections of the
 * report, and last what the report itself is. A part without content is left out.
 */
export function partsOf(report: Report, rendering: Rendering): readonly Part[] {
  const { texts } = rendering;
  const { maps, rest } = leadingMaps(report.sections);
  const sections = rest.map((section) => ({
    id: section.id,
    title: section.title,
    body: reportSection(section, rendering),
  }));
  return [
    report.cards.length > 0 && {
      id: 'figures',
      title: texts.keyFigures,
      body: keyFigures(report.cards, rendering),
    },
    { id: 'findings', title: texts.findings, body: findingList(report.findings, rendering) },
    maps !== null && { id: 'map', title: maps.title, body: mapsBody(maps, rendering) },
    ...sections,
    report.limits.length > 0 && { id: 'limits', title: texts.limits, body: limitList(report.limits) },
    report.glossary.length > 0 && { id: 'glossary', title: texts.glossary, body: pairs(report.glossary) },
    { id: 'about', title: texts.about, body: pairs(report.about) },
  ].filter((part) => part !== false);
}
