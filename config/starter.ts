import { existsSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stringify } from 'yaml';

export interface StarterOptions {
  /** Name of the business, such as that of the folder; a slug is made of it. */
  readonly business?: string;
  /** Where editors find the schema, as `schemaReference` gives it. */
  readonly schema?: string;
}

/**
 * The configuration that `memberflow init` writes. Lines that begin with `#` and no space after it are the defaults:
 * removing the `#` changes nothing, which the tests hold it to.
 */
export function starterConfig({ business = '', schema = inPackage }: StarterOptions = {}): string {
  return `# yaml-language-server: $schema=${schema}
# Configuration of memberflow. A line such as "#locale: en" shows a default: remove the # to change it.
# Try it against your data: memberflow check. All keys: docs/configuration.md.

version: 1
business: ${stringify(slugOf(business)).trim()}  # short name; part of every run's id
time_zone: Asia/Shanghai  # decides where each day ends
currency: CNY  # reporting currency
#locale: en  # language of workbook and report: en or zh-CN

# Where the data comes from, by names of your own. Paths are relative to this file; \${env:NAME} is replaced
# by that environment variable when the data is read.
sources:
  orders:
    kind: csv  # csv, workbook (.xlsx) or parquet
    path: orders.csv  # or a pattern: orders-*.csv
    #delimiter: ","
    #quote: '"'
    #encoding: utf-8  # or gb18030
    #compression: auto  # none, gzip, or auto: by the ending .gz
    #dates: ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]  # how dates are written, tried in this order
    #numbers: {decimal: ".", group: "", symbols: []}  # such as {group: ",", symbols: [￥]}
    #missing: []  # texts that mean "no value", such as NULL
    # Of a workbook: sheets: ['2015', '2016'] or ['20??'] (every sheet unless stated), header_row: 1.

# Tables of memberflow: on the left its own column, on the right the heading in your source.
# Others: members, refunds, member_links, exclusions, exchange_rates, …
tables:
  orders:
    source: orders
    columns:
      order_id: order_id
      member_id: member_id
      ordered_at: ordered_at
      amount: amount  # or {product: [quantity, price]}
    #grain: order  # line: rows are order lines and are folded to orders
    #min_amount: 0  # amounts at or below it are quarantined
    #on_conflict: quarantine_all  # same key, different content: latest_by (with latest_by: COLUMN) or keep_each
    #cancellations: drop  # net: a cancelled line is subtracted from the line it cancels
    #equal_lines: keep  # exactly equal lines of one order: drop keeps them once
    #less: []  # subtracted from the amount: tax, shipping, coupon_amount
    #plus: []  # added to the amount: tax, shipping
    #point_in_time: true  # false: columns without a timestamp describe today
    # Instead of source, a query over the sources: select: SELECT … (see docs/configuration.md)
    # How a cancelled row is marked: cancelled: {column: status, values: [cancelled]}
    # Unusually large amounts are flagged with: outliers: {above_quantile: 0.999, times: 3}

# Recency, frequency, monetary value.
rfm:
  bins: {method: quantile, n: 5}  # or edges, mean, median, pareto; or one method for each dimension
  #weights: {method: equal}  # or expert, preset, ahp, forest
  # One result a year instead of one over all orders: periods: {every: year}
  # Only the orders of the last year: window_days: 365
  # Names of the segments follow the bins unless stated: names: {mapping: five_bins}

# Limits at which a run stops.
gates:
  rejected_share: 0.5  # most that may be quarantined, as a share of the rows read
  # Against the last run: rows_against_last_run: {at_least: 0.5, at_most: 3}
  # Days between the newest order and the as-of: newest_order_within_days: 7
  # Least share of ordering members found in the table members: member_match_rate: 0.95

# What is written, and where.
publish:
  folder: out  # relative to this file
  #database: {path: memberflow.duckdb, aliases: {}}  # false: none
  #workbook: true
  #sees: []  # [personal]: workbook and database show personal columns unmasked

# What the report tells (memberflow run memberOperations).
#report: {page: true, tiers: {large: 0.1, rare: 0.01}, actions: []}

# Personal columns are masked in outputs: further ones, and attributes or headings that are not personal.
#privacy: {personal: [], shown: []}

# Who is told by mail. Without smtp nothing is sent: mails are written as .eml files to out/outbox.
# mail:
#   from: {address: crm@example.com}
#   smtp: {host: smtp.example.com, user: crm@example.com, password: '\${env:SMTP_PASSWORD}'}
#   groups:
#     team: {to: [analyst@example.com], failures: true}

# When it runs by itself; memberflow schedule apply puts it into force. More: docs/schedules.md
# schedules:
#   nightly: {job: memberOperations, cron: '30 2 * * *'}
`;
}

/** Where the schema stands for a project that depends on the package. */
const inPackage = './node_modules/memberflow/config/memberflow.schema.json';

/** How a configuration in a folder refers to the schema of this very installation. */
export function schemaReference(folder: string): string {
  const file = ['./memberflow.schema.json', '../../config/memberflow.schema.json']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (file === undefined) return inPackage;
  const path = relative(folder, file).split(sep).join('/');
  // On Windows another drive has no relative path.
  if (/^[A-Za-z]:/.test(path)) return pathToFileURL(file).href;
  return path.startsWith('.') ? path : `./${path}`;
}

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return slug === '' ? 'my-shop' : slug;
}
