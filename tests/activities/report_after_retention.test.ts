import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArtifactKind } from '../../domain/retention/artifact.js';
import type { MailReceipt, Rendition, ReportPlan, RunContext } from '../../contracts/steps.js';
import { letGo } from './let_go.js';
import { csv, openShop, type Shop } from './shop.js';

const orders = csv`
  order_id,member_id,ordered_at,amount
  1,anna,2016-03-01,100
  2,bert,2016-04-02,20
`;
const workbook = 'shop-rfm-2017-01-01.xlsx';

interface Told {
  readonly plan: ReportPlan;
  readonly renditions: readonly Rendition[];
  readonly receipt: MailReceipt;
  /** The mail as it was written to the outbox. */
  readonly mail: string;
}

describe('the report of a run', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.bench.dispose());

  const settings = (sees: readonly string[], publish: object = {}) => ({
    mail: {
      from: { address: 'crm@example.com' },
      groups: { team: { to: ['ann@example.com'], attach: ['workbook'], sees } },
    },
    publish: { database: false, ...publish },
  });

  /** Publishes a run whose readers see no personal column, and lets kinds of its artifacts go. */
  async function published(...kinds: readonly ArtifactKind[]): Promise<RunContext> {
    const { steps } = await shop.score({ orders }, { runId: 'only', business: settings([]) });
    await shop.bench.publish(steps);
    await letGo(shop.bench, 'only', kinds);
    return { ...steps.run, runId: 'telling' };
  }

  /** Plans, renders and sends, as the workflow does. */
  async function tell(run: RunContext): Promise<Told> {
    const { bench } = shop;
    const { activities } = bench;
    const of = { run, rfmRunId: 'only' };
    const plan = await bench.run(activities.planReport, { ...of, only: null });
    const renditions: Rendition[] = [];
    for (const audience of plan.workbooks)
      renditions.push((await bench.run(activities.renderWorkbook, { ...of, audience })).rendition);
    const sending = { ...of, group: 'team', renditions, again: false };
    const receipt = await bench.run(activities.sendReport, sending);
    const outbox = join(bench.folder, 'out', 'outbox');
    const [name = ''] = await readdir(outbox);
    return { plan, renditions, receipt, mail: await readFile(join(outbox, name), 'latin1') };
  }

  const hasWorkbook = (mail: string) => mail.includes('spreadsheetml.sheet');

  it('renders the workbook anew that retention has let go, from the tables that are still there', async () => {
    const run = await published('documents');
    const { plan, renditions, receipt, mail } = await tell(run);
    expect(plan.workbooks).toEqual([{ locale: 'en', sees: [] }]);
    expect(renditions.map(({ stored }) => stored.uri)).toEqual([`store:shop/runs/only/${workbook}`]);
    expect(receipt).toMatchObject({ state: 'written', warning: null });
    expect(hasWorkbook(mail)).toBe(true);
    const bytes = await readFile(join(shop.bench.folder, 'out', workbook));
    const stored = join(shop.bench.folder, 'store', 'shop', 'runs', 'only', workbook);
    const hashOf = (of: Buffer) => createHash('sha256').update(of).digest('hex');
    expect(hashOf(bytes)).toBe(hashOf(await readFile(stored)));
  });

  it('goes without a workbook whose tables are gone too, and says so to its reader and in the run', async () => {
    const run = await published('documents');
    await rm(join(shop.bench.folder, 'store', 'shop', 'runs', 'only', 'tables', 'rfm_scores.parquet'));
    const { plan, receipt, mail } = await tell(run);
    expect(plan.workbooks).toEqual([]);
    expect(receipt.warning).toBe(
      'The mail to team goes without the workbook: the store has neither it nor all tables that it is made from',
    );
    expect(hasWorkbook(mail)).toBe(false);
    expect(mail).toContain('Workbook: no longer stored');
  });

  it('never attaches to a mail a workbook that was made for readers who see more', async () => {
    const unmasked = settings([], { sees: ['personal'] });
    const { steps } = await shop.score({ orders }, { runId: 'only', business: unmasked });
    await shop.bench.publish(steps);
    const now = await shop.bench.open(await shop.document({ orders }, settings([])), '2017-01-01', 'telling');
    const { plan, receipt } = await tell(now);
    expect(plan.workbooks).toEqual([{ locale: 'en', sees: [] }]);
    expect(receipt.warning).toBeNull();
  });
});
