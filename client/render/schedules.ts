import { spanText } from '../../domain/time/span.js';
import type { AppliedChange } from '../schedules/apply.js';
import type { ScheduleStanding } from '../schedules/standing.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';
import { visible } from './width.js';

/** A moment on the clock of a zone, to the minute: `2026-11-23 02:30`. */
export function zonedMinute(date: Date, timeZone: string): string {
  // The Swedish form is the ISO one.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(date);
}

/** What applying did, a line each. */
export function appliedLines(changes: readonly AppliedChange[], style: Style): readonly string[] {
  if (changes.length === 0) return [];
  return alignedTable(
    [{ heading: 'schedule' }, { heading: 'change' }],
    changes.map(({ name, change, differed, paused }) => [
      name,
      [
        change === 'left' ? 'unchanged' : change,
        ...(differed.length === 0 ? [] : [`(${differed.join(', ')})`]),
        ...(paused && change !== 'removed' ? ['still paused'] : []),
      ].join(' '),
    ]),
    style,
  );
}

/**
 * Schedules as a table, in the time zone of each.
 * @param apply the command that puts the configuration's schedules into force
 */
export function scheduleListLines(
  standings: readonly ScheduleStanding[],
  apply: string,
  style: Style,
): readonly string[] {
  if (standings.length === 0)
    return [`No schedules. Add them under schedules in the configuration, then ${apply}`];
  const isBehind = standings.some(
    ({ state, differs, configured }) => state === 'absent' || differs.length > 0 || !configured,
  );
  return [
    ...alignedTable(
      [
        { heading: 'schedule' },
        { heading: 'job' },
        { heading: 'when', atMost: 40 },
        { heading: 'next' },
        { heading: 'last' },
        { heading: 'result' },
        { heading: 'jitter', align: 'right' },
        { heading: 'catch-up', align: 'right' },
        { heading: 'overlap' },
        { heading: 'on failure' },
        { heading: 'state' },
      ],
      standings.map(rowOf),
      style,
    ),
    ...standings.flatMap(remarksOf),
    ...(isBehind ? [`The configuration is not in force as it is. Next: ${apply}`] : []),
  ];
}

function rowOf({ name, definition, state, next, last }: ScheduleStanding): readonly string[] {
  const { when, rules, start } = definition;
  const timeZone = when?.timeZone ?? 'UTC';
  const [upcoming] = next;
  const [latest] = last;
  return [
    name,
    start?.input.job ?? '',
    when === null ? 'changed outside' : `${when.calendar.comment} ${timeZone}`,
    upcoming === undefined ? '' : zonedMinute(upcoming, timeZone),
    latest === undefined ? '' : zonedMinute(latest.scheduledAt, timeZone),
    latest === undefined ? '' : resultText(latest),
    when === null ? '' : spanText(when.jitterMs),
    spanText(rules.catchUpMs),
    overlapText(rules.overlap),
    rules.pauseOnFailure ? 'pauses' : 'goes on',
    state === 'absent' ? 'not in force' : state,
  ];
}

const resultText = ({ status, error }: ScheduleStanding['last'][number]): string =>
  status === 'started' ? 'under way' : (error?.type ?? status);

const overlapText = (policy: string): string => policy.toLowerCase();

/** What a row has no room for: why it is paused, how the last run failed, what did not come. */
function remarksOf(standing: ScheduleStanding): readonly string[] {
  const { name, state, note, last, missed, skipped, configured, differs } = standing;
  const [latest] = last;
  const { error = null } = latest ?? {};
  const remarks = [
    ...(state === 'paused' ? [`paused: ${note === '' ? 'no reason given' : note}`] : []),
    ...(error === null ? [] : [`failed: ${error.message}. ${error.details?.remedy ?? ''}`.trimEnd()]),
    ...(missed === 0 ? [] : [`${missed} missed: older than the catch-up window when a server ran again`]),
    ...(skipped === 0 ? [] : [`${skipped} skipped: the run before was under way`]),
    ...(differs.length === 0 ? [] : [`not as in the configuration: ${differs.join(', ')}`]),
    ...(configured ? [] : ['not in the configuration']),
  ];
  return remarks.map((remark) => visible(`${name}: ${remark}`));
}

/** A schedule as `--json` gives it, in the words of the configuration. */
export function scheduleJson({ definition, ...standing }: ScheduleStanding): object {
  const { when, rules, start } = definition;
  return {
    ...standing,
    job: start?.input.job ?? null,
    cron: when?.calendar.comment ?? null,
    timeZone: when?.timeZone ?? null,
    jitter: when === null ? null : spanText(when.jitterMs),
    catchUp: spanText(rules.catchUpMs),
    overlap: overlapText(rules.overlap),
    pauseOnFailure: rules.pauseOnFailure,
  };
}
