import { describe, expect, it } from 'vitest';
import { auditLines } from '../../../client/render/audit.js';
import { runListLines } from '../../../client/render/runs.js';
import { sourcesLines } from '../../../client/render/sources.js';
import { plainStyle } from '../../../client/render/style.js';
import { alignedTable } from '../../../client/render/table.js';

describe('tables on the terminal', () => {
  it('aligns by columns of the terminal, numbers to the right, and cuts what is too long', () => {
    const lines = alignedTable(
      [
        { heading: 'name', atMost: 8 },
        { heading: 'rows', align: 'right' },
      ],
      [
        ['会员', '7'],
        ['a rather long name', '1,299'],
        ['line\nbreak', ''],
      ],
    );
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "name       rows
      会员          7
      a rathe…  1,299
      line␊br…"
    `);
  });

  it('shows the audit of each table under its totals and dates', () => {
    const column = { table: 'orders', rows: 1_000, exactDuplicates: 1, unparseable: 0 };
    const lines = auditLines(
      [
        {
          ...column,
          column: 'member_id',
          heading: '会员ID',
          kind: 'id',
          missing: 249,
          distinct: 412,
          minimum: '12346',
          maximum: '18287',
        },
        {
          ...column,
          column: 'ordered_at',
          heading: '提交日期',
          kind: 'timestamp',
          missing: 0,
          unparseable: 3,
          distinct: 998,
          minimum: '2015-01-01 00:26:00',
          maximum: '2016-12-09 12:50:00',
        },
        {
          ...column,
          table: 'extra',
          rows: 1,
          exactDuplicates: 0,
          column: '',
          heading: 'remark',
          kind: 'text',
          missing: 1,
          distinct: 0,
          minimum: '',
          maximum: '',
        },
      ],
      plainStyle,
    );
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "orders: 1,000 rows, 2 columns, 1 exact duplicate, 2015-01-01 to 2016-12-09
        column      heading in the source  type          missing  unparseable  distinct  minimum              maximum
        member_id   会员ID                 id         249 (24 %)            0       412  12346                18287
        ordered_at  提交日期               timestamp           0     3 (<1 %)       998  2015-01-01 00:26:00  2016-12-09 12:50:00

      extra: 1 row, 1 column, 0 exact duplicates
        column  heading in the source  type    missing  unparseable  distinct  minimum  maximum
                remark                 text  1 (100 %)            0         0
      "
    `);
  });

  it('lists runs, newest first, and counts those it leaves out', () => {
    const run = {
      job: 'rfm',
      workflowId: 'dawn/rfm/2016-12-31',
      temporalRunId: 't',
      runId: 't',
      status: 'completed' as const,
      asOf: '2016-12-31',
      startedAt: new Date(2016, 11, 31, 4, 5, 9),
      closedAt: new Date(2016, 11, 31, 4, 5, 50),
      phase: 'completed',
      requester: 'schedule nightly',
      counts: {
        lines: { read: 10, kept: 10, quarantined: 0, excluded: 0 },
        orders: 20_728,
        members: 4_338,
      },
    };
    const underWay = { ...run, status: 'started' as const, phase: 'clean', closedAt: null, counts: null };
    const now = new Date(2016, 11, 31, 4, 7, 9).getTime();
    expect(runListLines({ runs: [underWay, run], older: 12 }, now, plainStyle).join('\n'))
      .toMatchInlineSnapshot(`
      "run                  status     started               took  phase      orders  members  started by
      dawn/rfm/2016-12-31  under way  2016-12-31 04:05:09  2 min  clean                       schedule nightly
      dawn/rfm/2016-12-31  completed  2016-12-31 04:05:09   41 s  completed  20,728    4,338  schedule nightly
      and 12 older"
    `);
    expect(runListLines({ runs: [], older: 0 }, now, plainStyle)).toEqual([
      'No runs yet. Next: memberflow run rfm',
    ]);
  });

  it('tells of each source what was found in it and what is wrong', () => {
    const files = [{ path: '/data/orders.xlsx', bytes: 10, sheets: ['2015', '2016'] }];
    const columns = [
      { column: 'order_id', headings: ['Order ID'] },
      { column: 'amount', headings: ['数量', '单价'] },
    ];
    const failure = {
      type: 'InvalidSource',
      message: 'members.csv is empty',
      details: { remedy: 'Export it again.' },
    };
    const lines = sourcesLines(
      [
        { table: 'orders', files, sampledRows: 1_000, columns, failure: null },
        { table: 'members', files: [], sampledRows: 0, columns, failure },
      ],
      (path) => path.slice(1),
      plainStyle,
    );
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "orders can be read: 1 file, 1,000 rows tried, 2 columns found
        data/orders.xlsx (2 sheets: 2015, 2016)
      members cannot be read
        InvalidSource: members.csv is empty
        What to do: Export it again."
    `);
  });
});
