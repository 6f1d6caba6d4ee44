import type { NativeConnection } from '@temporalio/worker';
import { searchAttributes } from '../contracts/attributes.js';
import { MemberflowError } from '../contracts/failures.js';
import type { Cluster } from './cluster.js';

// https://grpc.io/docs/guides/status-codes/
const notFound = 5;
const permissionDenied = 7;
const unimplemented = 12;

/** The status of a failed call; the native connection's errors carry it themselves, the client's in their cause. */
function grpcCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'number' ? error.code : grpcCode(error.cause);
}

/**
 * Makes sure that workflows can run in the namespace: without it no task ever comes, and an unregistered search
 * attribute would hang every run.
 *
 * @throws MemberflowError `InvalidInput` telling which command creates what is missing.
 */
export async function checkReadiness(
  connection: Pick<NativeConnection, 'workflowService' | 'operatorService'>,
  { namespace, address }: Cluster,
): Promise<void> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    if (grpcCode(error) !== notFound) throw error;
    throw new MemberflowError(
      'InvalidInput',
      `The Temporal cluster at ${address} has no namespace ${namespace}`,
      {
        remedy: `Create it (temporal operator namespace create -n ${namespace} --retention 30d), or set TEMPORAL_NAMESPACE.`,
      },
      { cause: error },
    );
  }
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return;
  const options = missing.map((name) => `--name ${name} --type Keyword`).join(' ');
  throw new MemberflowError(
    'InvalidInput',
    `The namespace ${namespace} at ${address} lacks the search attributes ${missing.join(', ')}`,
    { remedy: `Register them: temporal operator search-attribute create -n ${namespace} ${options}` },
  );
}

/** Names of memberflow's search attributes that the namespace does not know. */
export async function missingSearchAttributes(
  connection: Pick<NativeConnection, 'operatorService'>,
  namespace: string,
): Promise<readonly string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.values(searchAttributes)
      .map(({ name }) => name)
      .filter((name) => !(name in customAttributes));
  } catch (error) {
    const code = grpcCode(error);
    // A managed cluster hides its operator service; there the search attributes are looked after by its own tools.
    if (code === permissionDenied || code === unimplemented) return [];
    throw error;
  }
}
