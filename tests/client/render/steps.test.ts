import { describe, expect, it } from 'vitest';
import { colourStyle, plainStyle } from '../../../client/render/style.js';
import { frameOf, newsOf } from '../../../client/render/steps.js';
import type { RunSnapshot } from '../../../client/runs.js';

const second = 1_000;
const nothing: RunSnapshot = {
  status: 'RUNNING',
  phase: 'queued',
  steps: null,
  retries: [],
  unattended: false,
  startedAt: new Date(0),
  closedAt: null,
};
const extracting: RunSnapshot = {
  ...nothing,
  phase: 'extract',
  steps: [
    { step: 'extract', state: 'running', startedAt: second },
    { step: 'clean', state: 'waiting' },
    { step: 'publish', state: 'waiting' },
  ],
};
const cleaning: RunSnapshot = {
  ...extracting,
  phase: 'clean',
  steps: [
    {
      step: 'extract',
      state: 'done',
      startedAt: second,
      endedAt: 3.1 * second,
      note: '541,909 rows of 1 table',
    },
    { step: 'clean', state: 'running', startedAt: 3.1 * second },
    { step: 'publish', state: 'waiting' },
  ],
};
const retrying: RunSnapshot = {
  ...cleaning,
  retries: [
    {
      step: 'clean',
      attempt: 3,
      cause: 'the database is locked',
      nextAt: new Date(2016, 11, 31, 14, 5, 9),
    },
  ],
};
const failed: RunSnapshot = {
  ...cleaning,
  status: 'FAILED',
  steps: [
    cleaning.steps![0]!,
    { step: 'clean', state: 'failed', startedAt: 3.1 * second, endedAt: 16 * second },
    { step: 'publish', state: 'waiting' },
  ],
  closedAt: new Date(16 * second),
};

describe('progress in a pipe', () => {
  it('tells each stage once, when it has ended', () => {
    expect(newsOf(null, extracting)).toEqual([]);
    expect(newsOf(extracting, cleaning)).toEqual(['1/3 extract  541,909 rows of 1 table  2.1 s']);
    expect(newsOf(cleaning, cleaning)).toEqual([]);
    expect(newsOf(cleaning, failed)).toEqual(['2/3 clean    failed  13 s']);
  });

  it('says of a cancelled run that its step was stopped', () => {
    const steps = failed.steps!.map((step) =>
      step.state === 'failed' ? { ...step, state: 'stopped' as const } : step,
    );
    expect(newsOf(cleaning, { ...failed, steps, status: 'CANCELLED' })).toEqual([
      '2/3 clean    stopped  13 s',
    ]);
  });

  it('tells what ended before watching began', () => {
    expect(newsOf(null, failed)).toHaveLength(2);
  });

  it('tells a retry with cause, attempt and next time, once', () => {
    expect(newsOf(cleaning, retrying)).toEqual([
      'clean failed: the database is locked; attempt 3 at 14:05:09',
    ]);
    expect(newsOf(retrying, { ...retrying, phase: 'clean' })).toEqual([]);
    const underWay = { ...retrying, retries: [{ ...retrying.retries[0]!, nextAt: null }] };
    expect(newsOf(retrying, underWay)).toEqual(['clean failed: the database is locked; attempt 3 under way']);
  });

  it('tells the phase while no worker answers, and that none took the run', () => {
    expect(newsOf(null, nothing)).toEqual(['queued']);
    expect(newsOf(nothing, { ...nothing, unattended: true })).toEqual([
      'waiting for a worker: none has taken the run yet. memberflow worker, or memberflow server, starts one.',
    ]);
  });
});

describe('progress on a terminal', () => {
  const context = {
    now: 5 * second,
    tick: 0,
    columns: 60,
    style: plainStyle,
    hint: 'Ctrl-C leaves it running',
  };
  const frame = (snapshot: RunSnapshot, change = {}) =>
    frameOf(snapshot, { ...context, ...change }).join('\n');

  it('shows every stage, the one under way with its time so far', () => {
    expect(frame(cleaning)).toMatchInlineSnapshot(`
      "1/3 extract  541,909 rows of 1 table  2.1 s
      2/3 clean    1.9 s ⠋
      3/3 publish
      Ctrl-C leaves it running"
    `);
  });

  it('shows a failed attempt below the stages', () => {
    expect(frame(retrying)).toMatchInlineSnapshot(`
      "1/3 extract  541,909 rows of 1 table  2.1 s
      2/3 clean    1.9 s ⠋
      3/3 publish
      clean failed: the database is locked; attempt 3 at 14:05:09
      Ctrl-C leaves it running"
    `);
  });

  it('shows the phase and the want of a worker', () => {
    expect(frame({ ...nothing, unattended: true }, { columns: 120 })).toMatchInlineSnapshot(`
      "⠋ queued
      waiting for a worker: none has taken the run yet. memberflow worker, or memberflow server, starts one.
      Ctrl-C leaves it running"
    `);
  });

  it('drops the hint at the end', () => {
    expect(frame(failed)).toMatchInlineSnapshot(`
      "1/3 extract  541,909 rows of 1 table  2.1 s
      2/3 clean    failed  13 s
      3/3 publish"
    `);
  });

  it('cuts the note rather than the time', () => {
    expect(frame(cleaning, { columns: 29 }).split('\n')[0]).toBe('1/3 extract  541,909…  2.1 s');
  });

  it('keeps every line within the terminal', () => {
    for (const line of frame(retrying, { columns: 20 }).split('\n')) expect(line.length).toBeLessThan(20);
  });

  it('marks states by colour where there is colour', () => {
    const lines = frame(failed, { style: colourStyle }).split('\n');
    expect(lines[1]).toContain('\u001b[31m');
    expect(frame(failed)).not.toContain('\u001b');
  });
});
