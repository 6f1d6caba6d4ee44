import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { MemberflowError } from '../contracts/failures.js';
import { readEncryptionKeys, type EncryptionKeys } from './encryption/keys.js';

/** DuckDB gains little from more threads per step, and each takes its share of the memory limit. */
const mostThreads = 4;

const settingsSchema = z.object({
  MEMBERFLOW_MEMORY_LIMIT: z
    .string()
    .regex(/^\d+(\.\d+)?\s?(MB|MiB|GB|GiB)$/, 'a size such as 1GB')
    .default('1GB'),
  MEMBERFLOW_THREADS: z.coerce
    .number('a whole number from 1')
    .int('a whole number from 1')
    .min(1, 'a whole number from 1')
    .default(Math.min(mostThreads, availableParallelism())),
  MEMBERFLOW_CONCURRENT_STEPS: z.coerce
    .number('a whole number from 1')
    .int('a whole number from 1')
    .min(1, 'a whole number from 1')
    .default(2),
  MEMBERFLOW_METRICS_ADDRESS: z
    .string()
    .regex(/^\S+:\d+$/, 'host and port such as 127.0.0.1:9464')
    .optional(),
  MEMBERFLOW_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'debug, info, warn or error')
    .default('info'),
});

/** What a worker may use, and how it tells what it does. */
export interface WorkerSettings {
  /** Of each step's DuckDB, as DuckDB takes it. */
  readonly memoryLimit: string;
  /** Of each step's DuckDB. */
  readonly threads: number;
  /** Steps at a time: every one opens a DuckDB with its own memory limit. */
  readonly concurrentSteps: number;
  /** Host and port where Prometheus finds the worker's metrics; null: none are kept. */
  readonly metricsAddress: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** For what passes through Temporal; none: it is not encrypted. */
  readonly encryptionKeys: EncryptionKeys;
}

/**
 * Reads the worker's settings from `MEMBERFLOW_*` variables; what is not set has its default.
 *
 * @throws MemberflowError `InvalidInput` naming every variable that cannot be used.
 */
export function readWorkerSettings(env: Readonly<NodeJS.ProcessEnv>): WorkerSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(set);
  if (!parsed.success) throw unusable(parsed.error.issues, set);
  const values = parsed.data;
  return {
    memoryLimit: values.MEMBERFLOW_MEMORY_LIMIT,
    threads: values.MEMBERFLOW_THREADS,
    concurrentSteps: values.MEMBERFLOW_CONCURRENT_STEPS,
    metricsAddress: values.MEMBERFLOW_METRICS_ADDRESS ?? null,
    logLevel: values.MEMBERFLOW_LOG_LEVEL,
    encryptionKeys: readEncryptionKeys(env),
  };
}

function unusable(
  issues: readonly z.core.$ZodIssue[],
  set: Readonly<Record<string, string | undefined>>,
): MemberflowError {
  const faults = issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name} is ${JSON.stringify(set[name])}, expected ${issue.message}`;
  });
  return new MemberflowError('InvalidInput', `The environment does not fit: ${faults.join('; ')}.`, {
    remedy: 'Mend these environment variables, or unset them for their defaults.',
  });
}
