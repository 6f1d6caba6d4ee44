import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CancelledFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { scratchOf, writeTable } from '../../activities/run_folder.js';
import { durably } from '../../activities/step.js';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../store/folder.js';
import { activityEnvironment } from '../support/activity_environment.js';
import { temporaryFolder } from '../support/temporary.js';

const run = { business: 'shop', runId: 'run-1' };

/** Queries that would take hours: one that computes, one that writes as it goes, one that spills to disk. */
const endless = {
  computing: 'select count(*) as n from range(1000000000) as a(i), range(1000) as b(j) where i % 7 = j',
  writing: 'select i, md5(cast(i as varchar)) as text from range(100000000000) as numbers(i)',
  spilling: 'select md5(cast(i as varchar)) as text from range(1000000000) as numbers(i) order by text',
} as const;

describe('a step that is cancelled during a long query', () => {
  it.each(Object.entries(endless))(
    'while %s, ends as cancelled within two seconds and leaves nothing',
    async (_, select) => {
      const folder = temporaryFolder();
      const store = openFolderStore(folder);
      const engine = createDuckDb({ memoryLimit: '128MB', threads: 2 });
      const environment = activityEnvironment();
      let isWriting = () => {};
      const writing = new Promise<void>((resolve) => {
        isWriting = resolve;
      });
      const step = environment.run(() =>
        durably(({ signal }) =>
          engine.withSession({ temporaryFolder: scratchOf(store, run, 'clean'), signal }, (session) => {
            isWriting();
            return writeTable(store, session, run, 'endless', select, { hashed: true });
          }),
        ),
      );
      const ending = step.then(
        () => 'completed',
        (error: unknown) => error,
      );
      await writing;
      await pause(300);
      const cancelledAt = performance.now();
      environment.cancel();
      expect(await ending).toBeInstanceOf(CancelledFailure);
      expect(performance.now() - cancelledAt).toBeLessThan(2_000);
      const left = readdirSync(folder, { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
      expect(existsSync(join(folder, 'shop', 'runs', 'run-1', 'scratch', 'clean'))).toBe(false);
    },
  );

  it('does not begin when it was cancelled before', async () => {
    const environment = activityEnvironment();
    environment.cancel();
    const engine = createDuckDb({ memoryLimit: '128MB', threads: 1 });
    let begun = false;
    const step = environment.run(() =>
      durably(({ signal }) =>
        engine.withSession({ temporaryFolder: join(temporaryFolder(), 'scratch'), signal }, () => {
          begun = true;
          return Promise.resolve();
        }),
      ),
    );
    await expect(step).rejects.toBeInstanceOf(CancelledFailure);
    expect(begun).toBe(false);
  });
});
