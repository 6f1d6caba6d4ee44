import type { RecipientGroupConfig } from '../../config/schema.js';
import type { Report } from '../../reporting/report.js';
import { mailTexts } from '../../reporting/texts/mail.js';
import { html, type Markup } from '../markup.js';
import { heading, note, picture, row } from './body/blocks.js';
import { cardRows } from './body/cards.js';
import { fileRows, placeFiles } from './body/files.js';
import { findingRows } from './body/findings.js';
import { mailPage } from './body/page.js';
import { tableRows } from './body/tables.js';
import { mailSections } from './content.js';
import type { ComposedMail, MailFile } from './message.js';
import type { DrawnChart } from './pictures/choose.js';
import { oneLine } from './one_line.js';
import { plainText } from './plain_text.js';

export interface MailToCompose {
  /** In the language of the group. */
  readonly report: Report;
  readonly group: { readonly name: string; readonly content: RecipientGroupConfig['content'] };
  /** As `drawPictures` gives them for the sections of the content. */
  readonly pictures: readonly DrawnChart[];
  /** In the order in which they are attached while there is room. */
  readonly files: readonly MailFile[];
  /** Kinds of files that the group gets otherwise and that are stored no longer. */
  readonly missing: readonly MailFile['kind'][];
  /** Bytes for all attachments together; the other files are linked. */
  readonly attachUpTo: number;
}

/**
 * Composes the mail that tells a recipient group of a report: the finding as its subject, the summary first, then the
 * parts that the group gets, never more than ten rows of a table and never a member's row.
 */
export function composeMail({
  report,
  group,
  pictures,
  files,
  missing,
  attachUpTo,
}: MailToCompose): ComposedMail {
  const { locale } = report;
  const texts = mailTexts(locale);
  const sections = mailSections(report, group.content);
  const placed = placeFiles(files, attachUpTo);
  const shown = pictures.filter(({ section }) => sections.some(({ id }) => id === section));
  const cidOf = ({ section }: DrawnChart): string => `${section}@memberflow`;

  const sectionRows = sections.flatMap(({ id, title, lead, table, notes }) => [
    heading(title),
    note(lead),
    ...shown
      .filter(({ section }) => section === id)
      .map((drawn) => picture({ cid: cidOf(drawn), alt: drawn.chart.description })),
    ...(table === null ? [] : tableRows(table, locale, texts)),
    ...notes.map(note),
  ]);
  const page = mailPage({
    locale,
    title: report.subject,
    preview: report.summary[0] ?? report.period,
    kicker: report.title,
    period: report.period,
    rows: [
      row(report.summary.map((sentence, i) => (i === 0 ? html`<b>${sentence}</b>` : [texts.gap, sentence]))),
      ...cardRows(report.cards),
      ...(group.content.includes('findings') ? findingRows(report.findings, texts) : []),
      ...sectionRows,
      ...fileRows(placed, missing, locale, texts),
      ...limitRows(report, texts.limits),
      note(html`${texts.why(report.business, group.name)}<br />${texts.run(report.runId)}`),
    ],
  });
  return {
    locale,
    subject: oneLine(`${report.business}${locale === 'zh-CN' ? '：' : ': '}${report.subject}`),
    html: page.markup,
    text: plainText({ report, group, pictures: shown, sections, placed, missing }),
    pictures: shown.map((drawn) => ({ cid: cidOf(drawn), png: drawn.picture.png })),
    attachments: placed.flatMap(({ file, attached }) => (attached ? [file] : [])),
  };
}

const limitRows = ({ limits }: Report, title: string): readonly Markup[] =>
  limits.length === 0 ? [] : [heading(title), ...limits.map(note)];
