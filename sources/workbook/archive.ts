import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { FaultPlace, MemberflowError } from '../../contracts/failures.js';
import { fileFailure } from '../failures.js';
import type { FoundFile } from '../files.js';
import { readDirectory, type ArchivePart } from './archive_directory.js';
import { refuseOtherContainers } from './container.js';
import { damagedWorkbook, invalidWorkbook } from './faults.js';

/** A zip archive that is read part by part; nothing of it is held in memory. */
export interface Archive {
  /** As people name the file. */
  readonly file: string;
  readonly parts: readonly ArchivePart[];
  /** The part of that path, in any case; undefined when there is none. */
  find(name: string): ArchivePart | undefined;
  /**
   * The part's bytes, inflated, in chunks of at most 64 KiB. After the last one its size and CRC-32 have been
   * compared with the directory; until then they are not to be trusted. `place` says where the bytes belong.
   * Throws InvalidSource when the part is damaged.
   */
  read(part: ArchivePart, signal: AbortSignal, place?: FaultPlace): AsyncGenerator<Buffer, void, undefined>;
}

/**
 * Inflating runs on Node's thread pool and hands over one such piece at a time: whoever works on it gives the
 * event loop back within a few milliseconds.
 */
const chunkBytes = 64 * 1024;
/** Beyond this the sizes of a workbook are not those of a workbook: Excel's own limits stay far below. */
const largestPart = 4 * 2 ** 30;
const largestArchive = 8 * 2 ** 30;

/** Opens the archive for the time of the work and closes it whatever happens. */
export async function withArchive<T>(file: FoundFile, work: (archive: Archive) => Promise<T>): Promise<T> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.location, 'r');
    return await work(await archiveOf(handle, file.path));
  } catch (error) {
    throw fileFailure(error, file.path);
  } finally {
    await handle?.close();
  }
}

async function archiveOf(handle: FileHandle, file: string): Promise<Archive> {
  const { size } = await handle.stat();
  await refuseOtherContainers(handle, file, size);
  const parts = await readDirectory(handle, file, size);
  refuseBomb(parts, file);
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]));
  return {
    file,
    parts,
    find: (name) => byName.get(name.toLowerCase()),
    read: (part, signal, place = { file }) => readPart(handle, part, signal, place),
  };
}

/** Reads every part to its end, so that all checksums are compared. `sheets` tells which part is which sheet. */
export async function verifyArchive(
  archive: Archive,
  signal: AbortSignal,
  sheets: readonly { readonly name: string; readonly part: string }[],
): Promise<void> {
  for (const part of archive.parts) {
    const sheet = sheets.find((candidate) => archive.find(candidate.part) === part)?.name;
    const chunks = archive.read(part, signal, {
      file: archive.file,
      ...(sheet === undefined ? {} : { sheet }),
    });
    while ((await chunks.next()).done !== true) signal.throwIfAborted();
  }
}

/** The part of that path. Throws InvalidSource when something refers to it and it is not there. */
export function requirePart(archive: Archive, name: string, place: FaultPlace): ArchivePart {
  const part = archive.find(name);
  if (part === undefined) throw damagedWorkbook(place, `part ${name} is missing`);
  return part;
}

function refuseBomb(parts: readonly ArchivePart[], file: string): void {
  const total = parts.reduce((sum, part) => sum + part.bytes, 0);
  const large = parts.find((part) => part.bytes >= largestPart || part.compressedBytes >= largestPart);
  if (large === undefined && total <= largestArchive) return;
  const what = large === undefined ? `its parts unpack` : `its part ${large.name} unpacks`;
  const gibibytes = ((large?.bytes ?? total) / 2 ** 30).toFixed(1);
  throw invalidWorkbook(
    `${file} is refused: ${what} to ${gibibytes} GiB, more than any workbook needs`,
    { file },
    'Check where the file comes from. If the data are real, export them as CSV or in several workbooks.',
  );
}

async function* readPart(handle: FileHandle, part: ArchivePart, signal: AbortSignal, place: FaultPlace) {
  signal.throwIfAborted();
  const fault = (what: string, cause?: unknown) => damagedWorkbook(place, `part ${part.name} ${what}`, cause);
  let bytes = 0;
  let crc = 0;
  try {
    for await (const chunk of await inflated(handle, part, fault)) {
      signal.throwIfAborted();
      bytes += chunk.length;
      if (bytes > part.bytes) throw fault(`is larger than the ${part.bytes} bytes declared for it`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw fault('cannot be unpacked', error);
    }
    throw error;
  }
  if (bytes !== part.bytes) throw fault(`has ${bytes} bytes instead of ${part.bytes}`);
  if (crc !== part.crc) throw fault('does not match its checksum');
}

async function inflated(
  handle: FileHandle,
  part: ArchivePart,
  fault: (what: string) => MemberflowError,
): Promise<AsyncIterable<Buffer>> {
  const start = await dataOffset(handle, part, fault);
  const packed = readRange(handle, start, start + part.compressedBytes);
  if (part.method === 0) return packed;
  if (part.method !== 8) throw fault(`is packed by method ${part.method}, which is not read`);
  // The callback only keeps a fault of the file from being unhandled: pipeline passes it on to the inflater.
  return pipeline(packed, createInflateRaw({ chunkSize: chunkBytes }), () => undefined);
}

/** The bytes `[start, end)` of the file, or as many of them as it has. */
async function* readRange(
  handle: FileHandle,
  start: number,
  end: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (let at = start; at < end;) {
    const { bytesRead, buffer } = await handle.read(
      Buffer.allocUnsafe(Math.min(chunkBytes, end - at)),
      0,
      null,
      at,
    );
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Where the part's bytes begin: behind its local header, whose name and extra field have lengths of their own. */
async function dataOffset(handle: FileHandle, part: ArchivePart, fault: (what: string) => MemberflowError) {
  const header = Buffer.alloc(30);
  const { bytesRead } = await handle.read(header, 0, 30, part.headerOffset);
  if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50) throw fault('is not where the archive says');
  return part.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}
