import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { lastingPorts } from './lasting_ports.js';

/** Both listen on 127.0.0.1 only. */
export interface ServerPorts {
  readonly frontend: number;
  readonly ui: number;
}

export const loopback = '127.0.0.1';

export const addressOf = ({ frontend }: ServerPorts): string => `${loopback}:${frontend}`;

/** Where the Temporal UI answers, without a path. */
export const uiUrlOf = ({ ui }: ServerPorts): string => `http://${loopback}:${ui}`;

/** The ports that a server was given, from where it answered. */
export function portsOf(at: {
  readonly address: string | null;
  readonly uiUrl: string | null;
}): ServerPorts | null {
  if (at.address === null || at.uiUrl === null) return null;
  return { frontend: Number(new URL(`tcp://${at.address}`).port), ui: Number(new URL(at.uiUrl).port) };
}

/** Temporal's own, where people look first. */
const usualPorts: ServerPorts = { frontend: 7233, ui: 8233 };

/** Listens on a port for a moment. @returns the port (a free one for 0), or null when it is taken */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once('error', () => {
      resolve(null);
    });
    listener.listen(port, loopback, () => {
      const address = listener.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      listener.close(() => {
        resolve(found);
      });
    });
  });
}

const mostTries = 20;

/** One that stays free while its server is down, where there are such; else any. */
async function anyPort(): Promise<number> {
  const lasting = lastingPorts();
  for (let tried = 0; lasting !== null && tried < mostTries; tried += 1) {
    const port = await tryPort(randomInt(lasting.first, lasting.last + 1));
    if (port !== null) return port;
  }
  const port = await tryPort(0);
  if (port === null) throw new Error('no port of 127.0.0.1 is free');
  return port;
}

/** Ports that nobody listens on now, whichever they are. */
export async function freePorts(): Promise<ServerPorts> {
  const frontend = await anyPort();
  let ui = await anyPort();
  while (ui === frontend) ui = await anyPort();
  return { frontend, ui };
}

/** The port of these that somebody listens on now; null when both are free. */
export async function takenOf({ frontend, ui }: ServerPorts): Promise<number | null> {
  if ((await tryPort(frontend)) === null) return frontend;
  return (await tryPort(ui)) === null ? ui : null;
}

/** Those of the server before, so that clients which still wait for it find it again; else the usual ones; else any. */
export async function preferredPorts(former: ServerPorts | null): Promise<ServerPorts> {
  for (const ports of [former, usualPorts])
    if (ports !== null && (await takenOf(ports)) === null) return ports;
  return freePorts();
}

/** Whether something accepts connections at `host:port`. */
export function accepts(address: string): Promise<boolean> {
  const [host = loopback, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}
