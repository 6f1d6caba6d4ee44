import { setTimeout as pause } from 'node:timers/promises';
import { CancelledFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { durably } from '../../../activities/step.js';
import { receivedFailure, sentFailure } from '../../../activities/threads/failures.js';
import { inThread } from '../../../activities/threads/in_thread.js';
import { MemberflowError } from '../../../contracts/failures.js';
import { renderPage } from '../../../outputs/html/render_page.js';
import { drawPictures } from '../../../outputs/mail/pictures/choose.js';
import { activityEnvironment } from '../../support/activity_environment.js';
import { sampleReport } from '../../support/sample_report.js';

const { signal } = new AbortController();

/** Threads that keep this process from ending; those that wait for work do not. */
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('work in a thread', () => {
  it('gives the page that it gives here, to the last byte, while the event loop stays free', async () => {
    const report = sampleReport('en');
    const here = await renderPage(report);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 20);
    const there = await inThread('page', report, signal);
    clearInterval(turning);
    expect(there === here).toBe(true);
    expect(turns).toBeGreaterThan(3);
    expect((await inThread('page', report, signal)) === here).toBe(true);
  });

  it('gives the pictures that it gives here, to the last byte', async () => {
    const wanted = { report: sampleReport('en'), sections: ['segments', 'groups'] } as const;
    const here = await drawPictures(wanted);
    const there = await inThread('pictures', wanted, signal);
    expect(there.map(({ section }) => section)).toEqual(['segments', 'groups']);
    const bytes = (drawn: typeof here) => drawn.map(({ picture }) => Buffer.from(picture.png));
    expect(Buffer.concat(bytes(there)).equals(Buffer.concat(bytes(here)))).toBe(true);
  });

  it('ends with the step that is cancelled, and leaves no thread', async () => {
    const before = threads();
    const environment = activityEnvironment();
    const step = environment.run(() => durably((of) => inThread('page', sampleReport('en'), of.signal)));
    const ending = step.then(
      () => 'completed',
      (error: unknown) => error,
    );
    await pause(50);
    expect(threads()).toBeGreaterThan(before);
    environment.cancel();
    expect(await ending).toBeInstanceOf(CancelledFailure);
    expect(threads()).toBe(before);
  });

  it('does not begin when it was cancelled before', async () => {
    const reason = new Error('cancelled');
    await expect(inThread('page', sampleReport('en'), AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('fails as it would here', async () => {
    const spoiled = { ...sampleReport('en'), sections: null } as never;
    const here = await renderPage(spoiled).catch((error: unknown) => error);
    expect(here).toBeInstanceOf(TypeError);
    await expect(inThread('page', spoiled, signal)).rejects.toMatchObject({
      name: 'TypeError',
      message: (here as Error).message,
    });
  });
});

describe('a failure on its way between threads', () => {
  it('keeps name, message, remedy and cause', () => {
    const cause = new Error('no such file');
    const details = { remedy: 'Do this.', places: [{ file: 'a.xlsx', row: 3 }] };
    const failure = new MemberflowError('InvalidSource', 'It went wrong', details, { cause });
    const received = receivedFailure(structuredClone(sentFailure(failure)));
    expect(received).toBeInstanceOf(MemberflowError);
    expect(received).toMatchObject({
      name: 'InvalidSource',
      failure: 'InvalidSource',
      message: 'It went wrong',
      details,
    });
    expect(received.cause).toMatchObject({ message: 'no such file' });
  });
});
