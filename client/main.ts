import { CommanderError } from 'commander';
import { exitCodes } from './exit_codes.js';
import { buildProgram } from './program.js';
import type { Surroundings } from './surroundings.js';

/**
 * Runs one command line.
 * @param args without program and script
 * @returns the exit code; every failure has been reported
 */
export async function main(args: readonly string[], around: Surroundings): Promise<number> {
  let exitCode: number = exitCodes.completed;
  const program = buildProgram(around, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.completed;
    const { reportBadUsage, reportFault } = await import('./commands/report.js');
    const json = args.includes('--json');
    return error instanceof CommanderError
      ? reportBadUsage(error, json, around)
      : reportFault(error, json, around);
  }
}
