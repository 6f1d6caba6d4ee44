import { readFile } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

/** The parts of a zip archive by name, found through its directory; every size and checksum is compared. */
export async function readParts(path: string): Promise<ReadonlyMap<string, string>> {
  const zip = await readFile(path);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of directory');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const parts = new Map<string, string>();
  for (let i = 0; i < count; i += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no directory entry');
    const [crc, compressed, size] = [16, 20, 24].map((field) => zip.readUInt32LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    if (zip.compare(zip, at + 10, at + 32, local + 6 + 2, local + 30) !== 0)
      throw new Error(`headers of ${name} differ`);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = inflateRawSync(zip.subarray(start, start + compressed));
    if (data.length !== size || crc32(data) !== crc) throw new Error(`${name} is damaged`);
    parts.set(name, data.toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28);
  }
  return parts;
}
