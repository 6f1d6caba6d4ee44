import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDuckDb } from '../../../../engine/duckdb/duckdb.js';
import { parquetRelation } from '../../../../engine/parquet.js';
import { full } from '../../../../examples/simulator/presets/full.js';
import { writeTruth } from '../../../../examples/simulator/truth/write_truth.js';
import type { Progress } from '../../../../examples/simulator/write/progress.js';
import { temporaryFolder } from '../../../support/temporary.js';

const day = '2022-08-01';
const files = ['churn', 'oracle_churn'].map((name) => join('truth', name, `${day}.parquet`));

async function written(folder: string, threads: number, told: Progress[] = []) {
  const [report] = await writeTruth(
    { parameters: full, seed: 4, members: 200 },
    {
      snapshots: [30],
      oracleMembers: 10,
      folder,
      threads,
      signal: new AbortController().signal,
      progress: (progress) => told.push(progress),
    },
  );
  return report!.figures;
}

describe('the files of the truth', () => {
  it('are the same for one thread and for two, and hold what the report says', async () => {
    const folders = [temporaryFolder(), temporaryFolder()];
    const told: Progress[] = [];
    const figures = [await written(folders[0]!, 1, told), await written(folders[1]!, 2)];
    expect(told).toEqual([
      { stage: 'truth', day, done: 0, of: 200 },
      { stage: 'truth', day, done: 200, of: 200 },
      { stage: 'oracle', day, done: 0, of: 10 },
      { stage: 'oracle', day, done: 10, of: 10 },
    ]);
    expect(figures[0]).toEqual(figures[1]);
    for (const file of files) {
      const [one, two] = await Promise.all(folders.map((folder) => readFile(join(folder, file))));
      expect(one!.equals(two!), file).toBe(true);
    }
    const { asked, left_out, oracle_churn, snapshot, definition } = figures[0]!;
    expect([asked, snapshot]).toEqual([10, day]);
    const [row] = await createDuckDb({ memoryLimit: '200MB', threads: 1 }).withSession(
      { temporaryFolder: join(folders[0]!, 'spill'), signal: new AbortController().signal },
      (session) =>
        session.rows(
          `select count(*) as members, avg(oracle.churn_probability) as oracle_churn, min(truth.definition) as definition,
             count(*) filter (where truth.eligible and truth.churn_probability between 0 and 1) as true_ones,
             min(effective_draws) >= 100 as enough, min(truth.residual_value) >= 0 as worth
           from ${parquetRelation(join(folders[0]!, files[1]!))} as oracle
           inner join ${parquetRelation(join(folders[0]!, files[0]!))} as truth using (member_id)`,
        ),
    );
    const members = asked - left_out;
    expect(row).toEqual({
      members,
      oracle_churn: expect.closeTo(oracle_churn, 12) as number,
      definition,
      true_ones: members,
      enough: true,
      worth: true,
    });
  });
});
