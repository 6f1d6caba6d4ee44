import { lastDay, type ReportBasis } from './basis.js';
import { valuableFrom } from './findings/tiers.js';
import { learnedWeightsRows } from './learned_weights.js';
import type { Report } from './report.js';
import { thinNotes } from './sections/thin.js';
import { unfinishedNotes } from './sections/unfinished.js';
import { aboutTexts } from './texts/about.js';
import { overviewTexts } from './texts/overview.js';
import { sectionTexts } from './texts/sections.js';
import { sheetTexts } from './texts/sheets.js';
import { warningTexts } from './warnings.js';

/** The period described, with its days. */
export function describedPeriod({ focus, locale }: ReportBasis): string {
  const texts = overviewTexts(locale);
  const span = texts.span({ from: focus.startsOn, to: lastDay(focus.asOf), partial: focus.partial });
  return texts.period(focus.label, span);
}

/** Sources, definitions and the run. */
export function aboutOf(basis: ReportBasis): Report['about'] {
  const { manifest, config, numbers, locale } = basis;
  const texts = aboutTexts(locale);
  const { names } = texts;
  const { weights } = manifest;
  return [
    [names.business, manifest.business],
    [names.asOf, texts.asOfMeaning(manifest.asOf)],
    [names.period, describedPeriod(basis)],
    [names.currency, config.currency],
    [names.timeZone, manifest.timeZone],
    ...manifest.inputs.map(
      ({ table, path, sheets }) => [names.source, texts.source(table, path, sheets ?? [])] as const,
    ),
    [names.weights, texts.weights({ r: String(weights.r), f: String(weights.f), m: String(weights.m) })],
    ...(manifest.consistencyRatio === null
      ? []
      : [[names.consistency, numbers.edge(manifest.consistencyRatio)] as const]),
    ...learnedWeightsRows(manifest, locale, numbers),
    [names.mapping, manifest.namesVersion],
    [names.run, manifest.runId],
    [names.published, publishedAt(manifest)],
    [names.code, manifest.codeVersion],
    [names.configuration, manifest.configurationHash.slice(0, 12)],
    [names.nextUpdate, texts.nextUpdate],
  ];
}

/** What the words of the report mean. */
export function glossaryOf({ config, numbers, locale }: ReportBasis): Report['glossary'] {
  const { large, rare } = config.report.tiers;
  return aboutTexts(locale).glossary({
    large: numbers.share(large),
    rare: numbers.share(rare),
    times: numbers.ratio(valuableFrom).text,
  });
}

/** What cannot be told, and what the run warned of. */
export function limitsOf(basis: ReportBasis): Report['limits'] {
  const { manifest, locale } = basis;
  const texts = aboutTexts(locale);
  const { lacks } = sheetTexts(locale);
  return [
    sectionTexts(locale).notes.matchesOwn,
    ...thinNotes(basis),
    ...unfinishedNotes(basis),
    ...manifest.notAvailable.map((table) => texts.notAvailable(lacks(table))),
    ...warningTexts(manifest, locale),
  ];
}

/** As the clocks of the business show it; Swedish writes `2018-01-01 02:03`. */
function publishedAt({ publishedAt: instant, timeZone }: ReportBasis['manifest']): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return `${format.format(new Date(instant))} ${timeZone}`;
}
