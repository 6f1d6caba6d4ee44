import type { DrawnChart, PicturesToDraw } from '../../outputs/mail/pictures/choose.js';
import type { Report } from '../../reporting/report.js';

/** What is done in threads, each by the entry of its name in this folder. */
export interface ThreadWork {
  /** A report as a page. */
  readonly page: (report: Report) => Promise<string>;
  /** The pictures of a mail. */
  readonly pictures: (of: PicturesToDraw) => Promise<readonly DrawnChart[]>;
}

export type ThreadName = keyof ThreadWork;
export type InputOf<Name extends ThreadName> = Parameters<ThreadWork[Name]>[0];
export type ResultOf<Name extends ThreadName> = Awaited<ReturnType<ThreadWork[Name]>>;
