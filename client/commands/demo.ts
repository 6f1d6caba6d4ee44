import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { dirtyConfigurationName } from '../../examples/simulator/dirt/dirty_business.js';
import { writeBusiness } from '../../examples/simulator/write/write_business.js';
import { exitCodes } from '../exit_codes.js';
import { demoLines, demoProgressLine } from '../render/demo.js';
import { duration } from '../render/figures.js';
import { commandLine, configFileName, pathFrom, type Surroundings } from '../surroundings.js';
import type { Terminal } from '../terminal.js';
import { demoPlan, type DemoOptions } from './demo_options.js';

/** `memberflow demo`: writes a simulated business with a configuration that runs on it. */
export async function runDemo(options: DemoOptions, around: Surroundings): Promise<number> {
  const { terminal, folder, now } = around;
  const { simulation, ...further } = demoPlan(options);
  const out = resolve(folder, options.out);
  const started = now().getTime();
  const interrupted = around.interruptions();
  const progress = progressOn(terminal);
  try {
    const written = await writeBusiness(simulation, {
      ...further,
      folder: out,
      threads: availableParallelism(),
      signal: interrupted,
      progress: (reached) => {
        progress.tell(demoProgressLine(reached), reached);
      },
    });
    progress.end();
    const shown = pathFrom(folder, out);
    const took = duration(now().getTime() - started);
    const { members, preset } = simulation;
    terminal.out(
      demoLines({ shown, took, members, preset: preset.preset, written }, terminal.outStyle).join('\n'),
    );
    const next = (name: string): string =>
      `${commandLine('run memberOperations', pathFrom(folder, join(out, name)))} --as-of ${written.asOf}`;
    terminal.out(`Next: ${next(configFileName)}`);
    if (written.dirt !== null) terminal.out(`With faults: ${next(dirtyConfigurationName)}`);
    return exitCodes.completed;
  } catch (error) {
    progress.end();
    if (!interrupted.aborted) throw error;
    terminal.talk('Stopped. Nothing was written.');
    return exitCodes.cancelled;
  }
}

/** Parts of a stage that get a line of their own where nothing is redrawn. */
const plainLines = 4;

/** One line that is drawn anew where a person looks; some lines of each stage elsewhere. */
function progressOn(terminal: Terminal) {
  let [drawn, told] = ['', ''];
  return {
    tell(
      line: string,
      { stage, done, of }: { readonly stage: string; readonly done: number; readonly of: number },
    ) {
      if (terminal.animated) {
        if (line !== drawn) terminal.draw(`\r${line}\u001b[K`);
        drawn = line;
        return;
      }
      const part = Math.floor((plainLines * done) / of);
      const reached = `${stage} ${part}`;
      if (part > 0 && reached !== told) terminal.talk(line);
      told = reached;
    },
    end() {
      if (drawn !== '') terminal.draw('\r\u001b[K');
      drawn = '';
    },
  };
}
