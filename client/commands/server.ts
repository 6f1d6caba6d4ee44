import { resolve } from 'node:path';
import { readWorkerSettings } from '../../worker/settings.js';
import { stopSignal } from '../../worker/stop_signal.js';
import { livingRecord } from '../embedded/lock.js';
import { serve } from '../embedded/serve.js';
import { stopServer } from '../embedded/stop_server.js';
import { exitCodes } from '../exit_codes.js';
import { duration } from '../render/figures.js';
import { configFileName, homeOf, pathFrom, type Surroundings } from '../surroundings.js';

export interface ServerOptions {
  readonly home?: string;
}

/** `memberflow server`: until Ctrl-C. */
export async function runServer(options: ServerOptions, around: Surroundings): Promise<number> {
  const { terminal } = around;
  terminal.talk('Ctrl-C ends it; runs under way go on when it is started again.');
  await serve({
    home: stateFolder(options, around),
    signal: stopSignal(),
    log: terminal.talk,
    settings: readWorkerSettings(around.env),
  });
  return exitCodes.completed;
}

/** `memberflow server stop` */
export async function stopRunningServer(options: ServerOptions, around: Surroundings): Promise<number> {
  const home = stateFolder(options, around);
  const shown = pathFrom(around.folder, home);
  const ended = await stopServer(home);
  around.terminal.out(ended ? `The server of ${shown} has ended.` : `No server runs on ${shown}.`);
  return exitCodes.completed;
}

/** `memberflow server status`: exit code 1 when none runs. */
export function showServer(options: ServerOptions, around: Surroundings): Promise<number> {
  const home = stateFolder(options, around);
  const { terminal } = around;
  const record = livingRecord(home);
  if (record === null) {
    terminal.out(`No server runs on ${pathFrom(around.folder, home)}.`);
    return Promise.resolve(exitCodes.failed);
  }
  const age = duration(around.now().getTime() - Date.parse(record.startedAt));
  terminal.out(
    [
      `${record.state} for ${age}, process ${record.owner.pid}, memberflow ${record.version}`,
      ...(record.address === null ? [] : [`Temporal at ${record.address}, namespace ${record.namespace}`]),
      ...(record.uiUrl === null ? [] : [`UI at ${record.uiUrl}/namespaces/${record.namespace}/workflows`]),
    ].join('\n'),
  );
  return Promise.resolve(exitCodes.completed);
}

/** The state folder that a server or worker was told to use. */
export function stateFolder({ home }: ServerOptions, around: Surroundings): string {
  return home === undefined ? homeOf(configFileName, around) : resolve(around.folder, home);
}
