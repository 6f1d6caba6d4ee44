import type { Command } from 'commander';
import { configFileName, type Surroundings } from '../surroundings.js';
import { jsonObject, type Finish } from './options.js';

interface ScheduleFlags {
  config: string;
  json: boolean;
}

/** The grammar of `memberflow schedule`. */
export function addSchedules(program: Command, around: Surroundings, finish: Finish): void {
  const schedule = program
    .command('schedule')
    .description('Runs at their times: put schedules into force, look at them, steer them.');
  const add = (name: string, description: string) =>
    schedule
      .command(name)
      .description(description)
      .option('--config <file>', 'configuration', configFileName)
      .option('--json', jsonObject, false);
  const addNamed = (name: string, description: string) =>
    add(name, description).argument('<name>', 'name of the schedule in the configuration');

  add('apply', 'Put the schedules of the configuration into force; again after every change of it.').action(
    async (flags: ScheduleFlags) => {
      const { scheduleApply } = await import('../commands/schedule.js');
      finish(await scheduleApply(flags, around));
    },
  );
  add('list', 'Every schedule: its rules, its next time, its last runs.').action(
    async (flags: ScheduleFlags) => {
      const { scheduleList } = await import('../commands/schedule.js');
      finish(await scheduleList(flags, around));
    },
  );
  addNamed('trigger', 'Let a time of it come now.').action(async (name: string, flags: ScheduleFlags) => {
    const { scheduleTrigger } = await import('../commands/schedule_steer.js');
    finish(await scheduleTrigger(name, flags, around));
  });
  addNamed('pause', 'Let no time of it come until it is resumed.')
    .option('--note <text>', 'why; schedule list shows it')
    .action(async (name: string, flags: ScheduleFlags & { note?: string }) => {
      const { schedulePause } = await import('../commands/schedule_steer.js');
      finish(await schedulePause(name, flags, around));
    });
  addNamed('resume', 'Let its times come again.').action(async (name: string, flags: ScheduleFlags) => {
    const { scheduleResume } = await import('../commands/schedule_steer.js');
    finish(await scheduleResume(name, flags, around));
  });
  addNamed('backfill', 'Let its times of past days come, one after the other.')
    .requiredOption('--from <day>', 'first as-of, YYYY-MM-DD')
    .requiredOption('--to <day>', 'last as-of, YYYY-MM-DD')
    .action(async (name: string, flags: ScheduleFlags & { from: string; to: string }) => {
      const { scheduleBackfill } = await import('../commands/schedule_steer.js');
      finish(await scheduleBackfill(name, flags, around));
    });
  addNamed('remove', 'Take it out of force.').action(async (name: string, flags: ScheduleFlags) => {
    const { scheduleRemove } = await import('../commands/schedule_steer.js');
    finish(await scheduleRemove(name, flags, around));
  });
}
