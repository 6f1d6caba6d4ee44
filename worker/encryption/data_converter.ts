import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { EncryptionKeys } from './keys.js';
import { createPayloadCodec } from './payload_codec.js';

const failureConverterPath = fileURLToPath(new URL('failure_converter.cjs', import.meta.url));

/**
 * How clients and workers pass values to Temporal: with keys everything encrypted, messages of failures included;
 * without, in the clear, yet saying which key is missing when they meet what is encrypted.
 */
export function createDataConverter(keys: EncryptionKeys): DataConverter {
  const payloadCodecs = [createPayloadCodec(keys)];
  return keys.length === 0 ? { payloadCodecs } : { payloadCodecs, failureConverterPath };
}
