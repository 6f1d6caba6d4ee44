import { schemaReference } from '../../../config/starter.js';
import { tableContracts, tableNames, type TableName } from '../../../domain/tables/index.js';
import type { RowCounts } from './block.js';
import { writtenColumnsOf, type Simulation } from './blocks.js';

/**
 * The configuration that runs on a simulated business.
 *
 * @param rows rows by table; tables without rows are left out
 * @param folder where it will lie
 */
export function demoConfiguration(
  simulation: Simulation,
  rows: RowCounts,
  folder: string,
): { readonly text: string; readonly asOf: string } {
  const tables = tableNames.filter((name) => (rows[`data/${name}`] ?? 0) > 0);
  const { preset } = simulation;
  const asOf = asOfOf(simulation);
  const text = `# yaml-language-server: $schema=${schemaReference(folder)}
# A simulated business (preset ${preset.preset}, ${simulation.members} members, seed ${simulation.seed}): nobody in it exists. What is true of
# it, hidden variables included, lies in truth/; how it was made stands in parameters.json.
# Run it: memberflow run memberOperations --as-of ${asOf}

version: 1
business: demo-${preset.preset}
time_zone: Asia/Shanghai
currency: CNY

sources:
${tables.map((name) => `  ${name}_files: { kind: parquet, path: 'data/${name}/*.parquet' }`).join('\n')}

tables:
${tables.map((name) => tableText(name, writtenColumnsOf(simulation, name))).join('\n')}

rfm:
  bins: { method: quantile, n: 5 }

publish:
  folder: out
`;
  return { text, asOf };
}

function tableText(name: TableName, written: readonly string[]): string {
  const known = new Set(tableContracts[name].columns.map((column) => column.name));
  const columns = written.filter((column) => known.has(column)).map((column) => `${column}: ${column}`);
  // Attributes as they are today would tell the past what came later.
  const today = name === 'members' ? '\n    point_in_time: false' : '';
  return `  ${name}:
    source: ${name}_files
    columns: { ${columns.join(', ')} }${today}`;
}

/** The first Monday that is not simulated any more. */
function asOfOf({ preset }: Simulation): string {
  return new Date(Date.parse(`${preset.firstMonday}T00:00:00Z`) + preset.weeks * 604_800_000)
    .toISOString()
    .slice(0, 10);
}
