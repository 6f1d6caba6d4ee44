import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { loadConfig } from '../../config/load.js';
import { projectFolder } from '../../worker/project.js';
import { copyExampleShop } from '../support/example_shop.js';
import { openWorkbench, type JobSteps, type Workbench } from '../support/job.js';
import { publishedData } from '../support/published_data.js';
import { computeReference, type ReferenceCase, type ReferenceResults } from '../support/reference.js';

/** An example, computed by the steps of the job and by the reference. */
export interface ComputedTwice {
  readonly bench: Workbench;
  readonly steps: JobSteps;
  readonly reference: ReferenceResults;
  dispose(): Promise<void>;
}

export interface Example {
  /** Its folder below `examples/`. */
  readonly name: 'shop' | 'online-retail' | 'complete-journey';
  readonly asOf: string;
  /** Keys set on top of its configuration, such as `rfm.bins.n=4`. */
  readonly overrides?: readonly string[];
  readonly reference: ReferenceCase;
}

/** Runs the steps of the job on an example, and the reference on the same source. */
export async function computeTwice(
  python: string,
  { name, asOf, overrides, reference }: Example,
): Promise<ComputedTwice> {
  vi.stubEnv('MEMBERFLOW_TEST_DATA', publishedData);
  const bench = await openWorkbench();
  const dispose = async () => {
    vi.unstubAllEnvs();
    await bench.dispose();
  };
  try {
    const folder = join(projectFolder(), 'examples', name);
    const { config } = await loadConfig(join(folder, 'memberflow.yaml'), overrides);
    const workbook = join(bench.folder, 'orders.xlsx');
    if (name === 'shop') copyExampleShop(bench.folder);
    const results = join(bench.folder, 'reference');
    await mkdir(results);
    const source = name === 'shop' ? workbook : publishedData;
    // One after the other: together they would need more memory than small machines have.
    return {
      bench,
      steps: await bench.score({ ...config }, asOf),
      reference: await computeReference(python, reference, source, results),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
