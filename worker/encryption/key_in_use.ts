import type { LoadedDataConverter, Payload } from '@temporalio/common';

const empty: Payload = { metadata: {}, data: new Uint8Array() };

/** Id of the key that a payload is encrypted with; null: it is in the clear. */
export function keyIdOf({ metadata }: Payload): string | null {
  const id = metadata?.['encryption-key-id'];
  return id === undefined ? null : Buffer.from(id).toString('utf8');
}

/**
 * Whether a payload is kept as a client would write it now: with the key that it encrypts with, or in the clear where it
 * has none. What Temporal keeps for long is written anew when it is not, so that old keys can be taken away.
 */
export async function isWrittenAsNow(
  payload: Payload,
  { payloadCodecs }: Pick<LoadedDataConverter, 'payloadCodecs'>,
): Promise<boolean> {
  let written: readonly Payload[] = [empty];
  for (const codec of payloadCodecs) written = await codec.encode([...written]);
  return keyIdOf(payload) === keyIdOf(written[0] ?? empty);
}
