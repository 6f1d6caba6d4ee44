import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { expect, it } from 'vitest';
import { findBinary } from '../../client/embedded/binary.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { projectFolder } from '../../worker/project.js';
import { startTemporal } from '../faults/temporal.js';
import { temporaryFolder } from '../support/temporary.js';

const script = join(projectFolder(), 'deploy', 'temporal', 'prepare_namespace.sh');

it('the namespace one-shot makes a bare server fit for runs, and changes the retention when it is run again', async () => {
  const folder = temporaryFolder();
  const server = await startTemporal(folder, 'another');
  const connection = await Connection.connect({ address: server.address });
  try {
    const tools = toolsIn(folder);
    const prepare = (retention: string) =>
      promisify(execFile)('sh', [script], {
        env: {
          PATH: `${tools}:${process.env['PATH'] ?? ''}`,
          HOME: folder,
          TEMPORAL_ADDRESS: server.address,
          TEMPORAL_NAMESPACE: 'crm',
          TEMPORAL_RETENTION: retention,
        },
      });
    const days = async () => {
      const { config } = await connection.workflowService.describeNamespace({ namespace: 'crm' });
      return Number(config?.workflowExecutionRetentionTtl?.seconds) / 86_400;
    };
    await prepare('30d');
    expect(await days()).toBe(30);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'crm' });
    for (const { name } of Object.values(searchAttributes)) expect(customAttributes).toHaveProperty(name, 2);
    await prepare('90d');
    expect(await days()).toBe(90);
  } finally {
    await connection.close();
    await server.program.end('SIGKILL');
  }
});

/** A folder with Temporal's command line under the name that it has in the image of its tools. */
function toolsIn(folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  symlinkSync(findBinary('temporal', process.env) ?? '', join(tools, 'temporal'));
  return tools;
}
