import type { ChurnConfig } from '../../../config/schema.js';
import { quoteIdentifier, quoteLiteral } from '../../../engine/quote.js';
import type { Parameters, Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/** Numbers the members of `churn_features` as they are read, and keeps the probability of each. */
export async function keepPredictions(session: Session, probabilities: Float64Array): Promise<void> {
  await session.run(sqlOf('results/churn/rows'));
  await session.run(sqlOf('results/churn/no_predictions'));
  await session.append('churn_predictions', [probabilities.map((_, row) => row), probabilities]);
}

/**
 * SELECT of `churn_scores`, by their key. Needs {@link keepPredictions}, and `churn_states`, `churn_value`,
 * `churn_recoverability` and `churn_suppressions` in the session.
 */
export const scoresSelect = (): string => sqlOf('results/churn/scores');

/** What {@link scoresSelect} is run with. */
export const scoresParameters = (
  { bands, action }: Pick<ChurnConfig, 'bands' | 'action'>,
  { asOf, modelId }: { readonly asOf: string; readonly modelId: string },
): Parameters => ({
  ...bands,
  success_rate: action.success_rate,
  margin_rate: action.margin_rate,
  contact_cost: action.contact_cost,
  most_members: action.most_members,
  as_of: asOf,
  model_id: modelId,
});

/** Rows of the members to act on first, ascending; needs `churn_scores` and {@link keepPredictions}. */
export async function actFirstRows(session: Session): Promise<Uint32Array> {
  const parts: Uint32Array[] = [];
  for await (const batch of session.batches(sqlOf('results/churn/act_first')))
    parts.push(Uint32Array.from(batch, ([row]) => Number(row)));
  const rows = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}

/** A feature of `churn_features`, as far as its value is told. */
export interface ToldFeature {
  readonly name: string;
  readonly kind: 'number' | 'category';
}

/** Parts of the log-odds that features made, one entry a row and reason. */
export interface KeptContributions {
  readonly row: Float64Array;
  readonly rank: Float64Array;
  /** Place among the features. */
  readonly feature: Float64Array;
  readonly contribution: Float64Array;
}

/** Keeps contributions, and gives the SELECT of `churn_reasons` by their key. */
export async function reasonsSelect(
  session: Session,
  features: readonly ToldFeature[],
  { row, rank, feature, contribution }: KeptContributions,
): Promise<string> {
  await session.run(sqlOf('results/churn/no_contributions'));
  await session.append('churn_contributions', [row, rank, feature, contribution]);
  const column = ({ name }: ToldFeature) => `features.${quoteIdentifier(name)}`;
  const isNumber = ({ kind }: ToldFeature) => kind === 'number';
  return sqlOf('results/churn/reasons', {
    names: whens(features, ({ name }) => quoteLiteral(name)),
    values: whens(features, (one) => (isNumber(one) ? column(one) : 'cast(null as double)')),
    levels: whens(features, (one) => (isNumber(one) ? 'cast(null as varchar)' : column(one))),
  });
}

const whens = (features: readonly ToldFeature[], then: (feature: ToldFeature) => string): string =>
  features.map((feature, place) => `when ${place} then ${then(feature)}`).join('\n    ');
