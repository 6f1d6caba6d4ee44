import { churnInputsOf } from '../../config/churn_definition.js';
import { parseConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { ChurnDefinition } from '../../domain/churn/definition.js';
import { explainChurn, type ChurnExplanation } from '../../domain/churn/explain.js';
import { placedDefinition } from '../../domain/churn/placed_rules.js';
import type { ChurnInputs } from '../../domain/churn/inputs.js';
import { parquetRelation } from '../../engine/parquet.js';
import { judgedMember } from '../../sql/steps/churn/judged_member.js';
import {
  numberOn,
  openOneMember,
  tablesOfMember,
  type CleanRelations,
} from '../../sql/steps/churn/one_member.js';
import { computeChurnStates } from '../../sql/steps/churn/states.js';
import type { Store } from '../../store/store.js';
import type { RunWithTables } from './churn_run.js';
import { withReading } from './reading.js';
import { configurationOf } from './stored_documents.js';

/** Who is explained by what. */
export interface ChurnQuestion {
  /** As typed. */
  readonly member: string;
  readonly asOf: string;
  readonly run: RunWithTables;
  readonly definition: ChurnDefinition;
  readonly minTenureDays: number;
  /** As-of of the run that scored the member; null: there is none. */
  readonly scoredOn: string | null;
}

export interface ExplainedMember {
  /** The number that stands for the member: another one where it was merged. */
  readonly countsAs: string;
  /** The number that stood for the member when it was scored; null: it was not. */
  readonly scoredAs: string | null;
  readonly explanation: ChurnExplanation;
}

/**
 * Judges one member by the clean tables of a run.
 * @param home state folder, which holds the store
 * @throws MemberflowError `InvalidInput` where the member is not known by the day, `ArtifactDamaged` where tables of the run are not in the store
 */
export async function explainedMember(
  store: Store,
  home: string,
  question: ChurnQuestion,
): Promise<ExplainedMember> {
  const { member, asOf, run, definition, minTenureDays, scoredOn } = question;
  const relations = await relationsOf(store, run);
  const inputs = await inputsOf(store, run);
  return await withReading('large', home, async (session) => {
    const countsAs = await openOneMember(session, relations, { member, asOf });
    await computeChurnStates(session, {
      definition,
      snapshot: asOf,
      timeZone: run.timeZone,
      minTenureDays,
      inputs,
    });
    const judged = await judgedMember(session, definition, countsAs);
    if (judged === null) {
      throw new MemberflowError(
        'InvalidInput',
        `No member ${JSON.stringify(member)} is known before ${asOf}`,
        {
          remedy: `Write the number as the sources have it. Looked in the tables of the run as of ${run.asOf}; --as-of and --run name another day or run.`,
        },
      );
    }
    return {
      countsAs,
      scoredAs: scoredOn === null ? null : await numberOn(session, member, scoredOn),
      explanation: explainChurn(placedDefinition(definition), judged),
    };
  });
}

async function relationsOf(
  store: Store,
  { tables, workingTables, runId }: RunWithTables,
): Promise<CleanRelations> {
  const refs = { ...tables, ...workingTables };
  const relation = async (name: string): Promise<string | undefined> => {
    const ref = refs[name];
    return ref === undefined ? undefined : parquetRelation(await store.get(ref));
  };
  const orderAdjustments = await relation('order_adjustments');
  if (orderAdjustments === undefined) {
    throw new MemberflowError('InvalidInput', `The clean tables of run ${runId} are not stored any more`, {
      remedy: 'Name another run with --run, or run one for that day.',
    });
  }
  const found = await Promise.all(
    tablesOfMember.map(async (name) => [name, await relation(`${name}_clean`)] as const),
  );
  return { tables: Object.fromEntries(found.filter(([, path]) => path !== undefined)), orderAdjustments };
}

/** What the tables of the run could tell, by the configuration that it was made with. */
const inputsOf = async (store: Store, run: RunWithTables): Promise<ChurnInputs> =>
  churnInputsOf(parseConfig(await configurationOf(store, run)));
