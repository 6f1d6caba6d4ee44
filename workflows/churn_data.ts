import type { ChurnData } from '../contracts/churn_steps.js';
import type { RunContext } from '../contracts/steps.js';
import { counted } from '../domain/text/counted.js';
import type { Progress } from './progress.js';
import { steps } from './steps.js';

/**
 * The clean data of a churn job: those of an RFM run, so that nothing is read twice, or made from the sources as that
 * job makes them.
 */
export async function churnData(
  run: RunContext,
  rfmRunId: string | undefined,
  progress: Progress,
): Promise<ChurnData> {
  return await progress.step(
    'data',
    () => (rfmRunId === undefined ? fromSources(run) : steps.dataOfRun({ run, rfmRunId })),
    ({ dataOf, counts: { lines, orders } }) =>
      dataOf === null
        ? `${counted(lines.read, 'row')}, ${counted(orders, 'order')}`
        : `${counted(orders, 'order')} of run ${dataOf}`,
  );
}

async function fromSources(run: RunContext): Promise<ChurnData> {
  const { tables: staged, files } = await steps.extract(run);
  const cleaned = await steps.clean({ run, staged });
  const checked = await steps.check({ run, cleaned });
  const { lines, orders } = cleaned.figures;
  return {
    dataOf: null,
    tables: cleaned.tables,
    own: { ...Object.fromEntries(staged.map(({ name, ref }) => [`${name}_staged`, ref])), ...cleaned.tables },
    inputs: files,
    counts: { lines, orders },
    checked,
  };
}
