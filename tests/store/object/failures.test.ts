import { expect, it } from 'vitest';
import { asking } from '../../../store/object/failures.js';

it.each(['ENOSPC', 'EDQUOT'])(
  'a disk of this machine that is full (%s) is not taken for a store that does not answer',
  async (code) => {
    const full = Object.assign(new Error(`${code}: no space left on device, write`), { code });
    await expect(asking('s3://shop/', () => Promise.reject(full))).rejects.toMatchObject({
      failure: 'DiskFull',
    });
  },
);
