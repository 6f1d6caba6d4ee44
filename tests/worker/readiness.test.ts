import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkReadiness } from '../../worker/readiness.js';
import { startWorker } from '../../worker/worker.js';
import { connectToSharedServer, quietRuntime, type SharedServer } from '../support/temporal.js';
import { temporaryFolder } from '../support/temporary.js';

let server: SharedServer;
beforeAll(async () => {
  quietRuntime();
  server = await connectToSharedServer();
});
afterAll(() => server.close());

const day = { seconds: 86_400 as never };
const settings = { memoryLimit: '1GB', threads: 1, concurrentSteps: 1, encryptionKeys: [] };

describe('a cluster', () => {
  it('with namespace and search attributes is ready', async () => {
    const { native, address, namespace } = server;
    await expect(checkReadiness(native, { address, namespace })).resolves.toBeUndefined();
  });

  it('without the namespace is refused with the command that creates it', async () => {
    const cluster = { address: inject('temporalAddress'), namespace: 'not-there' };
    await expect(startWorker({ cluster, home: temporaryFolder(), settings })).rejects.toMatchObject({
      failure: 'InvalidInput',
      message: `The Temporal cluster at ${cluster.address} has no namespace not-there`,
      details: {
        remedy: expect.stringContaining('temporal operator namespace create -n not-there') as string,
      },
    });
  });

  it('without the search attributes is refused with the command that registers them', async () => {
    const namespace = 'bare';
    await server.connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: day,
    });
    await expect
      .poll(
        () =>
          checkReadiness(server.native, { address: server.address, namespace }).then(() => 'ready', String),
        { timeout: 30_000 },
      )
      .toContain('lacks the search attributes MemberflowPhase, AsOf, CampaignId');
  });

  it('that does not answer is named', async () => {
    const cluster = { address: '127.0.0.1:9', namespace: 'default' };
    await expect(startWorker({ cluster, home: temporaryFolder(), settings })).rejects.toThrow(
      'No Temporal server answers at 127.0.0.1:9',
    );
  });
});
