import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { MemberflowError } from '../../contracts/failures.js';
import { directoryEnd, directoryEntry, localHeader, type ArchiveEntry } from './archive_records.js';

/** The part of a file that the archive needs. */
export type ArchiveFile = Pick<FileHandle, 'write'>;

/** A zip archive in the making. */
export interface Archive {
  /** Adds a part, compressed while it is made; parts follow each other, never two at a time. */
  add(name: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void>;
  /** Writes the directory, without which the archive is none. */
  finish(): Promise<void>;
}

const level = 6;

/**
 * Writes a zip archive (deflate, no zip64) whose bytes depend on its parts alone: no clock, no names of this machine.
 * Compression and file writing run on Node's thread pool.
 * @param limit bytes that the archive and each part, uncompressed, must stay under
 */
export function createArchive(file: ArchiveFile, signal: AbortSignal, limit: number): Archive {
  const entries: ArchiveEntry[] = [];
  let position = 0;

  async function append(bytes: Uint8Array): Promise<void> {
    await writeFully(file, bytes, position);
    position += bytes.length;
    if (position >= limit) throw tooLarge(limit);
  }

  return {
    async add(name, chunks) {
      const entry: ArchiveEntry = { name, offset: position, crc: 0, size: 0, compressed: 0 };
      await append(localHeader(entry));
      await pipeline(
        tally(chunks, entry, limit),
        createDeflateRaw({ level, chunkSize: 1 << 16 }),
        async (compressed: AsyncIterable<Buffer>) => {
          for await (const bytes of compressed) {
            await append(bytes);
            entry.compressed += bytes.length;
          }
        },
        { signal },
      );
      // Only now its sizes and checksum are known.
      await writeFully(file, localHeader(entry), entry.offset);
      entries.push(entry);
    },
    async finish() {
      const start = position;
      for (const entry of entries) await append(directoryEntry(entry));
      await append(directoryEnd(entries.length, start, position - start));
    },
  };
}

async function* tally(
  chunks: Iterable<string> | AsyncIterable<string>,
  entry: ArchiveEntry,
  limit: number,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk, 'utf8');
    entry.size += bytes.length;
    if (entry.size >= limit) throw tooLarge(limit);
    entry.crc = crc32(bytes, entry.crc);
    yield bytes;
  }
}

/** A single write may take only some of the bytes: what is left over is written until all stands or an error tells why not. */
async function writeFully(file: ArchiveFile, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

function tooLarge(limit: number): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `The workbook would pass the ${limit} bytes that its format can hold`,
    {
      remedy:
        'Switch the workbook off (publish.workbook: false) and read the result tables from the database.',
    },
  );
}
