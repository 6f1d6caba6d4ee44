import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { MemberflowError } from '../contracts/failures.js';

/** A Temporal cluster and how to be let in. */
export interface Cluster {
  /** Host and port, such as `127.0.0.1:7233`. */
  readonly address: string;
  readonly namespace: string;
  readonly access?: Pick<NativeConnectionOptions, 'tls' | 'apiKey' | 'metadata'>;
}

/**
 * The cluster that `TEMPORAL_ADDRESS` names, with namespace, TLS and credentials as every Temporal tool reads them
 * (`TEMPORAL_*` variables and Temporal's own configuration file); null when it is not set.
 *
 * @throws MemberflowError `InvalidInput` when these settings contradict each other or cannot be read.
 */
export function clusterFromEnvironment(env: Readonly<NodeJS.ProcessEnv>): Cluster | null {
  const set = withoutEmpty(env);
  const address = set['TEMPORAL_ADDRESS'];
  if (address === undefined) return null;
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: set });
    const { tls, apiKey, metadata } = connectionOptions;
    return {
      address,
      namespace: namespace ?? 'default',
      access: {
        ...(tls !== undefined && { tls }),
        ...(apiKey !== undefined && { apiKey }),
        ...(metadata !== undefined && { metadata }),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MemberflowError(
      'InvalidInput',
      `The settings of the Temporal cluster cannot be used: ${reason}`,
      { remedy: 'Check the TEMPORAL_* environment variables and the file that TEMPORAL_CONFIG_FILE names.' },
      { cause: error },
    );
  }
}

/** The failure of a connection attempt. */
export function unreachable(address: string, cause: unknown): MemberflowError {
  return new MemberflowError(
    'SourceUnavailable',
    `No Temporal server answers at ${address}`,
    { remedy: 'Check that it runs, TEMPORAL_ADDRESS, and the TLS settings or API key.' },
    { cause },
  );
}

/** A variable that is set to nothing counts as not set: an empty API key would turn TLS on. */
function withoutEmpty(env: Readonly<NodeJS.ProcessEnv>): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return Object.fromEntries(entries);
}
