import type { FaultPlace } from '../../contracts/failures.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { type FailedRun, mailTexts, type MailTexts } from '../../reporting/texts/mail.js';
import { html, type Markup } from '../markup.js';
import { heading, note, row } from './body/blocks.js';
import { mailPage } from './body/page.js';
import type { ComposedMail } from './message.js';
import { oneLine } from './one_line.js';

export interface FailureToTell extends FailedRun {
  readonly runId: string;
  readonly workflowId: string;
  readonly failure: {
    /** Name of the contract, such as `SourceUnavailable`. */
    readonly type: string;
    readonly message: string;
    readonly remedy: string | null;
    /** Values of the input are never shown: they may be personal. */
    readonly places?: readonly FaultPlace[];
  };
  readonly locale: Locale;
  /** Recipient group. */
  readonly group: string;
}

/** Places in a mail; the run itself shows the others. */
const placesShown = 5;

/** Composes the mail that tells that a run has failed: what happened, what to do, where to look. */
export function composeFailureMail(told: FailureToTell): ComposedMail {
  const { locale, business, group, failure } = told;
  const texts = mailTexts(locale);
  const { failed } = texts;
  const facts = factsOf(told, texts);
  const places = (failure.places ?? []).slice(0, placesShown).map((place) => placeText(place, texts));
  const why = texts.why(business, group);
  const page = mailPage({
    locale,
    title: failed.title(told),
    preview: failure.message,
    kicker: business,
    period: failed.consequence,
    rows: [
      heading(failed.what),
      row(html`<b>${failure.message}</b>`),
      ...(failure.remedy === null ? [] : [heading(failed.remedy), row(failure.remedy)]),
      ...(places.length === 0 ? [] : [heading(failed.where), ...places.map((place) => row(place))]),
      heading(failed.more),
      ...facts.map(([name, value]) => factRow(name, value)),
      note(why),
    ],
  });
  const blocks = [
    [failed.title(told), failed.consequence],
    [texts.named(failed.what, failure.message)],
    failure.remedy === null ? [] : [texts.named(failed.remedy, failure.remedy)],
    places.map((place) => texts.named(failed.where, place)),
    facts.map(([name, value]) => texts.named(name, value)),
    [why],
  ];
  return {
    locale,
    subject: oneLine(failed.subject(told, failure.type)),
    html: page.markup,
    text: `${blocks
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.map(oneLine).join('\n'))
      .join('\n\n')}\n`,
    pictures: [],
    attachments: [],
  };
}

type Fact = readonly [name: string, value: string];

const factsOf = ({ failure, runId, workflowId }: FailureToTell, { failed }: MailTexts): readonly Fact[] => [
  [failed.name, failure.type],
  [failed.runId, runId],
  [failed.workflow, workflowId],
  [failed.command, `memberflow runs show ${runId}`],
];

const factRow = (name: string, value: string): Markup =>
  row(
    html`${name}<br /><span style="font-family:Consolas,Menlo,monospace;font-size:13px">${value}</span>`,
    '0 24px 8px 24px',
  );

function placeText(
  { file, sheet, row: line, column }: FaultPlace,
  { failed, named, comma }: MailTexts,
): string {
  const parts = [
    [failed.file, file],
    [failed.sheet, sheet],
    [failed.row, line],
    [failed.column, column],
  ] as const;
  return parts
    .flatMap(([name, value]) => (value === undefined ? [] : [named(name, String(value))]))
    .join(comma);
}
