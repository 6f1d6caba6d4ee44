import { countRows } from '../../../engine/count_rows.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';

/**
 * Fills `churn_chosen` from `churn_labelled` with every so many-th member and all of its snapshots: the most that have no
 * more rows than are learned from, so that nothing is taken from them once more when they are read.
 * @param labelled rows of `churn_labelled`
 */
export async function chooseMembers(session: Session, labelled: number, mostRows: number): Promise<void> {
  let every = Math.max(1, Math.ceil(labelled / mostRows));
  await session.run(sqlOf('features/churn/labelled_chosen'), { every });
  while ((await countRows(session, 'churn_chosen')) > mostRows) {
    every += 1;
    await session.run(sqlOf('features/churn/labelled_chosen'), { every });
  }
}
