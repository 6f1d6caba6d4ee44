import { describe, expect, it } from 'vitest';
import { createDuckDb } from '../../engine/duckdb/duckdb.js';
import { temporaryFolder } from '../support/temporary.js';

describe('a query', () => {
  it('that needs more memory than DuckDB is given is refused by name, with what to raise', async () => {
    const engine = createDuckDb({ memoryLimit: '32MB', threads: 1 });
    const options = { temporaryFolder: temporaryFolder(), signal: new AbortController().signal };
    const asked = engine.withSession(options, (session) =>
      session.rows('select length(list(range)) as one_value from range(20000000)'),
    );
    await expect(asked).rejects.toMatchObject({
      failure: 'OutOfMemory',
      message: expect.stringMatching(
        /^DuckDB needs more memory than it is given: Out of Memory Error/,
      ) as string,
      details: { remedy: expect.stringContaining('MEMBERFLOW_MEMORY_LIMIT') as string },
    });
  });
});
