import type { PerDimension } from './bins.js';
import { fitsCode } from './code_pattern.js';
import { fiveBinSegment, noOrderSegment } from './five_bins.js';
import { twoBinSegment } from './two_bins.js';

/** Segment of members of whom a digit is missing, in every mapping. */
export const outOfRange = 'OUT_OF_RANGE';

/** How group codes are named. */
export type NameMapping =
  | { readonly mapping: 'five_bins' | 'two_bins' }
  /** The segment is the code itself. */
  | { readonly mapping: 'none' }
  | CustomMapping;

export interface CustomMapping {
  readonly mapping: 'custom';
  readonly version: string;
  /** The first rule that fits wins; `*` in a code fits any digit. */
  readonly rules: readonly { readonly code: string; readonly name: string }[];
  readonly otherwise: string;
  readonly no_order?: string | undefined;
}

export interface CodeNames {
  /** Stored beside the segments; it changes when the mapping does. */
  readonly version: string;
  /** Segment of every code that the bins can give, in order of the codes. */
  readonly names: ReadonlyMap<string, string>;
  /** Segment of members who never ordered; null: they are left out. */
  readonly noOrder: string | null;
}

/** The mapping where none is configured: by the number of bins, if there is one for it in all three dimensions. */
export function defaultMapping(bins: PerDimension<number>): NameMapping {
  if (allBinsAre(5, bins)) return { mapping: 'five_bins' };
  return { mapping: allBinsAre(2, bins) ? 'two_bins' : 'none' };
}

/** The segment of every code that the bins can give. Throws a RangeError with {@link mappingRefusal} where the mapping does not fit them. */
export function codeNames(mapping: NameMapping, bins: PerDimension<number>): CodeNames {
  const refusal = mappingRefusal(mapping, bins);
  if (refusal !== null) throw new RangeError(refusal);
  const named = (segmentOf: (code: string) => string) =>
    new Map(codesOf(bins).map((code) => [code, segmentOf(code)]));
  switch (mapping.mapping) {
    case 'five_bins':
      return { version: 'five_bins/1', names: named(fiveBinSegment), noOrder: noOrderSegment };
    case 'two_bins':
      return { version: 'two_bins/1', names: named(twoBinSegment), noOrder: null };
    case 'none':
      return { version: 'none/1', names: named((code) => code), noOrder: null };
    case 'custom':
      return {
        version: mapping.version,
        names: named((code) => customSegment(code, mapping)),
        noOrder: mapping.no_order ?? null,
      };
  }
}

/** Why a mapping cannot name the codes of these bins, in words for whoever configured it; null where it can. */
export function mappingRefusal(mapping: NameMapping, bins: PerDimension<number>): string | null {
  switch (mapping.mapping) {
    case 'five_bins':
      return allBinsAre(5, bins)
        ? null
        : `The names five_bins need five bins in every dimension, not ${counts(bins)}`;
    case 'two_bins':
      return allBinsAre(2, bins)
        ? null
        : `The names two_bins need two bins in every dimension, not ${counts(bins)}`;
    case 'none':
      return null;
    case 'custom': {
      const codes = codesOf(bins);
      const idle = mapping.rules.find((rule) => !codes.some((code) => fitsCode(code, rule.code)));
      return idle === undefined
        ? null
        : `No member can get the code ${idle.code} (${idle.name}): the dimensions have ${counts(bins)} bins`;
    }
  }
}

function customSegment(code: string, { rules, otherwise }: CustomMapping): string {
  return rules.find((rule) => fitsCode(code, rule.code))?.name ?? otherwise;
}

function codesOf({ recency, frequency, monetary }: PerDimension<number>): string[] {
  return digits(recency).flatMap((r) =>
    digits(frequency).flatMap((f) => digits(monetary).map((m) => `${r}${f}${m}`)),
  );
}

const digits = (bins: number): number[] => Array.from({ length: bins }, (_, i) => i + 1);

const allBinsAre = (wanted: number, bins: PerDimension<number>): boolean =>
  Object.values(bins).every((count) => count === wanted);

const counts = ({ recency, frequency, monetary }: PerDimension<number>): string =>
  `${recency}, ${frequency} and ${monetary}`;
