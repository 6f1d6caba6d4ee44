import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMembers, type MembersOptions } from '../../../client/commands/members.js';
import { findings } from '../../../activities/findings.js';
import { factsSchema, type RunFacts } from '../../../contracts/facts.js';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { openFolderStore } from '../../../store/folder.js';
import { recentAndFaithful } from '../../activities/recent_and_faithful.js';
import { csv, openShop, type Shop } from '../../activities/shop.js';
import { recordingTerminal } from '../recording_terminal.js';

const business = recentAndFaithful('=HYPERLINK("x")');
const orders = csv`
  order_id,member_id,ordered_at,amount
  1,ann,2015-12-30,10
  2,bob,2015-12-30,30
  3,cid,2015-02-01,5
  4,+86138,2015-12-30,7
  5,ann,2016-12-31,1234.5
  6,bob,2016-03-01,20
  7,bob,2016-03-02,20
  8,cid,2016-12-30,40
  9,eve,2016-12-31,20
  10,"say ""hi"", fay",2016-12-31,20.0001
`;

let shop: Shop;
let facts: RunFacts;
beforeAll(async () => {
  shop = await openShop();
  const { folder } = shop.bench;
  const document = await shop.document({ orders }, business);
  await writeFile(join(folder, 'memberflow.yaml'), JSON.stringify(document));
  for (const [runId, asOf] of [
    ['aaaa-2015', '2016-01-01'],
    ['bbbb-2016', '2017-01-01'],
  ] as const) {
    const { steps } = await shop.score({ orders }, { asOf, runId, business });
    const store = openFolderStore(join(folder, 'store'));
    const engine = createDuckDb({ memoryLimit: '1GB', threads: 2 });
    const drawn = await shop.bench.run(findings({ store, engine, codeVersion: 'test' }), steps);
    facts = factsSchema.parse(JSON.parse(await readFile(await store.get(drawn.facts), 'utf8')));
    await shop.bench.publish(steps);
  }
});
afterAll(() => shop.bench.dispose());

interface Asked {
  readonly count: number;
  readonly selection: unknown;
  readonly members: readonly Readonly<Record<string, unknown>>[];
}

async function asked(
  wanted: Partial<MembersOptions>,
): Promise<{ readonly lines: readonly string[]; readonly said: readonly string[] }> {
  const { folder } = shop.bench;
  const terminal = recordingTerminal();
  const options = {
    run: 'bbbb',
    group: [],
    segment: [],
    gone: false,
    json: false,
    config: join(folder, 'memberflow.yaml'),
  };
  const code = await runMembers(
    { ...options, ...wanted },
    {
      terminal,
      env: { MEMBERFLOW_HOME: folder },
      folder,
      now: () => new Date(0),
      interruptions: () => new AbortController().signal,
    },
  );
  expect(code).toBe(0);
  return { lines: terminal.results(), said: terminal.said() };
}

const listed = async (wanted: Partial<MembersOptions>): Promise<Asked> =>
  JSON.parse((await asked({ ...wanted, json: true })).lines.at(-1) ?? '') as Asked;
const names = async (wanted: Partial<MembersOptions>): Promise<readonly unknown[]> =>
  (await listed(wanted)).members.map(({ member }) => member);

describe('memberflow members', () => {
  it('lists the members of the latest period by rank, the count first', async () => {
    expect((await asked({})).lines).toEqual([
      '5 members of shop scored in 2016',
      'member         group  segment          recency (days)  orders  amount (CNY)   score  rank',
      'ann            212    recent                        0       1      1,234.50  1.6667     1',
      'bob            122    =HYPERLINK("x")             304       2         40.00  1.6667     1',
      'cid            212    recent                        1       1         40.00  1.6667     1',
      'say "hi", fay  212    recent                        0       1       20.0001  1.6667     1',
      'eve            211    recent                        0       1         20.00  1.3333     5',
    ]);
  });

  it('shows at most so many and says how many more there are', async () => {
    const { lines } = await asked({ limit: '2', segment: ['recent'] });
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('4 members of shop scored in 2016: segment recent');
    expect(lines.at(-1)).toBe('and 2 more; --csv FILE writes all of them, --limit N shows more');
  });

  it('chooses by groups, with any digit for *, and by segments: all that is given must hold', async () => {
    expect(await names({ group: ['21*'] })).toEqual(['ann', 'cid', 'say "hi", fay', 'eve']);
    expect(await names({ group: ['122', '211'] })).toEqual(['bob', 'eve']);
    expect(await names({ group: ['*1*'], segment: ['=HYPERLINK("x")'] })).toEqual([]);
    expect(await names({ period: '2015', segment: ['others'] })).toEqual(['cid']);
  });

  it('chooses by where members came from in the period before, or in an earlier run', async () => {
    expect(await names({ cameFrom: 'recent' })).toEqual(['ann', 'bob']);
    expect(await names({ cameFrom: 'recent', fromRun: 'aaaa' })).toEqual(['ann', 'bob']);
    expect(await names({ cameFrom: '' })).toEqual(['say "hi", fay', 'eve']);
    const gone = await listed({ cameFrom: 'recent', gone: true });
    expect(gone.members).toMatchObject([{ member: '+86138', segment: 'recent', monetary: '7.0000' }]);
    expect(gone.selection).toEqual({
      period: '2016',
      cameFrom: { runId: 'bbbb-2016', period: '2015', segment: 'recent' },
      gone: true,
    });
  });

  it('lists as many members as the facts tell of each group and each movement', async () => {
    expect(facts.groups.length + facts.movements.flatMap(({ flows }) => flows).length).toBeGreaterThan(10);
    for (const { period, code, segment, members } of facts.groups) {
      const { count } = await listed({ period, group: [code ?? ''], segment: [segment ?? ''] });
      expect(count, `${period} ${code ?? ''}`).toBe(members);
    }
    for (const { from, to, flows } of facts.movements) {
      for (const flow of flows) {
        const { count } = await listed({
          period: to.label,
          segment: flow.to === null ? [] : [flow.to],
          cameFrom: flow.from ?? '',
          fromRun: from.runId,
          fromPeriod: from.label,
          gone: flow.to === null,
        });
        expect(count, `${flow.from ?? '–'} → ${flow.to ?? '–'}`).toBe(flow.members);
      }
    }
  });

  it('writes all of them as CSV that no spreadsheet runs', async () => {
    const { lines } = await asked({ limit: '0', csv: 'members.csv' });
    expect(lines).toEqual(['5 members of shop scored in 2016', 'All 5 written to members.csv']);
    const text = await readFile(join(shop.bench.folder, 'members.csv'), 'utf8');
    expect(text.split('\r\n')).toEqual([
      '\u{feff}member_id,rfm_code,segment,recency_days,order_count,monetary_sum,rfm_score,rank',
      'ann,212,recent,0,1,1234.5000,1.6667,1',
      'bob,122,"\'=HYPERLINK(""x"")",304,2,40.0000,1.6667,1',
      'cid,212,recent,1,1,40.0000,1.6667,1',
      '"say ""hi"", fay",212,recent,0,1,20.0001,1.6667,1',
      'eve,211,recent,0,1,20.0000,1.3333,5',
      '',
    ]);
    await asked({ period: '2015', csv: 'members.csv' });
    const replaced = await readFile(join(shop.bench.folder, 'members.csv'), 'utf8');
    expect(replaced).toContain("'+86138,211,recent,1,1,7.0000");
    expect(replaced).not.toContain('eve');
    expect((await readdir(shop.bench.folder)).filter((name) => /partial|reading/.test(name))).toEqual([]);
  });
});

describe('memberflow members refuses', () => {
  const refusals: readonly (readonly [string, Partial<MembersOptions>, string, RegExp])[] = [
    [
      'a period the run does not have',
      { period: '2061' },
      'Run bbbb-2016 has no period "2061"',
      /Did you mean 2016\?/,
    ],
    [
      'a segment nobody is in',
      { segment: ['recnt'] },
      'Run bbbb-2016 has no segment "recnt"',
      /Did you mean recent\?/,
    ],
    ['a group nobody is in', { group: ['222'] }, 'Run bbbb-2016 has no group "222"', /Did you mean 122\?/],
    ['what is no code', { group: ['21'] }, '"21" is not the code of a group', /three digits/],
    [
      'a segment that the earlier run lacks',
      { cameFrom: 'lost', fromRun: 'aaaa' },
      'Run aaaa-2015 has no segment "lost"',
      /others, recent/,
    ],
    [
      'a period before the first',
      { period: '2015', cameFrom: 'recent' },
      'The run has no period before 2015',
      /--from-run/,
    ],
    ['--gone alone', { gone: true }, '--gone says nothing without --came-from', /--came-from/],
    [
      '--gone with a group',
      { gone: true, cameFrom: 'recent', group: ['212'] },
      'Who is gone is in no group and no segment any more',
      /--group/,
    ],
    ['a limit that is no number', { limit: 'all' }, '--limit "all" is not a number of rows', /50/],
  ];

  it.each(refusals)('%s', async (_, wanted, message, remedy) => {
    await expect(asked(wanted)).rejects.toMatchObject({
      failure: 'InvalidInput',
      message,
      details: { remedy: expect.stringMatching(remedy) as string },
    });
  });

  it('a run whose scores are no longer there', async () => {
    await rm(join(shop.bench.folder, 'store', 'shop', 'runs', 'aaaa-2015', 'tables', 'rfm_scores.parquet'));
    await expect(asked({ run: 'aaaa' })).rejects.toMatchObject({ failure: 'ArtifactDamaged' });
  });
});
