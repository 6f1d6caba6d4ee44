import type { TableRefs } from '../../contracts/steps.js';
import { tableNames } from '../../domain/tables/index.js';
import type { Session } from '../../engine/session.js';
import type { Store } from '../../store/store.js';
import { openIdentities, openOrEmpty } from '../open_identities.js';
import { openTables } from '../run_folder.js';

/** Makes every clean table readable, an empty one where the configuration has none, and member numbers as of a day. */
export async function openChurnData(
  store: Store,
  session: Session,
  tables: TableRefs,
  asOf: string,
): Promise<void> {
  await openTables(store, session, tables, ['orders_clean', 'order_adjustments']);
  for (const name of tableNames) if (name !== 'orders') await openOrEmpty(store, session, tables, name);
  await openIdentities(store, session, tables, asOf);
}
