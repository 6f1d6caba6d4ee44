import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { awaitPorts } from '../../../client/embedded/await_ports.js';
import { lastingPorts } from '../../../client/embedded/lasting_ports.js';
import { freePorts, loopback } from '../../../client/embedded/ports.js';

/** Another program on a port of 127.0.0.1. */
async function listener(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer();
  await once(server.listen(0, loopback), 'listening');
  onTestFinished(() => {
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

describe('ports that are chosen for a server', () => {
  it('are none that outgoing connections are given', async () => {
    const lasting = lastingPorts();
    const { frontend, ui } = await freePorts();
    expect(frontend).not.toBe(ui);
    for (const port of lasting === null ? [] : [frontend, ui]) {
      expect(port).toBeGreaterThanOrEqual(lasting!.first);
      expect(port).toBeLessThanOrEqual(lasting!.last);
    }
  });

  it.each([
    ['of Linux', { first: 32_768, last: 60_999 }, { first: 10_000, last: 32_767 }],
    ['of RFC 6335', { first: 49_152, last: 65_535 }, { first: 10_000, last: 49_151 }],
    ['that are almost all', { first: 10_240, last: 65_535 }, null],
  ])('lie below the outgoing ones %s', (_, outgoing, lasting) => {
    expect(lastingPorts(outgoing)).toEqual(lasting);
  });
});

describe('waiting for the ports of a server that has ended', () => {
  const waiting = (patienceMs: number, stopping = new AbortController().signal) => {
    const said: string[] = [];
    return { said, options: { patienceMs, stopping, log: (line: string) => void said.push(line) } };
  };

  it('says nothing when they are free', async () => {
    const { said, options } = waiting(0);
    expect(await awaitPorts(await freePorts(), options)).toBe(true);
    expect(said).toEqual([]);
  });

  it('names the port that another program has, and ends when it is free again', async () => {
    const other = await listener();
    const { said, options } = waiting(60_000);
    const free = awaitPorts({ ...(await freePorts()), ui: other.port }, options);
    await expect.poll(() => said).toEqual([expect.stringContaining(`port ${other.port} `)]);
    other.close();
    expect(await free).toBe(true);
    expect(said).toHaveLength(1);
  });

  it('fails with the port when the other program keeps it', async () => {
    const { port } = await listener();
    const { options } = waiting(0);
    const kept = awaitPorts({ ...(await freePorts()), frontend: port }, options);
    await expect(kept).rejects.toMatchObject({ failure: 'SourceUnavailable' });
    await expect(kept).rejects.toThrow(`another program has taken its port ${port}`);
  });

  it('ends when the server is to end anyway', async () => {
    const { port } = await listener();
    const { options } = waiting(60_000, AbortSignal.abort());
    expect(await awaitPorts({ frontend: port, ui: port }, options)).toBe(false);
  });
});
