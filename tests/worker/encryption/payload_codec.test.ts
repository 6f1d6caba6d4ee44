import { createDecipheriv } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEncryptionKeys } from '../../../worker/encryption/keys.js';
import { createPayloadCodec } from '../../../worker/encryption/payload_codec.js';
import { keyText } from './key_text.js';

const codecOf = (...keys: readonly string[]) =>
  createPayloadCodec(readEncryptionKeys({ MEMBERFLOW_ENCRYPTION_KEYS: keys.join(',') }));
const before = `2025:${keyText(1)}`;
const now = `2026:${keyText(2)}`;

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const hello: Payload = { metadata: { encoding: bytes('json/plain') }, data: bytes('"hello"') };

/** With byte arrays of one kind, so that payloads can be compared. */
const plain = (payloads: readonly Payload[]) =>
  payloads.map(({ metadata, data }) => ({
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('hex')]),
    ),
    data: Buffer.from(data ?? []).toString('hex'),
  }));

const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyPayload: fc.Arbitrary<Payload> = fc.record({
  metadata: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
    anyBytes,
    { maxKeys: 4, noNullPrototype: true },
  ),
  data: anyBytes,
});

describe('encrypted payloads', () => {
  it('come back as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPayload, { maxLength: 4 }), async (payloads) => {
        const codec = codecOf(now);
        expect(plain(await codec.decode(await codec.encode(payloads)))).toEqual(plain(payloads));
      }),
    );
  });

  it('show only that they are encrypted, with which key, in which version', async () => {
    const [encrypted] = await codecOf(now, before).encode([hello]);
    const texts = Object.entries(encrypted?.metadata ?? {}).map(([key, value]) => [key, String(value)]);
    expect(Object.fromEntries(texts)).toEqual({
      encoding: 'binary/encrypted',
      'encryption-key-id': '2026',
      'encryption-version': '1',
    });
    // Nonce, message, tag.
    expect(encrypted?.data?.length).toBe(12 + Buffer.from(messageOf(hello)).length + 16);
    expect(Buffer.from(encrypted?.data ?? []).includes('hello')).toBe(false);
  });

  it('of the same content never look the same', async () => {
    const encrypted = await codecOf(now).encode(Array.from({ length: 200 }, () => hello));
    const nonces = new Set(plain(encrypted).map(({ data }) => data.slice(0, 24)));
    expect(nonces.size).toBe(200);
  });

  it('can be read by any program that knows the key and the form', async () => {
    const [encrypted] = await codecOf(now).encode([hello]);
    const data = Buffer.from(encrypted?.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', Buffer.alloc(32, 2), data.subarray(0, 12));
    decipher.setAAD(Buffer.from('memberflow payload 1 2026')).setAuthTag(data.subarray(-16));
    const message = Buffer.concat([decipher.update(data.subarray(12, -16)), decipher.final()]);
    expect(message.equals(messageOf(hello))).toBe(true);
  });

  it('of version 1 stay readable: one that was made by another program', async () => {
    // Python: AESGCM(b'\x02' * 32).encrypt(bytes(range(12)), message, b'memberflow payload 1 2026'), where message is
    // the protobuf form of {metadata: {encoding: json/plain}, data: "hello"}.
    const vector =
      '000102030405060708090a0b431ee8f2b427ef2b4fe12e718cb40f883c50e' +
      'fbc7f7bfdb768774de7f57d7efac5a0c48f5bc078095646609a3628b024aa';
    const payload: Payload = {
      metadata: {
        encoding: bytes('binary/encrypted'),
        'encryption-key-id': bytes('2026'),
        'encryption-version': bytes('1'),
      },
      data: new Uint8Array(Buffer.from(vector, 'hex')),
    };
    expect(plain(await codecOf(now).decode([payload]))).toEqual(plain([hello]));
  });

  it('are refused after any change to their bytes, their key id or their version', async () => {
    const codec = codecOf(now, `2027:${keyText(2)}`);
    const [encrypted] = await codec.encode([hello]);
    const metadata = encrypted?.metadata ?? {};
    const data = encrypted?.data ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.nat(data.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Uint8Array.from(data, (byte, index) => (index === at ? byte ^ mask : byte));
        await expect(codec.decode([{ metadata, data: changed }])).rejects.toMatchObject({
          failure: 'PayloadDamaged',
        });
      }),
    );
    const others: readonly Payload[] = [
      // The very same key under another id: what was written for one id is not accepted for the other.
      { metadata: { ...metadata, 'encryption-key-id': bytes('2027') }, data },
      { metadata: { ...metadata, 'encryption-version': bytes('2') }, data },
      { metadata, data: data.subarray(0, 27) },
      { metadata: { encoding: bytes('binary/encrypted') }, data },
    ];
    for (const payload of others)
      await expect(codec.decode([payload])).rejects.toMatchObject({ failure: 'PayloadDamaged' });
  });
});

describe('rotation', () => {
  it('encrypts with the first key and decrypts with all', async () => {
    const old = await codecOf(before).encode([hello]);
    const both = codecOf(now, before);
    expect(plain(await both.decode(old))).toEqual(plain([hello]));
    const fresh = await both.encode([hello]);
    expect(plain(await codecOf(now).decode(fresh))).toEqual(plain([hello]));
  });

  it('says which key is missing once it is gone, and which there are', async () => {
    const old = await codecOf(before).encode([hello]);
    await expect(codecOf(now).decode(old)).rejects.toMatchObject({
      failure: 'EncryptionKeyMissing',
      message: 'The payload is encrypted with the key 2025, and MEMBERFLOW_ENCRYPTION_KEYS has 2026',
      details: { remedy: 'Add 2025:KEY behind the others, and start this process again.' },
    });
    await expect(createPayloadCodec([]).decode(old)).rejects.toMatchObject({
      failure: 'EncryptionKeyMissing',
      message: 'The payload is encrypted with the key 2025, and MEMBERFLOW_ENCRYPTION_KEYS is not set',
    });
  });

  it('from payloads in the clear: they are read as they are, and without keys nothing is encrypted', async () => {
    expect(await codecOf(now).decode([hello])).toEqual([hello]);
    expect(await createPayloadCodec([]).encode([hello])).toEqual([hello]);
  });
});

const messageOf = (payload: Payload): Uint8Array =>
  proto.temporal.api.common.v1.Payload.encode(payload).finish();
