import type { ChurnData } from '../../contracts/churn_steps.js';
import type { RunContext } from '../../contracts/steps.js';
import type { Workbench } from './job.js';

/** Reads and cleans the sources, as the workflow does before the steps of a churn job; what it hands to them. */
export async function churnDataFor(bench: Workbench, of: RunContext): Promise<ChurnData> {
  const { activities } = bench;
  const { tables: staged, files } = await bench.run(activities.extract, of);
  const cleaned = await bench.run(activities.clean, { run: of, staged });
  const checked = await bench.run(activities.check, { run: of, cleaned });
  const { lines, orders } = cleaned.figures;
  const own = {
    ...Object.fromEntries(staged.map(({ name, ref }) => [`${name}_staged`, ref])),
    ...cleaned.tables,
  };
  return { dataOf: null, tables: cleaned.tables, own, inputs: files, counts: { lines, orders }, checked };
}
