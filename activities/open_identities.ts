import type { TableRefs } from '../contracts/steps.js';
import { tableContracts, type TableName } from '../domain/tables/index.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { emptyTableSelect } from '../sql/steps/clean_table.js';
import type { Store } from '../store/store.js';
import { openTable } from './run_folder.js';

/** Makes a clean table readable; an empty one where the configuration has none. */
export async function openOrEmpty(
  store: Store,
  session: Session,
  tables: TableRefs,
  name: TableName,
): Promise<void> {
  const ref = tables[`${name}_clean`];
  if (ref !== undefined) await openTable(store, session, `${name}_clean`, ref);
  else
    await session.run(
      `create or replace temp view ${name}_clean as ${emptyTableSelect(tableContracts[name])}`,
    );
}

/** Makes the table of merged member numbers as known before a day. */
export async function openIdentities(
  store: Store,
  session: Session,
  tables: TableRefs,
  asOf: string,
): Promise<void> {
  await openOrEmpty(store, session, tables, 'member_links');
  await session.run(sqlOf('features/member_identities'), { as_of: asOf });
}
