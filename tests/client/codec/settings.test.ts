import { describe, expect, it } from 'vitest';
import { hostOf, listenAddressOf } from '../../../client/codec/listen.js';
import { readCodecTokens } from '../../../client/codec/tokens.js';
import { runCodec, type CodecOptions } from '../../../client/commands/codec.js';
import { keyText } from '../../worker/encryption/key_text.js';
import { recordingTerminal } from '../recording_terminal.js';

const defaults: CodecOptions = { listen: '127.0.0.1:0', origin: [], allowEncode: false, tokens: true };
const keys = { MEMBERFLOW_ENCRYPTION_KEYS: `2026:${keyText(2)}` };

const run = (options: Partial<CodecOptions>, env: NodeJS.ProcessEnv = keys) =>
  runCodec(
    { ...defaults, ...options },
    {
      terminal: recordingTerminal(),
      env,
      folder: '/',
      now: () => new Date(0),
      interruptions: () => new AbortController().signal,
    },
  );

describe('memberflow codec', () => {
  it('does not begin without keys', async () => {
    await expect(run({}, {})).rejects.toThrow('MEMBERFLOW_ENCRYPTION_KEYS is not set');
  });

  it.each([
    { listen: '127.0.0.1:0' },
    { listen: '0.0.0.0:0', tokens: false },
    { listen: 'codec.example.com:80', tokens: false },
  ])('does not begin without tokens, unless told so on this machine alone: %o', async (options) => {
    await expect(run(options)).rejects.toThrow('MEMBERFLOW_CODEC_TOKENS is not set');
  });

  it.each(['*', 'temporal.example.com', 'https://temporal.example.com/path', 'file:///x', 'null'])(
    'does not take %s for the origin of a page',
    async (origin) => {
      await expect(run({ origin: [origin], tokens: false })).rejects.toThrow('is not the origin of a page');
    },
  );

  it.each(['8234', ':8234', '127.0.0.1', '127.0.0.1:99999', '::1:8234'])('does not listen on %s', (text) => {
    expect(() => listenAddressOf(text)).toThrow('is not a host and a port');
  });

  it('listens on names and addresses of both kinds', () => {
    expect(listenAddressOf('localhost:1')).toEqual({ host: 'localhost', port: 1 });
    expect(listenAddressOf('[::1]:8234')).toEqual({ host: '::1', port: 8234 });
    expect([hostOf('[::1]:8234'), hostOf('localhost:1'), hostOf('localhost'), hostOf(undefined)]).toEqual([
      ...['::1', 'localhost', 'localhost'],
      '',
    ]);
  });
});

describe('the tokens of the environment', () => {
  const read = (MEMBERFLOW_CODEC_TOKENS: string) => readCodecTokens({ MEMBERFLOW_CODEC_TOKENS });

  it('are none unless they are set', () => {
    expect(readCodecTokens({})).toEqual([]);
  });

  it.each([
    'secret-secret-secret-secret',
    'ann:short',
    ':secret-secret-secret-secret',
    'a b:secret-secret-secret-secret',
  ])('that cannot be used are refused and not shown: %#', (text) => {
    expect(() => read(text)).toThrow(/^MEMBERFLOW_CODEC_TOKENS cannot be used: (?!.*(secret|short))/);
  });
});
