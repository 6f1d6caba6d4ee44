import { parquetRelation } from '../../engine/parquet.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import { canonicalColumns, columnSql, typedSelect, type Columns } from '../columns/typed.js';
import type { TablePlan } from './table_plan.js';

/** The first instant of the as-of day, as SQL. */
export const asOfInstant = ({ asOf, timeZone }: Pick<TablePlan, 'asOf' | 'timeZone'>): string =>
  `day_start(cast(${quoteLiteral(asOf)} as timestamp), ${quoteLiteral(timeZone)})`;

/** The local day of an instant, as SQL. */
export const localDay = (instant: string, timeZone: string): string =>
  `cast(local_of(${instant}, ${quoteLiteral(timeZone)}) as date)`;

/** Makes the views of a staged table: its rows as they are, and its canonical columns with the extra ones. */
export async function openStaged(
  session: Session,
  plan: TablePlan,
  path: string,
  extra: Columns = {},
): Promise<void> {
  const { staged, typed } = plan.relations;
  await session.run(`create or replace temp view ${staged} as select * from ${parquetRelation(path)}`);
  const columns = { ...canonicalColumns(plan.typed), known_on: knownOn(plan), ...extra };
  await session.run(`create or replace temp view ${typed} as ${typedSelect(staged, plan.typed, columns)}`);
}

/** The local day on which a row became known; null where the table has no such column or the row no value. */
function knownOn(plan: TablePlan): string {
  const { knownAt } = plan.contract;
  const instant = knownAt === null ? null : columnSql(plan.typed, knownAt);
  return instant === null ? 'cast(null as date)' : localDay(instant, plan.timeZone);
}
