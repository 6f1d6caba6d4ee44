import {
  churnLeftOut,
  recoverabilities,
  riskBands,
  valueClasses,
  type ChurnLeftOut,
  type Recoverability,
  type RiskBand,
  type ValueClass,
} from '../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import { labelEndOf, thereOnOf } from '../../domain/churn/label_window.js';
import { suppressions, type Suppression } from '../../domain/churn/suppression.js';
import { byAsOf } from '../../domain/time/run_order.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Row } from '../../engine/session.js';
import { scoreOfMember } from '../../sql/steps/churn/member_score.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifests } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';
import { memberReasons, type MemberReasons } from './churn_reasons.js';
import { withReading } from './reading.js';

/** By which run a member was scored. */
interface ScoringRun {
  readonly runId: string;
  readonly asOf: string;
  /** The run went by another definition, gap or label window than the configuration has now. */
  readonly otherDefinition: boolean;
  /** The number that stood for the member then. */
  readonly member: string;
}

/** How likely a member comes back who has left, or will. */
interface Recoverable {
  /** Null: not known. */
  readonly recoverability: Recoverability | null;
  readonly returnProbability: number | null;
}

/** What a run tells of a member that it scored. */
export interface ScoredMember extends ScoringRun, Recoverable {
  readonly standing: 'scored';
  readonly modelId: string;
  /** First day after the label window. */
  readonly leavesBefore: string;
  /** Day on which the member must still be there for the probability to hold; null: there is no gap. */
  readonly thereOn: string | null;
  readonly probability: number;
  readonly riskBand: RiskBand;
  readonly valueClass: ValueClass;
  /** Exact decimal texts, in the reporting currency. */
  readonly valueAtStake: string;
  readonly expectedGain: string;
  /** Whether a contact pays, and is allowed. */
  readonly act: boolean;
  readonly actRank: number | null;
  /** Why the member may not be contacted; null: may be. */
  readonly suppression: Suppression | null;
  readonly reasons: MemberReasons;
}

/** How a member stands with the runs that scored churn. */
export type MemberScore =
  | ScoredMember
  /** Nobody was scored up to the day. */
  | { readonly standing: 'no_run' }
  /** `not_stored`: the run's scores are not there any more. `not_known`: the run did not know the member. */
  | (ScoringRun & { readonly standing: 'not_stored' | 'not_known' })
  | (ScoringRun & Recoverable & { readonly standing: 'left_out'; readonly leftOut: ChurnLeftOut });

/**
 * The run that tells how likely members leave, as of a day: the one that is named, if it scored churn, or else the latest
 * of that day or earlier, of one day the last published; null: there is none.
 */
export async function scoringRunOn(
  store: Store,
  { business, asOf, named }: { readonly business: string; readonly asOf: string; readonly named: string },
): Promise<ChurnScoresManifest | null> {
  const { manifests } = await readManifests(store, business);
  const scored = manifests
    .filter((run) => run.job === 'scoreChurn')
    .filter((run) => run.asOf <= asOf)
    .toSorted(byAsOf);
  return scored.find(({ runId }) => runId === named) ?? scored.at(-1) ?? null;
}

/**
 * What a run that scored churn tells of one member, with reasons.
 * @param home state folder, which holds the store
 * @param of the number that stood for the member as of the run; hash of the definition, and the currency, of the configuration
 */
export async function memberScore(
  store: Store,
  home: string,
  run: ChurnScoresManifest,
  {
    member,
    definitionHash,
    currency,
  }: { readonly member: string; readonly definitionHash: string; readonly currency: string },
): Promise<MemberScore> {
  const { runId, asOf } = run;
  const by = { runId, asOf, otherDefinition: run.definitionHash !== definitionHash, member };
  const ref = run.tables['churn_scores'];
  const path = ref === undefined ? null : await ifWhole(store.get(ref));
  if (path === null) return { standing: 'not_stored', ...by };
  return await withReading('small', home, async (session) => {
    const row = await scoreOfMember(session, parquetRelation(path), member);
    if (row === null) return { standing: 'not_known', ...by };
    const leftOut = codeIn(row, 'left_out', churnLeftOut);
    if (leftOut !== null) return { standing: 'left_out', ...by, leftOut, ...recoverableIn(row) };
    const reasons = await memberReasons({ store, session, run, member, currency });
    return { standing: 'scored', ...by, ...scoredIn(row, run), reasons };
  });
}

const numberIn = (row: Row, name: string): number | null =>
  typeof row[name] === 'number' ? row[name] : null;

/** A code that the scores have in a column; null: none, or scores of before, which lack the column. */
function codeIn<Code extends string>(row: Row, name: string, codes: readonly Code[]): Code | null {
  const value = row[name] ?? null;
  const code = codes.find((one) => one === value);
  if (code === undefined && value !== null)
    throw new RangeError(`The scores have another ${name} than known`);
  return code ?? null;
}

/** {@link codeIn} of a column that every scored member has. */
function requiredCode<Code extends string>(row: Row, name: string, codes: readonly Code[]): Code {
  const code = codeIn(row, name, codes);
  if (code === null) throw new RangeError(`The scores have no ${name} of a member who is scored`);
  return code;
}

const recoverableIn = (row: Row): Recoverable => ({
  recoverability: codeIn(row, 'recoverability', recoverabilities),
  returnProbability: numberIn(row, 'return_probability'),
});

function scoredIn(
  row: Row,
  run: ChurnScoresManifest,
): Omit<ScoredMember, keyof ScoringRun | 'standing' | 'reasons'> {
  return {
    modelId: run.modelId,
    leavesBefore: labelEndOf(run),
    thereOn: thereOnOf(run),
    probability: Number(row['churn_probability']),
    riskBand: requiredCode(row, 'risk_band', riskBands),
    valueClass: requiredCode(row, 'value_class', valueClasses),
    valueAtStake: String(row['value_at_stake']),
    expectedGain: String(row['expected_gain']),
    ...recoverableIn(row),
    act: row['act'] === true,
    actRank: numberIn(row, 'act_rank'),
    suppression: codeIn(row, 'suppression', suppressions),
  };
}
