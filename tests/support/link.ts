import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { loopback } from '../../client/embedded/ports.js';

/** A way to a server that a test can cut, stop and mend. */
export interface Link {
  readonly port: number;
  /** Cuts what goes on, and refuses what comes, until it is mended. */
  readonly cut: () => void;
  /** Cuts as soon as so many further bytes have gone to the server, or come from it; resolves then. */
  cutAfter(bytes: number, direction: 'up' | 'down'): Promise<void>;
  /** The same, but it lets nothing through instead. */
  stallAfter(bytes: number, direction: 'up' | 'down'): Promise<void>;
  /** Takes connections and lets nothing through until it is mended. */
  readonly stall: () => void;
  readonly mend: () => void;
  /** From now on everything arrives so many milliseconds later, in either direction. */
  readonly delay: (milliseconds: number) => void;
  close(): Promise<void>;
}

/** Opens a way to a server of this machine. */
export async function openLink(target: number): Promise<Link> {
  let state: 'open' | 'cut' | 'stalled' = 'open';
  let latency = 0;
  let watch: { left: number; readonly direction: string; readonly reached: () => void } | null = null;
  const after = (left: number, direction: string, then: () => void): Promise<void> =>
    new Promise((resolve) => {
      const reached = () => {
        then();
        resolve();
      };
      watch = { left, direction, reached };
    });
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(target, loopback);
    for (const [from, to, direction] of [
      [near, far, 'up'],
      [far, near, 'down'],
    ] as const) {
      sockets.add(from);
      if (state === 'stalled') from.pause();
      from.on('data', (chunk: Buffer) => {
        if (watch?.direction === direction) watch.left -= chunk.length;
        if (watch !== null && watch.left <= 0) {
          const { reached } = watch;
          watch = null;
          reached();
          return;
        }
        if (latency > 0) {
          void arrive(to, chunk, latency);
          return;
        }
        if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => {
            if (state === 'open') from.resume();
          });
        }
      });
      // A connection that breaks is what the tests are about.
      from.on('error', () => undefined);
      from.once('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, loopback);
  await once(server, 'listening');
  const link: Link = {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    cutAfter: (bytes, direction) => after(bytes, direction, link.cut),
    stallAfter: (bytes, direction) => after(bytes, direction, link.stall),
    stall() {
      state = 'stalled';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'open';
      for (const socket of sockets) socket.resume();
    },
    delay(milliseconds) {
      latency = milliseconds;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      link.cut();
      await closed;
    },
  };
  return link;
}

/** Timers of the same length ring in the order in which they were set, so that nothing is overtaken. */
async function arrive(to: Socket, chunk: Buffer, latency: number): Promise<void> {
  await pause(latency);
  if (!to.destroyed) to.write(chunk);
}
