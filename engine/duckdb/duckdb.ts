import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { withOwnFolder } from '../own_folder.js';
import { quoteLiteral } from '../quote.js';
import type { Engine, Parameters, ResultColumn, Row, Session, SessionOptions } from '../session.js';
import { appendNumbers } from './append.js';
import { dialectMacros } from './dialect.js';
import { namedFailure } from './failures.js';
import { chunksOfNumbers } from './numbers.js';
import type { DuckDbSettings } from './settings.js';
import { plainValue } from './values.js';

/** DuckDB in this process: every session is an in-memory instance of its own, with its own limit and spill folder. */
export function createDuckDb(settings: DuckDbSettings): Engine {
  return {
    async withSession(options, work) {
      options.signal.throwIfAborted();
      return await withOwnFolder(options.temporaryFolder, (spill) =>
        inInstance(instanceSettings(settings, spill), options, work),
      );
    },
  };
}

async function inInstance<T>(
  settings: Record<string, string>,
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', settings);
  try {
    const connection = await instance.connect();
    const interrupt = () => {
      connection.interrupt();
    };
    options.signal.addEventListener('abort', interrupt);
    try {
      const session = sessionOn(connection, options.signal);
      await prepare(session, options);
      return await work(session);
    } finally {
      options.signal.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  } catch (error) {
    // An interrupted statement fails with DuckDB's own words; the caller wants to know that it was cancelled.
    options.signal.throwIfAborted();
    throw namedFailure(error);
  } finally {
    instance.closeSync();
  }
}

function instanceSettings(settings: DuckDbSettings, spill: string): Record<string, string> {
  return {
    memory_limit: settings.memoryLimit,
    threads: String(settings.threads),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  };
}

async function prepare(session: Session, options: SessionOptions): Promise<void> {
  await session.run("set timezone = 'UTC'");
  await session.run('set integer_division = true');
  for (const macro of dialectMacros) await session.run(macro);
  if (options.attach !== undefined) await session.run(`attach ${quoteLiteral(options.attach)} as published`);
}

function sessionOn(connection: DuckDBConnection, signal: AbortSignal): Session {
  return {
    async run(sql, parameters = {}) {
      signal.throwIfAborted();
      await connection.run(sql, { ...parameters });
    },
    async rows(sql, parameters = {}) {
      signal.throwIfAborted();
      return await readRows(connection, sql, parameters);
    },
    async *batches(sql, parameters = {}) {
      signal.throwIfAborted();
      const result = await connection.stream(sql, { ...parameters });
      for await (const rows of result.yieldRows()) {
        signal.throwIfAborted();
        yield rows.map((row) => row.map(plainValue));
      }
      // An interrupted result ends as if it were whole.
      signal.throwIfAborted();
    },
    async *numbers(sql, parameters = {}) {
      signal.throwIfAborted();
      const result = await connection.stream(sql, { ...parameters });
      for await (const chunk of chunksOfNumbers(result)) {
        signal.throwIfAborted();
        yield chunk;
      }
      signal.throwIfAborted();
    },
    async append(table, columns) {
      signal.throwIfAborted();
      await appendNumbers(connection, table, columns, signal);
    },
    async describe(sql) {
      signal.throwIfAborted();
      const rows = await readRows(connection, `describe ${sql}`, {});
      return rows.map((row): ResultColumn => ({
        name: String(row['column_name']),
        type: String(row['column_type']),
      }));
    },
  };
}

async function readRows(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters,
): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(sql, { ...parameters });
  const names = reader.columnNames();
  return reader
    .getRows()
    .map((row) => Object.fromEntries(names.map((name, index) => [name, plainValue(row[index] ?? null)])));
}
