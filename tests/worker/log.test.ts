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
