import { edgesFrom, quantilesNeeded, type DimensionEdges } from '../../domain/rfm/edges.js';
import { exactMean } from '../../domain/rfm/mean.js';
import { interpolate, quantileRanks } from '../../domain/rfm/quantiles.js';
import type { BinMethod, PerDimension, RfmDimension } from '../../domain/rfm/bins.js';
import { outOfRange, type CodeNames } from '../../domain/rfm/names.js';
import type { Weights } from '../../domain/rfm/weights.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../load.js';

/** The measure behind each dimension, in the feature table. */
const measures: PerDimension<string> = {
  recency: 'recency_days',
  frequency: 'order_count',
  monetary: 'monetary_sum',
};
const dimensions: readonly RfmDimension[] = ['recency', 'frequency', 'monetary'];

export interface PeriodScope {
  readonly period: string;
  readonly scope: string;
}

/** Chooses the edges of every dimension from the members of one period, exactly. */
export async function chooseEdges(
  session: Session,
  methods: PerDimension<BinMethod>,
  of: PeriodScope,
): Promise<PerDimension<DimensionEdges>> {
  const edges: Partial<Record<RfmDimension, DimensionEdges>> = {};
  for (const dimension of dimensions) {
    edges[dimension] = await dimensionEdges(session, methods[dimension], dimension, of);
  }
  return edges as PerDimension<DimensionEdges>;
}

async function dimensionEdges(
  session: Session,
  method: BinMethod,
  dimension: RfmDimension,
  of: PeriodScope,
): Promise<DimensionEdges> {
  const measure = measures[dimension];
  const [size] = await session.rows(sqlOf('features/dimension_size', { measure }), { ...of });
  const members = Number(size?.['members'] ?? 0);
  if (members === 0) return edgesFrom(method, dimension, { quantiles: null, mean: null });
  const needed = quantilesNeeded(method, dimension).map((quantile) => quantileRanks(members, quantile));
  const values = await valuesAt(
    session,
    measure,
    needed.flatMap(({ below, above }) => [below, above]),
    of,
  );
  const valueAt = (rank: number) => values.get(rank) ?? Number.NaN;
  return edgesFrom(method, dimension, {
    quantiles: needed.map((ranks) => interpolate(valueAt(ranks.below), valueAt(ranks.above), ranks)),
    mean: exactMean(String(size?.['total']), members),
  });
}

async function valuesAt(
  session: Session,
  measure: string,
  ranks: readonly number[],
  of: PeriodScope,
): Promise<ReadonlyMap<number, number>> {
  if (ranks.length === 0) return new Map();
  const slots = { measure, ranks: [...new Set(ranks)].join(', ') };
  const rows = await session.rows(sqlOf('features/ranked_values', slots), { ...of });
  return new Map(rows.map((row) => [Number(row['value_rank']), Number(row['value'])]));
}

export interface Scoring {
  readonly edges: PerDimension<DimensionEdges>;
  readonly weights: Weights;
  readonly names: CodeNames;
}

/** Starts the score table and the table of names that scoring joins. */
export async function openScores(session: Session, names: CodeNames): Promise<void> {
  await session.run(sqlOf('results/no_rfm_scores'));
  await session.run('create or replace temp table code_names (rfm_code varchar, segment varchar)');
  const rows = [...names.names].map(([code, segment]) => `(${quoteLiteral(code)}, ${quoteLiteral(segment)})`);
  if (rows.length > 0) await session.run(`insert into code_names values ${rows.join(', ')}`);
}

/** Scores the members of one period. */
export async function scorePeriod(
  session: Session,
  of: PeriodScope,
  { edges, weights, names }: Scoring,
): Promise<void> {
  const slots = {
    r: digitSql('recency', edges.recency),
    f: digitSql('frequency', edges.frequency),
    m: digitSql('monetary', edges.monetary),
  };
  await session.run(sqlOf('results/rfm_scores', slots), {
    ...of,
    weight_r: weights.r.toFixed(6),
    weight_f: weights.f.toFixed(6),
    weight_m: weights.m.toFixed(6),
    no_order: names.noOrder,
    out_of_range: outOfRange,
  });
}

/** A digit as a sum of comparisons, which is several times faster than a join with the edges. */
function digitSql(dimension: RfmDimension, { interior, lower, upper, clamp, bins }: DimensionEdges): string {
  const value = `cast(${measures[dimension]} as double)`;
  const above =
    interior.map((edge) => `case when ${value} > ${double(edge)} then 1 else 0 end`).join(' + ') || '0';
  const digit = dimension === 'recency' ? `${bins} - (${above})` : `1 + ${above}`;
  const bounds = clamp
    ? []
    : [
        ...(lower === null ? [] : [`${value} > ${double(lower)}`]),
        ...(upper === null ? [] : [`${value} <= ${double(upper)}`]),
      ];
  return `case when ${['order_count > 0', ...bounds].join(' and ')} then ${digit} end`;
}

/** A number as SQL that reads back as the same double. */
const double = (value: number): string => `cast('${String(value)}' as double)`;
