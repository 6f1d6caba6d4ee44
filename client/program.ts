import { Command } from 'commander';
import { addChurn } from './grammar/churn.js';
import { addCodec } from './grammar/codec.js';
import { addConfiguration } from './grammar/configuration.js';
import { addDemo } from './grammar/demo.js';
import { addDoctor } from './grammar/doctor.js';
import { addJobs } from './grammar/jobs.js';
import { addModels } from './grammar/models.js';
import type { Finish } from './grammar/options.js';
import { addProcesses } from './grammar/processes.js';
import { addRuns } from './grammar/runs.js';
import { addSchedules } from './grammar/schedules.js';
import { addStored } from './grammar/stored.js';
import { addTelling } from './grammar/telling.js';
import type { Surroundings } from './surroundings.js';

/**
 * The command line's grammar. What a command does is loaded when it runs, so that `--help` answers at once.
 * Bad usage is thrown as commander's `CommanderError`.
 */
export function buildProgram(around: Surroundings, finish: Finish): Command {
  const { terminal } = around;
  const program = new Command('memberflow')
    .description('Analytics of a membership business as durable workflows.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text.trimEnd());
      },
      writeErr: (text) => {
        terminal.talk(text.trimEnd());
      },
    })
    .addHelpText('after', exitCodeHelp);
  addJobs(program, around, finish);
  addTelling(program, around, finish);
  addConfiguration(program, around, finish);
  addDemo(program, around, finish);
  addDoctor(program, around, finish);
  addModels(program, around, finish);
  addRuns(program, around, finish);
  addChurn(program, around, finish);
  addStored(program, around, finish);
  addSchedules(program, around, finish);
  addProcesses(program, around, finish);
  addCodec(program, around, finish);
  return program;
}

const exitCodeHelp = `
Exit codes: 0 completed, 1 failed, 2 bad usage or configuration, 3 stopped by a data-quality gate,
4 cancelled, 130 watching was stopped by Ctrl-C while the run goes on.
Results go to standard output, progress and messages to standard error.`;
