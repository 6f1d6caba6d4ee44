import { binMethods, type BinMethod, type RfmDimension } from '../../domain/rfm/bins.js';
import type { ReportBasis } from '../basis.js';
import type { Table } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { columnOf, tableOf } from './table.js';

/** The values that get each digit in the period described, the best digit first. */
export function binsTable(basis: ReportBasis): Table {
  const { bins } = basis;
  const most = Math.max(bins.recency, bins.frequency, bins.monetary);
  const digits = Array.from({ length: most }, (_, i) => most - i);
  const column = columnOf<number>;
  return tableOf(
    basis,
    'bins',
    [
      column(basis, 'digit', 'integer', (digit) => digit),
      column(basis, 'recency_range', 'text', (digit) => rangeText(basis, 'recency', digit)),
      column(basis, 'frequency_range', 'text', (digit) => rangeText(basis, 'frequency', digit)),
      column(basis, 'monetary_range', 'text', (digit) => rangeText(basis, 'monetary', digit)),
    ],
    digits,
  );
}

/** The values of a digit in words; null: the dimension has no such digit. */
function rangeText(basis: ReportBasis, dimension: RfmDimension, digit: number): string | null {
  const { bins, focus, numbers, locale } = basis;
  const count = bins[dimension];
  if (digit > count) return null;
  // The fewer days since the last order, the better: digits of recency count the bins from above.
  const bin = dimension === 'recency' ? count - digit : digit - 1;
  const { interior, lower, upper } = outerEdges(basis, dimension, focus.edges[dimension]);
  const texts = sectionTexts(locale);
  const above = bin === 0 ? lower : (interior[bin - 1] ?? null);
  const upTo = bin === count - 1 ? upper : (interior[bin] ?? null);
  if (above !== null && upTo !== null) return texts.aboveUpTo(numbers.edge(above), numbers.edge(upTo));
  if (above !== null) return texts.above(numbers.edge(above));
  return upTo === null ? texts.anyValue : texts.upTo(numbers.edge(upTo));
}

/** Given edges come with their outer ones; those that do not clamp bound what has a digit at all. */
function outerEdges(
  { config }: ReportBasis,
  dimension: RfmDimension,
  edges: readonly number[],
): { readonly interior: readonly number[]; readonly lower: number | null; readonly upper: number | null } {
  const method: BinMethod = binMethods(config.rfm.bins)[dimension];
  if (method.method !== 'edges') return { interior: edges, lower: null, upper: null };
  const bounded = method.outside === 'null';
  return {
    interior: edges.slice(1, -1),
    lower: bounded ? (edges.at(0) ?? null) : null,
    upper: bounded ? (edges.at(-1) ?? null) : null,
  };
}
