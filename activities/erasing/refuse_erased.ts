import type { Config } from '../../config/schema.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { RunContext, TableRefs } from '../../contracts/steps.js';
import { countTaken } from '../../sql/steps/erasing/stored.js';
import type { Dependencies } from '../dependencies.js';
import { scratchOf } from '../run_folder.js';
import type { Step } from '../step.js';
import { barOf } from './stage_barred.js';
import { storedTable } from './stored_table.js';

/** Tables with a row for a member: whoever is in one of the others that a run publishes is in one of these. */
const tablesOfMembers = ['orders_clean', 'rfm_scores', 'churn_training', 'churn_states', 'churn_scores'];

/**
 * Refuses to publish a run that has read its sources before a member was erased whom it still knows.
 * @throws MemberflowError `MemberErased`
 */
export async function refuseErased(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  { run, config, tables }: { readonly run: RunContext; readonly config: Config; readonly tables: TableRefs },
  { signal }: Step,
): Promise<void> {
  const bar = await barOf(store, run.business);
  if (bar === null) return;
  const rows = await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'publish-barred'), signal },
    async (session) => {
      let count = 0;
      for (const name of tablesOfMembers) {
        const ref = tables[name];
        if (ref === undefined) continue;
        const table = await storedTable(store, session, name, ref);
        count += (await countTaken(session, table, config, bar)).rows;
      }
      return count;
    },
  );
  if (rows === 0) return;
  throw new MemberflowError('MemberErased', 'A member was erased while the run was under way', {
    remedy: 'Run it again: it leaves the member out. Nothing was published.',
  });
}
