import { expect, it } from 'vitest';
import { createLog, temporalLogger } from '../../worker/log.js';

/** Fields of the lines that were logged. */
function linesOf(write: (log: ReturnType<typeof createLog>) => void): readonly Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  write(createLog('debug', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }));
  return lines;
}

it('a line is a JSON object with level, time, message and fields', () => {
  const [line] = linesOf((log) => {
    log.info({ workflowId: 'shop/rfm/2026-11-01', rows: 12 }, 'staged');
  });
  expect(line).toMatchObject({ level: 'info', msg: 'staged', workflowId: 'shop/rfm/2026-11-01', rows: 12 });
  expect(line?.['time']).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

it('secrets stay out of it, however deep they lie', () => {
  const lines = linesOf((log) => {
    log.warn({ source: { host: 'db', password: 'hunter2', options: [{ apiKey: 'hunter2' }] } }, 'connecting');
    log.warn('no answer from postgres://crm:hunter2@db:5432/crm');
    log.error({ error: new Error('postgres://crm:hunter2@db refused') }, 'gave up');
  });
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({ source: { host: 'db', password: '***', options: [{ apiKey: '***' }] } });
  expect(lines[1]).toMatchObject({ msg: 'no answer from postgres://***@db:5432/crm' });
  expect(lines[2]).toMatchObject({ error: { type: 'Error', message: 'postgres://***@db refused' } });
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it('lines of the Temporal SDK come in the same form, each at its level', () => {
  const lines = linesOf((log) => {
    const logger = temporalLogger(log);
    logger.debug('a');
    logger.warn('b', { taskQueue: 'memberflow' });
    logger.log('ERROR', 'c', { attempt: 3n });
  });
  expect(lines).toMatchObject([
    { level: 'debug', msg: 'a' },
    { level: 'warn', msg: 'b', taskQueue: 'memberflow' },
    { level: 'error', msg: 'c', attempt: '3' },
  ]);
});

it('what stands in the rows of a source stays out of it, wherever a failure repeats it', () => {
  const [line] = linesOf((log) => {
    log.warn(
      {
        failure: 'InvalidSource',
        reason: 'orders.csv: row 8812 "M-17850,12,5O" has 3 fields instead of 2',
        places: [{ file: 'orders.csv', row: 8812, value: 'M-17850,12,5O' }],
      },
      'step failed',
    );
  });
  expect(line).toMatchObject({
    reason: 'orders.csv: row 8812 "***" has 3 fields instead of 2',
    places: [{ file: 'orders.csv', row: 8812, value: '***' }],
  });
});

it.each([
  ['with a quote', 'M-17850,"Ann ""the"" Lee",x'],
  ['with a backslash', 'M-17850,C:\\Ann\\Lee'],
  ['with a tab', 'M-17850\tAnn Lee'],
  ['with a mail address', 'M-17850,ann.lee@example.com,Ann Lee'],
  ['with the password of a URL', 'M-17850,https://ann:Lee@example.com/'],
])('a row %s stays out of it, quoted as it is or as JSON', (_, value) => {
  const lines = linesOf((log) => {
    for (const shown of [value, JSON.stringify(value)])
      log.warn({ reason: `orders.csv: line 3 has 2: ${shown}`, places: [{ row: 3, value }] }, 'step failed');
  });
  expect(lines.map(({ reason }) => reason)).toEqual([
    'orders.csv: line 3 has 2: ***',
    'orders.csv: line 3 has 2: "***"',
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/M-17850|Ann|Lee/i);
});

it('of rows that begin alike nothing is left over', () => {
  const [line] = linesOf((log) => {
    log.warn({ reason: 'M-1; M-17850', places: [{ value: 'M-1' }, { value: 'M-17850' }] }, 'step failed');
  });
  expect(line).toMatchObject({ reason: '***; ***' });
});

it.each([
  `Conversion Error: Could not convert string "M-17850" to DECIMAL(18,4)`,
  `Conversion Error: Could not convert string 'M-17850' to INT32`,
  `Constraint Error: Duplicate key "member_id: M-17850" violates primary key constraint`,
  `Invalid Input Error: CSV Error on Line: 3\nOriginal Line: M-17850;2018-01-01\nExpected Number of Columns: 3`,
])('what the engine quotes of a row stays out of it: %s', (message) => {
  const lines = linesOf((log) => {
    log.error({ error: new Error(message), reason: message }, 'step failed');
    log.error(message);
  });
  expect(JSON.stringify(lines)).not.toContain('M-17850');
  expect(lines[0]).toMatchObject({ error: { stack: expect.stringMatching(/^ {4}at /) as string } });
});

it('mail addresses stay out of it', () => {
  const lines = linesOf((log) => {
    log.warn({ reason: '550 <ann@example.com>: user unknown' }, 'no mail to ann@example.com');
  });
  expect(JSON.stringify(lines)).not.toContain('ann@');
});
