import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { MemberflowError } from '../contracts/failures.js';
import type { InputFile } from './context.js';
import { fileFailure } from './failures.js';
import type { FoundFile } from './files.js';

/** Bytes read at once: large enough that hashing, not calls, takes the time. */
export const readSize = 1 << 20;

/** The file with its size and SHA-256, read once from end to end; stops when the signal says so. */
export async function fingerprint(file: FoundFile, signal: AbortSignal): Promise<InputFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      createReadStream(file.location, { highWaterMark: readSize }),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
        }
      },
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw fileFailure(error, file.path);
  }
  return { ...file, bytes, sha256: hash.digest('hex') };
}

/** @throws MemberflowError `SourceUnavailable` when the file has grown or shrunk since: it is still being written. */
export async function refuseChanged(file: InputFile): Promise<void> {
  try {
    const { size } = await stat(file.location);
    if (size === file.bytes) return;
  } catch (error) {
    throw fileFailure(error, file.path);
  }
  throw new MemberflowError('SourceUnavailable', `${file.path} changed while it was read`, {
    remedy: 'Wait until its export has ended; the step is tried again by itself.',
    places: [{ file: file.path }],
  });
}
