import type { Payload, PayloadCodec } from '@temporalio/common';
import { z } from 'zod';
import { MemberflowError } from '../../contracts/failures.js';

/** Bytes as JSON has them; Node would read what is not base64 as something else. */
const base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** Payloads as Temporal's remote codec protocol sends them: the JSON form of the protobuf messages. */
const messageSchema = z.object({
  payloads: z.array(
    z.object({
      metadata: z.record(z.string(), base64).default({}),
      data: base64.default(new Uint8Array()),
    }),
  ),
});

/** @returns null when the text is not such a message */
export function payloadsOf(text: string): readonly Payload[] | null {
  try {
    return messageSchema.parse(JSON.parse(text)).payloads;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

export function messageOf(payloads: readonly Payload[]): string {
  const encoded = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return JSON.stringify({
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([key, value]) => [key, encoded(value)]),
      ),
      data: encoded(data),
    })),
  });
}

/** Payloads decoded as far as they can be, and why others could not. */
export interface Decoded {
  readonly payloads: readonly Payload[];
  readonly faults: readonly string[];
}

/** One payload of a retired key must not hide all others of a page: what cannot be decoded comes back as it is. */
export async function decodeEach(codec: PayloadCodec, payloads: readonly Payload[]): Promise<Decoded> {
  const results = await Promise.all(
    payloads.map(async (payload) => {
      try {
        return { decoded: await codec.decode([payload]) };
      } catch (error) {
        if (!(error instanceof MemberflowError)) throw error;
        return { decoded: [payload], fault: `${error.failure}: ${error.message}` };
      }
    }),
  );
  return {
    payloads: results.flatMap(({ decoded }) => decoded),
    faults: [...new Set(results.flatMap(({ fault }) => fault ?? []))],
  };
}
