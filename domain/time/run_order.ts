import { ascending } from '../text/ascending.js';

/** When a run stands for, as a day, and when it was published, as an ISO instant. */
interface PublishedRun {
  readonly asOf: string;
  readonly publishedAt: string;
}

/** Orders runs by their as-of, those of one day by their publication: the last knows most. */
export const byAsOf = (a: PublishedRun, b: PublishedRun): number =>
  ascending(a.asOf, b.asOf) || byPublication(a, b);

/** Orders runs by their publication. */
export const byPublication = (
  a: Pick<PublishedRun, 'publishedAt'>,
  b: Pick<PublishedRun, 'publishedAt'>,
): number => ascending(a.publishedAt, b.publishedAt);
