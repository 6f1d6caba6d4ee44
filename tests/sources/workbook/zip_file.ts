import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** Instead of the true inflated size, as a forger would write it. */
  readonly declaredBytes?: number;
  readonly stored?: boolean;
}

/** A zip archive of these parts; with `zip64` every size and offset stands in the wide fields. */
export function zipFile(parts: readonly ZipPart[], { zip64 = false } = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.stored === true ? content : deflateRawSync(content);
    const entry = {
      ...part,
      packed,
      crc: crc32(content),
      bytes: part.declaredBytes ?? content.length,
      offset,
    };
    const header = localHeader(entry);
    local.push(header, packed);
    central.push(centralEntry(entry, zip64));
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, ...ending(parts.length, directory.length, offset, zip64)]);
}

interface Entry extends ZipPart {
  readonly packed: Buffer;
  readonly crc: number;
  readonly bytes: number;
  readonly offset: number;
}

function localHeader({ name, stored, packed, crc, bytes }: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(stored === true ? 0 : 8, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(bytes >>> 0, 22);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function centralEntry({ name, stored, packed, crc, bytes, offset }: Entry, zip64: boolean): Buffer {
  const wide = zip64 || bytes > 0xfffffffe;
  const extra = wide ? wideFields(bytes, packed.length, offset) : Buffer.alloc(0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(stored === true ? 0 : 8, 10);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
  entry.writeUInt32LE(wide ? 0xffffffff : bytes, 24);
  entry.writeUInt16LE(Buffer.byteLength(name), 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(wide ? 0xffffffff : offset, 42);
  return Buffer.concat([entry, Buffer.from(name), extra]);
}

function wideFields(bytes: number, packedBytes: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [bytes, packedBytes, offset].forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + i * 8));
  return extra;
}

function ending(count: number, length: number, offset: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  if (!zip64) return [end];
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  [count, length, offset].forEach((value, i) => end64.writeBigUInt64LE(BigInt(value), 32 + i * 8));
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  return [end64, locator, end];
}
