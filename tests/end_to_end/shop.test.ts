import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema, type Manifest } from '../../contracts/manifest.js';
import type { RunOutcome } from '../../contracts/run.js';
import type { Ledger } from '../../examples/shop/ledger.js';
import { sha256OfFile } from '../../store/folder.js';
import { exampleShop } from '../support/example_shop.js';
import { findPython } from '../support/python.js';
import { openExampleShop, outcomeIn, type Business, type Ended } from './business.js';
import { documentOf, fileOf, query, readWorkbook } from './results.js';

const python = await findPython('openpyxl');
const ledger = JSON.parse(readFileSync(join(exampleShop, 'ledger.json'), 'utf8')) as Ledger;
const asOf = ['--as-of', ledger.asOf];
/** As people read them: `5,798`. */
const grouped = (number: number): string => number.toLocaleString('en-US');
const read = grouped(ledger.tables['orders']!.read);

const published = [
  'orders_clean',
  'orders_quarantine',
  'audit',
  'reconciliation',
  'rfm_scores',
  'rfm_groups',
];

describe('the bundled shop, from the command line', () => {
  let shop: Business;
  let ended: Ended;
  let outcome: RunOutcome;

  beforeAll(async () => {
    shop = await openExampleShop();
    ended = await shop.memberflow('run', 'rfm', ...asOf, '--json');
    outcome = outcomeIn(ended);
  }, 180_000);
  afterAll(() => shop.close(), 120_000);

  it('ends with exit code 0 and one object that says what was read and made', () => {
    const { read, kept, excluded, quarantined } = ledger.tables['orders']!;
    const set = Object.values(quarantined).reduce((sum, rows) => sum + rows, 0);
    expect(ended.exitCode).toBe(0);
    expect(outcome).toMatchObject({
      job: 'rfm',
      workflowId: `demo-shop/rfm/${ledger.asOf}`,
      asOf: ledger.asOf,
      timeZone: 'Asia/Shanghai',
      status: 'completed',
      counts: { lines: { read, kept, quarantined: set, excluded }, orders: kept },
      error: null,
    });
    expect(Object.keys(outcome.tables)).toEqual(expect.arrayContaining(published));
    expect(outcome.documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['workbook', 'database', 'manifest']),
    );
  });

  it('says its progress in plain lines, without a colour, where nobody looks at a terminal', () => {
    expect(ended.said).toMatch(/^RFM of demo-shop as of 2018-01-01/m);
    expect(ended.said).toMatch(new RegExp(`^1/8 extract .*\\n2/8 audit .*\\n3/8 clean .*${read} rows`, 'm'));
    expect(ended.said).not.toContain('\u001b');
  });

  it('has stored every table with the rows, bytes and sha256 that it states', async () => {
    for (const [name, table] of Object.entries(outcome.tables)) {
      const path = fileURLToPath(table.uri);
      const [[rows] = []] = await query(`select count(*) from ${fileOf(outcome, name)}`);
      expect(
        { rows: Number(rows), bytes: statSync(path).size, sha256: await sha256OfFile(path) },
        name,
      ).toEqual({
        rows: table.rows,
        bytes: table.bytes,
        sha256: table.sha256,
      });
    }
  });

  it('has written every document with the sha256 that it states', async () => {
    for (const { kind, uri, sha256 } of outcome.documents)
      expect(await sha256OfFile(fileURLToPath(uri)), kind).toBe(sha256);
  });

  it('has a manifest of what it was made from and what it made', async () => {
    const manifest = manifestOf(outcome);
    const { runId, counts } = outcome;
    expect(manifest).toMatchObject({ runId, counts, asOf: ledger.asOf, business: 'demo-shop', job: 'rfm' });
    for (const name of published) expect(manifest.tables).toHaveProperty(name);
    for (const [name, { sha256, contentHash, rows }] of Object.entries(manifest.tables))
      expect(outcome.tables[name], name).toMatchObject({ sha256, contentHash, rows });
    expect(manifest.inputs.map(({ table }) => table).sort()).toEqual(Object.keys(ledger.tables).sort());
    for (const { path, sha256 } of manifest.inputs)
      expect(await sha256OfFile(join(shop.folder, path)), path).toBe(sha256);
    expect(manifest.periods.map(({ label }) => label)).toEqual(['2015', '2016', '2017']);
    expect(manifest.gates.every(({ verdict }) => verdict === 'passed')).toBe(true);
    expect(manifest.documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['workbook', 'database']),
    );
  });

  it('has published its scores in the database, under their own name and the configured one', async () => {
    const database = documentOf(outcome, 'database');
    const scores = await query(`select * exclude (run_id) from rfm_scores_latest order by all`, database);
    expect(scores).toEqual(await query(`select * from ${fileOf(outcome, 'rfm_scores')} order by all`));
    expect(await query('select * exclude (run_id) from sales_rfm_score order by all', database)).toEqual(
      scores,
    );
    expect(await query('select distinct run_id from sales_rfm_score', database)).toEqual([[outcome.runId]]);
  });

  it.skipIf(python === null)('has a workbook that openpyxl reads: every score, no formula', async () => {
    const sheets = await readWorkbook(python!, documentOf(outcome, 'workbook'));
    const kinds = new Set(sheets.flatMap(({ rows }) => rows.flat()).map(([kind]) => kind));
    expect(kinds).not.toContain('formula');
    const scores = sheets.find(({ rows }) => rows.length === outcome.tables['rfm_scores']!.rows)!;
    const [members] = await query(`
      select list(member_id order by member_id, period) from ${fileOf(outcome, 'rfm_scores')}`);
    expect(scores.rows.map(([member]) => member?.[1]).sort()).toEqual(members?.[0]);
  });

  it('makes tables of the same content when it runs again, and replaces what it published', async () => {
    const again = outcomeIn(await shop.memberflow('run', 'rfm', ...asOf, '--json'));
    const contents = ({ tables }: RunOutcome) =>
      Object.entries(tables).map(([name, { contentHash, sha256 }]) => [name, contentHash ?? sha256]);
    expect(contents(again)).toEqual(contents(outcome));
    expect(again.runId).not.toBe(outcome.runId);
    const database = documentOf(again, 'database');
    expect(await query('select distinct run_id from rfm_scores_latest', database)).toEqual([[again.runId]]);
    expect(manifestOf(again).drift).toMatchObject({ runId: outcome.runId, changes: [] });
  }, 120_000);

  it('is audited, for people and for programs', async () => {
    const told = await shop.memberflow('audit', ...asOf);
    expect(told).toMatchObject({ exitCode: 0 });
    expect(told.results).toMatch(new RegExp(`^orders\\b.*${read}`, 'm'));
    expect(told.results).toContain('订单金额');
    const audit = outcomeIn(await shop.memberflow('audit', ...asOf, '--json'));
    expect(audit).toMatchObject({ job: 'audit', status: 'completed', counts: null });
    expect(Object.keys(audit.tables)).toContain('audit');
  }, 120_000);

  it('is checked: every configured table can be read', async () => {
    const { exitCode, results } = await shop.memberflow('check');
    expect(exitCode).toBe(0);
    expect(results).toContain('memberflow.yaml is a valid configuration');
    for (const table of Object.keys(ledger.tables))
      expect(results).toMatch(new RegExp(`^\\W*${table} can be read`, 'm'));
    expect(results).toContain('Every table can be read. Next: memberflow run rfm');
  });

  it('lists and shows its runs, for people and for programs', async () => {
    const list = await shop.memberflow('runs', 'list');
    const [orders, members] = [outcome.counts!.orders, outcome.counts!.members].map(grouped);
    expect(list.results).toMatch(
      new RegExp(`^demo-shop/rfm/${ledger.asOf} +completed .*${orders} +${members}`, 'm'),
    );
    const { runs } = JSON.parse((await shop.memberflow('runs', 'list', '--json')).results) as {
      readonly runs: readonly { readonly temporalRunId: string }[];
    };
    expect(runs.map(({ temporalRunId }) => temporalRunId)).toContain(outcome.temporalRunId);
    const shown = await shop.memberflow('runs', 'show', outcome.runId);
    expect(shown.exitCode).toBe(0);
    expect(shown.results).toMatch(/^rfm as of 2018-01-01 \(Asia\/Shanghai\)/);
    expect(shown.results).toContain('rfm_scores');
    expect(list.results + shown.results).not.toContain('\u001b');
    expect(outcomeIn(await shop.memberflow('runs', 'show', outcome.runId, '--json'))).toEqual(outcome);
  }, 120_000);
});

const manifestOf = (outcome: RunOutcome): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(documentOf(outcome, 'manifest'), 'utf8')));
