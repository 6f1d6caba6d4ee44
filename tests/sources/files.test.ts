import { appendFile, chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemberflowError } from '../../contracts/failures.js';
import { fileFailure, readFailure } from '../../sources/failures.js';
import { findFiles } from '../../sources/files.js';
import { fingerprint, refuseChanged } from '../../sources/fingerprint.js';
import { inFolder, rowsOf } from './reading.js';

const files = {
  'orders-10.csv': '',
  'orders-9.csv': '',
  'Orders-1.csv': '',
  '订单 一.csv': '',
  'it\'s [1] "x".csv': '',
  '.orders-hidden.csv': '',
  '~$orders.csv': '',
  'years/2015/o.csv': '',
  'years/2016/o.csv': '',
};
const found = (pattern: string): Promise<readonly string[]> =>
  inFolder(files, async (folder) => (await findFiles(pattern, folder)).map((file) => file.path));
const failureOf = async (work: Promise<unknown>): Promise<MemberflowError> => {
  const error: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof MemberflowError)) throw new Error('no failure', { cause: error });
  return error;
};

describe('findFiles', () => {
  it.each([
    ['orders-9.csv', ['orders-9.csv']],
    ['orders-*.csv', ['orders-10.csv', 'orders-9.csv']],
    ['*.csv', ['Orders-1.csv', 'it\'s [1] "x".csv', 'orders-10.csv', 'orders-9.csv', '订单 一.csv']],
    ['订单 ?.csv', ['订单 一.csv']],
    ['it\'s [1] "x".csv', ['it\'s [1] "x".csv']],
    ['years/201[5-6]/*.csv', ['years/2015/o.csv', 'years/2016/o.csv']],
    ['**/o.csv', ['years/2015/o.csv', 'years/2016/o.csv']],
    ['./years/2015/../2016/o.csv', ['years/2016/o.csv']],
    ['.orders-hidden.csv', ['.orders-hidden.csv']],
    ['~$orders.csv', ['~$orders.csv']],
  ])('%s: the files in byte order of their path', async (pattern, expected) => {
    expect(await found(pattern)).toEqual(expected);
  });

  it('takes a base folder with pattern characters literally', async () => {
    await inFolder({ '[a]*/o.csv': '', 'a/o.csv': '' }, async (folder) => {
      const base = path.join(folder, '[a]*');
      expect(await findFiles('*.csv', base)).toEqual([{ path: 'o.csv', location: path.join(base, 'o.csv') }]);
    });
  });

  it('names files by their absolute path when the pattern is absolute', async () => {
    await inFolder({ 'o.csv': '' }, async (folder) => {
      const [file] = await findFiles(path.join(folder, '*.csv'), '/elsewhere');
      expect(file?.path).toBe(path.join(folder, 'o.csv'));
    });
  });

  it('follows a link to a file', async () => {
    await inFolder({ 'real/o.csv': '' }, async (folder) => {
      await symlink(path.join(folder, 'real/o.csv'), path.join(folder, 'link.csv'));
      expect((await findFiles('*.csv', folder)).map((file) => file.path)).toEqual(['link.csv']);
    });
  });

  it('names pattern, folder and the nearest names when nothing matches', async () => {
    await inFolder(files, async (folder) => {
      const failure = await failureOf(findFiles('order-9.csv', folder));
      expect(failure.failure).toBe('InvalidSource');
      expect(failure.message).toBe(
        `no file matches order-9.csv in ${folder}: did you mean orders-9.csv, Orders-1.csv, orders-10.csv?`,
      );
      expect((await failureOf(findFiles('xyz*.zip', folder))).message).toContain(': it holds ');
      await mkdir(path.join(folder, 'empty'));
      expect((await failureOf(findFiles('empty/*.csv', folder))).message).toContain('it holds no file');
    });
  });

  it('says when the folder is absent, or the path a folder', async () => {
    await inFolder(files, async (folder) => {
      expect((await failureOf(findFiles('share/*.csv', folder))).message).toContain(
        `${path.join(folder, 'share')} (folder of share/*.csv) does not exist`,
      );
      const failure = await failureOf(findFiles('years/2015/', folder));
      expect(failure.message).toBe('years/2015/ is a folder');
      expect(failure.details.remedy).toContain('years/2015/*.csv');
    });
  });

  it('refuses what is no pattern as a mistake of the configuration', async () => {
    expect((await failureOf(findFiles('o[z-a].csv', '/'))).failure).toBe('InvalidInput');
    expect((await failureOf(findFiles('o\0.csv', '/'))).failure).toBe('InvalidInput');
  });
});

describe('fingerprint', () => {
  it('gives size and SHA-256', async () => {
    await inFolder({ 'abc.txt': 'abc' }, async (folder) => {
      const [file] = await findFiles('abc.txt', folder);
      expect(await fingerprint(file!, new AbortController().signal)).toMatchObject({
        path: 'abc.txt',
        bytes: 3,
        // FIPS 180-2, appendix B.1.
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      });
    });
  });

  it('stops when it is cancelled', async () => {
    await inFolder({ 'abc.txt': 'abc' }, async (folder) => {
      const [file] = await findFiles('abc.txt', folder);
      await expect(fingerprint(file!, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
        'cancelled',
      );
    });
  });

  it('tells when the file has grown since', async () => {
    await inFolder({ 'o.csv': 'a\n1\n' }, async (folder) => {
      const [file] = await findFiles('o.csv', folder);
      const read = await fingerprint(file!, new AbortController().signal);
      await expect(refuseChanged(read)).resolves.toBeUndefined();
      await appendFile(read.location, '2\n');
      const failure = await failureOf(refuseChanged(read));
      expect([failure.failure, failure.message]).toEqual([
        'SourceUnavailable',
        'o.csv changed while it was read',
      ]);
    });
  });

  it.skipIf(process.getuid?.() === 0)('says who may not read the file', async () => {
    await inFolder({ 'o.csv': 'a' }, async (folder) => {
      await chmod(path.join(folder, 'o.csv'), 0);
      const [file] = await findFiles('o.csv', folder);
      const failure = await failureOf(fingerprint(file!, new AbortController().signal));
      expect(failure.message).toContain('may not be read');
    });
  });
});

describe('fileFailure', () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['EIO', 'SourceUnavailable'],
    ['EBUSY', 'SourceUnavailable'],
    ['ETIMEDOUT', 'SourceUnavailable'],
    ['ESTALE', 'SourceUnavailable'],
    ['ENOSPC', 'DiskFull'],
    ['EACCES', 'InvalidSource'],
    ['ENOENT', 'InvalidSource'],
    ['ELOOP', 'InvalidSource'],
  ])('%s is %s, and keeps its cause', (code, name) => {
    const failure = fileFailure(coded(code), 'o.csv');
    expect(failure).toMatchObject({
      failure: name,
      cause: { code },
      details: { places: [{ file: 'o.csv' }] },
    });
  });

  it('leaves other errors as they are', () => {
    const error = new Error('not of the file system');
    expect(fileFailure(error, 'o.csv')).toBe(error);
    expect(fileFailure(coded('ERR_INVALID_ARG_TYPE'), 'o.csv')).toMatchObject({ name: 'Error' });
  });
});

describe('readFailure', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `${name}.parquet`, bytes: 1, sha256: '' }));
  const reading = (message: string) => readFailure(new Error(message), files) as MemberflowError;

  it("keeps the first line of the engine's message and names some of the files", () => {
    const failure = reading('Invalid Input Error: corrupt page\n\nsettings = …');
    expect(failure.failure).toBe('InvalidSource');
    expect(failure.message).toBe(
      'a.parquet, b.parquet, c.parquet or 2 more files cannot be read: Invalid Input Error: corrupt page',
    );
    expect(failure.cause).toMatchObject({ message: expect.stringContaining('settings') as string });
  });

  it('tells a disk that does not answer from a damaged file, and a full one from both', () => {
    expect(reading('IO Error: Could not read from file: Input/output error').failure).toBe(
      'SourceUnavailable',
    );
    expect(reading('IO Error: Could not write: No space left on device').failure).toBe('DiskFull');
  });

  it('leaves alone what no file can cause', () => {
    expect(reading('INTERRUPT Error: Interrupted!').failure).toBeUndefined();
    const memory = reading('Out of Memory Error: failed to allocate');
    expect(memory.failure).toBe('OutOfMemory');
    expect(memory.details.places).toBeUndefined();
  });
});

describe('a path with an environment variable', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is resolved where it is used', async () => {
    await inFolder({ 'shop 1/o.csv': 'a\n1\n' }, async (folder) => {
      vi.stubEnv('MEMBERFLOW_TEST_SHOP', 'shop 1');
      const rows = await rowsOf(folder, { kind: 'csv', path: '${env:MEMBERFLOW_TEST_SHOP}/*.csv' });
      expect(rows.map((row) => row['source_file'])).toEqual(['shop 1/o.csv']);
    });
  });

  it('names the variable that is not set', async () => {
    const failure = await failureOf(
      rowsOf('/tmp', { kind: 'csv', path: '${env:MEMBERFLOW_TEST_UNSET}/o.csv' }),
    );
    expect(failure.failure).toBe('InvalidInput');
    expect(failure.message).toContain('MEMBERFLOW_TEST_UNSET');
  });
});
