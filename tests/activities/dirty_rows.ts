import fc from 'fast-check';

/** A row of a dirty order source, as texts. */
export interface DirtyRow {
  readonly order_id: string;
  readonly member_id: string;
  readonly ordered_at: string;
  readonly amount: string;
  readonly product_id: string;
  readonly status: string;
}

/** Mostly the first text, now and then one of the others. */
const mostly = (sound: fc.Arbitrary<string>, ...faulty: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 8, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...faulty) });

const day = fc
  .tuple(
    fc.integer({ min: 2015, max: 2016 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const cents = fc.integer({ min: 1, max: 500_000 }).map((value) => (value / 100).toFixed(2));

/** Rows with every fault mixed; few ids, so that repeats, conflicts and cancellations that fit are frequent. */
export const dirtyRows: fc.Arbitrary<readonly DirtyRow[]> = fc.array(
  fc.record<DirtyRow>({
    order_id: mostly(
      fc.integer({ min: 1, max: 60 }).map((number) => `o${number}`),
      '',
      ' ',
      'o"1',
      'o,2',
    ),
    member_id: mostly(
      fc.constantFrom('ann', 'bob', 'cid', 'dan', 'guest', 'staff'),
      '',
      'NULL',
      '李娜🎁',
      '=1+1',
    ),
    ordered_at: mostly(day, '', '2016-02-30', 'soon', '2017-01-01', '2016-12-31 23:59:59'),
    amount: mostly(cents, '', '0', '-3.50', 'ten', '1e3', '9999999999999.9999', '100000000000000'),
    product_id: mostly(fc.constantFrom('tea', 'pot'), ''),
    status: mostly(fc.constant('paid'), 'cancelled', ''),
  }),
  { minLength: 1, maxLength: 120 },
);

/** The rows as a CSV file, every cell in quotes. */
export function csvOf(rows: readonly DirtyRow[]): string {
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const lines = rows.map((row) =>
    quoted([row.order_id, row.member_id, row.ordered_at, row.amount, row.product_id, row.status]),
  );
  return `${['order_id,member_id,ordered_at,amount,product_id,status', ...lines].join('\n')}\n`;
}
