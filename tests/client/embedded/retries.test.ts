import { once } from 'node:events';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../client/embedded/connect.js';

const grpc = { ':status': 200, 'content-type': 'application/grpc' };

/** Answers with an empty message. */
function accept(stream: ServerHttp2Stream): void {
  stream.respond(grpc, { waitForTrailers: true });
  stream.on('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': '0' });
  });
  stream.end(Buffer.alloc(5));
}

/** Says that the service is unavailable just now, which the SDK answers by trying again after some 170 ms. */
function refuse(stream: ServerHttp2Stream): void {
  stream.respond({ ...grpc, 'grpc-status': '14', 'grpc-message': 'unavailable' }, { endStream: true });
}

describe('a connection to a server that refuses calls', () => {
  const server = createServer();
  const crashes: unknown[] = [];
  const crashed = (error: unknown) => crashes.push(error);
  let calls: string[] = [];
  let answers: ((stream: ServerHttp2Stream) => void)[] = [];

  beforeEach(async () => {
    calls = [];
    answers = [accept];
    server.removeAllListeners('stream').on('stream', (stream, headers) => {
      calls.push(String(headers[':path']).split('/').at(-1) ?? '');
      stream.resume();
      (answers.shift() ?? refuse)(stream);
    });
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
    process.on('uncaughtException', crashed);
  });
  afterEach(() => {
    process.off('uncaughtException', crashed);
    server.close();
  });

  const open = () =>
    connect({
      home: '/nowhere',
      env: { TEMPORAL_ADDRESS: `127.0.0.1:${(server.address() as AddressInfo).port}` },
      log: () => undefined,
    });

  it('tries again, and begins no call after it was closed', async () => {
    const cluster = await open();
    const { connection } = cluster;
    answers = [refuse, accept];
    await connection.workflowService.getClusterInfo({});
    expect(calls.filter((call) => call === 'GetClusterInfo')).toHaveLength(2);

    const call = connection.workflowService.listNamespaces({});
    const refused = expect(call).rejects.toMatchObject({ code: 14 });
    while (!calls.includes('ListNamespaces')) await pause(5);
    await pause(50);
    await cluster.close();
    await pause(400);
    expect(crashes).toEqual([]);
    expect(calls.filter((name) => name === 'ListNamespaces')).toHaveLength(1);
    await refused;
  });
});
