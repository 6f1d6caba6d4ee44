import { afterEach, expect, it, vi } from 'vitest';
import { openBucket } from '../../../store/object/bucket.js';
import { asking } from '../../../store/object/failures.js';
import { quick } from '../places.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(['ENOSPC', 'EDQUOT'])(
  'a disk of this machine that is full (%s) is not taken for a store that does not answer',
  async (code) => {
    const full = Object.assign(new Error(`${code}: no space left on device, write`), { code });
    await expect(asking('s3://shop/', () => Promise.reject(full))).rejects.toMatchObject({
      failure: 'DiskFull',
    });
  },
);

// Containers get every variable of their compose file, those that nobody filled in as empty ones.
it.each([undefined, '', 'eu central'])('a region that is %j is said to be the fault', async (region) => {
  for (const [name, value] of Object.entries({ AWS_REGION: region, AWS_CONFIG_FILE: '/none' }))
    vi.stubEnv(name, value);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'known');
  const bucket = openBucket({ bucket: 'shop', prefix: '' }, { ...quick, region: null });
  await expect(bucket.names('runs/')).rejects.toMatchObject({
    failure: 'StoreRefused',
    message: expect.stringContaining('The region of the object store s3://shop/') as string,
    details: { remedy: expect.stringContaining('AWS_REGION') as string },
  });
});
