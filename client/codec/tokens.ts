import { createHash, timingSafeEqual } from 'node:crypto';
import { MemberflowError } from '../../contracts/failures.js';

export const tokensVariable = 'MEMBERFLOW_CODEC_TOKENS';

/** Who may decode, by a token of their own; only its hash is kept. */
export interface CodecToken {
  readonly name: string;
  readonly hash: Buffer;
}

const fewestCharacters = 24;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Reads `MEMBERFLOW_CODEC_TOKENS`: `name:token`, separated by commas.
 *
 * @throws MemberflowError `InvalidInput` saying which entry cannot be used and why, never with a part of a token.
 */
export function readCodecTokens(env: Readonly<NodeJS.ProcessEnv>): readonly CodecToken[] {
  const text = (env[tokensVariable] ?? '').trim();
  if (text === '') return [];
  return text.split(',').map((entry, index) => {
    const colon = entry.indexOf(':');
    const name = entry.slice(0, Math.max(0, colon)).trim();
    const token = entry.slice(colon + 1).trim();
    if (!/^[\w.@-]{1,64}$/.test(name))
      throw unusable(`entry ${index + 1} does not begin with a name and a colon`);
    if (token.length < fewestCharacters)
      throw unusable(`the token of entry ${index + 1} has fewer than ${fewestCharacters} characters`);
    return { name, hash: hashOf(token) };
  });
}

/**
 * Whose token an `Authorization` header carries: `Bearer TOKEN`, or `Basic` with the name and the token as password,
 * which a browser asks for and remembers. Every token is compared, in the same time whatever was given.
 *
 * @returns the name; null when it is nobody's
 */
export function ownerOf(header: string | undefined, tokens: readonly CodecToken[]): string | null {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  const given = scheme.toLowerCase() === 'bearer' ? { name: null, token: value } : basic(scheme, value);
  if (given === null) return null;
  const hash = hashOf(given.token);
  const owners = tokens.filter((token) => timingSafeEqual(token.hash, hash));
  return owners.find(({ name }) => given.name === null || given.name === name)?.name ?? null;
}

function basic(scheme: string, value: string): { readonly name: string; readonly token: string } | null {
  if (scheme.toLowerCase() !== 'basic') return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { name: text.slice(0, colon), token: text.slice(colon + 1) };
}

const unusable = (fault: string): MemberflowError =>
  new MemberflowError('InvalidInput', `${tokensVariable} cannot be used: ${fault}`, {
    remedy: 'Write NAME:TOKEN, several separated by commas; openssl rand -hex 24 makes a token.',
  });
