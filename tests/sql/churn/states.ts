import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import type { Row, Session } from '../../../engine/session.js';
import { sqlOf } from '../../../sql/load.js';
import { computeChurnLabels, computeChurnStates } from '../../../sql/steps/churn/states.js';
import { inSession } from '../../support/session.js';
import { inputsOf, openCleanTables, timeZone, type CleanTables } from './clean_tables.js';

/** Which business is judged by what. */
export interface Case {
  readonly tables: CleanTables;
  readonly definition: ChurnDefinition;
  readonly minTenureDays?: number;
  /** Whether rows of members without a time are as they were. */
  readonly pointInTime?: boolean;
}

const settingsOf = ({ tables, definition, minTenureDays = 0, pointInTime = true }: Case) => ({
  definition,
  minTenureDays,
  timeZone,
  inputs: inputsOf(tables, pointInTime),
});

/** Makes `churn_states` of a day in the session, whose clean tables are there. */
export async function stateAt(session: Session, of: Case, snapshot: string): Promise<void> {
  await session.run(sqlOf('features/member_identities'), { as_of: snapshot });
  await computeChurnStates(session, { ...settingsOf(of), snapshot });
}

/** Makes `churn_labels` for the `churn_states` of a day; the label window begins on it unless another day is named. */
export const labelAt = (
  session: Session,
  of: Case,
  snapshot: string,
  labelEnd: string,
  labelStart = snapshot,
): Promise<void> => computeChurnLabels(session, { ...settingsOf(of), snapshot, labelStart, labelEnd });

/** Columns of the states of all known members at a day, a text each: values parted by ` | `. */
export const statesOf = (of: Case, snapshot: string, columns: string): Promise<readonly string[]> =>
  inSession(async (session) => {
    await openCleanTables(session, of.tables);
    await stateAt(session, of, snapshot);
    return lines(await session.rows(`select ${columns} from churn_states order by member_id`));
  });

export const lines = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => Object.values(row).map(String).join(' | '));
