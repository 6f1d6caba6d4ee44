import type { Session } from '../../engine/session.js';
import { rowText } from '../../engine/row_text.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { ReasonCode } from '../../domain/quality/reasons.js';
import { faultColumns, type RowFault } from '../columns/faults.js';
import { typedSelect } from '../columns/typed.js';
import { sqlOf } from '../load.js';
import { headingsOf } from '../columns/mapping.js';
import { latestFirst } from './latest.js';
import type { TablePlan } from './table_plan.js';

/** Starts the list of rejected rows of a table with the faults that rows have by themselves. */
export async function rejectFaultyRows(
  session: Session,
  plan: TablePlan,
  faults: readonly RowFault[],
): Promise<void> {
  const { staged, rejected } = plan.relations;
  await session.run(sqlOf('staging/rejected', { rejected }));
  const judged = typedSelect(staged, plan.typed, { ...faultColumns(faults) });
  await session.run(sqlOf('staging/row_faults', { rejected, judged }));
}

/** Rejects exact repeats of rows that share a key, and settles rows of one key with different content. */
export async function rejectRepeats(session: Session, plan: TablePlan, conflict: ReasonCode): Promise<void> {
  const { staged, typed, rejected } = plan.relations;
  const { key } = plan.contract;
  const keys = key.map(quoteIdentifier);
  await session.run(
    sqlOf('staging/repeats', {
      staged,
      typed,
      rejected,
      key: keys.join(', '),
      same_key: keys.map((name) => `repeated_keys.${name} = valid.${name}`).join(' and '),
      row_text: rowText(
        plan.staged.map(({ heading }) => heading),
        'staged',
      ),
      key_heading: quoteLiteral(key.map((name) => headingOf(plan, name)).join(', ')),
      ...settlement(plan, conflict),
    }),
  );
}

/** Rejects rows that are repeated to the letter, where rows have no key. */
export async function rejectExactRepeats(session: Session, plan: TablePlan): Promise<void> {
  const { staged, rejected } = plan.relations;
  const row_text = rowText(
    plan.staged.map(({ heading }) => heading),
    'staged',
  );
  await session.run(sqlOf('staging/exact_repeats', { staged, rejected, row_text }));
}

/** Slots that say which of conflicting rows lose, and by which reason. */
export function settlement(
  plan: TablePlan,
  conflict: ReasonCode,
): Readonly<Record<'latest' | 'conflict' | 'loses', string>> {
  switch (plan.config.on_conflict) {
    case 'quarantine_all':
      return { latest: 'source_position desc', conflict: quoteLiteral(conflict), loses: 'true' };
    case 'latest_by':
      return {
        latest: latestFirst(plan),
        conflict: quoteLiteral('SUPERSEDED' satisfies ReasonCode),
        loses: 'lateness > 1',
      };
    case 'keep_each':
      return { latest: 'source_position desc', conflict: quoteLiteral(conflict), loses: 'false' };
  }
}

/** The heading that a canonical column is read from, for messages. */
export function headingOf(plan: TablePlan, name: string): string {
  const mapping = plan.config.columns[name];
  return mapping === undefined ? name : headingsOf(mapping).join(' × ');
}
