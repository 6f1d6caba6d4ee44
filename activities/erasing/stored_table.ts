import type { TableRef } from '../../contracts/references.js';
import type { Session } from '../../engine/session.js';
import type { StoredTable } from '../../sql/steps/erasing/stored.js';
import type { Store } from '../../store/store.js';
import { storedRelation } from '../run_folder.js';

/** A table of a run with its columns, as the steps that look for barred members take it. */
export async function storedTable(
  store: Store,
  session: Session,
  name: string,
  ref: TableRef,
): Promise<StoredTable> {
  const relation = await storedRelation(store, ref);
  const columns = (await session.describe(`select * from ${relation}`)).map((column) => column.name);
  return { name, relation, columns };
}
