import { sheetTexts } from '../../../../reporting/texts/sheets.js';
import { workbookTexts } from '../../../../reporting/texts/workbook.js';
import type { PageRow } from '../../content.js';
import { brokenLines } from '../../line_breaks.js';
import { addsUp, localTime, totalsText } from '../about.js';
import type { RunAccount, RunWorkbook } from '../sheet.js';
import { gap, line, lineWidth } from './layout.js';

/** Sentences are in a larger face than that which widths are counted in. */
const sentenceWidth = lineWidth / 1.15;

/** What is described and by what, whether it holds together, and what it says. */
export function topRows({ report, manifest, config }: RunWorkbook<RunAccount>): readonly PageRow[] {
  const texts = workbookTexts(report.locale);
  const { asOf, timeZone, inputs, runId, publishedAt } = manifest;
  const sources = [...new Set(inputs.map(({ path }) => path))].join(', ');
  const published = `${localTime(publishedAt, timeZone)} ${timeZone}`;
  const contact = contactOf(config);
  const notes = [
    sheetTexts(report.locale).asOfNote(asOf, timeZone, config.currency),
    [`${texts.sources}: ${sources}`, ...(contact === null ? [] : [`${texts.contact}: ${contact}`])].join(
      ' · ',
    ),
    texts.run(runId, published),
  ];
  return [
    line(report.title, 'title', 26),
    line(report.period, 'label', 18),
    ...notes.flatMap((note) => brokenLines(note, lineWidth)).map((note) => line(note, 'note')),
    verdictRow(manifest, report.locale),
    gap,
    ...report.summary
      .flatMap((sentence) => brokenLines(sentence, sentenceWidth))
      .map((sentence) => line(sentence, 'sentence', 19)),
    gap,
  ];
}

/** Whether rows add up and all gates held; a gate that had nothing to compare with did not fail. */
function verdictRow(manifest: RunAccount, locale: RunWorkbook['report']['locale']): PageRow {
  const texts = workbookTexts(locale);
  const verdicts = [
    addsUp(manifest.counts.lines),
    ...manifest.gates.map(({ verdict }) => verdict !== 'failed'),
  ];
  const failed = verdicts.filter((held) => !held).length;
  const totals = totalsText(manifest.counts.lines, sheetTexts(locale));
  return failed === 0
    ? line(texts.allPassed(verdicts.length, totals), 'good', 18)
    : line(texts.notPassed(failed, verdicts.length, totals), 'bad', 18);
}

/** Whom the configuration names as the sender of its mails, unless the address is a secret. */
function contactOf({ mail }: RunWorkbook['config']): string | null {
  if (mail === undefined || mail.from.address.includes('${')) return null;
  const { name, address } = mail.from;
  return name === undefined ? address : `${name} <${address}>`;
}
