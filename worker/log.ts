import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Logger, LogLevel, LogMetadata } from '@temporalio/worker';
import { mask, mayBeSecret, withoutCredentials } from '../config/redact.js';
import type { WorkerSettings } from './settings.js';

const standardError = 2;

/** How deep fields of a log line are searched for secrets; deeper ones are left out. */
const deepest = 6;

/**
 * A copy fit for the log: values under names such as `password` or `apiKey` masked, and the user and password of URLs.
 */
function redacted(value: unknown, path: readonly string[] = []): unknown {
  if (mayBeSecret([...path])) return mask;
  if (typeof value === 'string') return withoutCredentials(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error)
    return {
      type: value.name,
      message: withoutCredentials(value.message),
      stack: withoutCredentials(value.stack ?? ''),
    };
  if (typeof value !== 'object' || value === null) return value;
  if (path.length >= deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => redacted(item, [...path, '']));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, redacted(inner, [...path, key])]),
  );
}

/**
 * A log of JSON lines on standard error, without secrets.
 *
 * @param destination for tests; written synchronously, so that the last line before a crash is kept
 */
export function createLog(
  level: WorkerSettings['logLevel'],
  destination: DestinationStream = pino.destination({ dest: standardError, sync: true }),
): PinoLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redacted(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args.map((part) =>
            typeof part === 'string' ? withoutCredentials(part) : part,
          );
          method.apply(this, [first, ...rest] as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
}

/** The same log as the Temporal SDK wants it. */
export function temporalLogger(log: PinoLogger): Logger {
  const write = (level: LogLevel, message: string, fields: LogMetadata = {}) => {
    const name = level.toLowerCase() as Lowercase<LogLevel>;
    log[name](fields, message);
  };
  return {
    log: write,
    trace: (message, fields) => {
      write('TRACE', message, fields);
    },
    debug: (message, fields) => {
      write('DEBUG', message, fields);
    },
    info: (message, fields) => {
      write('INFO', message, fields);
    },
    warn: (message, fields) => {
      write('WARN', message, fields);
    },
    error: (message, fields) => {
      write('ERROR', message, fields);
    },
  };
}
