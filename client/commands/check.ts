import type { Client } from '@temporalio/client';
import { loadConfig, type LoadedConfig } from '../../config/load.js';
import { explainProblem, problemKinds } from '../../config/problems.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { JobInput } from '../../contracts/run.js';
import { sourcesReportSchema } from '../../contracts/sources_report.js';
import { addressText, objectAddress } from '../../store/object/address.js';
import { withConnection } from '../embedded/connect.js';
import { exitCodeOfFailure, exitCodes } from '../exit_codes.js';
import { followRun } from '../follow.js';
import { isReadable, sourcesLines } from '../render/sources.js';
import { cautionTexts } from '../results/cautions.js';
import { resultOf } from '../runs/result.js';
import { startRun } from '../runs/start.js';
import { commandLine, homeOf, pathFrom, type Surroundings } from '../surroundings.js';
import { jobInputOf } from './job_input.js';
import { wayBack } from './see_through.js';

export interface CheckOptions {
  readonly config: string;
  readonly explain?: string;
}

/** `memberflow check`: the configuration, then its sources, tried where the worker runs. Returns the exit code. */
export async function runCheck(options: CheckOptions, around: Surroundings): Promise<number> {
  if (options.explain !== undefined) return explain(options.explain, around);
  const { terminal, env } = around;
  const loaded = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  terminal.out(usedLines(loaded, home, around).join('\n'));
  for (const warning of cautionTexts(loaded.config))
    terminal.out(`${terminal.outStyle.caution('Warning:')} ${warning}`);
  return withConnection({ home, env, log: terminal.talk }, ({ client }) =>
    trySources(client, jobInputOf(loaded, undefined, around.now()), options, around),
  );
}

async function trySources(
  client: Client,
  input: JobInput,
  options: CheckOptions,
  around: Surroundings,
): Promise<number> {
  const { terminal } = around;
  const interrupted = around.interruptions();
  const run = await startRun(client, 'check', input);
  const back = wayBack(run, options.config);
  const last = await followRun(client, run, back, terminal, interrupted);
  if (last === null || last.closedAt === null) {
    terminal.talk(`Stopped waiting; the check goes on: ${back}`);
    return exitCodes.stoppedWatching;
  }
  const { tables } = sourcesReportSchema.parse(await resultOf(client, run));
  const pathOf = (path: string) => pathFrom(around.folder, path);
  terminal.out(sourcesLines(tables, pathOf, terminal.outStyle).join('\n'));
  const unreadable = tables.filter((table) => !isReadable(table));
  if (unreadable.length === 0) {
    terminal.out(`Every table can be read. Next: ${commandLine('run rfm', options.config)}`);
    return exitCodes.completed;
  }
  terminal.out(`${unreadable.length} of ${tables.length} tables cannot be read; nothing was computed.`);
  return exitCodeOfFailure(unreadable[0]?.failure?.type);
}

/** Which files and values a run would use; secrets stand by the name of their variable. */
function usedLines(
  { config, hash, file, baseFolder }: LoadedConfig,
  home: string,
  { env, folder, terminal }: Surroundings,
): readonly string[] {
  const { MEMBERFLOW_STORE: bucket = '' } = env;
  const { business, time_zone, currency, locale, sources, publish, schedules = {} } = config;
  const entries = [
    ['business', business],
    ['time zone', time_zone],
    ['currency', currency],
    ['locale', locale],
    ...Object.entries(sources).map(
      ([name, { kind, path }]) => [`source ${name}`, `${kind} ${path}`] as const,
    ),
    ...Object.entries(schedules).map(
      ([name, schedule]) =>
        [
          `schedule ${name}`,
          `${schedule.job} at ${schedule.cron} ${schedule.time_zone ?? time_zone}`,
        ] as const,
    ),
    ['relative to', pathFrom(folder, baseFolder)],
    ['outputs', publish.folder],
    ['state folder', pathFrom(folder, home)],
    ...(bucket === '' ? [] : [['store', addressText(objectAddress(bucket))] as const]),
    ['configuration', hash.slice(0, 12)],
  ] as const;
  const names = Math.max(...entries.map(([name]) => name.length));
  return [
    terminal.outStyle.strong(`${pathFrom(folder, file)} is a valid configuration`),
    ...entries.map(([name, value]) => `  ${name.padEnd(names)}  ${value}`),
  ];
}

function explain(code: string, { terminal }: Surroundings): number {
  const explanation = explainProblem(code);
  if (explanation === undefined) {
    const codes = Object.keys(problemKinds);
    throw new MemberflowError('InvalidInput', `there is no problem code "${code}"`, {
      remedy: `Codes run from ${codes[0] ?? ''} to ${codes.at(-1) ?? ''}.`,
    });
  }
  terminal.out(explanation.trimEnd());
  return exitCodes.completed;
}
