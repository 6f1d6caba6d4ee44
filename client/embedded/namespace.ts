import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedNamespace } from '../../contracts/queues.js';
import { missingSearchAttributes } from '../../worker/readiness.js';

/** How long an ended run can be looked at; the server's own default is a day. */
const retention = msToTs('30 days');

/** IndexedValueType of the Temporal API. */
const keyword = 2;

/** The server accepts connections a moment before it serves its namespaces. */
const patienceMs = 20_000;
const retryPauseMs = 50;

/** Makes the embedded server's namespace fit for runs: retention and search attributes. Changes only what differs. */
export async function prepareNamespace(connection: Connection): Promise<void> {
  const namespace = embeddedNamespace;
  const { workflowService, operatorService } = connection;
  const { config } = await patiently(() => workflowService.describeNamespace({ namespace }));
  if (!config?.workflowExecutionRetentionTtl?.seconds?.equals(retention.seconds ?? 0))
    await workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: retention },
    });
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length > 0)
    await operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(retryPauseMs);
    }
  }
}
