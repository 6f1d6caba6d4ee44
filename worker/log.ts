import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Logger, LogLevel, LogMetadata } from '@temporalio/worker';
import { workflowTypes } from '../contracts/identity.js';
import { redactedFields, withoutPersonal } from './log_redaction.js';
import type { WorkerSettings } from './settings.js';

const standardError = 2;

/**
 * A log of JSON lines on standard error, without secrets and personal data.
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
        log: redactedFields,
      },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args.map((part) =>
            typeof part === 'string' ? withoutPersonal(part) : part,
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
    if (isToldBetter(message, fields)) return;
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

const jobTypes = new Set<unknown>(Object.values(workflowTypes));

/** The SDK tells of starts and ends too, without what was found and what to do, and with traces of named failures. */
const isToldBetter = (message: string, { sdkComponent, step, workflowType }: LogMetadata): boolean =>
  sdkComponent === 'worker' &&
  ((step !== undefined && message.startsWith('Activity ')) ||
    (jobTypes.has(workflowType) && message === 'Workflow failed'));
