import { Client, Connection } from '@temporalio/client';
import { optionalTsToDate } from '@temporalio/common/lib/time.js';
import { taskQueues } from '../../contracts/queues.js';
import { clusterFromEnvironment, unreachable, type Cluster } from '../../worker/cluster.js';
import { codeVersion } from '../../worker/code_version.js';
import { createDataConverter } from '../../worker/encryption/data_converter.js';
import { readEncryptionKeys } from '../../worker/encryption/keys.js';
import { checkReadiness } from '../../worker/readiness.js';
import { findBinary } from '../embedded/binary.js';
import { livingRecord } from '../embedded/lock.js';
import { clockFinding } from './clock.js';
import { failed, failedBy, none, ok, warning, type Check, type Finding, type Patient } from './finding.js';
import { scheduleFindings } from './schedules.js';

const patienceMs = 3_000;

/** The Temporal server that commands would use, what it lacks, and whether somebody works for it. */
export const checkTemporal: Check = async (patient) => {
  try {
    const own = clusterFromEnvironment(patient.env);
    return own === null ? await embedded(patient) : await cluster(own, patient);
  } catch (error) {
    return [failedBy('Temporal server', error, 'Check the TEMPORAL_* variables.')];
  }
};

async function embedded(patient: Patient): Promise<readonly Finding[]> {
  const binary = findBinary('temporal', patient.env);
  const program =
    binary === undefined
      ? failed(
          'Temporal program',
          'there is none on this machine',
          'Run npm run setup, or set TEMPORAL_ADDRESS.',
        )
      : ok('Temporal program', binary);
  const record = livingRecord(patient.home);
  if (record === null || record.address === null) {
    return [program, none('Temporal server', 'none runs on this state folder; the next command starts one')];
  }
  const findings = await cluster({ address: record.address, namespace: record.namespace }, patient);
  const isCurrent = record.version === codeVersion();
  return [
    program,
    ...findings,
    ...(isCurrent
      ? []
      : [
          warning(
            'server version',
            `it runs memberflow ${record.version}`,
            'The next command starts another, once no run is under way.',
          ),
        ]),
  ];
}

async function cluster(of: Cluster, patient: Patient): Promise<readonly Finding[]> {
  const { address, namespace, access } = of;
  const connection = await Connection.connect({ address, ...access, connectTimeout: patienceMs }).catch(
    (error: unknown) => {
      throw unreachable(address, error);
    },
  );
  try {
    return await connection.withDeadline(Date.now() + patienceMs, async () => {
      await checkReadiness(connection, of);
      const pollers = await pollersOf(connection, namespace);
      const dataConverter = createDataConverter(readEncryptionKeys(patient.env));
      const client = new Client({ connection, namespace, dataConverter });
      return [
        ok('Temporal server', `${address}, namespace ${namespace}, with its search attributes`),
        workerFinding(pollers),
        clockFinding(pollers, patient.now()),
        ...(await scheduleFindings(client, patient.loaded)),
      ];
    });
  } finally {
    await connection.close();
  }
}

/** When each worker of the main queue asked the server for work last, by the server's clock. */
async function pollersOf(connection: Connection, namespace: string): Promise<readonly Date[]> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueues.main },
  });
  return pollers.flatMap(({ lastAccessTime }) => optionalTsToDate(lastAccessTime) ?? []);
}

const workerFinding = (pollers: readonly Date[]): Finding =>
  pollers.length === 0
    ? warning(
        'worker',
        `none asked for work of the queue ${taskQueues.main} in the last minutes; runs wait`,
        'Start one: memberflow worker, or memberflow server.',
      )
    : ok(
        'worker',
        `${pollers.length} ${pollers.length === 1 ? 'asks' : 'ask'} for work of the queue ${taskQueues.main}`,
      );
