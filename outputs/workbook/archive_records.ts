/** What a zip archive says of one part. */
export interface ArchiveEntry {
  /** In ASCII, as all part names here. */
  readonly name: string;
  /** Where its local header stands. */
  readonly offset: number;
  crc: number;
  size: number;
  compressed: number;
}

const version = 20;
const deflated = 8;
/** 1980-01-01, the earliest date zip knows: the archive must not depend on when it was written. */
const date = 0x0021;

/** Fields that both headers share: flags, method, time, date, checksum, sizes, lengths of name and extra field. */
function describe({ name, crc, compressed, size }: ArchiveEntry, header: Buffer, at: number): void {
  header.writeUInt16LE(0, at);
  header.writeUInt16LE(deflated, at + 2);
  header.writeUInt16LE(0, at + 4);
  header.writeUInt16LE(date, at + 6);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(compressed, at + 12);
  header.writeUInt32LE(size, at + 16);
  header.writeUInt16LE(name.length, at + 20);
  header.writeUInt16LE(0, at + 22);
}

/** The record before a part's data (APPNOTE 4.3.7). */
export function localHeader(entry: ArchiveEntry): Buffer {
  const header = Buffer.alloc(30 + entry.name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version, 4);
  describe(entry, header, 6);
  header.write(entry.name, 30, 'ascii');
  return header;
}

/** A part's record in the directory (APPNOTE 4.3.12); fields not set are 0. */
export function directoryEntry(entry: ArchiveEntry): Buffer {
  const header = Buffer.alloc(46 + entry.name.length);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(version, 6);
  describe(entry, header, 8);
  header.writeUInt32LE(entry.offset, 42);
  header.write(entry.name, 46, 'ascii');
  return header;
}

/** The record that ends the archive (APPNOTE 4.3.16). */
export function directoryEnd(entries: number, start: number, length: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(start, 16);
  return record;
}
