import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';

/** A history as JSON has it: payloads are objects with `metadata` and base64 `data`. */
export type HistoryJson = Readonly<Record<string, unknown>> & { readonly events: readonly EventJson[] };
export type EventJson = Readonly<Record<string, unknown>> & { readonly eventType: string };

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** The history of a run, in the form that Temporal's own tools save and replay. */
export async function historyOf(handle: Pick<WorkflowHandle, 'fetchHistory'>): Promise<HistoryJson> {
  return JSON.parse(historyToJSON(await handle.fetchHistory())) as HistoryJson;
}

/** The same history with another text in place of every text of it, those within payloads included. */
export function withTexts(history: HistoryJson, change: (text: string) => string): HistoryJson {
  return mapped(history, change) as HistoryJson;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (typeof value !== 'object' || value === null) return value;
  if (isPayload(value)) return { ...value, data: encoded(change(textOf(value))) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)]));
}

/** The texts of all payloads. */
export function payloadTexts(history: unknown): readonly string[] {
  if (typeof history !== 'object' || history === null) return [];
  if (isPayload(history)) return [textOf(history)];
  return Object.values(history).flatMap(payloadTexts);
}

/** Summaries of the scheduled activities, by the activity's type. */
export function activitySummaries({ events }: HistoryJson): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    events
      .filter(({ eventType }) => eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED')
      .map((event) => {
        const { activityType } = event['activityTaskScheduledEventAttributes'] as {
          readonly activityType: { readonly name: string };
        };
        const metadata = event['userMetadata'] as { readonly summary: PayloadJson } | undefined;
        return [
          activityType.name,
          metadata === undefined ? undefined : (JSON.parse(textOf(metadata.summary)) as unknown),
        ];
      }),
  );
}

/** The attempt at which each activity that ended in a completion or a failure was, in the order of the history. */
export function attemptsOf({ events }: HistoryJson): readonly number[] {
  return events
    .filter(({ eventType }) => eventType === 'EVENT_TYPE_ACTIVITY_TASK_STARTED')
    .map((event) => (event['activityTaskStartedEventAttributes'] as { readonly attempt: number }).attempt);
}

/** The last attempt of each kind of step: which it was, and when it began (milliseconds, the server's clock). */
export function lastAttempts({
  events,
}: HistoryJson): Readonly<Record<string, { readonly number: number; readonly startedAt: number }>> {
  const types = new Map<unknown, string>();
  const attempts: Record<string, { readonly number: number; readonly startedAt: number }> = {};
  for (const { eventId, eventTime, ...event } of events) {
    const scheduled = event['activityTaskScheduledEventAttributes'] as
      { readonly activityType: { readonly name: string } } | undefined;
    if (scheduled !== undefined) types.set(eventId, scheduled.activityType.name);
    const started = event['activityTaskStartedEventAttributes'] as
      { readonly scheduledEventId: unknown; readonly attempt: number } | undefined;
    const type = types.get(started?.scheduledEventId);
    if (started !== undefined && type !== undefined)
      attempts[type] = { number: started.attempt, startedAt: Date.parse(String(eventTime)) };
  }
  return attempts;
}

const isPayload = (value: object): value is PayloadJson =>
  'metadata' in value &&
  typeof value.metadata === 'object' &&
  value.metadata !== null &&
  'encoding' in value.metadata;

const textOf = ({ data = '' }: PayloadJson): string => Buffer.from(data, 'base64').toString('utf8');
const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
