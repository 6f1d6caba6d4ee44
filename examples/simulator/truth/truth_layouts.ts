import { quoteLiteral } from '../../../engine/quote.js';
import type { Parameters } from '../model/parameters.js';
import { memberId, named, type Layout } from '../tables/layout.js';
import type { OracleRow } from './oracle.js';
import { definitionText } from './churn_definition.js';
import { valueText } from './residual_value.js';
import { snapshotDay } from './snapshot.js';
import type { TrueRow, TruthQuestion } from './truth.js';

/** A number of a row; null is kept as NaN. */
const number = (value: number | boolean | null): number => (value === null ? Number.NaN : Number(value));

const present = (column: string): string => `case when not isnan(${column}) then ${column} end`;

const layout = (name: string, columns: readonly string[], written: Layout['written']): Layout => ({
  name,
  truth: true,
  columns,
  fractions: columns,
  written,
});

const marks = (parameters: Parameters, { snapshot, definition }: Omit<TruthQuestion, 'value'>) => ({
  snapshot: `date ${quoteLiteral(snapshotDay(parameters, snapshot))}`,
  definition: quoteLiteral(definitionText(definition)),
});

/** What is true of every member at a snapshot; the words of its definitions stand in every row. */
export function truthLayout(parameters: Parameters, question: TruthQuestion): Layout {
  const clusters = parameters.clusters.map(({ name }) => name);
  return layout(
    'churn',
    [
      'member',
      'scalper',
      'cluster',
      'state',
      'eligible',
      'hazard',
      'churn',
      'churned',
      'residual',
      'treated',
      'control',
    ],
    {
      member_id: `cast(${memberId()} as bigint)`,
      ...marks(parameters, question),
      scalper: 'scalper = 1',
      cluster: named('cluster', clusters),
      state: named('state', ['active', 'cooling', 'lapsed', 'gone']),
      eligible: 'eligible = 1',
      churn_hazard: present('hazard'),
      churn_probability: present('churn'),
      churned: `case when not isnan(churned) then churned = 1 end`,
      residual_value: present('residual'),
      value_definition: quoteLiteral(valueText(question.value)),
      response_treated: present('treated'),
      response_control: present('control'),
    },
  );
}

/** A row's numbers in the order of the layout. */
export const truthNumbers = (row: TrueRow): readonly number[] =>
  [
    row.member,
    row.isScalper,
    row.cluster,
    row.state,
    row.isEligible,
    row.hazard,
    row.churn,
    row.churned,
    row.residualValue,
    row.response?.treated ?? null,
    row.response?.control ?? null,
  ].map(number);

/** What can be known of members at a snapshot. */
export const oracleLayout = (parameters: Parameters, question: TruthQuestion): Layout =>
  layout('oracle_churn', ['member', 'draws', 'effective', 'churn', 'treated', 'control'], {
    member_id: `cast(${memberId()} as bigint)`,
    ...marks(parameters, question),
    churn_probability: 'churn',
    response_treated: present('treated'),
    response_control: present('control'),
    draws: 'cast(draws as integer)',
    effective_draws: 'effective',
  });

/** A row's numbers in the order of the layout. */
export const oracleNumbers = ({ member, draws, effective, churn, response }: OracleRow): readonly number[] =>
  [member, draws, effective, churn, response?.treated ?? null, response?.control ?? null].map(number);
