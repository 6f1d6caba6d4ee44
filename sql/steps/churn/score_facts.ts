import type { ActionSettings } from '../../../domain/churn/action.js';
import { contactThreshold } from '../../../domain/churn/action.js';
import {
  recoverabilities,
  riskBands,
  valueClasses,
  type ChurnFacts,
} from '../../../contracts/churn_facts.js';
import { countRows } from '../../../engine/count_rows.js';
import { readColumns } from '../../../engine/read_columns.js';
import type { Row, Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { suppressedMembers } from './suppressions.js';

/** What is told of the scores of a run as they are stored. */
export type ScoreFacts = Pick<ChurnFacts, 'bands' | 'recoverable' | 'action'> & {
  readonly scored: number;
  /** Of all who are scored. */
  readonly meanProbability: number;
};

/** Draws facts from `churn_scores` and `churn_reasons` of the session. */
export async function scoreFacts(session: Session, action: ActionSettings): Promise<ScoreFacts> {
  const bands = await session.rows(sqlOf('results/churn/bands'));
  const recoverable = await session.rows(sqlOf('results/churn/recoverable'));
  const [acted = {}] = await session.rows(sqlOf('results/churn/action'), {
    contact_cost: action.contact_cost,
  });
  const reasons = await session.rows(sqlOf('results/churn/first_reasons'));
  const suppressed = await suppressedMembers(session);
  return {
    bands: riskBands.flatMap((band) =>
      valueClasses.flatMap((valueClass) => {
        const row = bands.find((one) => one['risk_band'] === band && one['value_class'] === valueClass);
        if (row === undefined) return [];
        const expectedChurners = Number(row['expected_churners']);
        return [
          { band, valueClass, members: membersOf(row), expectedChurners, atStake: moneyOf(row, 'at_stake') },
        ];
      }),
    ),
    recoverable: recoverabilities.flatMap((recoverability) => {
      const row = recoverable.find((one) => one['recoverability'] === recoverability);
      return row === undefined
        ? []
        : [{ recoverability, members: membersOf(row), atStake: moneyOf(row, 'at_stake') }];
    }),
    action: {
      threshold: contactThreshold(Number(acted['mean_value']), action),
      members: membersOf(acted),
      cost: moneyOf(acted, 'cost'),
      expectedGain: moneyOf(acted, 'expected_gain'),
      listed: {
        members: Number(acted['listed'] ?? 0),
        cost: moneyOf(acted, 'listed_cost'),
        expectedGain: moneyOf(acted, 'listed_gain'),
      },
      reasons: reasons.map((row) => ({ feature: String(row['feature']), members: membersOf(row) })),
      ...(suppressed === null ? {} : { suppressed: [...suppressed] }),
    },
    scored: Number(acted['scored']),
    meanProbability: Number(acted['mean_probability']),
  };
}

/** Members that moved between the risk bands of two scored runs, in the order of the bands. */
export async function movedBands(
  session: Session,
  earlier: string,
  later: string,
): Promise<NonNullable<ChurnFacts['changes']>['moved']> {
  const rows = await session.rows(sqlOf('results/churn/moved', { earlier, later }));
  const bands = [...riskBands, null];
  return bands.flatMap((from) =>
    bands.flatMap((to) => {
      const row = rows.find((one) => one['from_band'] === from && one['to_band'] === to);
      return row === undefined ? [] : [{ from, to, members: membersOf(row) }];
    }),
  );
}

/** Mean probability of the scored members in a table of scores, and how many they are. */
export async function meanProbability(
  session: Session,
  scores: string,
): Promise<{ readonly members: number; readonly mean: number }> {
  const [row = {}] = await session.rows(sqlOf('results/churn/mean_probability', { scores }));
  return { members: membersOf(row), mean: Number(row['mean_probability']) };
}

/** Of a table of scores those of members in `churn_labels`, as a relation. */
export const judgedScores = (scores: string): string =>
  `(${sqlOf('results/churn/judged_scores', { scores })})`;

/** How many of the scored members in a table of scores stand in `churn_left_in_gap`. */
export async function scoredLeftInGap(session: Session, scores: string): Promise<number> {
  const [row = {}] = await session.rows(sqlOf('results/churn/scored_left_in_gap', { scores }));
  return membersOf(row);
}

/** Probabilities of an earlier run and what came of them: 1 where the member churned. */
export interface CameTrue {
  readonly probabilities: Float64Array;
  readonly labels: Float64Array;
}

/** Sets what a table of scores predicted beside `churn_labels` of its day. */
export async function cameTrue(session: Session, scores: string): Promise<CameTrue> {
  const sql = sqlOf('results/churn/came_true', { scores });
  const members = await countRows(session, `(${sql}) as judged`);
  const { columns } = await readColumns(session, sql, members, ['p', 'label']);
  const [probabilities, labels] = columns.map(({ values }) => Float64Array.from(values));
  if (probabilities === undefined || labels === undefined) throw new RangeError('two columns were read');
  return { probabilities, labels };
}

const membersOf = (row: Row): number => Number(row['members'] ?? 0);
const moneyOf = (row: Row, column: string): string => String(row[column] ?? '0.0000');
