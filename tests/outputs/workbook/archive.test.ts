import { existsSync } from 'node:fs';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive, type ArchiveFile } from '../../../outputs/workbook/archive.js';
import { excelLimits } from '../../../outputs/workbook/content.js';
import { replaceFile } from '../../../outputs/replace_file.js';
import { newAttempt } from '../../../store/attempts.js';
import { inFolder } from './content.js';
import { readParts } from './parts.js';

const { signal } = new AbortController();
const fullDevice = '/dev/full';

async function write(
  path: string,
  parts: Readonly<Record<string, readonly string[]>>,
  limit = excelLimits.bytes,
) {
  await replaceFile(path, async (file) => {
    const archive = createArchive(file, signal, limit);
    for (const [name, chunks] of Object.entries(parts)) await archive.add(name, chunks);
    await archive.finish();
  });
}

describe('createArchive', () => {
  it('holds every part with its true sizes and checksum', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.zip');
      const long = Array.from({ length: 500 }, (_, i) => `价值 ${i} `.repeat(100));
      await write(path, { 'a.xml': ['<a/>'], 'b/empty.xml': [], 'b/long.xml': long });
      expect(Object.fromEntries(await readParts(path))).toEqual({
        'a.xml': '<a/>',
        'b/empty.xml': '',
        'b/long.xml': long.join(''),
      });
    }));

  it('survives a file system that takes a few bytes at a time', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.zip');
      await replaceFile(path, async (file) => {
        const slow = {
          write: (bytes: Uint8Array, offset: number, length: number, position: number) =>
            file.write(bytes, offset, Math.min(length, 7), position),
        } as ArchiveFile;
        const archive = createArchive(slow, signal, excelLimits.bytes);
        await archive.add('a.xml', ['<a>', 'b'.repeat(1000), '</a>']);
        await archive.finish();
      });
      expect((await readParts(path)).get('a.xml')).toBe(`<a>${'b'.repeat(1000)}</a>`);
    }));

  it('refuses what its format cannot hold, and leaves nothing', () =>
    inFolder(async (folder) => {
      const writing = write(join(folder, 'a.zip'), { 'a.xml': ['a'.repeat(600), 'a'.repeat(600)] }, 1000);
      await expect(writing).rejects.toMatchObject({
        failure: 'InvalidInput',
        message: 'The workbook would pass the 1000 bytes that its format can hold',
      });
      expect(await readdir(folder)).toEqual([]);
    }));
});

describe('replaceFile', () => {
  it.skipIf(!existsSync(fullDevice))('says that the disk is full, and leaves the old file and no other', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await writeFile(path, 'the old one');
      const full = await open(fullDevice, 'w');
      try {
        const writing = replaceFile(path, () =>
          createArchive(full, signal, excelLimits.bytes).add('a.xml', ['<a/>']),
        );
        await expect(writing).rejects.toMatchObject({
          failure: 'DiskFull',
          message: `No space is left to write ${path}; nothing of it was kept`,
          details: { places: [{ file: path }] },
        });
      } finally {
        await full.close();
      }
      expect(await readdir(folder)).toEqual(['a.xlsx']);
      expect(await readFile(path, 'utf8')).toBe('the old one');
    }),
  );

  it('removes what a killed attempt left', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      await writeFile(newAttempt(path), 'left over, and longer than what comes');
      await replaceFile(path, async (file) => {
        await file.write('whole');
      });
      expect(await readdir(folder)).toEqual(['a.xlsx']);
      expect(await readFile(path, 'utf8')).toBe('whole');
    }));
});
