import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, parseConfig, readConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { temporaryFolder } from '../support/temporary.js';
import { codesOf, refusalOf, refusalOfDocument, sample, sampleWith } from './sample.js';

async function failureOf(path: string): Promise<MemberflowError> {
  const error: unknown = await loadConfig(path).catch((reason: unknown) => reason);
  if (error instanceof MemberflowError) return error;
  throw new Error('nothing was refused');
}

describe('a configuration file', () => {
  it('is read with its defaults filled in and its variables unresolved', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'memberflow.yaml');
    await writeFile(file, sampleWith('orders.csv', '${env:DATA}/orders.csv'));
    const loaded = await loadConfig(file);
    expect([loaded.file, loaded.baseFolder]).toEqual([file, folder]);
    expect(loaded.config.rfm.bins).toEqual({ method: 'quantile', n: 5 });
    expect(loaded.config.sources['orders']?.path).toBe('${env:DATA}/orders.csv');
  });

  it('may begin with a byte order mark and have the line ends of Windows', async () => {
    const file = join(temporaryFolder(), 'memberflow.yaml');
    await writeFile(file, `\uFEFF${sample.replaceAll('\n', '\r\n')}`);
    expect((await loadConfig(file)).hash).toBe(readConfig(sample, file).hash);
  });

  it('that is absent is said to be, with the command that writes one', async () => {
    const { message, details } = await failureOf('/nowhere/memberflow.yaml');
    expect(message).toBe('MF200 there is no configuration /nowhere/memberflow.yaml');
    expect(details.remedy).toContain('memberflow init');
  });

  it.each([
    ['it is a folder', (path: string) => mkdir(path)],
    ['its links go in a circle', (path: string) => symlink(path, path)],
    ['it is not UTF-8 text', (path: string) => writeFile(path, Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]))],
  ])('that exists is never taken for absent: %s', async (reason, make) => {
    const path = join(temporaryFolder(), 'memberflow.yaml');
    await make(path);
    const { message, details } = await failureOf(path);
    expect(message).toBe(`MF201 the configuration ${path} exists and cannot be read: ${reason}`);
    expect(details.remedy).not.toContain('init');
  });
});

describe('problems', () => {
  const faulty =
    sampleWith('kind: csv', 'kind: exel').replace('订单号', '2015').replace('business:', 'busines:') +
    'gates:\n  member_match_rate: 0.9\n';

  it('are all told at once, in the order of the file', () => {
    expect(refusalOf(faulty)).toMatchInlineSnapshot(`
      "InvalidInput: 4 problems in memberflow.yaml

      memberflow.yaml:2:1 MF203 unknown key "busines"
      2 | busines: my-shop
        | ^^^^^^^ did you mean "business"?

      memberflow.yaml:7:11 MF207 sources.orders.kind: "exel" is not allowed
      7 |     kind: exel
        |           ^^^^ allowed: workbook, csv or parquet

      memberflow.yaml:13:17 MF206 tables.orders.columns.order_id: expected text or a mapping, found the number 2015
      13 |       order_id: 2015
         |                 ^^^^ 2015 is a number here; quote it: '2015'

      memberflow.yaml:18:3 MF233 gates.member_match_rate needs the table members, which is not configured
      18 |   member_match_rate: 0.9
         |   ^^^^^^^^^^^^^^^^^ add the table members, or remove this key

      Nothing ran. More: memberflow check --explain MF203 (also MF207, MF206, MF233)"
    `);
  });

  it('come with the places where they stand', async () => {
    const path = join(temporaryFolder(), 'memberflow.yaml');
    await writeFile(path, faulty);
    const { details } = await failureOf(path);
    expect(details.figures).toEqual({ problems: 4 });
    expect(details.places?.[2]).toEqual({ file: path, row: 13, column: 'tables.orders.columns.order_id' });
  });

  it('of one key do not hide those of another in the same mapping', () => {
    expect(
      codesOf(sampleWith('source: orders', 'source: ordres\n    grian: line\n    min_amount: "1"')),
    ).toEqual(['MF220', 'MF203', 'MF206']);
  });

  it('do not follow from a key that may only be misspelt', () => {
    expect(
      codesOf(sampleWith('source: orders', 'source: orders\n    on_conflit: latest_by\n    latest_by: 时间')),
    ).toEqual(['MF203']);
  });
});

describe('keys that the command line sets', () => {
  it('win over the file, and change the hash as if the file said so', () => {
    const set = readConfig(sample, 'memberflow.yaml', ['rfm.bins.n=4', 'rfm.bins.method=quantile']);
    expect(set.hash).toBe(
      readConfig(sample + 'rfm:\n  bins: {method: quantile, n: 4}\n', 'memberflow.yaml').hash,
    );
  });

  it('are named in a problem, without what they were set to', () => {
    expect(refusalOf(sample, ['publish.password=hunter2', 'locale=fr'])).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      --set locale: MF207 locale: "fr" is not allowed (allowed: zh-CN or en)

      --set publish.password: MF203 unknown key "password" in publish (allowed here: folder, database, workbook and sees)

      Nothing ran. More: memberflow check --explain MF207 (also MF203)"
    `);
  });
});

describe('a document that is already parsed', () => {
  it('is the configuration, and stays what it is when it is parsed again', () => {
    const { config } = readConfig(sample, 'memberflow.yaml');
    expect(parseConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });

  it('is refused with the paths of its problems', () => {
    const { config } = readConfig(sample, 'memberflow.yaml');
    expect(refusalOfDocument({ ...config, currency: 'yuan', pigments: [] })).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in the configuration

      MF208 currency: expected an ISO 4217 code such as CNY (found the text "yuan")

      MF203 unknown key "pigments" (allowed here: version, business, time_zone, currency, locale, sources, tables, rfm, churn, gates, publish, report, privacy, retention, mail and schedules)

      Nothing ran. More: memberflow check --explain MF208 (also MF203)"
    `);
  });

  it.each([[undefined], [null], ['text'], [[]]])('%j is no configuration', (document) => {
    expect(refusalOfDocument(document)).toContain('MF210');
  });
});
