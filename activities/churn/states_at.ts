import type { RunContext, TableRefs } from '../../contracts/steps.js';
import { labelStartOf } from '../../domain/churn/label_window.js';
import { countRows } from '../../engine/count_rows.js';
import type { Session } from '../../engine/session.js';
import { computeChurnLabels, computeChurnStates } from '../../sql/steps/churn/states.js';
import type { Store } from '../../store/store.js';
import { openIdentities } from '../open_identities.js';
import type { ChurnSettings } from './settings.js';

/** A session with the clean data of a run, see `openChurnData`. */
export interface Looking {
  readonly store: Store;
  readonly session: Session;
  readonly run: Pick<RunContext, 'timeZone'>;
  readonly tables: TableRefs;
  readonly settings: ChurnSettings;
}

/** Fills `churn_states` with the members as they were known on a day. */
export async function statesAt(looking: Looking, snapshot: string): Promise<void> {
  const { store, session, tables } = looking;
  await openIdentities(store, session, tables, snapshot);
  await computeChurnStates(session, statesWanted(looking, snapshot));
}

/** How many members were labelled, and how many left before their label window began; null: there is no gap before it. */
export interface LabelledMembers {
  readonly labelled: number;
  readonly leftInGap: number | null;
}

/**
 * Fills `churn_states` with the members on a day, and `churn_labels` with what became of those who were eligible.
 * @param labelEnd first day after the label window
 */
export async function labelsAt(
  looking: Looking,
  snapshot: string,
  labelEnd: string,
): Promise<LabelledMembers> {
  const { session, settings } = looking;
  const { gap_days: gapDays } = settings.churn;
  await statesAt(looking, snapshot);
  const labelStart = labelStartOf({ asOf: snapshot, gapDays });
  await computeChurnLabels(session, { ...statesWanted(looking, snapshot), labelStart, labelEnd });
  return {
    labelled: await countRows(session, 'churn_labels'),
    leftInGap: gapDays === 0 ? null : await countRows(session, 'churn_left_in_gap'),
  };
}

const statesWanted = ({ run, settings: { definition, inputs, churn } }: Looking, snapshot: string) => ({
  definition,
  snapshot,
  minTenureDays: churn.min_tenure_days,
  inputs,
  timeZone: run.timeZone,
});
