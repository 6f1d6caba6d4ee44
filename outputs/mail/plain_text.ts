import type { Cell, Report, Table } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { mailTexts, type MailTexts } from '../../reporting/texts/mail.js';
import { cellFormat } from '../cell_format.js';
import { sizeText, type PlacedFile } from './body/files.js';
import { findingsShown } from './body/findings.js';
import { beginningOf } from './body/tables.js';
import type { MailToCompose } from './compose.js';
import type { MailSection } from './content.js';

export interface TextToCompose extends Pick<MailToCompose, 'report' | 'group' | 'pictures' | 'missing'> {
  readonly sections: readonly MailSection[];
  readonly placed: readonly PlacedFile[];
}

/** The mail for readers without HTML: the same sentences and figures, what pictures show in words. */
export function plainText({ report, group, pictures, sections, placed, missing }: TextToCompose): string {
  const { locale } = report;
  const texts = mailTexts(locale);
  const files = [
    ...placed.map((file) => fileLine(file, locale, texts)),
    ...missing.map((kind) => texts.named(texts.kinds[kind], texts.missing)),
  ];
  const blocks = [
    [report.title, report.period],
    [...report.summary],
    report.cards.map(({ label, figure, change, note }) =>
      [texts.named(label, figure.text), change?.text, note].filter(Boolean).join(' · '),
    ),
    group.content.includes('findings') ? findingLines(report, texts) : [],
    ...sections.map((section) => sectionLines(section, pictures, locale, texts)),
    files.length === 0 ? [] : [underlined(texts.files), ...files],
    report.limits.length === 0 ? [] : [underlined(texts.limits), ...report.limits],
    [texts.why(report.business, group.name), texts.run(report.runId)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(printable).join('\n'))
    .join('\n\n')}\n`;
}

/** Line breaks are ours; any other control character would be read as one by some terminal or mail program. */
const printable = (line: string): string => line.replace(/[^\P{Cc}\n]+/gu, ' ');

const underlined = (title: string): string => `${title}\n${'-'.repeat(Math.max(title.length, 3))}`;

function findingLines({ findings }: Report, texts: MailTexts): string[] {
  const further = findings.length - findingsShown;
  const lines = findings.slice(0, findingsShown).map(({ strengthText, sentence, action }) => {
    const suggested = action === null ? '' : `\n  ${texts.action(action)}`;
    return `* [${strengthText}] ${sentence}${suggested}`;
  });
  return [
    underlined(texts.findings),
    ...(lines.length === 0 ? [texts.noFindings] : lines),
    ...(further > 0 ? [texts.furtherFindings(String(further))] : []),
  ];
}

function sectionLines(
  { id, title, lead, table, notes }: MailSection,
  pictures: MailToCompose['pictures'],
  locale: Locale,
  texts: MailTexts,
): string[] {
  const described = pictures.flatMap(({ section, chart }) => (section === id ? [chart.description] : []));
  return [
    underlined(title),
    lead,
    ...described,
    ...(table === null ? [] : tableLines(table, locale, texts)),
    ...notes,
  ];
}

/** A line for each row: its name, then the other columns with their headings. */
function tableLines(data: Table, locale: Locale, texts: MailTexts): string[] {
  if (data.rows.length === 0) return [texts.named(data.title, data.empty)];
  const format = cellFormat(locale);
  const { columns, rows } = beginningOf(data);
  const line = (cells: readonly Cell[]): string => {
    const [name = '', ...others] = columns.map(({ kind }, i) => format(cells[i] ?? null, kind));
    const values = others.map((value, i) => `${columns[i + 1]?.heading ?? ''} ${value}`);
    return `  ${texts.named(name, values.join(texts.comma))}`;
  };
  const all = new Intl.NumberFormat(locale).format(data.rows.length);
  return [
    texts.named(data.title, ''),
    ...rows.map(line),
    ...(data.rows.length > rows.length ? [texts.firstRows(String(rows.length), all)] : []),
  ];
}

function fileLine({ file, attached }: PlacedFile, locale: Locale, texts: MailTexts): string {
  const size = sizeText(file.bytes, locale, texts);
  const name = texts.named(texts.kinds[file.kind], `${file.name} (${size})`);
  const place = attached ? texts.attached : `${texts.linked}\n  ${file.place}`;
  return name + texts.comma + place;
}
