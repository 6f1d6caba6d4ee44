import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { codeOf } from './failures.js';
import type { ObjectPlace } from './upload.js';

/** How often an object is read from its beginning when its bytes break off. */
const attempts = 3;

/** Writes an object to a file; gives its SHA-256 in hex, or null where there is no object. */
export function download(client: S3Client, place: ObjectPlace, path: string): Promise<string | null> {
  return unbroken(async () => {
    const body = await bodyOf(client, place);
    if (body === null) return null;
    const hash = createHash('sha256');
    const hashed = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(body, hashed, createWriteStream(path));
    return hash.digest('hex');
  });
}

/** A small object, or null where there is none. */
export function downloadText(client: S3Client, place: ObjectPlace): Promise<string | null> {
  return unbroken(async () => {
    const body = await bodyOf(client, place);
    if (body === null) return null;
    return Buffer.concat((await body.toArray()) as Buffer[]).toString('utf8');
  });
}

async function bodyOf(client: S3Client, place: ObjectPlace): Promise<Readable | null> {
  try {
    const { Body } = await client.send(new GetObjectCommand(place));
    if (Body instanceof Readable) return Body;
    throw new TypeError('The SDK gave an object without a stream');
  } catch (error) {
    if (codeOf(error) === 'NoSuchKey') return null;
    throw error;
  }
}

/** The SDK tries a request again until its answer begins; what breaks off later is read from the beginning here. */
async function unbroken<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt === attempts || !isBrokenOff(error)) throw error;
    }
  }
}

const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  // The SDK's own failures have been tried often enough.
  !('$metadata' in error) &&
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'TimeoutError'].includes(codeOf(error));
