import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FailureName } from '../../../contracts/failures.js';
import { openObjectStore } from '../../../store/object/store.js';
import { storeUri } from '../../../store/uri.js';
import { isFull } from '../../faults/size.js';
import { openLink, type Link } from '../../support/link.js';
import {
  account,
  bucket,
  clientOf,
  environmentOf,
  moto,
  refusingMoto,
  startObjectServer,
  versity,
  type ObjectServer,
} from '../../support/objects/server.js';
import { temporaryFolder } from '../../support/temporary.js';
import { quick } from '../places.js';

const table = storeUri('shop', 'runs', 'one', 'tables', 'orders.parquet');
const megabytes = (count: number): Buffer => randomBytes(count * 1_000_000);
const failure = (name: FailureName, words: RegExp) =>
  expect.objectContaining({ failure: name, message: expect.stringMatching(words) as string }) as Error;

describe.each([moto, ...(isFull ? [versity] : [])])('a bucket of $name', (kind) => {
  let server: ObjectServer | null;
  let link: Link;

  beforeAll(async () => {
    server = await startObjectServer(kind);
  }, 900_000);
  afterAll(() => server?.dispose());
  beforeEach(async ({ skip }) => {
    skip(server === null, `${kind.name} cannot be had`);
    link = await openLink(server?.port ?? 0);
    for (const [name, value] of Object.entries(environmentOf(link.port))) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await link.close();
  });

  const open = (cache: string, change: { readonly bucket?: string; readonly silent?: number } = {}) =>
    openObjectStore({ bucket: change.bucket ?? bucket, prefix: '' }, cache, {
      ...quick,
      silent: change.silent ?? quick.silent,
    });
  const uploadsUnderWay = async () => {
    const client = clientOf(server?.port ?? 0);
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    client.destroy();
    return Uploads.length;
  };

  it('is cut off in the midst of an upload: nothing is seen of it, and the next attempt puts it whole', async () => {
    const cache = temporaryFolder();
    const store = open(cache);
    await store.remove(table);
    const bytes = megabytes(20);
    const isCut = link.cutAfter(11_000_000, 'up');
    const put = store.put(table, (path) => writeFile(path, bytes));
    await Promise.all([
      isCut,
      expect(put).rejects.toEqual(failure('StoreUnavailable', /does not serve us now/)),
    ]);
    link.mend();
    expect(await store.read(table)).toBeNull();
    expect(
      readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith('.partial')),
    ).toEqual([]);
    expect(await uploadsUnderWay()).toBe(1);
    const stored = await store.put(table, (path) => writeFile(path, bytes));
    expect(bytes.equals(await readFile(await open(temporaryFolder()).get(stored)))).toBe(true);
    expect(await uploadsUnderWay()).toBe(0);
  });

  it('forgets what a killed attempt had begun to upload when the folder is swept', async () => {
    const store = open(temporaryFolder());
    const isCut = link.cutAfter(11_000_000, 'up');
    const put = store.put(table, (path) => writeFile(path, megabytes(20)));
    await Promise.all([isCut, expect(put).rejects.toThrow()]);
    link.mend();
    await store.sweep(storeUri('shop', 'runs', 'two'));
    expect(await uploadsUnderWay()).toBe(1);
    await store.sweep(storeUri('shop', 'runs', 'one'));
    expect(await uploadsUnderWay()).toBe(0);
  });

  it('is cut off in the midst of a download, and is there again: it is read from the beginning', async () => {
    const bytes = megabytes(6);
    const stored = await open(temporaryFolder()).put(table, (path) => writeFile(path, bytes));
    const cut = link.cutAfter(2_000_000, 'down').then(link.mend);
    const path = await open(temporaryFolder()).get(stored);
    await cut;
    expect(bytes.equals(await readFile(path))).toBe(true);
  });

  it('falls silent: the step is told so instead of waiting for ever', async () => {
    const store = open(temporaryFolder(), { silent: 300 });
    await store.putIfAbsent(storeUri('shop', 'known.json'), 'known');
    link.stall();
    await expect(store.read(storeUri('shop', 'known.json'))).rejects.toEqual(
      failure('StoreUnavailable', /timed out|time/i),
    );
    link.mend();
    expect(await store.read(storeUri('shop', 'known.json'))).toBe('known');
  });

  it('falls silent in the midst of a download: that is tried again', async () => {
    const bytes = megabytes(6);
    const cache = temporaryFolder();
    const stored = await open(temporaryFolder()).put(table, (path) => writeFile(path, bytes));
    const stalled = link.stallAfter(2_000_000, 'down');
    const got = open(cache, { silent: 300 }).get(stored);
    await stalled;
    await expect(got).rejects.toEqual(failure('StoreUnavailable', /timed out|time/i));
    expect(
      readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith('.partial')),
    ).toEqual([]);
  });

  it('is away: copies that this machine has are read without it', async () => {
    const store = open(temporaryFolder());
    const stored = await store.put(table, (path) => writeFile(path, 'rows'));
    link.cut();
    expect(await readFile(await store.get(stored), 'utf8')).toBe('rows');
    await expect(store.read(table)).rejects.toEqual(failure('StoreUnavailable', /s3:\/\/memberflow-tests\//));
  });

  it('has the bytes that a damaged copy on this machine lacks', async () => {
    const store = open(temporaryFolder());
    const stored = await store.put(table, (path) => writeFile(path, 'rows'));
    await writeFile(await store.get(stored), 'rowz');
    expect(await readFile(await store.get(stored), 'utf8')).toBe('rows');
  });

  it('does not exist: that is not tried again', async () => {
    const store = open(temporaryFolder(), { bucket: 'nobody-has-made-this' });
    const refused = failure('StoreRefused', /NoSuchBucket, 404/);
    await expect(store.put(table, (path) => writeFile(path, 'rows'))).rejects.toEqual(refused);
    await expect(store.read(table)).rejects.toEqual(refused);
    await expect(store.list(storeUri('shop'))).rejects.toEqual(refused);
  });

  it('is asked without credentials: the message says where they are looked for', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, '');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/none');
    vi.stubEnv('AWS_CONFIG_FILE', '/none');
    await expect(open(temporaryFolder()).read(table)).rejects.toEqual(
      failure('StoreUnavailable', /no credentials/),
    );
  });
});

describe.each([
  { kind: refusingMoto, code: 'InvalidAccessKeyId' },
  ...(isFull ? [{ kind: versity, code: 'SignatureDoesNotMatch' }] : []),
])('an account that $kind.name does not let in', ({ kind, code }) => {
  let server: ObjectServer | null;

  beforeAll(async () => {
    server = await startObjectServer(kind);
  }, 900_000);
  afterAll(() => server?.dispose());

  it('is refused once, without its secret in what is said', async ({ skip }) => {
    skip(server === null);
    const wrong = 'a-secret-that-is-wrong';
    const environment = { ...environmentOf(server?.port ?? 0), AWS_SECRET_ACCESS_KEY: wrong };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const store = openObjectStore({ bucket, prefix: '' }, temporaryFolder(), quick);
    const error: unknown = await store.read(table).catch((thrown: unknown) => thrown);
    vi.unstubAllEnvs();
    expect(error).toEqual(failure('StoreRefused', new RegExp(`${code}, 403`)));
    const said = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(said).not.toContain(wrong);
    expect(said).not.toContain(account.id);
  });
});
