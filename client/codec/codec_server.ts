import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import { hostOf, isLoopback } from './listen.js';
import { decodeEach, messageOf, payloadsOf } from './payloads.js';
import { ownerOf, type CodecToken } from './tokens.js';

export interface CodecServerOptions {
  readonly codec: PayloadCodec;
  /** Null: whoever reaches it from this machine. */
  readonly tokens: readonly CodecToken[] | null;
  /** Pages that may ask, such as `https://temporal.example.com`: those of the Temporal UI. */
  readonly origins: readonly string[];
  /** Whether it encrypts too, so that the UI can send inputs, signals and updates. */
  readonly encodes: boolean;
  readonly log: Logger;
}

/** A page of the UI asks for some hundred payloads of some kilobytes at once. */
const largestBody = 16 * 1024 * 1024;

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const plain = (status: number, body: string): Answer => ({ status, body: `${body}\n`, type: 'text/plain' });

const notSignedIn: Answer = {
  ...plain(401, 'Sign in with your name and token.'),
  headers: { 'www-authenticate': 'Basic realm="memberflow codec", charset="UTF-8"' },
};

/**
 * An endpoint of Temporal's remote codec protocol: `POST /decode`, and `/encode` where it is allowed, also below a
 * namespace. Who asks, for which namespace and how many payloads is logged, never what is in them.
 */
export function createCodecServer(options: CodecServerOptions): Server {
  const server = createServer((request, response) => {
    void answered(request, options).then(
      (answer) => {
        send(response, answer, corsOf(request, options));
      },
      (error: unknown) => {
        options.log.error({ error }, 'the codec endpoint failed');
        send(response, plain(500, 'Failed; see the log of the endpoint.'), {});
      },
    );
  });
  server.requestTimeout = 30_000;
  return server;
}

async function answered(request: IncomingMessage, options: CodecServerOptions): Promise<Answer> {
  const { headers, method } = request;
  const { pathname } = new URL(request.url ?? '/', 'http://codec');
  if (method === 'GET' && pathname === '/healthz') return plain(200, 'ok');
  if (headers.origin !== undefined && !isOwnPage(request) && !options.origins.includes(headers.origin))
    return plain(403, `Pages of this origin may not ask; --origin allows them.`);
  if (method === 'OPTIONS') return { status: 204 };
  const who = askerOf(request, options);
  if (who === null) return notSignedIn;
  if (method === 'GET' && pathname === '/')
    return plain(200, `Signed in as ${who}. Go back to the Temporal UI.`);
  const verb = (['decode', 'encode'] as const).find((name) => pathname.endsWith(`/${name}`));
  if (verb === undefined) return plain(404, 'There are /decode and /encode.');
  if (method !== 'POST') return plain(405, `${verb} takes POST.`);
  if (verb === 'encode' && !options.encodes)
    return plain(403, 'This endpoint does not encode; --allow-encode lets it.');
  return convert(verb, who, request, options);
}

async function convert(
  verb: 'encode' | 'decode',
  who: string,
  request: IncomingMessage,
  { codec, log }: CodecServerOptions,
): Promise<Answer> {
  const text = await bodyOf(request);
  if (text === null) return plain(413, `More than ${largestBody} bytes.`);
  const given = payloadsOf(text);
  if (given === null) return plain(400, 'The body is not a message of payloads.');
  const { payloads, faults } =
    verb === 'decode'
      ? await decodeEach(codec, given)
      : { payloads: await codec.encode([...given]), faults: [] };
  const namespace = request.headers['x-namespace'];
  log.info(
    { verb, who, namespace, payloads: given.length, ...(faults.length > 0 && { faults }) },
    'payloads',
  );
  return { status: 200, body: messageOf(payloads), type: 'application/json' };
}

/**
 * Who asks. Without tokens it is whoever is on this machine: a page of elsewhere that gave its own host name this
 * machine's address is told by the name that the browser asks for.
 */
function askerOf({ headers }: IncomingMessage, { tokens }: CodecServerOptions): string | null {
  if (tokens === null) return isLoopback(hostOf(headers.host)) ? 'this machine' : null;
  return ownerOf(headers.authorization, tokens);
}

/** A form of the endpoint's own page; whether it may is a matter of the token. */
const isOwnPage = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined &&
  URL.canParse(headers.origin) &&
  new URL(headers.origin).host === headers.host;

function corsOf(
  { headers }: IncomingMessage,
  { origins }: CodecServerOptions,
): Readonly<Record<string, string>> {
  if (headers.origin === undefined || !origins.includes(headers.origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': headers.origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'content-type, x-namespace, authorization, authorization-extras',
    'access-control-max-age': '600',
  };
}

/** @returns null when it is too large */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Reading on to the end lets the answer reach the client, without keeping what it sends.
    if (bytes <= largestBody) chunks.push(chunk);
  }
  return bytes > largestBody ? null : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, answer: Answer, cors: Readonly<Record<string, string>>): void {
  const { status, body = '', type, headers = {} } = answer;
  response.writeHead(status, {
    ...cors,
    ...headers,
    ...(type !== undefined && { 'content-type': type }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
