import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAudit } from '../../../client/results/audit.js';
import type { TableRef } from '../../../contracts/references.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { copyToParquet } from '../../../engine/parquet.js';
import { openFolderStore } from '../../../store/folder.js';

const rows = `
  select * from (values
    ('orders', 'member_id', '会员ID', 'id', 1000, 249, 0, 412, '12346', '18287', 3),
    ('orders', null, '备注', 'text', 1000, 1000, 0, 0, null, null, 3)
  ) as audit(table_name, column_name, source_heading, kind, row_count, missing, unparseable, distinct_values,
    minimum, maximum, repeated_rows)`;

describe('the audit table of a run', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'memberflow-audit-'));
  });

  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  async function writtenAudit(): Promise<TableRef> {
    const store = openFolderStore(join(home, 'store'));
    const engine = createDuckDb({ memoryLimit: '256MB', threads: 1 });
    const stored = await store.put('store:dawn/audit.parquet', (path) =>
      engine.withSession(
        { temporaryFolder: join(home, 'writing'), signal: new AbortController().signal },
        (session) => copyToParquet(session, rows, path),
      ),
    );
    return { ...stored, rows: 2, contentHash: null, schemaVersion: 1 };
  }

  it('is read in its order, unmapped columns among them', async () => {
    expect(await readAudit({ audit: await writtenAudit() }, home)).toEqual([
      {
        table: 'orders',
        column: 'member_id',
        heading: '会员ID',
        kind: 'id',
        rows: 1000,
        missing: 249,
        unparseable: 0,
        distinct: 412,
        minimum: '12346',
        maximum: '18287',
        exactDuplicates: 3,
      },
      {
        table: 'orders',
        column: '',
        heading: '备注',
        kind: 'text',
        rows: 1000,
        missing: 1000,
        unparseable: 0,
        distinct: 0,
        minimum: '',
        maximum: '',
        exactDuplicates: 3,
      },
    ]);
    expect((await readdir(home)).sort()).toEqual(['store']);
  });

  it('is refused when its bytes are not those of the run', async () => {
    const audit = await writtenAudit();
    await appendFile(join(home, 'store', 'dawn', 'audit.parquet'), 'x');
    await expect(readAudit({ audit }, home)).rejects.toMatchObject({ failure: 'ArtifactDamaged' });
  });

  it('is missed by name when the run returned none', async () => {
    await expect(readAudit({}, home)).rejects.toMatchObject({
      failure: 'ArtifactDamaged',
      message: 'The run returned no audit table',
    });
  });
});
