import { MemberflowError } from '../../contracts/failures.js';
import { readWorkerSettings } from '../../worker/settings.js';
import { stopSignal } from '../../worker/stop_signal.js';
import { idleMinutes } from './idle.js';
import { serve } from './serve.js';

/** The program of a server in the background: `node daemon.js <state folder>`. */

const log = (line: string) => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

try {
  const [, , home] = process.argv;
  if (home === undefined) throw new Error('the state folder is missing from the command line');
  await serve({
    home,
    signal: stopSignal(),
    log,
    settings: readWorkerSettings(process.env),
    endWhenIdle: { minutes: idleMinutes(process.env) },
  });
} catch (error) {
  if (!(error instanceof MemberflowError)) throw error;
  log(`${error.message}. ${error.details.remedy}`);
  // Another process was faster, which serves whoever started this one just as well.
  process.exitCode = error.failure === 'AlreadyRunning' ? 0 : 1;
}
