import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { MemberflowError } from '../../contracts/failures.js';
import { keysVariable, type EncryptionKey, type EncryptionKeys } from './keys.js';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const cipherName = 'aes-256-gcm';
/** NIST SP 800-38D § 5.2.1.1 recommends nonces of 96 bits; § 8.3 allows 2³² random ones a key. */
const nonceBytes = 12;
const tagBytes = 16;

const encoding = 'binary/encrypted';
const formatVersion = '1';
const text = (bytes: Uint8Array | undefined | null): string => Buffer.from(bytes ?? []).toString('utf8');

/**
 * Encrypts payloads with the first key and decrypts them with whichever key they name. What is encrypted is the whole
 * payload as a protobuf message, its metadata included; what stays visible is that it is encrypted, and with which key.
 * Payloads in the clear, from before encryption was turned on, pass decoding as they are. Without keys nothing is
 * encrypted, and decoding what is says which key is missing.
 *
 * Data: nonce (12 bytes), ciphertext, tag (16 bytes). Key id and format version are authenticated with them.
 *
 * @throws MemberflowError on decoding: `EncryptionKeyMissing`, or `PayloadDamaged` when the tag does not fit.
 */
export function createPayloadCodec(keys: EncryptionKeys): PayloadCodec {
  const [current] = keys;
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    encode: (payloads) =>
      settled(() =>
        current === undefined ? payloads : payloads.map((payload) => encrypted(payload, current)),
      ),
    decode: (payloads) =>
      settled(() =>
        payloads.map((payload) => (isEncrypted(payload) ? decrypted(payload, byId, keys) : payload)),
      ),
  };
}

/** Whether a payload was made by this codec, or one like it. */
export const isEncrypted = ({ metadata }: Payload): boolean => text(metadata?.['encoding']) === encoding;

/** Node's cipher is faster for payloads of some kilobytes than a call to a thread. */
const settled = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

const authenticated = (keyId: string): Buffer => Buffer.from(`memberflow payload ${formatVersion} ${keyId}`);

function encrypted(payload: Payload, { id, key }: EncryptionKey): Payload {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(id));
  const plain = PayloadMessage.encode(payload).finish();
  return {
    metadata: {
      encoding: Buffer.from(encoding),
      'encryption-key-id': Buffer.from(id),
      'encryption-version': Buffer.from(formatVersion),
    },
    data: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  };
}

function decrypted(
  { metadata, data }: Payload,
  byId: ReadonlyMap<string, EncryptionKey>,
  keys: EncryptionKeys,
): Payload {
  const id = text(metadata?.['encryption-key-id']);
  const bytes = Buffer.from(data ?? []);
  if (text(metadata?.['encryption-version']) !== formatVersion || bytes.length < nonceBytes + tagBytes)
    throw damaged(id, 'is not of the form that memberflow writes');
  const found = byId.get(id);
  if (found === undefined) throw keyMissing(id, keys);
  const decipher = createDecipheriv(cipherName, found.key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(authenticated(id)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    const sealed = bytes.subarray(nonceBytes, -tagBytes);
    return PayloadMessage.decode(Buffer.concat([decipher.update(sealed), decipher.final()]));
  } catch (error) {
    throw damaged(id, `does not fit the key ${id}: it was changed, or another key has that id`, error);
  }
}

function keyMissing(id: string, keys: EncryptionKeys): MemberflowError {
  const given = keys.length === 0 ? 'is not set' : `has ${keys.map((key) => key.id).join(', ')}`;
  return new MemberflowError(
    'EncryptionKeyMissing',
    `The payload is encrypted with the key ${id}, and ${keysVariable} ${given}`,
    {
      remedy:
        keys.length === 0
          ? `Set ${keysVariable} to what the workers have.`
          : `Add ${id}:KEY behind the others, and start this process again.`,
    },
  );
}

const damaged = (id: string, fault: string, cause?: unknown): MemberflowError =>
  new MemberflowError(
    'PayloadDamaged',
    `An encrypted payload${id === '' ? '' : ` of the key ${id}`} ${fault}`,
    {
      remedy:
        'Compare the key of this id with that of whoever wrote it; restore the Temporal database if it was changed.',
    },
    { cause },
  );
