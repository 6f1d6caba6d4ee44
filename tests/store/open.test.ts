import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../store/open.js';
import { storeUri } from '../../store/uri.js';
import { temporaryFolder } from '../support/temporary.js';

const manifest = storeUri('shop', 'runs', 'one', 'manifest.json');

describe('the store of a state folder', () => {
  it.each([undefined, ''])('is a folder within it where MEMBERFLOW_STORE is %j', (address) => {
    const store = openStore('/home', { MEMBERFLOW_STORE: address });
    expect(store.urlOf(manifest)).toBe(
      pathToFileURL(join('/home', 'store', 'shop', 'runs', 'one', 'manifest.json')).href,
    );
  });

  it.each([
    ['s3://crm', 's3://crm/'],
    ['s3://crm/', 's3://crm/'],
    ['s3://crm.example/member-flow/data', 's3://crm.example/member-flow/data/'],
    ['s3://crm/会员/', 's3://crm/会员/'],
  ])('lies in the bucket and folder that %s names', (address, root) => {
    const store = openStore('/home', { MEMBERFLOW_STORE: address });
    expect(store.urlOf(manifest)).toBe(`${root}shop/runs/one/manifest.json`);
    expect(store.scratch(manifest)).toBe(
      join('/home', 'cache', 'steps', 'shop', 'runs', 'one', 'manifest.json'),
    );
  });

  it.each([
    'crm',
    '/srv/store',
    'file:///srv',
    's3://',
    's3://UPPER',
    's3://crm/../x',
    's3://key:secret@crm/x',
  ])('is not opened at %s, which is not repeated', (address) => {
    const open = () => openStore('/home', { MEMBERFLOW_STORE: address });
    expect(open).toThrow(expect.objectContaining({ failure: 'InvalidInput' }) as Error);
    expect(open).toThrow(/^MEMBERFLOW_STORE is no address of an object store$/);
  });

  it('wants to be told plainly how a bucket is named in requests', () => {
    const open = () =>
      openStore('/home', { MEMBERFLOW_STORE: 's3://crm', MEMBERFLOW_STORE_PATH_STYLE: 'yes' });
    expect(open).toThrow(/MEMBERFLOW_STORE_PATH_STYLE is "yes"/);
  });

  it('lets only its owner read a small document in a folder', async () => {
    const home = temporaryFolder();
    await openStore(home, {}).putIfAbsent(storeUri('shop', 'masking.key'), 'key');
    expect(statSync(join(home, 'store', 'shop', 'masking.key')).mode & 0o777).toBe(0o600);
  });
});
