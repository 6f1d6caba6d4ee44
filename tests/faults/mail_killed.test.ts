import { describe, expect, it } from 'vitest';
import { attemptsOf, historyOf } from '../workflows/history.js';
import { resultOf } from './evidence.js';
import { addressesIn, each, inLedger, mayNotHave } from './mail_evidence.js';
import { board, team, withMailScene, type LedgerPlace } from './mail_scene.js';
import type { Moment } from './mail_server.js';
import { faultTimeout, isFull } from './size.js';
import { haltAfter, haltIn } from './stepping.js';

describe('kill -9 of the worker that sends mails', () => {
  const groups = { team, board };

  /** How many messages the server may have taken when the worker is killed at a moment. */
  const arrived: Readonly<Record<Moment, readonly number[]>> = {
    greeting: [0],
    recipients: [0],
    // What the system had taken from the worker by then may be all of it, and arrives without it.
    data: [0, 1],
    taken: [1],
  };
  const moments: readonly Moment[] = ['greeting', 'recipients', 'data', 'taken'];
  const killed: readonly {
    readonly moment: Moment;
    readonly group: keyof typeof groups;
    readonly ledger: LedgerPlace;
  }[] = isFull
    ? moments.flatMap((moment) =>
        (['team', 'board'] as const).flatMap((group) =>
          (['database', 'folder'] as const).map((ledger) => ({ moment, group, ledger })),
        ),
      )
    : [
        { moment: 'greeting', group: 'board', ledger: 'database' },
        { moment: 'recipients', group: 'team', ledger: 'folder' },
        { moment: 'data', group: 'team', ledger: 'database' },
        { moment: 'taken', group: 'team', ledger: 'database' },
      ];

  it.concurrent.each(killed)(
    'in the dialogue about $group, at the $moment, ledger in the $ledger: it is not sent again by itself, a warning tells how to',
    async ({ moment, group, ledger }) => {
      await withMailScene(
        async (scene) => {
          const { server, worker } = scene;
          const recipients = groups[group];
          const others = group === 'team' ? board : team;
          const stop = server.stopAt(moment, group === 'team' ? 1 : 2);
          const handle = await scene.startReport();
          await stop.reached;
          await worker.end('SIGKILL');
          await scene.startWorker();
          stop.goOn();

          const { warnings } = await resultOf(handle);
          expect(warnings).toEqual([expect.stringMatching(mayNotHave(group, recipients, scene))]);
          expect(await scene.ledger()).toEqual(
            [...inLedger(recipients, 'unknown'), ...inLedger(others, 'sent')].sort(),
          );
          const before = server.arrivals[recipients[0]] ?? 0;
          expect(arrived[moment]).toContain(before);
          expect(server.arrivals).toEqual({ ...each(recipients, before), ...each(others, 1) });
          expect(await addressesIn(handle, scene)).toEqual([]);

          await scene.follow(warnings[0]);
          expect(server.arrivals).toEqual({ ...each(recipients, before + 1), ...each(others, 1) });
          await scene.follow(warnings[0]);
          expect(server.arrivals).toEqual({ ...each(recipients, before + 1), ...each(others, 1) });
        },
        { ledger },
      );
    },
    faultTimeout,
  );

  it.concurrent(
    'before the mail is marked as being sent: the next worker sends it, once',
    async () => {
      await withMailScene(async (scene) => {
        const { server, worker } = scene;
        const handle = await scene.startReport();
        expect(await haltIn(worker.pid, handle, 'sendReport', 0)).toBe(true);
        await worker.end('SIGKILL');
        expect(server.dialogues).toBe(0);
        await scene.startWorker();
        expect((await resultOf(handle)).warnings).toEqual([]);
        expect(attemptsOf(await historyOf(handle))).toContain(2);
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
      });
    },
    faultTimeout,
  );

  it.concurrent.each([
    { after: 'the first group', time: 1, sent: team },
    { after: 'the last group', time: 2, sent: [...team, ...board] },
  ])(
    'after $after: nobody gets a second mail, whoever had none gets one',
    async ({ time, sent }) => {
      await withMailScene(async (scene) => {
        const { server, worker } = scene;
        const handle = await scene.startReport();
        await haltAfter(worker.pid, handle, 'sendReport', time);
        await worker.end('SIGKILL');
        expect(server.arrivals).toEqual(each(sent, 1));
        await scene.startWorker();
        expect((await resultOf(handle)).warnings).toEqual([]);
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
        expect((await resultOf(await scene.startReport())).warnings).toEqual([]);
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
      });
    },
    faultTimeout,
  );
});
