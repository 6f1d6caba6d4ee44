import { loadConfig, type LoadedConfig } from '../../config/load.js';
import { withConnection, type ClusterConnection } from '../embedded/connect.js';
import type { Style } from '../render/style.js';
import type { AppliedSchedule } from '../schedules/applied.js';
import { findSchedule } from '../schedules/find.js';
import { homeOf, type Surroundings } from '../surroundings.js';

/** The options that every `schedule` command takes. */
export interface ScheduleOptions {
  readonly config: string;
  readonly json: boolean;
}

/** Prints a result: for reading, or as the one JSON object. */
type Say = (result: object, lines: (style: Style) => readonly string[]) => void;

/** What a command works with: the server, and the configuration that the schedules belong to. */
export interface AtServer {
  readonly client: ClusterConnection['client'];
  readonly connection: ClusterConnection;
  readonly business: string;
  readonly loaded: LoadedConfig;
  readonly say: Say;
}

/** Does the work of a command while it is connected. */
export async function withServer(
  options: ScheduleOptions,
  around: Surroundings,
  work: (at: AtServer) => Promise<number>,
): Promise<number> {
  const { terminal } = around;
  const loaded = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  const say: Say = (result, lines) => {
    terminal.out(
      options.json ? JSON.stringify({ schema: 1, ...result }) : lines(terminal.outStyle).join('\n'),
    );
  };
  return withConnection({ home, env: around.env, log: terminal.talk }, (connection) => {
    const { client } = connection;
    return work({ client, connection, business: loaded.config.business, loaded, say });
  });
}

/** The same for a command about one schedule. */
export function withSchedule(
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
