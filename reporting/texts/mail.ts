import type { Locale } from './locale.js';
import { mailTexts as english } from './mail_en.js';
import { mailTexts as chinese } from './mail_zh_cn.js';

/** A run that failed, as its mail names it. */
export interface FailedRun {
  readonly job: string;
  readonly business: string;
  readonly asOf: string;
}

/** Words of the mails' own; everything else that they say comes from the report. */
export interface MailTexts {
  readonly findings: string;
  readonly noFindings: string;
  readonly action: (action: string) => string;
  /** A name and its value, in the text part. */
  readonly named: (name: string, value: string) => string;
  /** After a table of which the mail shows the beginning. */
  readonly firstRows: (shown: string, all: string) => string;
  /** After a list of findings of which the mail shows the most important. */
  readonly furtherFindings: (count: string) => string;
  readonly limits: string;
  readonly files: string;
  readonly kinds: Readonly<Record<'workbook' | 'report', string>>;
  readonly attached: string;
  /** Before the place of a file that is too large to attach. */
  readonly linked: string;
  /** Of a file that the group gets otherwise. */
  readonly missing: string;
  /** Between two sentences. */
  readonly gap: string;
  /** Between items of a line in the text part. */
  readonly comma: string;
  /** Bytes as megabytes, such as `12.4 MB`. */
  readonly size: (megabytes: string) => string;
  readonly why: (business: string, group: string) => string;
  readonly run: (runId: string) => string;
  readonly failed: {
    readonly subject: (run: FailedRun, failure: string) => string;
    readonly title: (run: FailedRun) => string;
    readonly consequence: string;
    readonly what: string;
    readonly remedy: string;
    readonly where: string;
    readonly name: string;
    readonly workflow: string;
    readonly runId: string;
    readonly more: string;
    readonly command: string;
    readonly file: string;
    readonly sheet: string;
    readonly row: string;
    readonly column: string;
  };
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<Record<Locale, MailTexts>>;

export const mailTexts = (locale: Locale): MailTexts => catalogues[locale];
