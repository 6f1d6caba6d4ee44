import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process_identity.js';

const politeMs = 10_000;
const probePauseMs = 20;

/** Sends a signal; that the process is gone already is what was wanted. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Waits until a process has ended. @returns false when it still runs at the end of that time */
export async function hasEnded(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isRunning(identity)) {
    if (performance.now() > deadline) return false;
    await pause(probePauseMs);
  }
  return true;
}

/** Ends a process: asked first, killed when it has not ended in time. */
export async function endProcess(identity: ProcessIdentity, withinMs = politeMs): Promise<void> {
  if (!isRunning(identity)) return;
  send(identity.pid, 'SIGTERM');
  if (await hasEnded(identity, withinMs)) return;
  send(identity.pid, 'SIGKILL');
  await hasEnded(identity, withinMs);
}
