import { withAssumed } from '../../config/point_in_time.js';
import { mask, mayBeSecret, withoutCredentials } from '../../config/redact.js';
import type { RunManifest } from '../../contracts/manifest.js';
import { changedFiles, type ChangedFile } from '../../domain/comparison/files.js';
import { changedKeys } from '../../domain/comparison/keys.js';
import { compareTables, type ComparedTable } from '../../domain/comparison/tables.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Session } from '../../engine/session.js';
import { restatements, type OrderChanges } from '../../sql/steps/restatements.js';
import {
  changedAccounts,
  changedExamples,
  changedGroups,
  periodTotals,
  type AccountLine,
  type ChangedOrder,
  type GroupSizes,
  type PeriodTotals,
  type TableOfTwo,
} from '../../sql/steps/run_differences.js';
import type { Store } from '../../store/store.js';
import { contentHashes } from './content_hashes.js';
import { withReading } from './reading.js';
import { configurationOf } from './stored_documents.js';

/** A key of the configuration that differs, as it is shown: a secret never is. */
export interface ShownKey {
  /** Such as `rfm.bins.n`. */
  readonly key: string;
  /** JSON; null: that configuration does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface OrderDifferences {
  /** Orders before this day are compared: the earlier as-of of the two. */
  readonly before: string;
  readonly changes: readonly OrderChanges[];
  /** The largest of each kind. */
  readonly examples: readonly ChangedOrder[];
}

/** What differs between two published runs. A part is null where the table that tells it is no longer stored. */
export interface RunDiff {
  readonly configuration: readonly ShownKey[];
  readonly inputs: readonly ChangedFile[];
  readonly orders: OrderDifferences | null;
  readonly accounts: readonly AccountLine[] | null;
  /** Every period of either run. */
  readonly periods: readonly PeriodTotals[] | null;
  readonly groups: readonly GroupSizes[] | null;
  /** Feature and result tables of either run. */
  readonly tables: readonly ComparedTable[];
}

/** Examples of each kind of change. */
const examplesShown = 5;

/**
 * Compares two published runs.
 * @param home folder for what the comparison spills to disk
 * @throws MemberflowError `ArtifactDamaged` when a table that a manifest names is not in the store of this machine
 */
export async function diffRuns(
  store: Store,
  home: string,
  from: RunManifest,
  to: RunManifest,
): Promise<RunDiff> {
  const keys = changedKeys(
    asCompared(await configurationOf(store, from)),
    asCompared(await configurationOf(store, to)),
  );
  const tables = await withReading('large', home, async (session) => {
    const both = (name: string) => tableOfTwo(store, from, to, name);
    const [orders, groups, reconciliation] = [
      await both('orders_clean'),
      await both('rfm_groups'),
      await both('reconciliation'),
    ];
    return {
      orders: orders && (await orderDifferences(session, orders, earlierDay(from.asOf, to.asOf))),
      accounts: reconciliation && (await changedAccounts(session, reconciliation)),
      periods: groups && (await periodTotals(session, groups)),
      groups: groups && (await changedGroups(session, groups)),
    };
  });
  return {
    configuration: keys.map(({ path, before, after }) => ({
      key: path.join('.'),
      before: shown(path, before),
      after: shown(path, after),
    })),
    inputs: changedFiles(from.inputs, to.inputs),
    ...tables,
    tables: compareTables(await contentHashes(store, from), await contentHashes(store, to)),
  };
}

/** What one version wrote down and another takes for granted is no difference. */
const asCompared = ({ tables, ...others }: Readonly<Record<string, unknown>>): object => ({
  ...others,
  tables: withAssumed((tables ?? {}) as Parameters<typeof withAssumed>[0]),
});

const earlierDay = (a: string, b: string): string => (a < b ? a : b);

async function tableOfTwo(
  store: Store,
  from: RunManifest,
  to: RunManifest,
  name: string,
): Promise<TableOfTwo | null> {
  const [earlier, later] = [from.tables[name], to.tables[name]];
  if (earlier === undefined || later === undefined) return null;
  return {
    earlier: parquetRelation(await store.get(earlier)),
    later: parquetRelation(await store.get(later)),
  };
}

async function orderDifferences(
  session: Session,
  tables: TableOfTwo,
  before: string,
): Promise<OrderDifferences> {
  const orders = { ...tables, asOf: before, withStatus: await haveStatus(session, tables) };
  return {
    before,
    changes: await restatements(session, orders),
    examples: await changedExamples(session, orders, examplesShown),
  };
}

async function haveStatus(session: Session, { earlier, later }: TableOfTwo): Promise<boolean> {
  const columns = [
    await session.describe(`select * from ${earlier}`),
    await session.describe(`select * from ${later}`),
  ];
  return columns.every((names) => names.some(({ name }) => name === 'status'));
}

function shown(path: readonly (string | number)[], value: unknown): string | null {
  if (value === undefined) return null;
  return mayBeSecret(path) ? mask : withoutCredentials(JSON.stringify(value, hideSecrets));
}

/** A part of the configuration that only one run has is shown as a whole: its secrets are not. */
const hideSecrets = (key: string, value: unknown): unknown => (mayBeSecret([key]) ? mask : value);
