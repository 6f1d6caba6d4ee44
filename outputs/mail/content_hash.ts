import { createHash } from 'node:crypto';
import type { Report, SectionId } from '../../reporting/report.js';

/** Sections whose charts hold the standing of the members, and whose tables hold that of the data. */
const standing: readonly SectionId[] = ['segments', 'groups', 'value'];

/** Parts of charts that say in words what their values say, with dates. */
const words: readonly string[] = ['title', 'description'];

/**
 * A hash of what a report tells, in hex: equal where nothing has changed since an earlier one. Headline figures, sizes
 * and values of the groups, and the quality of the data count. What changes with every day by itself does not: the
 * as-of, the run, days since the last order.
 */
export function contentHashOf({ asOf, cards, sections }: Report): string {
  const told = {
    cards: cards.map(({ id, figure }) => [id, figure.value]),
    charts: sections.filter(({ id }) => standing.includes(id)).flatMap(({ charts }) => charts),
    quality: sections
      .filter(({ id }) => id === 'quality')
      .flatMap(({ tables }) => tables.map(({ id, rows }) => [id, rows])),
  };
  const text = JSON.stringify(told, (key, value: unknown) =>
    words.includes(key) ? undefined : value === asOf ? 'as of' : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
