import type { FileHandle } from 'node:fs/promises';
import { damagedWorkbook, invalidWorkbook } from './faults.js';

/** One file of the archive as its central directory declares it. */
export interface ArchivePart {
  /** Path in the archive, with forward slashes and none in front. */
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Offset of its local header in the file. */
  readonly headerOffset: number;
}

const endMark = 0x06054b50;
const end64LocatorMark = 0x07064b50;
const end64Mark = 0x06064b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const longestComment = 0xffff;
const needsZip64 = 0xffffffff;
const zip64Extra = 1;
/** A workbook has some dozens of parts; a directory of this size belongs to something else. */
const largestDirectory = 16 * 2 ** 20;

/** Reads the table of contents at the end of the archive (PKWARE APPNOTE 4.3.12 to 4.3.16, zip64 included). */
export async function readDirectory(
  handle: FileHandle,
  file: string,
  fileBytes: number,
): Promise<ArchivePart[]> {
  const { count, offset, length } = await locateDirectory(handle, file, fileBytes);
  if (offset + length > fileBytes || length > largestDirectory) {
    throw damagedWorkbook({ file }, 'its table of contents points outside the file');
  }
  const directory = Buffer.alloc(length);
  await handle.read(directory, 0, length, offset);
  const parts: ArchivePart[] = [];
  let at = 0;
  while (parts.length < count) {
    if (at + 46 > length || directory.readUInt32LE(at) !== entryMark) {
      throw damagedWorkbook({ file }, 'its table of contents is not whole');
    }
    const end = at + 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30);
    if (end > length) throw damagedWorkbook({ file }, 'its table of contents is not whole');
    parts.push(readEntry(directory.subarray(at, end), file));
    at = end + directory.readUInt16LE(at + 32);
  }
  return parts;
}

interface DirectoryPlace {
  readonly count: number;
  readonly offset: number;
  readonly length: number;
}

async function locateDirectory(handle: FileHandle, file: string, fileBytes: number): Promise<DirectoryPlace> {
  const tail = Buffer.alloc(Math.min(fileBytes, endBytes + longestComment));
  const tailOffset = fileBytes - tail.length;
  await handle.read(tail, 0, tail.length, tailOffset);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(endMark);
  const at = tail.lastIndexOf(mark);
  if (at < 0 || at + endBytes > tail.length) {
    throw damagedWorkbook({ file }, 'it is cut off, its table of contents at the end is missing');
  }
  const place = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  if (place.count !== 0xffff && place.length !== needsZip64 && place.offset !== needsZip64) return place;
  const locator = Buffer.alloc(20);
  await handle.read(locator, 0, 20, Math.max(0, tailOffset + at - 20));
  if (locator.readUInt32LE(0) !== end64LocatorMark) return place;
  const end64 = Buffer.alloc(56);
  await handle.read(end64, 0, 56, Math.min(Number(locator.readBigUInt64LE(8)), fileBytes));
  if (end64.readUInt32LE(0) !== end64Mark) {
    throw damagedWorkbook({ file }, 'its table of contents at the end is not whole');
  }
  return {
    count: Number(end64.readBigUInt64LE(32)),
    length: Number(end64.readBigUInt64LE(40)),
    offset: Number(end64.readBigUInt64LE(48)),
  };
}

/** One entry: fixed fields, name, extra fields. */
function readEntry(entry: Buffer, file: string): ArchivePart {
  const nameEnd = 46 + entry.readUInt16LE(28);
  const name = entry.toString('utf8', 46, nameEnd).replaceAll('\\', '/').replace(/^\/+/, '');
  if ((entry.readUInt16LE(8) & 1) !== 0) {
    const remedy = 'Pack it without a password, or save the workbook again in Excel.';
    throw invalidWorkbook(`${file} is encrypted: its part ${name} needs a password`, { file }, remedy);
  }
  const wide = zip64Fields(entry.subarray(nameEnd));
  const field = (at: number): number => {
    const value = entry.readUInt32LE(at);
    return value === needsZip64 ? (wide.shift() ?? value) : value;
  };
  // The order of the wide fields: inflated size, compressed size, offset.
  const bytes = field(24);
  const compressedBytes = field(20);
  const headerOffset = field(42);
  return {
    name,
    method: entry.readUInt16LE(10),
    crc: entry.readUInt32LE(16),
    compressedBytes,
    bytes,
    headerOffset,
  };
}

function zip64Fields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== zip64Extra) continue;
    const body = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.min(3, Math.floor(body.length / 8)) }, (_, i) =>
      Number(body.readBigUInt64LE(i * 8)),
    );
  }
  return [];
}
