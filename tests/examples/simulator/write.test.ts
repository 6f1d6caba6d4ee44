import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { parquetRelation } from '../../../engine/parquet.js';
import type { Row } from '../../../engine/session.js';
import { presets } from '../../../examples/simulator/presets/index.js';
import type { Simulation } from '../../../examples/simulator/write/blocks.js';
import { writeBusiness } from '../../../examples/simulator/write/write_business.js';
import { build } from '../../support/built.js';
import { openWorkbench } from '../../support/job.js';
import { temporaryFolder } from '../../support/temporary.js';

const simulation: Simulation = { preset: presets.full, seed: 4, members: 600, blockMembers: 250 };

// Threads run what was built.
beforeAll(build);

async function write(
  folder: string,
  threads: number,
  change: Partial<Simulation> = {},
): Promise<readonly number[]> {
  const told: number[] = [];
  await writeBusiness(
    { ...simulation, ...change },
    { folder, threads, signal: new AbortController().signal, progress: ({ done }) => told.push(done) },
  );
  return told;
}

/** A configuration as it was written, its files found from anywhere. */
function documentIn(folder: string, name: string): Readonly<Record<string, unknown>> {
  const document = parse(readFileSync(join(folder, name), 'utf8')) as {
    readonly sources: Readonly<Record<string, { readonly path: string }>>;
  };
  const sources = Object.entries(document.sources).map(([source, { path, ...rest }]) => [
    source,
    { ...rest, path: join(folder, path) },
  ]);
  return { ...document, sources: Object.fromEntries(sources) as unknown };
}

const contentOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file).toString('base64')]),
  );

describe('a simulated business on the disk', () => {
  it('has the same bytes whether one thread makes it or two, and others with another seed', async () => {
    const root = temporaryFolder();
    const [one, two, other] = ['one', 'two', 'other'].map((name) => join(root, name)) as [
      string,
      string,
      string,
    ];
    const told = await write(one, 1);
    expect(told.at(-1)).toBe(600);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
    // More than once a block, or whoever waits for a large block sees nothing move.
    expect(new Set(told).size).toBeGreaterThan(6);
    await write(two, 2);
    await write(other, 2, { seed: 5 });
    const files = contentOf(one);
    expect(contentOf(two)).toEqual(files);
    expect([...files.keys()].filter((file) => file.startsWith('data/orders/'))).toHaveLength(3);
    const differing = [...contentOf(other)].filter(([file, bytes]) => files.get(file) !== bytes);
    expect(differing.map(([file]) => file)).toContain('data/orders/0001.parquet');
  });

  it('stands there whole or not at all', async () => {
    const root = temporaryFolder();
    const stop = new AbortController();
    const folder = join(root, 'stopped');
    const writing = writeBusiness(simulation, {
      folder,
      threads: 1,
      signal: stop.signal,
      progress: () => {
        stop.abort();
      },
    });
    await expect(writing).rejects.toThrow();
    expect(readdirSync(root)).toEqual([]);
  });

  it.each(['full', 'reference'] as const)('runs as it is configured: %s', async (name) => {
    const bench = await openWorkbench();
    try {
      const folder = join(bench.folder, 'demo');
      await write(folder, 2, { preset: presets[name] });
      const document = documentIn(folder, 'memberflow.yaml');
      const asOf = name === 'full' ? '2025-01-06' : '2019-01-01';
      const { cleaned, scored } = await bench.score(document, asOf);
      const { lines } = cleaned.figures;
      expect(lines.read).toBeGreaterThan(600);
      expect([lines.kept, lines.quarantined, lines.excluded]).toEqual([lines.read, 0, 0]);
      expect(scored.members).toBe(600);
      // Nothing of any table is set aside: all of it is known before the as-of, once, in the declared form.
      const tables = Object.entries(cleaned.figures.tables ?? {});
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.filter(([, { read, kept }]) => read !== kept)).toEqual([]);
    } finally {
      await bench.dispose();
    }
  });

  it.each(['cdnow', 'reference'] as const)(
    'has faults that cleaning finds, if asked for: %s',
    async (name) => {
      const bench = await openWorkbench();
      try {
        const folder = join(bench.folder, 'demo');
        const { asOf } = await writeBusiness(
          { ...simulation, preset: presets[name] },
          {
            folder,
            threads: 1,
            signal: new AbortController().signal,
            progress: () => undefined,
            dirtyShare: 0.2,
          },
        );
        const { cleaned } = await bench.clean(documentIn(folder, 'dirty.yaml'), asOf);
        const found = await bench.rows(cleaned.tables['orders_quarantine'], 'reason');
        const expected = await createDuckDb({ memoryLimit: '200MB', threads: 1 }).withSession(
          { temporaryFolder: join(bench.folder, 'spill'), signal: new AbortController().signal },
          (session) =>
            session.rows(`
            select expected as reason
            from ${parquetRelation(join(folder, 'truth', 'dirt_ledger.parquet'))}
            where table_name = 'orders' and expected <> 'KEPT'`),
        );
        const reasons = (rows: readonly Row[]) => rows.map(({ reason }) => String(reason)).sort();
        expect(expected.length).toBeGreaterThan(20);
        expect(reasons(found)).toEqual(reasons(expected));
      } finally {
        await bench.dispose();
      }
    },
  );
});
