import type { SheetTexts, UsedTable } from './sheets.js';

const lacking: Readonly<Record<UsedTable, string>> = {
  members: 'members who never ordered, and the share of buyers who are known members',
  member_links: 'merging of member numbers',
  exclusions: 'leaving out staff and test accounts',
  exchange_rates: 'orders in other currencies',
  refunds: 'refunds',
};

export const sheetTexts: SheetTexts = {
  title: (business, asOf) => `RFM of ${business} as of ${asOf}`,
  names: {
    about: 'About',
    groups: 'RFM groups',
    scores: 'RFM scores',
    periods: 'Periods and bins',
    reconciliation: 'Reconciliation',
    audit: 'Audit',
    quarantine: 'Quarantine',
    act_first: 'Act first',
    churn_scores: 'Churn scores',
    dictionary: 'Data dictionary',
    manifest: 'Manifest',
  },
  asOfNote: (asOf, timeZone, currency) =>
    `State before ${asOf} 00:00, local time of ${timeZone}; amounts in ${currency}.`,
  totals: ({ read, kept, quarantined, excluded }) =>
    `${read} read = ${kept} kept + ${quarantined} quarantined + ${excluded} excluded`,
  verdict: (closes) => (closes ? 'OK' : 'DIFFERS'),
  relative: 'RFM digits compare your members only with each other; the highest digit is best.',
  period: 'Period',
  perPeriod: 'One result each',
  span: ({ from, to, partial }) =>
    `${from === null ? `All orders to ${to}` : `${from} to ${to}`}${partial ? ', not over yet' : ''}`,
  severalSpans: (first, last, count) =>
    `${count} periods, ${first.label} to ${last.label}${last.partial ? ' (not over yet)' : ''}; each has bins and ranks of its own`,
  results: 'Result',
  orders: 'Orders that count',
  members: 'Members scored',
  warning: 'Warning',
  notAvailable: 'Not available',
  lacks: (table) => `${isUsed(table) ? lacking[table] : 'a part'}: needs the table ${table}`,
  checks: 'Checks',
  addsUp: 'Order rows add up',
  gates: {
    rows_kept: 'Rows are left to compute from',
    rejected_share: 'Share of rows set aside',
    rows_against_last_run: 'Rows against the last run',
    newest_order_within_days: 'Age of the newest order',
    member_match_rate: 'Buyers found in the member table',
  },
  verdicts: { passed: 'OK', failed: 'FAILED', not_judged: 'not judged: nothing to compare with' },
  drift: 'Against the earlier run of the same as-of',
  noDrift: (runId) => `no order differs (run ${runId})`,
  changes: {
    late_arriving: 'Orders that arrived late',
    withdrawn: 'Orders withdrawn',
    restated: 'Orders restated',
  },
  changed: (rows, amount, runId) => `${rows}, amount changed by ${amount}, since run ${runId}`,
  sources: 'Sources',
  definitions: 'Definitions',
  terms: ({ weights, names }) => [
    [
      'R, recency',
      'Days from the last order to the last day of the period; the fewer, the higher the digit.',
    ],
    ['F, frequency', 'Number of orders that count; an order that was refunded in full counts no more.'],
    ['M, monetary value', 'What these orders came to, net of refunds known by then.'],
    [
      'RFM code',
      'The digits of R, F and M side by side; 1 is worst. Sheet “Periods and bins” has the edges.',
    ],
    ['RFM score', `${weights.r} × R + ${weights.f} × F + ${weights.m} × M; members are ranked by it.`],
    ['Segment', `Name of the code, by the mapping ${names}.`],
  ],
  consistency: 'Consistency ratio of the weights',
  run: 'Run',
  runId: 'Run id',
  published: 'Published',
  code: 'memberflow',
  configuration: 'Configuration',
  next: 'What next',
  steps: [
    ['1', 'Sheet “RFM groups”: the large groups first, then small ones with a large share of the amount.'],
    ['2', 'Sheet “RFM scores”: filter by code or segment for the members of a group.'],
    [
      '3',
      'A figure surprises you? See “Reconciliation” for what was left out, “Quarantine” for each row and its remedy.',
    ],
    [
      'Next update',
      'With the next run of a later as-of, in a workbook of its own; running this as-of again replaces this one.',
    ],
  ],
  lines: {
    source: 'Rows of the source, and the sum of their amounts that can be read.',
    kept: 'Rows that count.',
    quarantined: 'Rows set aside; the lines “reason …” split them.',
    excluded: 'Sound rows left out on purpose; the lines “excluded …” split them.',
    difference: 'source − kept − quarantined − excluded; must be 0.',
    without_amount:
      'Rows whose amount is missing or cannot be read; they are in the rows, not in the amounts.',
    tax: 'Tax taken off or added, as configured.',
    shipping: 'Shipping taken off or added, as configured.',
    coupon_amount: 'Coupons taken off, as configured.',
    netted_cancellations_set_apart:
      'Cancelled lines that are subtracted from their own date on, as adjustments.',
    exchange: 'Difference made by converting to the reporting currency.',
    erased: 'Clean rows that were taken out since, because their member was erased, and their amount.',
    clean: 'Amount of the clean orders.',
    clean_difference: 'kept and the lines after it − clean; must be 0.',
    refund: 'Refunds, taken off their orders from their own date on.',
    cancellation: 'Cancelled lines, subtracted from the lines they cancel from their own date on.',
  },
  excludedList: (list) => `Rows of members on the exclusion list “${list}”.`,
  quarantineNote: 'Rows that do not count, each with its first reason; nothing was deleted from the source.',
  manifestNote: 'What this run was made from and what it made; manifest.json in its folder says the same.',
};

const isUsed = (table: string): table is UsedTable => Object.hasOwn(lacking, table);
