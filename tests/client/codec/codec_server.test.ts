import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { Payload } from '@temporalio/common';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createCodecServer, type CodecServerOptions } from '../../../client/codec/codec_server.js';
import { listen } from '../../../client/codec/listen.js';
import { readCodecTokens } from '../../../client/codec/tokens.js';
import { readEncryptionKeys } from '../../../worker/encryption/keys.js';
import { createPayloadCodec } from '../../../worker/encryption/payload_codec.js';
import { keyText } from '../../worker/encryption/key_text.js';

const codecOf = (keys: string) =>
  createPayloadCodec(readEncryptionKeys({ MEMBERFLOW_ENCRYPTION_KEYS: keys }));
const codec = codecOf(`2026:${keyText(2)}`);
const token = 'ann-has-a-long-enough-token';
const tokens = readCodecTokens({
  MEMBERFLOW_CODEC_TOKENS: `ann:${token},ben:${token.replace('ann', 'ben')}`,
});
const bearer = { authorization: `Bearer ${token}` };
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const ui = 'https://temporal.example.com';

const json = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});
const clear: Payload = {
  metadata: { encoding: new Uint8Array(Buffer.from('json/plain')) },
  data: new Uint8Array(Buffer.from('"a secret"')),
};
const sealedWith = async (by: typeof codec) => (await by.encode([clear])).map(json);

let server: Server | null = null;
afterEach(async () => {
  if (server === null) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  server = null;
});

/** An endpoint on this machine; what it logs comes as text. */
async function endpoint(options: Partial<CodecServerOptions> = {}) {
  let logged = '';
  const log = pino({}, { write: (text: string) => (logged += text) });
  server = createCodecServer({ codec, tokens, origins: [ui], encodes: false, log, ...options });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000), ...init });
  const post = (path: string, message: unknown, headers: Readonly<Record<string, string>> = bearer) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-namespace': 'crm', ...headers },
      body: typeof message === 'string' ? message : JSON.stringify(message),
    });
  return { ask, post, logged: () => logged };
}

describe('the codec endpoint', () => {
  it('decodes payloads in their order, those in the clear as they are', async () => {
    const { post } = await endpoint();
    const answer = await post('/decode', { payloads: [...(await sealedWith(codec)), json(clear)] });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toEqual({ payloads: [json(clear), json(clear)] });
    expect((await post('/crm/decode', { payloads: [] })).status).toBe(200);
  });

  it('gives back what it cannot decode, and says in its log which key is missing', async () => {
    const { post, logged } = await endpoint();
    const [retired] = await sealedWith(codecOf(`2024:${keyText(9)}`));
    const [current] = await sealedWith(codec);
    const answer = await post('/decode', { payloads: [retired, current] });
    expect(await answer.json()).toEqual({ payloads: [retired, json(clear)] });
    expect(logged()).toContain('encrypted with the key 2024');
  });

  it('logs who asked, for which namespace and how much, and no content', async () => {
    const { post, logged } = await endpoint();
    await post('/decode', { payloads: await sealedWith(codec) });
    expect(JSON.parse(logged())).toMatchObject({ who: 'ann', namespace: 'crm', verb: 'decode', payloads: 1 });
    expect(logged()).not.toMatch(/secret|ann-has|InNlY/);
  });

  it('is for those with a token, in the header or as the password of their name', async () => {
    const { post, ask } = await endpoint();
    const status = async (headers: Readonly<Record<string, string>>) =>
      (await post('/decode', { payloads: [] }, headers)).status;
    expect(await status(bearer)).toBe(200);
    expect(await status(basic(`ann:${token}`))).toBe(200);
    for (const headers of [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${token}x` },
      { authorization: token },
      basic(`ben:${token}`),
      basic(token),
    ])
      expect(await status(headers), JSON.stringify(headers)).toBe(401);
    expect((await ask('/')).headers.get('www-authenticate')).toContain('Basic');
    expect((await ask('/', { headers: basic(`ann:${token}`) })).status).toBe(200);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('answers pages of the UI only, which ask first whether they may', async () => {
    const { post, ask } = await endpoint();
    const asked = await ask('/decode', { method: 'OPTIONS', headers: { origin: ui } });
    expect(asked.status).toBe(204);
    const cors = Object.fromEntries([...asked.headers].filter(([name]) => name.startsWith('access-control')));
    expect(cors).toEqual({
      'access-control-allow-origin': ui,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type, x-namespace, authorization, authorization-extras',
      'access-control-max-age': '600',
    });
    const elsewhere = { ...bearer, origin: 'https://temporal.example.com.evil.org' };
    const refused = await post('/decode', { payloads: await sealedWith(codec) }, elsewhere);
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('encodes only where it is allowed to', async () => {
    expect((await (await endpoint()).post('/encode', { payloads: [json(clear)] })).status).toBe(403);
  });

  it('encodes so that workers can read it, where it is allowed to', async () => {
    const { post } = await endpoint({ encodes: true });
    const answer = await post('/encode', { payloads: [json(clear)] });
    const sealed = await answer.text();
    expect(sealed).not.toContain(json(clear).data);
    expect(await (await post('/decode', sealed)).json()).toEqual({ payloads: [json(clear)] });
  });

  it('refuses what is not of the protocol, without failing', async () => {
    const { post, ask, logged } = await endpoint();
    const messages = ['', '{', '[]', '{"payloads":1}', '{"payloads":[{"data":"§"}]}', '{"payloads":[null]}'];
    for (const message of messages) expect((await post('/decode', message)).status, message).toBe(400);
    expect((await post('/decode', 'x'.repeat(17 * 1024 * 1024))).status).toBe(413);
    expect((await post('/elsewhere', '{}')).status).toBe(404);
    expect((await ask('/decode', { headers: bearer })).status).toBe(405);
    expect(logged()).toBe('');
  });
});

describe('the codec endpoint without tokens', () => {
  it('answers this machine', async () => {
    const { post } = await endpoint({ tokens: null });
    expect((await post('/decode', { payloads: [] }, {})).status).toBe(200);
  });

  it('answers no page that passes itself off as this machine', async () => {
    // `fetch` does not let a program choose the host.
    await endpoint({ tokens: null });
    const address = server?.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const asked = request({
      port,
      host: '127.0.0.1',
      path: '/decode',
      method: 'POST',
      headers: { host: 'evil.org' },
    });
    asked.end('{"payloads":[]}');
    const [response] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
    response.resume();
    expect(response.statusCode).toBe(401);
  });
});
