import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinary } from '../../client/embedded/binary.js';
import { accepts, addressOf, freePorts, loopback } from '../../client/embedded/ports.js';
import { searchAttributeDeclarations } from '../../contracts/attributes.js';
import { start, type Program } from '../support/processes.js';

/** A Temporal server of a test's own, with its state on disk. */
export interface TemporalServer {
  readonly address: string;
  readonly program: Program;
  /** Starts it anew once it was killed: with its state, at the same address. */
  again(): Promise<TemporalServer>;
}

/**
 * Starts a server and waits until it answers.
 *
 * @param namespace all that the server has beside `default`
 */
export async function startTemporal(folder: string, namespace: string): Promise<TemporalServer> {
  return await startOn(await freePorts(), folder, namespace);
}

type Ports = Awaited<ReturnType<typeof freePorts>>;

async function startOn(ports: Ports, folder: string, namespace: string): Promise<TemporalServer> {
  const binary = findBinary('temporal', process.env);
  if (binary === undefined) throw new Error('no Temporal server: run `npm run setup -- --tests` first');
  const address = addressOf(ports);
  const program = start(binary, [
    ...['server', 'start-dev', '--ip', loopback, '--port', String(ports.frontend), '--headless'],
    ...['--log-level', 'error', '--namespace', namespace, '--db-filename', join(folder, 'temporal.db')],
    ...searchAttributeDeclarations.flatMap((declaration) => ['--search-attribute', declaration]),
  ]);
  const ended = program.ended.then((cause) => {
    throw new Error(`the Temporal server ended (${cause}): ${program.output.error}`);
  });
  ended.catch(() => undefined);
  while (!(await Promise.race([accepts(address), ended]))) await pause(50);
  return { address, program, again: () => startOn(ports, folder, namespace) };
}
