import { crc32, deflateRawSync } from 'node:zlib';

/** What goes into an archive, and what may be wrong with it. */
export interface Member {
  readonly name: string;
  readonly contents: string;
  readonly deflated?: boolean;
  readonly method?: number;
  readonly crc?: number;
}

/** A zip archive as PKWARE's APPNOTE describes it; extra fields and a comment are there to be stepped over. */
export function archiveOf(members: readonly Member[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, contents, deflated = false, ...faults } of members) {
    const data = deflated ? deflateRawSync(contents) : Buffer.from(contents);
    const crc = faults.crc ?? crc32(contents);
    const method = faults.method ?? (deflated ? 8 : 0);
    const [localExtra, entryExtra] = [Buffer.alloc(9), Buffer.alloc(5)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.writeUInt16LE(localExtra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(contents), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt16LE(entryExtra.length, 30);
    entry.writeUInt32LE(offset, 42);
    const written = [local, Buffer.from(name), localExtra, data];
    parts.push(...written);
    directory.push(entry, Buffer.from(name), entryExtra);
    offset += Buffer.concat(written).length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, ...directory, end, Buffer.from(comment)]);
}
