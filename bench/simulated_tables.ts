import path from 'node:path';
import type { ChurnInputs } from '../domain/churn/inputs.js';
import { tableContracts, tableNames, type TableName } from '../domain/tables/index.js';
import { quoteIdentifier, quoteLiteral } from '../engine/quote.js';
import type { Session } from '../engine/session.js';
import { full } from '../examples/simulator/presets/full.js';
import { businessLayouts } from '../examples/simulator/tables/layouts.js';
import { columnTypes, emptyTableSelect } from '../sql/steps/clean_table.js';

/** Zone whose local times a simulated business is written in. */
export const timeZone = 'Asia/Shanghai';

const layouts = new Map(
  Object.values(businessLayouts(full))
    .filter(({ truth }) => !truth)
    .map((layout) => [layout.name, layout]),
);
const writtenOf = (name: TableName): readonly string[] => {
  const contract = new Set(tableContracts[name].columns.map((column) => column.name));
  return Object.keys(layouts.get(name)?.written ?? {}).filter((column) => contract.has(column));
};

/** What the configuration that comes with a simulated business can tell. */
export const simulatedInputs: ChurnInputs = new Map(
  tableNames
    .filter((name) => layouts.has(name))
    .map((name) => [name, { columns: new Set(writtenOf(name)), pointInTime: name !== 'members' }]),
);

/** Opens the tables of a simulated business, which is clean as it is written, as cleaning would leave them. */
export async function openSimulated(session: Session, folder: string): Promise<void> {
  for (const name of tableNames) {
    if (!layouts.has(name)) {
      await session.run(`create temp view ${name}_clean as ${emptyTableSelect(tableContracts[name])}`);
      continue;
    }
    const file = quoteLiteral(path.join(folder, `${name}_clean.parquet`));
    await session.run(`copy (${cleanSelect(name, folder)}) to ${file}`);
    await session.run(`create temp view ${name}_clean as select * from read_parquet(${file})`);
  }
  await session.run(`create temp table order_adjustments as
    select
      order_id,
      1 as order_seq,
      'refund' as kind,
      refunded_at as effective_at,
      known_on as effective_on,
      cast(amount as decimal(38, 4)) as amount
    from refunds_clean`);
}

function cleanSelect(name: TableName, folder: string): string {
  const { columns, knownAt } = tableContracts[name];
  const written = new Set(writtenOf(name));
  const selected = columns.map(({ name: column, kind }) => {
    const value = written.has(column) ? quoteIdentifier(column) : 'null';
    const sql = kind === 'timestamp' && written.has(column) ? `instant_of(${value}, '${timeZone}')` : value;
    return `cast(${sql} as ${columnTypes[kind]}) as ${quoteIdentifier(column)}`;
  });
  const knownOn = `cast(${knownAt === null ? 'null' : quoteIdentifier(knownAt)} as date)`;
  const days = name === 'orders' ? [`${knownOn} as ordered_on`, '1 as order_seq'] : [];
  const files = quoteLiteral(path.join(folder, 'business', 'data', name, '*.parquet'));
  return `select ${[...selected, `${knownOn} as known_on`, ...days].join(', ')} from read_parquet(${files})`;
}
