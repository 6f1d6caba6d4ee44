import { loadConfig, type LoadedConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { scheduleIdOf } from '../../contracts/schedules.js';
import { defaultAsOf } from '../../domain/time/as_of.js';
import { isDay, type Day } from '../../domain/time/days.js';
import { connect, type ClusterConnection } from '../embedded/connect.js';
import { exitCodes } from '../exit_codes.js';
import { counted } from '../render/figures.js';
import { appliedLines, scheduleJson, scheduleListLines, zonedMinute } from '../render/schedules.js';
import { requester } from '../runs/requester.js';
import type { AppliedSchedule } from '../schedules/applied.js';
import { applySchedules } from '../schedules/apply.js';
import { backfillSchedule, type DaysToFill } from '../schedules/backfill.js';
import { definitionsOf } from '../schedules/definition.js';
import { findSchedule } from '../schedules/find.js';
import { scheduleStandings } from '../schedules/standing.js';
import { triggerSchedule } from '../schedules/trigger.js';
import { commandLine, homeOf, pathFrom, type Surroundings } from '../surroundings.js';

/** The options that every `schedule` command takes. */
export interface ScheduleOptions {
  readonly config: string;
  readonly json: boolean;
}

/** `memberflow schedule apply`: the server gets the schedules of the configuration. */
export function scheduleApply(options: ScheduleOptions, around: Surroundings): Promise<number> {
  return withServer(options, around, async ({ client, business, loaded, connection, say }) => {
    const wanted = definitionsOf(loaded);
    const changes = await applySchedules(client, business, wanted);
    say({ business, changes }, (style) => [
      ...appliedLines(changes, style),
      ...(wanted.length === 0
        ? [`${pathFrom(around.folder, loaded.file)} has no schedules.`]
        : [
            `${counted(wanted.length, 'schedule')} in force, with the configuration as it is now. Next: ${commandLine('schedule list', options.config)}`,
          ]),
    ]);
    if (wanted.length > 0 && connection.uiUrl !== null) around.terminal.talk(embeddedHint);
    return exitCodes.completed;
  });
}

const embeddedHint =
  'Schedules come while the embedded server runs: it stays up as long as one is active, and after a restart of the\n' +
  'machine any command, or memberflow server, starts it again.';

/** `memberflow schedule list` */
export function scheduleList(options: ScheduleOptions, around: Surroundings): Promise<number> {
  return withServer(options, around, async ({ client, business, loaded, say }) => {
    const standings = await scheduleStandings(client, business, definitionsOf(loaded));
    const apply = commandLine('schedule apply', options.config);
    say({ business, schedules: standings.map(scheduleJson) }, (style) =>
      scheduleListLines(standings, apply, style),
    );
    return exitCodes.completed;
  });
}

/** `memberflow schedule trigger NAME`: a time of it comes now. */
export function scheduleTrigger(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    const run = await triggerSchedule(client, business, schedule);
    say({ name, run }, () => [
      `${name} has come: ${run.workflowId}. Next: ${commandLine(`runs watch ${run.workflowId}`, options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule pause NAME`: no time of it comes until it is resumed. */
export function schedulePause(
  name: string,
  options: ScheduleOptions & { readonly note?: string },
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    const isNew = !schedule.paused || options.note !== undefined;
    const note = isNew ? (options.note ?? `by ${requester()}`) : schedule.note;
    if (isNew) await client.schedule.getHandle(scheduleIdOf(business, name)).pause(note);
    say({ name, state: 'paused', note }, () => [
      `${name} ${schedule.paused ? 'was paused already' : 'is paused'}: ${note}. Next: ${commandLine(`schedule resume ${name}`, options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule resume NAME` */
export function scheduleResume(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, say }) => {
    if (schedule.paused)
      await client.schedule.getHandle(scheduleIdOf(business, name)).unpause(`resumed by ${requester()}`);
    const [next] = schedule.info.nextActionTimes;
    const when =
      next === undefined ? '' : `; next ${zonedMinute(next, schedule.definition.when?.timeZone ?? 'UTC')}`;
    say({ name, state: 'active', next: next ?? null }, () => [
      `${name} ${schedule.paused ? 'is active again' : 'was active already'}${when}`,
    ]);
    return exitCodes.completed;
  });
}

/** `memberflow schedule backfill NAME --from DAY --to DAY`: its times of past days come, one after the other. */
export function scheduleBackfill(
  name: string,
  options: ScheduleOptions & { readonly from: string; readonly to: string },
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (schedule, { client, business, loaded, say }) => {
    const days = daysToFill(options, defaultAsOf(around.now(), loaded.config.time_zone));
    const times = await backfillSchedule(client, business, schedule, days);
    say({ name, ...days, times }, () => [
      times.length === 0
        ? `${name} has no time from ${days.from} to ${days.to}; nothing was started.`
        : `${name}: ${counted(times.length, 'run')} from ${days.from} to ${days.to}, one after the other. Next: ${commandLine('runs list', options.config)}`,
    ]);
    return exitCodes.completed;
  });
}

function daysToFill({ from, to }: { readonly from: string; readonly to: string }, today: Day): DaysToFill {
  if (!isDay(from)) throw unusable(`--from "${from}" is not a day`);
  if (!isDay(to)) throw unusable(`--to "${to}" is not a day`);
  if (to < from) throw unusable(`--from ${from} is after --to ${to}`);
  if (to > today) throw unusable(`--to ${to} has not come yet: today is ${today}`);
  return { from, to };
}

const unusable = (message: string): MemberflowError =>
  new MemberflowError('InvalidInput', message, {
    remedy: 'Write the first and the last as-of as YYYY-MM-DD, such as --from 2026-10-01 --to 2026-10-31.',
  });

/** `memberflow schedule remove NAME` */
export function scheduleRemove(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
): Promise<number> {
  return withSchedule(name, options, around, async (_schedule, { client, business, loaded, say }) => {
    await client.schedule.getHandle(scheduleIdOf(business, name)).delete();
    const isConfigured = name in (loaded.config.schedules ?? {});
    say({ name, state: 'removed', configured: isConfigured }, () => [
      `${name} is removed; a run of it that is under way goes on.`,
      ...(isConfigured
        ? ['The configuration still has it: the next memberflow schedule apply creates it again.']
        : []),
    ]);
    return exitCodes.completed;
  });
}

type Say = (
  result: object,
  lines: (style: Surroundings['terminal']['outStyle']) => readonly string[],
) => void;

interface AtServer {
  readonly client: ClusterConnection['client'];
  readonly connection: ClusterConnection;
  readonly business: string;
  readonly loaded: LoadedConfig;
  /** Prints a result: for reading, or as the one JSON object. */
  readonly say: Say;
}

async function withServer(
  options: ScheduleOptions,
  around: Surroundings,
  work: (at: AtServer) => Promise<number>,
): Promise<number> {
  const { terminal } = around;
  const loaded = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  const connection = await connect({ home, env: around.env, log: terminal.talk });
  const say: Say = (result, lines) => {
    terminal.out(
      options.json ? JSON.stringify({ schema: 1, ...result }) : lines(terminal.outStyle).join('\n'),
    );
  };
  try {
    const { client } = connection;
    return await work({ client, connection, business: loaded.config.business, loaded, say });
  } finally {
    await connection.close();
  }
}

function withSchedule(
  name: string,
  options: ScheduleOptions,
  around: Surroundings,
  work: (schedule: AppliedSchedule, at: AtServer) => Promise<number>,
): Promise<number> {
  return withServer(options, around, async (at) => {
    const configured = Object.keys(at.loaded.config.schedules ?? {});
    return work(await findSchedule(at.client, at.business, name, configured), at);
  });
}
