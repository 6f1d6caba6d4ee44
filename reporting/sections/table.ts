import type { Config } from '../../config/schema.js';
import type { ReportBasis } from '../basis.js';
import type { Cell, Table, TableColumn, TableColumnKind } from '../report.js';
import { churnSectionTexts, isChurnTable, type ChurnTableId } from '../texts/churn/sections.js';
import { columnText, type ColumnName } from '../texts/columns.js';
import { isReportColumn, reportColumnText, type ReportColumnName } from '../texts/report_columns.js';
import { sectionTexts, type TableId } from '../texts/sections.js';

/** A column of a table with the cell that it has in the row of an item. */
export interface ColumnOf<T> {
  readonly column: TableColumn;
  readonly cellOf: (item: T) => Cell;
}

/** A column under the heading of its name; money gets its currency as unit. */
export function columnOf<T>(
  { locale, config }: Pick<ReportBasis, 'locale'> & { readonly config: Pick<Config, 'currency'> },
  name: ColumnName | ReportColumnName,
  kind: TableColumnKind,
  cellOf: (item: T) => Cell,
): ColumnOf<T> {
  const [text, meaning] = isReportColumn(name) ? reportColumnText(name, locale) : columnText(name, locale);
  const heading = kind === 'money' ? sectionTexts(locale).ownUnit(text, config.currency) : text;
  return { column: { id: name, heading, kind, meaning }, cellOf };
}

/** A table with a row for each item. */
export function tableOf<T>(
  { locale }: Pick<ReportBasis, 'locale'>,
  id: TableId | ChurnTableId,
  columns: readonly ColumnOf<T>[],
  items: readonly T[],
): Table {
  const { title, empty } = isChurnTable(id)
    ? churnSectionTexts(locale).tables[id]
    : sectionTexts(locale).tables[id];
  return {
    id,
    title,
    columns: columns.map(({ column }) => column),
    rows: items.map((item) => columns.map(({ cellOf }) => cellOf(item))),
    empty,
  };
}
