import type { Config } from '../../config/schema.js';
import type { RunManifest } from '../../contracts/manifest.js';
import type { TableRef } from '../../contracts/references.js';
import type { TableRefs } from '../../contracts/steps.js';
import { nextForm } from '../../domain/artifacts/forms.js';
import type { Session } from '../../engine/session.js';
import { sqlOf } from '../../sql/load.js';
import type { Bar } from '../../sql/steps/erasing/bar.js';
import { countTaken, remainingOfStored, type Taken } from '../../sql/steps/erasing/stored.js';
import type { Store } from '../../store/store.js';
import { openTable, writeTable } from '../run_folder.js';
import { findOrders, rewriteStaged } from './rewrite_staged.js';
import { remakeAudit, remakeReconciliation } from './remake_tables.js';
import { storedTable } from './stored_table.js';

/** A published run whose tables are to be rewritten. */
export interface RunToRewrite {
  readonly store: Store;
  readonly session: Session;
  readonly manifest: RunManifest;
  /** As it was when the run was made. */
  readonly config: Config;
  readonly bar: Bar;
  readonly dryRun: boolean;
  /** Tables that are still in the store, by name. */
  readonly tables: TableRefs;
}

/** Tables of a run after rows were taken out. */
export interface RewrittenTables {
  /** Those that were written anew; in a dry run none. */
  readonly written: TableRefs;
  /** What was taken out, by table; only those of which something was. */
  readonly taken: Readonly<Record<string, Taken>>;
}

/** Tables that are made of others, and made anew with these. */
const remade: readonly string[] = ['rfm_groups', 'audit', 'reconciliation'];

/** How often a run has been superseded. */
export const superseded = ({ supersedes }: Pick<RunManifest, 'supersedes'>): number =>
  supersedes?.length ?? 0;

/** Writes the tables of a run anew without the rows of barred members, in the order of the others. */
export async function rewriteTables(rewriting: RunToRewrite): Promise<RewrittenTables> {
  const { session, tables, config, bar, dryRun, store } = rewriting;
  await findOrders(rewriting);
  const written: Record<string, TableRef> = {};
  const taken: Record<string, Taken> = {};
  for (const [name, ref] of Object.entries(tables)) {
    if (remade.includes(name)) continue;
    const staged = name.endsWith('_staged');
    const one = staged ? await rewriteStaged(rewriting, name, ref) : await rewriteStored(name, ref);
    if (one.taken.rows + one.taken.named === 0) continue;
    taken[name] = one.taken;
    if (one.ref !== null) written[name] = one.ref;
  }
  if (!dryRun) Object.assign(written, await remake());
  return { written, taken };

  async function rewriteStored(name: string, ref: TableRef) {
    const table = await storedTable(store, session, name, ref);
    const found = await countTaken(session, table, config, bar);
    const nothing = dryRun || found.rows + found.named === 0;
    const select = remainingOfStored(table, config, bar);
    return { taken: found, ref: nothing ? null : await writeForm(rewriting, name, ref, select) };
  }

  async function remake(): Promise<TableRefs> {
    const made: Record<string, TableRef> = {};
    const of = { ...rewriting, tables: { ...tables, ...written } };
    const groups = tables['rfm_groups'];
    if (groups !== undefined && written['rfm_scores'] !== undefined) {
      await openTable(store, session, 'rfm_scores', written['rfm_scores']);
      made['rfm_groups'] = await writeForm(rewriting, 'rfm_groups', groups, sqlOf('results/rfm_groups'));
    }
    for (const [name, select] of [
      ['audit', await remakeAudit(of, Object.keys(taken))],
      ['reconciliation', await remakeReconciliation(of, taken)],
    ] as const) {
      const ref = tables[name];
      if (ref !== undefined && select !== null) made[name] = await writeForm(rewriting, name, ref, select);
    }
    return made;
  }
}

/** Writes the next form of a table. */
export const writeForm = (
  { store, session, manifest }: Pick<RunToRewrite, 'store' | 'session' | 'manifest'>,
  name: string,
  { contentHash }: TableRef,
  select: string,
): Promise<TableRef> =>
  writeTable(store, session, manifest, nextForm(name, superseded(manifest)), select, {
    hashed: contentHash !== null,
  });
