import { join } from 'node:path';
import type { TableRef } from '../../contracts/references.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { parquetRelation } from '../../engine/parquet.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { Row } from '../../engine/session.js';
import { openFolderStore } from '../../store/folder.js';
import type { ComputedTwice } from './example.js';

const scoreColumns = [
  'member_id',
  'period',
  'as_of',
  'recency_days',
  'order_count',
  'monetary_sum',
  'r',
  'f',
  'm',
  'rfm_code',
  'rfm_sum',
  'rfm_score',
  'rank',
  'segment',
] as const;

/** What the job and the reference disagree on: rows that only one of them has, at most ten of each; none: they agree. */
export type Differences = readonly Row[];

/** Compares every cell of `rfm_scores`, as text. */
export async function scoreDifferences({ bench, steps, reference }: ComputedTwice): Promise<Differences> {
  const scores = parquetRelation(await pathOf(bench.folder, steps.scored.scores));
  const columns = scoreColumns.map((name) => `cast(${name} as varchar) as ${name}`).join(', ');
  return await compare(
    bench.folder,
    `select ${columns} from ${scores}`,
    `select ${scoreColumns.join(', ')} from ${csvRelation(reference.scores)}`,
  );
}

/** Compares place and reason of every row of any table that is not kept. */
export async function setAsideDifferences(twice: ComputedTwice): Promise<Differences> {
  const { bench, reference } = twice;
  return await compare(
    bench.folder,
    await setAsideSelect(twice),
    `select coalesce(sheet, '') as sheet, cast("row" as bigint) as source_row, reason from ${csvRelation(reference.setAside)}`,
  );
}

/** Place and reason of every row that the job does not keep, by place. */
export async function setAsideRows(twice: ComputedTwice): Promise<readonly Row[]> {
  const select = await setAsideSelect(twice);
  return await inSession(twice.bench.folder, `select * from (${select}) order by all`);
}

/** Quarantined rows, and those that were left out with the reason `EXCLUDED`, of every table. */
async function setAsideSelect({ bench, steps }: ComputedTwice): Promise<string> {
  const { cleaned, extracted } = steps;
  const place = (alias: string) =>
    `coalesce(${alias}.source_sheet, '') as sheet, cast(${alias}.source_row as bigint) as source_row`;
  const tables = await Promise.all(
    extracted.tables.map(async ({ name }) => {
      const quarantine = await pathOf(bench.folder, cleaned.tables[`${name}_quarantine`]);
      return `select ${place('rows')}, rows.reason from ${parquetRelation(quarantine)} as rows`;
    }),
  );
  const orders = extracted.tables.find(({ name }) => name === 'orders');
  if (cleaned.figures.lines.excluded === 0) return tables.join('\nunion all\n');
  // No table lists what was excluded: it is what is neither kept nor in quarantine, where a row is an order.
  const [staged, clean, quarantine] = await Promise.all(
    [orders?.ref, cleaned.tables['orders_clean'], cleaned.tables['orders_quarantine']].map(async (ref) =>
      parquetRelation(await pathOf(bench.folder, ref)),
    ),
  );
  const excluded = `
    select ${place('rows')}, 'EXCLUDED' as reason
    from (
      select source_sheet, source_row from ${staged ?? ''}
      except (
        select source_sheet, source_row from ${clean ?? ''}
        union all
        select source_sheet, source_row from ${quarantine ?? ''}
      )
    ) as rows`;
  return [...tables, excluded].join('\nunion all\n');
}

const csvRelation = (path: string): string =>
  `read_csv(${quoteLiteral(path)}, header = true, all_varchar = true)`;

async function pathOf(folder: string, ref: TableRef | undefined): Promise<string> {
  if (ref === undefined) throw new Error('There is no such table');
  return await openFolderStore(join(folder, 'store')).get(ref);
}

/** Both ways and with repeated rows counted: what one has more often than the other is a difference too. */
function compare(folder: string, ours: string, theirs: string): Promise<Differences> {
  const only = (side: string, a: string, b: string) => `
    select * from (
      select '${side}' as found_by, * from ((${a}) except all (${b}))
      order by all
      limit 10
    )`;
  return inSession(
    folder,
    `${only('the job alone', ours, theirs)} union all ${only('the reference alone', theirs, ours)}`,
  );
}

function inSession(folder: string, sql: string): Promise<readonly Row[]> {
  return createDuckDb({ memoryLimit: '1GB', threads: 2 }).withSession(
    { temporaryFolder: join(folder, 'comparing'), signal: new AbortController().signal },
    (session) => session.rows(sql),
  );
}
