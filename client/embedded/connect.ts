import { Client, Connection } from '@temporalio/client';
import { clusterFromEnvironment, unreachable, type Cluster } from '../../worker/cluster.js';
import { createDataConverter } from '../../worker/encryption/data_converter.js';
import { readEncryptionKeys, type EncryptionKeys } from '../../worker/encryption/keys.js';
import { ensureServer } from './ensure_server.js';
import { retriesUntilClosed } from './retries.js';

/** A client and what it talks to. */
export interface ClusterConnection {
  readonly client: Client;
  readonly connection: Connection;
  readonly address: string;
  readonly namespace: string;
  /** Without a path; null for a cluster of one's own, whose UI is not known. */
  readonly uiUrl: string | null;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** State folder of the embedded server. */
  readonly home: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly log: (line: string) => void;
}

/**
 * Connects to the cluster that `TEMPORAL_ADDRESS` names, else to the embedded server of the state folder, which is
 * started when it does not run.
 *
 * @throws MemberflowError `SourceUnavailable` when no server answers.
 */
export async function connect({ home, env, log }: ConnectOptions): Promise<ClusterConnection> {
  const own = clusterFromEnvironment(env);
  const keys = readEncryptionKeys(env);
  if (own !== null) return connectTo(own, keys, null);
  const { uiUrl, ...embedded } = await ensureServer({ home, keyIds: keys.map(({ id }) => id), log });
  return connectTo(embedded, keys, uiUrl);
}

/** Does some work while it is connected. @throws what {@link connect} does */
export async function withConnection<T>(
  options: ConnectOptions,
  work: (connection: ClusterConnection) => Promise<T>,
): Promise<T> {
  const connection = await connect(options);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

async function connectTo(
  { address, namespace, access }: Cluster,
  keys: EncryptionKeys,
  uiUrl: string | null,
): Promise<ClusterConnection> {
  let closed = false;
  const interceptors = [retriesUntilClosed(() => closed)];
  const connection = await Connection.connect({ address, ...access, interceptors }).catch(
    (error: unknown) => {
      throw unreachable(address, error);
    },
  );
  return {
    client: new Client({ connection, namespace, dataConverter: createDataConverter(keys) }),
    connection,
    address,
    namespace,
    uiUrl,
    close() {
      closed = true;
      return connection.close();
    },
  };
}
