import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { workflowTypes } from '../../contracts/identity.js';
import { scheduledWorkflowType } from '../../contracts/schedules.js';
import { payloadTexts, type HistoryJson } from './history.js';
import { historiesFolder, saveMissingHistories } from './save_histories.js';
import { machineSigns } from './scrub.js';

/**
 * Histories of released versions, replayed with the workflows of this checkout: a run that began before an upgrade
 * goes on after it. They are never made again; where a workflow has to change, it says so with `patched()`.
 *
 * `MEMBERFLOW_SAVE_HISTORIES=1 npx vitest run tests/workflows/replay.test.ts` saves those of a new version.
 */
if (process.env['MEMBERFLOW_SAVE_HISTORIES'] === '1') {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-histories-'));
  await saveMissingHistories(folder).finally(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}

const saved = readdirSync(historiesFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    name,
    history: JSON.parse(readFileSync(join(historiesFolder, name), 'utf8')) as HistoryJson,
  }));

/** Ids of parts are made from the id of their run, which has to be the one that the history tells of. */
const replay = (history: HistoryJson): Promise<void> =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath: inject('workflowBundle') } },
    history,
    startOf(history).workflowId,
  );

describe('saved histories', () => {
  beforeAll(() => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  });

  it.each(saved)('$name is replayed by the workflows of this checkout', async ({ history }) => {
    await replay(history);
  });

  it('there is one of every workflow type', () => {
    const types = saved.map(({ history }) => typeOf(history));
    expect([...new Set(types)].sort()).toEqual(
      [...Object.values(workflowTypes), scheduledWorkflowType].sort(),
    );
  });

  it.each(saved)('$name names no folder, host or person', ({ history }) => {
    const texts = [JSON.stringify(history), ...payloadTexts(history)];
    expect(texts.filter((text) => machineSigns.test(text))).toEqual([]);
  });

  it('a workflow that does something else than its history is noticed', async () => {
    const [first] = saved;
    const changed = JSON.parse(
      JSON.stringify(first?.history).replaceAll('"name":"extract"', '"name":"somethingElse"'),
    ) as HistoryJson;
    await expect(replay(changed)).rejects.toThrow(DeterminismViolationError);
  });
});

const typeOf = (history: HistoryJson): string => startOf(history).workflowType.name;

const startOf = ({ events }: HistoryJson): WorkflowStart =>
  events[0]?.['workflowExecutionStartedEventAttributes'] as WorkflowStart;

interface WorkflowStart {
  readonly workflowId: string;
  readonly workflowType: { readonly name: string };
}
