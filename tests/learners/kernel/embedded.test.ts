import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { embeddedKernel } from '../../../scripts/build_kernel.mjs';

test('the embedded kernel is what its source compiles to', async () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const embedded = await readFile(path.join(root, 'learners/kernel/embedded.ts'), 'utf8');
  expect(embedded).toBe(await embeddedKernel(root));
});
