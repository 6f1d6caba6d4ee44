import fc from 'fast-check';
import { tableContracts } from '../../domain/tables/index.js';

/** Texts that YAML could take for something else, and ordinary ones. */
const text = fc.oneof(
  fc.constantFrom(
    '2015',
    'true',
    'no',
    'null',
    '~',
    '- a',
    '#',
    ': ',
    "it's",
    '"',
    '订单号',
    '1e3',
    '0x1F',
    ' a ',
    '<<',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const sourceBase = {
  path: text.filter((path) => !path.includes('${')),
  time_zone: fc.constantFrom('UTC', 'Asia/Shanghai'),
  dates: fc.array(text, { maxLength: 3 }),
  numbers: fc.record(
    { decimal: fc.constant('.'), group: fc.constantFrom(',', ' ', '') },
    { requiredKeys: [] },
  ),
  missing: fc.array(fc.oneof(text, fc.constant('')), { maxLength: 3 }),
};
const source = fc.oneof(
  fc.record(
    {
      kind: fc.constant('csv'),
      ...sourceBase,
      delimiter: fc.constantFrom('\t', ';', '|'),
      encoding: fc.constantFrom('utf-8', 'gb18030'),
    },
    { requiredKeys: ['kind', 'path'] },
  ),
  fc.record(
    { kind: fc.constant('workbook'), ...sourceBase, sheets: fc.array(text, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: ['kind', 'path'] },
  ),
  fc.record({ kind: fc.constant('parquet'), ...sourceBase }, { requiredKeys: ['kind', 'path'] }),
);

const mapping = fc.oneof(
  text,
  fc.record({ column: text, format: fc.constant('integer') }, { requiredKeys: ['column'] }),
  fc.record({ product: fc.tuple(text, text) }),
);
const optionalColumns = tableContracts.orders.columns
  .filter((column) => !column.required && column.name !== 'currency')
  .map((column) => column.name);
const requiredColumns = tableContracts.orders.columns
  .filter((column) => column.required)
  .map((column) => column.name);

const columns = fc
  .tuple(
    fc.record(Object.fromEntries(requiredColumns.map((column) => [column, mapping]))),
    fc.dictionary(fc.constantFrom(...optionalColumns), mapping),
  )
  .map(([needed, further]) => ({ ...further, ...needed }));

const method = fc.oneof(
  fc.record(
    { method: fc.constant('quantile'), n: fc.integer({ min: 2, max: 9 }) },
    { requiredKeys: ['method'] },
  ),
  fc.record({
    method: fc.constant('edges'),
    edges: fc
      .uniqueArray(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((edge) => edge + 0),
        {
          minLength: 3,
          maxLength: 10,
          comparator: (a, b) => a === b,
        },
      )
      .map((edges) => edges.sort((a, b) => a - b)),
    outside: fc.constantFrom('null', 'clamp'),
  }),
  fc.record({ method: fc.constantFrom('mean', 'median', 'pareto') }),
);

const rfm = fc.record(
  {
    periods: fc.record({
      every: fc.constantFrom('week', 'month', 'quarter', 'year'),
      from: fc.constant('2016-02-29'),
    }),
    bins: fc.oneof(method, fc.record({ recency: method, frequency: method, monetary: method })),
    weights: fc.oneof(
      fc.constant({ method: 'expert', r: 0.35, f: 0.25, m: 0.4 }),
      fc.constant({
        method: 'ahp',
        matrix: [
          [1, 2, 4],
          [0.5, 1, 2],
          [0.25, 0.5, 1],
        ],
      }),
    ),
    names: fc.oneof(
      fc.constant({ mapping: 'none' }),
      fc.record({
        mapping: fc.constant('custom'),
        version: text,
        rules: fc.array(fc.record({ code: fc.constantFrom('***', '1**', '*21'), name: text }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    ),
  },
  { requiredKeys: [] },
);

/** Documents that are valid configurations, with odd but legal texts, and defaults left out at random. */
export const anyConfig = fc
  .tuple(fc.dictionary(name, source, { minKeys: 1, maxKeys: 3 }), columns, rfm, share, fc.nat())
  .map(([sources, mapped, scoring, rejected, choice]) => {
    const names = Object.keys(sources);
    return {
      version: 1,
      business: 'my-shop',
      time_zone: 'UTC',
      currency: 'EUR',
      sources,
      tables: { orders: { source: names[choice % names.length], columns: mapped } },
      rfm: scoring,
      gates: { rejected_share: rejected },
    };
  });
