import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChurnExplain, type ChurnExplainOptions } from '../../../client/commands/churn_explain.js';
import { csv, openShop, type Shop } from '../../activities/shop.js';
import { recordingTerminal } from '../recording_terminal.js';

const tables = {
  orders: csv`
    order_id,member_id,ordered_at,amount
    1,ann,2016-01-10,10
    2,ann,2016-11-30,10
    3,guest,2016-03-01,10
    4,bob,2016-02-01,10
    5,bob,2016-02-20,10
  `,
  refunds: csv`
    order_id,refunded_at,amount
    5,2016-12-31,10
  `,
  members: csv`
    member_id,registered_at,unsubscribed_at
    ann,2016-01-01,2016-12-20 12:00:00
    bob,2016-01-15,
    eve,2016-12-20,
  `,
  member_links: csv`
    member_id,canonical_id,linked_at
    guest,bob,2016-06-01
  `,
  events: csv`
    member_id,occurred_at,type
    bob,2016-12-30,visit
    guest,2016-01-20,login
  `,
};
const business = {
  gates: { rejected_share: 1 },
  churn: {
    definition: {
      any: [
        { rule: 'unsubscribed' },
        {
          all: [
            { rule: 'no_order', days: 90 },
            { rule: 'no_visit', days: 90 },
          ],
        },
      ],
      unless: [{ rule: 'own_cycle', times: 9 }],
    },
  },
};

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const document = await shop.document(tables, business);
  await writeFile(join(shop.bench.folder, 'memberflow.yaml'), JSON.stringify(document));
  const { steps } = await shop.score(tables, { asOf: '2017-01-01', runId: 'aaaa', business });
  await shop.bench.publish(steps);
});
afterAll(() => shop.bench.dispose());

async function explained(
  options: Partial<ChurnExplainOptions>,
): Promise<{ readonly lines: readonly string[]; readonly json: Record<string, unknown> | undefined }> {
  const { folder } = shop.bench;
  const terminal = recordingTerminal();
  const code = await runChurnExplain(
    { member: 'ann', json: false, config: join(folder, 'memberflow.yaml'), ...options },
    {
      terminal,
      env: { MEMBERFLOW_HOME: folder },
      folder,
      now: () => new Date(0),
      interruptions: () => new AbortController().signal,
    },
  );
  expect(code).toBe(0);
  const text = terminal.results().join('\n');
  return options.json === true
    ? { lines: [], json: JSON.parse(text) as Record<string, unknown> }
    : { lines: text.split('\n'), json: undefined };
}

describe('churn explain', () => {
  it('tells rule by rule why a member has churned', async () => {
    const { lines } = await explained({ member: 'ann' });
    expect(lines).toMatchInlineSnapshot(`
      [
        "Member ann has churned since 2016-12-21, as of 2017-01-01",
        "known since 2016-01-01; 2 orders, the last on 2016-11-30",
        "is not scored: has left already, and said so; counts as gone for good",
        "",
        "churned is who                                  holds  what is known                           since       marked",
        "any of                                          yes",
        "  has unsubscribed                              yes    on 2016-12-20                           2016-12-21  explicit, permanent",
        "  all of                                        no",
        "    has not ordered for 90 days                 no     last on 2016-11-30, 31 days of silence              silent, temporary",
        "    has not visited for 90 days                 yes    never, known for 365 days               2016-04-01  silent, temporary",
        "none of                                         yes",
        "  has not ordered for 9 times as long as usual  no     ordered on 2 days: too few of 3                     silent, temporary",
        "",
        "No run has scored churn up to 2017-01-01",
        "How likely the member leaves can be told after: memberflow run scoreChurn --as-of 2017-01-01",
      ]
    `);
  });

  it('follows links, and leaves refunds of later out', async () => {
    const { lines } = await explained({ member: 'guest' });
    expect(lines.slice(0, 3)).toMatchInlineSnapshot(`
      [
        "Member guest (now bob) has not churned, as of 2017-01-01",
        "known since 2016-01-15; 2 orders, the last on 2016-03-01",
        "is scored: how likely the member churns can be told",
      ]
    `);
    const { lines: before } = await explained({ member: 'guest', asOf: '2016-06-01' });
    expect(before.slice(0, 3)).toMatchInlineSnapshot(`
      [
        "Member guest has churned since 2016-05-31, as of 2016-06-01, by the tables of the run as of 2017-01-01",
        "known since 2016-01-20; 1 order, the last on 2016-03-01",
        "is not scored: has left already, silently; may come back",
      ]
    `);
  });

  it('tells why a member is not scored, on an earlier day too', async () => {
    const day = async (member: string, asOf?: string) =>
      (await explained({ member, ...(asOf === undefined ? {} : { asOf }) })).lines[2];
    expect(await day('eve')).toBe('is not scored: no order that counts');
    expect(await day('ann', '2016-01-20')).toBe('is not scored: known for fewer than 30 days');
    expect(await day('ann', '2016-02-20')).toBe('is scored: how likely the member churns can be told');
  });

  it('gives the same to programs', async () => {
    const { json } = await explained({ member: 'ann', json: true });
    expect(json).toMatchObject({
      schema: 1,
      runId: 'aaaa',
      asOf: '2017-01-01',
      countsAs: 'ann',
      churnedSince: '2016-12-21',
      mark: 'explicit',
      lasting: 'permanent',
      leftOut: 'CHURNED',
      score: { standing: 'no_run' },
    });
  });

  it.each([
    [{ member: 'nobody' }, 'No member "nobody" is known before 2017-01-01'],
    [{ member: 'eve', asOf: '2016-12-20' }, 'No member "eve" is known before 2016-12-20'],
    [{ asOf: '2017-01-02' }, 'No stored run knows what was before 2017-01-02'],
    [{ asOf: '2017-02-30' }, '--as-of "2017-02-30" is not a day'],
    [
      { run: 'aaaa', asOf: '2017-01-02' },
      'The run describes 2017-01-01 and knows nothing of the days until 2017-01-02',
    ],
  ])('refuses %j', async (options, message) => {
    await expect(explained(options)).rejects.toThrow(message);
  });

  it('says when the tables of a run are not stored any more', async () => {
    await rm(join(shop.bench.folder, 'store'), { recursive: true });
    await expect(explained({})).rejects.toThrow('No run of shop has its clean tables stored');
  });
});
