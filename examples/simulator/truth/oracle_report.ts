import { append, newRows, type Rows } from '../tables/rows.js';
import { definitionText } from './churn_definition.js';
import { rocArea } from './ranking.js';
import type { TruthQuestion } from './truth.js';
import type { Effort } from './weigh.js';

/** What the oracle came to at a snapshot. */
export interface OracleReport {
  /** Rows of the members with enough effective draws. */
  readonly rows: Rows;
  readonly figures: OracleFigures;
}

export interface OracleFigures {
  readonly snapshot: string;
  readonly definition: string;
  /** Members asked about, and those of them left out: too few effective draws even with the most draws. */
  readonly asked: number;
  readonly left_out: number;
  /** Means of the true probability and of the oracle's, over the members not left out. */
  readonly true_churn: number;
  readonly oracle_churn: number;
  /** Area under the ROC curve of the oracle's probability against labels drawn with the true one, on average. */
  readonly churn_roc_auc: number;
  /** The same of the response of treated members to the campaign sent at the snapshot; null: none was. */
  readonly response_roc_auc: number | null;
  /** Means of their true probabilities, and the share of them whom treatment makes less likely to order. */
  readonly response_treated: number | null;
  readonly response_control: number | null;
  readonly negative_uplift: number | null;
}

export function describeOracle(
  snapshot: string,
  truth: Rows,
  oracle: Rows,
  { definition, effort }: TruthQuestion & { readonly effort: Effort },
): OracleReport {
  const rows = newRows(oracle.layout);
  for (let i = 0; i < oracle.length; i++)
    if (cell(oracle, 'effective', i) >= effort.enough)
      append(
        rows,
        oracle.columns.map((column) => column[i] as number),
      );
  const places = new Map<number, number>();
  for (let i = 0; i < truth.length; i++) places.set(cell(truth, 'member', i), i);
  const all = Array.from({ length: rows.length }, (_, i) => i);
  const placeOf = (i: number): number => places.get(cell(rows, 'member', i)) ?? -1;
  const contacted = all.filter((i) => !Number.isNaN(cell(rows, 'treated', i)));
  const [known, probable] = [
    all.map((i) => cell(rows, 'churn', i)),
    all.map((i) => cell(truth, 'churn', placeOf(i))),
  ];
  const response = responseFigures(
    contacted.map((i) => cell(rows, 'treated', i)),
    contacted.map((i) => cell(truth, 'treated', placeOf(i))),
    contacted.map((i) => cell(truth, 'control', placeOf(i))),
  );
  return {
    rows,
    figures: {
      snapshot,
      definition: definitionText(definition),
      asked: oracle.length,
      left_out: oracle.length - rows.length,
      true_churn: mean(probable),
      oracle_churn: mean(known),
      churn_roc_auc: rocArea(known, probable),
      ...response,
    },
  };
}

type ResponseFigures = Pick<
  OracleFigures,
  'response_roc_auc' | 'response_treated' | 'response_control' | 'negative_uplift'
>;

function responseFigures(
  known: readonly number[],
  treated: readonly number[],
  control: readonly number[],
): ResponseFigures {
  if (known.length === 0)
    return { response_roc_auc: null, response_treated: null, response_control: null, negative_uplift: null };
  return {
    response_roc_auc: rocArea(known, treated),
    response_treated: mean(treated),
    response_control: mean(control),
    negative_uplift: mean(treated.map((p, i) => (p < (control[i] ?? 0) ? 1 : 0))),
  };
}

const cell = ({ layout, columns }: Rows, name: string, row: number): number =>
  columns[layout.columns.indexOf(name)]?.[row] ?? Number.NaN;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
