import type { Manifest } from '../../../contracts/manifest.js';
import { learnedWeightsRows } from '../../../reporting/learned_weights.js';
import { numberTexts } from '../../../reporting/numbers.js';
import { sheetTexts, type PeriodSpan, type SheetTexts } from '../../../reporting/texts/sheets.js';
import { warningTexts } from '../../../reporting/warnings.js';
import type { SheetRow, TableSheet } from '../content.js';
import { lastDay } from './results.js';
import { headed, inOneBatch, type RunAccount, type RunColumn, type RunWorkbook } from './sheet.js';

/** Of the sheet that says what the workbook rests on. */
export const aboutColumns: readonly RunColumn[] = [
  { text: 'topic', kind: 'text', width: 13 },
  { text: 'name', kind: 'text', width: 25 },
  { text: 'value', kind: 'text', width: 56 },
];

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** The first sheet: period, result, checks, sources, definitions, run, what to do next. */
export function aboutSheet(run: RunWorkbook): TableSheet {
  const { config, manifest, report } = run;
  const texts = sheetTexts(report.locale);
  return {
    ...headed(run, 'about', aboutColumns),
    title: texts.title(manifest.business, manifest.asOf),
    notes: [texts.asOfNote(manifest.asOf, manifest.timeZone, config.currency), texts.relative],
    rows: inOneBatch([
      ...periodRows(manifest, texts),
      ...resultRows(manifest, warningTexts(manifest, report.locale), texts),
      ...checkRows(manifest, texts),
      ...sourceRows(manifest, texts),
      ...definitionRows(run, texts),
      ...runRows(manifest, texts),
      ...texts.steps.map(([name, step]): SheetRow => [texts.next, name, step]),
    ]),
  };
}

function periodRows({ periods }: Manifest, texts: SheetTexts): SheetRow[] {
  const spans = periods.map(({ label, startsOn, asOf, partial }): PeriodSpan => ({
    label,
    from: startsOn,
    to: lastDay(asOf),
    partial,
  }));
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return [];
  const value =
    spans.length === 1 ? texts.span(first) : texts.severalSpans(first, last, grouped.format(spans.length));
  return [[texts.period, spans.length === 1 ? first.label : texts.perPeriod, value]];
}

function resultRows(
  { counts, notAvailable }: Manifest,
  warnings: readonly string[],
  texts: SheetTexts,
): SheetRow[] {
  const rows: readonly (readonly [string, string])[] = [
    [texts.orders, grouped.format(counts.orders)],
    [texts.members, grouped.format(counts.members)],
    ...warnings.map((warning) => [texts.warning, warning] as const),
    ...notAvailable.map((table) => [texts.notAvailable, texts.lacks(table)] as const),
  ];
  return rows.map((row) => [texts.results, ...row]);
}

export function checkRows({ counts: { lines }, gates, drift }: RunAccount, texts: SheetTexts): SheetRow[] {
  const rows: readonly (readonly [string, string])[] = [
    [texts.addsUp, `${texts.verdict(addsUp(lines))}: ${totalsText(lines, texts)}`],
    ...gates.map(
      ({ gate, verdict }) => [texts.gates[gate] ?? gate, texts.verdicts[verdict] ?? verdict] as const,
    ),
    ...driftRows(drift, texts),
  ];
  return rows.map((row) => [texts.checks, ...row]);
}

type Lines = Manifest['counts']['lines'];

/** Whether every row that was read is accounted for. */
export const addsUp = ({ read, kept, quarantined, excluded }: Lines): boolean =>
  read === kept + quarantined + excluded;

export const totalsText = ({ read, kept, quarantined, excluded }: Lines, texts: SheetTexts): string =>
  texts.totals({
    read: grouped.format(read),
    kept: grouped.format(kept),
    quarantined: grouped.format(quarantined),
    excluded: grouped.format(excluded),
  });

function driftRows(drift: Manifest['drift'], texts: SheetTexts): readonly (readonly [string, string])[] {
  if (drift === null) return [];
  const { runId, changes } = drift;
  if (changes.length === 0) return [[texts.drift, texts.noDrift(runId)]];
  return changes.map(({ change, rows, amount }) => [
    texts.changes[change] ?? change,
    texts.changed(grouped.format(rows), grouped.format(Number(amount)), runId),
  ]);
}

export const sourceRows = ({ inputs }: RunAccount, texts: SheetTexts): SheetRow[] =>
  inputs.map(({ table, path, sheets }) => [
    texts.sources,
    table,
    sheets === undefined ? path : `${path} (${sheets.join(', ')})`,
  ]);

function definitionRows(
  { config, manifest, report: { locale } }: RunWorkbook,
  texts: SheetTexts,
): SheetRow[] {
  const {
    weights: { r, f, m },
    namesVersion,
    consistencyRatio,
  } = manifest;
  const weights = { r: String(r), f: String(f), m: String(m) };
  const rows = [
    ...texts.terms({ weights, names: namesVersion }),
    ...(consistencyRatio === null ? [] : [[texts.consistency, consistencyRatio.toFixed(3)] as const]),
    ...learnedWeightsRows(manifest, locale, numberTexts(locale, config.currency)),
  ];
  return rows.map((row) => [texts.definitions, ...row]);
}

export function runRows(manifest: RunAccount, texts: SheetTexts): SheetRow[] {
  const { runId, publishedAt, timeZone, codeVersion, configurationHash } = manifest;
  return [
    [texts.run, texts.runId, runId],
    [texts.run, texts.published, `${localTime(publishedAt, timeZone)} ${timeZone}`],
    [texts.run, texts.code, codeVersion],
    [texts.run, texts.configuration, configurationHash.slice(0, 12)],
  ];
}

/** An instant as the clocks of the zone show it; Swedish writes `2018-01-01 02:03:04`. */
export const localTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(instant),
  );
