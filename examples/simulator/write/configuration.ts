import { schemaReference } from '../../../config/starter.js';
import { tableContracts, tableNames, type TableName } from '../../../domain/tables/index.js';
import type { RowCounts } from './block.js';
import { asOfOf, writtenColumnsOf, type Simulation } from './blocks.js';
import type { Preset } from '../presets/index.js';

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
${tables.map((name) => tableText(name, writtenColumnsOf(simulation, name), preset.process)).join('\n')}

${rfmText(preset)}

publish:
  folder: out
`;
  return { text, asOf };
}

function tableText(name: TableName, written: readonly string[], process: Preset['process']): string {
  const known = new Set(tableContracts[name].columns.map((column) => column.name));
  const columns = written.filter((column) => known.has(column)).map((column) => `${column}: ${column}`);
  // Attributes as they are today would tell the past what came later.
  const today = name === 'members' ? '\n    point_in_time: false' : '';
  const least = name === 'orders' && process === 'marginals' ? '\n    min_amount: 1' : '';
  return `  ${name}:
    source: ${name}_files
    columns: { ${columns.join(', ')} }${today}${least}`;
}

/** The bins of the reference case where its marginals are simulated; quantiles elsewhere. */
const rfmText = (preset: Preset): string =>
  preset.process === 'marginals'
    ? `rfm:
  periods: { every: year }
  bins:
    recency: { method: edges, edges: [-1, 79, 255, 365] }
    frequency: { method: edges, edges: [0, 2, 5, 130] }
    monetary: { method: edges, edges: [0, 69, 1199, 206252] }`
    : `rfm:
  bins: { method: quantile, n: 5 }`;
