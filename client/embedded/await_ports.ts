import { setTimeout as pause } from 'node:timers/promises';
import { MemberflowError } from '../../contracts/failures.js';
import { takenOf, type ServerPorts } from './ports.js';

const lookPauseMs = 200;

export interface AwaitPortsOptions {
  /** How long another program may keep a port. */
  readonly patienceMs: number;
  /** Ends the waiting when it aborts. */
  readonly stopping: AbortSignal;
  /** Told once when a port is taken. */
  readonly log: (line: string) => void;
}

/**
 * Waits until nobody listens on the ports of a server that has ended: its worker and every command know it by them.
 *
 * @returns false when the waiting was ended before
 * @throws MemberflowError `SourceUnavailable` with the port that another program keeps.
 */
export async function awaitPorts(
  ports: ServerPorts,
  { patienceMs, stopping, log }: AwaitPortsOptions,
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  let told = false;
  while (!stopping.aborted) {
    const taken = await takenOf(ports);
    if (taken === null) return true;
    if (performance.now() > deadline) throw portKept(taken);
    if (!told) log(`Another program has taken port ${taken} meanwhile; waiting until it is free.`);
    told = true;
    await pause(lookPauseMs);
  }
  return false;
}

const portKept = (port: number): MemberflowError =>
  new MemberflowError(
    'SourceUnavailable',
    `The Temporal server cannot start again: another program has taken its port ${port}`,
    {
      remedy:
        'Repeat the command: it starts the server on other ports, and runs go on where they were. ' +
        'Or end that program first.',
    },
  );
