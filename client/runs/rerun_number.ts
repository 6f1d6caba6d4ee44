import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../contracts/identity.js';
import type { RerunInput } from '../../contracts/run.js';
import { describeLatest } from './reference.js';

/** The last part of the next rerun's workflow id: `rerun-1` where the server remembers none of this as-of. */
export async function nextRerun(
  client: Client,
  { business, asOf }: Pick<RerunInput, 'business' | 'asOf'>,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = `rerun-${n}`;
    if ((await describeLatest(client, workflowIdOf(business, 'rerun', asOf, name))) === null) return name;
  }
}
