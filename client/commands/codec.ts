import { once } from 'node:events';
import { MemberflowError } from '../../contracts/failures.js';
import { keysVariable, readEncryptionKeys } from '../../worker/encryption/keys.js';
import { createPayloadCodec } from '../../worker/encryption/payload_codec.js';
import { createLog } from '../../worker/log.js';
import { readWorkerSettings } from '../../worker/settings.js';
import { stopSignal } from '../../worker/stop_signal.js';
import { createCodecServer } from '../codec/codec_server.js';
import { isLoopback, listen, listenAddressOf, type ListenAddress } from '../codec/listen.js';
import { readCodecTokens, tokensVariable, type CodecToken } from '../codec/tokens.js';
import { exitCodes } from '../exit_codes.js';
import type { Surroundings } from '../surroundings.js';

export interface CodecOptions {
  /** `HOST:PORT` */
  readonly listen: string;
  readonly origin: readonly string[];
  readonly allowEncode: boolean;
  /** False: without authorisation, for this machine only. */
  readonly tokens: boolean;
}

/** Where the embedded server's UI is, unless its port was taken. */
const usualOrigins = ['http://127.0.0.1:8233', 'http://localhost:8233'];

/** `memberflow codec`: decodes what the Temporal UI and CLI show, for who may see it, until it is told to end. */
export async function runCodec(options: CodecOptions, around: Surroundings): Promise<number> {
  const keys = readEncryptionKeys(around.env);
  if (keys.length === 0) throw withoutKeys();
  const address = listenAddressOf(options.listen);
  const tokens = tokensFor(options, address, readCodecTokens(around.env));
  const origins = options.origin.length === 0 ? usualOrigins : options.origin.map(originOf);
  const server = createCodecServer({
    codec: createPayloadCodec(keys),
    tokens,
    origins,
    encodes: options.allowEncode,
    log: createLog(readWorkerSettings(around.env).logLevel),
  });
  const ending = stopSignal();
  const port = await listen(server, address);
  around.terminal.talk(
    `Decoding at http://${address.host}:${port} for pages of ${origins.join(', ')}; Ctrl-C ends it.`,
  );
  if (!ending.aborted) await once(ending, 'abort');
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  return exitCodes.completed;
}

function tokensFor(
  options: Pick<CodecOptions, 'tokens'>,
  { host }: ListenAddress,
  tokens: readonly CodecToken[],
): readonly CodecToken[] | null {
  if (tokens.length > 0) return tokens;
  if (!options.tokens && isLoopback(host)) return null;
  throw new MemberflowError(
    'InvalidInput',
    `A codec endpoint shows what is encrypted, and ${tokensVariable} is not set`,
    {
      remedy: `Set it to NAME:TOKEN of everybody who may see it; on this machine alone, --no-tokens does without (with --listen 127.0.0.1:PORT).`,
    },
  );
}

/** @throws MemberflowError `InvalidInput` when it is more, or less, than an origin */
function originOf(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : null;
  if (origin !== null && origin !== 'null' && text.replace(/\/$/, '') === origin) return origin;
  throw new MemberflowError('InvalidInput', `"${text}" is not the origin of a page`, {
    remedy: 'Write scheme, host and port only, such as https://temporal.example.com.',
  });
}

const withoutKeys = (): MemberflowError =>
  new MemberflowError('InvalidInput', `There is nothing to decode with: ${keysVariable} is not set`, {
    remedy: 'Give it the keys of the workers; payloads that are not encrypted need no codec endpoint.',
  });
