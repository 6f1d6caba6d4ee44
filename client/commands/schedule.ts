import { counted } from '../../domain/text/counted.js';
import { exitCodes } from '../exit_codes.js';
import { appliedLines, scheduleJson, scheduleListLines } from '../render/schedules.js';
import { applySchedules } from '../schedules/apply.js';
import { definitionsOf } from '../schedules/definition.js';
import { scheduleStandings } from '../schedules/standing.js';
import { commandLine, pathFrom, type Surroundings } from '../surroundings.js';
import { withServer, type ScheduleOptions } from './schedule_server.js';

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
