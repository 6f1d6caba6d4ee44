import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import type { WorkflowHandle } from '@temporalio/client';
import { jobResultSchema, type JobResult } from '../../contracts/run.js';
import { quoteIdentifier } from '../../engine/quote.js';
import { historyOf } from '../workflows/history.js';

/** Content of every table of a run: what runs of the same input must agree on, to the last row. */
export const contents = ({
  tables,
  counts,
}: Pick<JobResult, 'tables' | 'counts'>): Readonly<Record<string, unknown>> => ({
  counts,
  ...Object.fromEntries(
    Object.entries(tables).map(([name, { rows, contentHash, sha256 }]) => [
      name,
      `${rows} rows, ${contentHash ?? sha256}`,
    ]),
  ),
});

/** The result of a run that completed. */
export const resultOf = async (handle: WorkflowHandle): Promise<JobResult> =>
  jobResultSchema.parse(await handle.result());

/** Files that a step writes on its way, and must not leave: half-written ones, spilled data, journals. */
export function leftovers(...folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /\.(partial|tmp|wal)\b|(^|\/)scratch\//.test(path),
      ),
    );
}

/** Rows of each table in the output database by run id; every table appears once a run. */
export async function publishedRows(
  outputs: string,
): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
  const path = join(outputs, 'memberflow.duckdb');
  if (!existsSync(path)) return {};
  const instance = await DuckDBInstance.create(path, { access_mode: 'read_only' });
  const connection = await instance.connect();
  try {
    const select = async (sql: string) =>
      (await connection.runAndReadAll(sql)).getRowObjectsJson() as Readonly<Record<string, string>>[];
    const tables = await select(
      `select distinct table_name from information_schema.columns
       where column_name = 'run_id' and table_name not like '%latest%' order by table_name`,
    );
    const rows: Record<string, Record<string, number>> = {};
    for (const table of tables.map((row) => String(row['table_name']))) {
      const counts = await select(
        `select run_id, count(*) as row_count from ${quoteIdentifier(table)} group by run_id`,
      );
      rows[table] = Object.fromEntries(
        counts.map((row) => [String(row['run_id']), Number(row['row_count'])]),
      );
    }
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Where the published rows differ from the tables of a run, each row of which must be there once. */
export function unlikePublished(
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
  { runId, tables }: JobResult,
): readonly string[] {
  return Object.entries(tables)
    .filter(([name]) => name in rows)
    .filter(([name, { rows: expected }]) => (rows[name]?.[runId] ?? 0) !== expected)
    .map(([name, { rows: expected }]) => `${name}: ${rows[name]?.[runId] ?? 0} rows instead of ${expected}`);
}

/** A failed attempt of the step that waits to be tried again, once there is one. */
export async function failedAttempt(handle: WorkflowHandle): Promise<{
  readonly step: string;
  readonly type: string;
  readonly message: string;
  readonly attempt: number;
}> {
  for (;;) {
    const { raw, status } = await handle.describe();
    const [activity] = raw.pendingActivities ?? [];
    const failure = activity?.lastFailure;
    if (activity && failure) {
      return {
        step: activity.activityType?.name ?? '',
        type: failure.applicationFailureInfo?.type ?? '',
        message: failure.message ?? '',
        attempt: activity.attempt ?? 0,
      };
    }
    if (status.name !== 'RUNNING') throw new Error(`the run ended as ${status.name} and no attempt failed`);
    await pause(50);
  }
}

/** Milliseconds that the last attempt of each step took, by the server's clock. */
export async function stepDurations(handle: WorkflowHandle): Promise<ReadonlyMap<string, number>> {
  const names = new Map<string, string>();
  const started = new Map<string, number>();
  const durations = new Map<string, number>();
  for (const event of (await historyOf(handle)).events) {
    const of = (key: string) => event[key] as Readonly<Record<string, unknown>>;
    const at = Date.parse(String(event['eventTime']));
    if (event.eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED') {
      const { activityType } = of('activityTaskScheduledEventAttributes');
      names.set(String(event['eventId']), (activityType as { readonly name: string }).name);
    } else if (event.eventType === 'EVENT_TYPE_ACTIVITY_TASK_STARTED') {
      started.set(String(of('activityTaskStartedEventAttributes')['scheduledEventId']), at);
    } else if (event.eventType === 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED') {
      const id = String(of('activityTaskCompletedEventAttributes')['scheduledEventId']);
      durations.set(names.get(id) ?? '', at - (started.get(id) ?? at));
    }
  }
  return durations;
}
