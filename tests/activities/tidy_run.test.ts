import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tidyRun } from '../../activities/tidy_run.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../store/folder.js';
import { activityEnvironment } from '../support/activity_environment.js';
import { temporaryFolder } from '../support/temporary.js';

const engine = createDuckDb({ memoryLimit: '128MB', threads: 1 });

describe('tidying the folder of a run', () => {
  it('removes what a killed worker left half-written, and nothing else', async () => {
    const folder = temporaryFolder();
    for (const path of [
      'shop/runs/mine/config.json',
      'shop/runs/mine/tables/orders_staged.parquet',
      'shop/runs/mine/tables/orders_clean.parquet.partial',
      'shop/runs/mine/scratch/clean/duckdb_temp_storage-0.tmp',
      'shop/runs/other/tables/orders_clean.parquet.partial',
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'x');
    }
    const tidy = tidyRun({ store: openFolderStore(folder), engine, codeVersion: 'test' });
    await activityEnvironment().run(tidy, { business: 'shop', runId: 'mine' });
    const left = readdirSync(folder, { recursive: true, withFileTypes: true });
    expect(
      left
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length)),
    ).toEqual(
      expect.arrayContaining([
        '/shop/runs/mine/config.json',
        '/shop/runs/mine/tables/orders_staged.parquet',
        '/shop/runs/other/tables/orders_clean.parquet.partial',
      ]),
    );
    expect(left.filter((entry) => entry.isFile())).toHaveLength(3);
  });

  it('has nothing to do where the run has not begun', async () => {
    const tidy = tidyRun({ store: openFolderStore(temporaryFolder()), engine, codeVersion: 'test' });
    await activityEnvironment().run(tidy, { business: 'shop', runId: 'none' });
  });
});
