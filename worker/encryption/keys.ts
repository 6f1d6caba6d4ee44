import { createSecretKey, type KeyObject } from 'node:crypto';
import { MemberflowError } from '../../contracts/failures.js';

/** A key of AES-256, by an id that may be seen: it stands beside what the key encrypted. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The first encrypts, all decrypt; none: payloads travel as they are. */
export type EncryptionKeys = readonly EncryptionKey[];

export const keysVariable = 'MEMBERFLOW_ENCRYPTION_KEYS';

const keyBytes = 32;
/** Shorter than any key's text, so that a message that names an id never shows a key that was put in its place. */
const idPattern = /^[A-Za-z0-9._-]{1,32}$/;

/**
 * Reads `MEMBERFLOW_ENCRYPTION_KEYS`: `id:key`, separated by commas, each key 32 bytes in base64.
 *
 * @throws MemberflowError `InvalidInput` saying which entry cannot be used and why, never with a part of a key.
 */
export function readEncryptionKeys(env: Readonly<NodeJS.ProcessEnv>): EncryptionKeys {
  const text = (env[keysVariable] ?? '').trim();
  if (text === '') return [];
  const keys = text.split(',').map((entry, index) => keyOf(entry.trim(), index + 1));
  const ids = keys.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw unusable(`two keys have the id ${twice}`);
  return keys;
}

function keyOf(entry: string, position: number): EncryptionKey {
  const colon = entry.indexOf(':');
  const id = entry.slice(0, Math.max(0, colon));
  if (!idPattern.test(id))
    throw unusable(
      `entry ${position} does not begin with an id and a colon (at most 32 letters, digits, dots, dashes)`,
    );
  const bytes = base64Bytes(entry.slice(colon + 1));
  if (bytes === null) throw unusable(`the key of ${id} is not base64`);
  if (bytes.length !== keyBytes)
    throw unusable(`the key of ${id} has ${bytes.length} bytes; AES-256 takes ${keyBytes}`);
  return { id, key: createSecretKey(bytes) };
}

/** Node ignores what is not base64; a key with a character mistyped must not become another key. */
function base64Bytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  const withoutPadding = (base64: string) => base64.replace(/=+$/, '');
  return withoutPadding(bytes.toString('base64')) === withoutPadding(text) ? bytes : null;
}

const unusable = (fault: string): MemberflowError =>
  new MemberflowError('InvalidInput', `${keysVariable} cannot be used: ${fault}`, {
    remedy: 'Write ID:KEY, several separated by commas; openssl rand -base64 32 makes a key.',
  });
