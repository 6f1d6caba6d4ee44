import { columnSql, type Columns } from '../columns/typed.js';
import { cellOf, isText } from '../columns/texts.js';
import { valueOf } from '../columns/values.js';
import type { TablePlan } from './table_plan.js';

/**
 * Columns of a table's view that tell the latest of conflicting rows: the column that `latest_by` names, or the source
 * column under that heading. Texts of the source are compared as dates, those that are none as numbers, then as texts:
 * the 10th comes after the 9th. Empty where `latest_by` is not given.
 */
export function latestColumns({ config, typed, staged, formats }: TablePlan): Columns {
  const { latest_by: name } = config;
  if (name === undefined) return {};
  const canonical = columnSql(typed, name);
  if (canonical !== null) return { latest_value: canonical };
  const column = staged.find(({ heading }) => heading === name);
  if (column === undefined) throw new RangeError(`The source of ${typed.contract.name} has no ${name}`);
  const cell = cellOf(column, formats);
  if (!isText(column)) return { latest_value: cell };
  return {
    latest_instant: valueOf('timestamp', column, cell, formats),
    latest_number: valueOf('number', column, cell, formats),
    latest_value: cell,
  };
}

/** ORDER BY terms that put the latest row first. */
export const latestFirst = (plan: TablePlan): string =>
  Object.keys(latestColumns(plan))
    .map((name) => `${name} desc nulls last`)
    .join(', ');
