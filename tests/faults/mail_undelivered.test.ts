import { describe, expect, it } from 'vitest';
import { attemptsOf, historyOf } from '../workflows/history.js';
import { failedAttempt, resultOf } from './evidence.js';
import { addressesIn, each, inLedger, mayNotHave } from './mail_evidence.js';
import { board, sender, team, withMailScene } from './mail_scene.js';
import type { Moment } from './mail_server.js';
import { faultTimeout, isFull } from './size.js';

describe('a mail server', () => {
  it.concurrent(
    'that is down is waited for, with a message that says so; once it is up, everybody gets one mail',
    async () => {
      await withMailScene(async (scene) => {
        const { server } = scene;
        await server.goDown();
        const handle = await scene.startReport();
        const { step, type, message } = await failedAttempt(handle);
        expect({ step, type }).toEqual({ step: 'sendReport', type: 'MailUnavailable' });
        expect(message).toContain(`The mail server 127.0.0.1:${server.port} cannot be used just now`);
        await server.comeUp();
        expect((await resultOf(handle)).warnings).toEqual([]);
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
        expect(await scene.ledger()).toEqual(inLedger([...team, ...board], 'sent'));
        expect(await addressesIn(handle, scene)).toEqual([]);
      });
    },
    faultTimeout,
  );

  it.concurrent.each<{ readonly moment: Moment }>(
    isFull ? [{ moment: 'greeting' }, { moment: 'recipients' }] : [{ moment: 'recipients' }],
  )(
    'that drops the connection before the data, at the $moment, is tried again: everybody gets one mail',
    async ({ moment }) => {
      await withMailScene(async (scene) => {
        const { server } = scene;
        const stop = server.stopAt(moment, 1);
        const handle = await scene.startReport();
        await stop.reached;
        stop.drop();
        expect((await resultOf(handle)).warnings).toEqual([]);
        expect(attemptsOf(await historyOf(handle))).toContain(2);
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
      });
    },
    faultTimeout,
  );

  it.concurrent.each<{ readonly moment: Moment; readonly arrived: number }>([
    { moment: 'data', arrived: 0 },
    { moment: 'taken', arrived: 1 },
  ])(
    'that drops the connection at the $moment may have the mail: it is not tried again',
    async ({ moment, arrived }) => {
      await withMailScene(async (scene) => {
        const { server } = scene;
        const stop = server.stopAt(moment, 1);
        const handle = await scene.startReport();
        await stop.reached;
        stop.drop();
        const { warnings } = await resultOf(handle);
        expect(warnings).toEqual([expect.stringMatching(mayNotHave('team', team, scene))]);
        expect(new Set(attemptsOf(await historyOf(handle)))).toEqual(new Set([1]));
        expect(server.arrivals).toEqual({ ...each(team, arrived), ...each(board, 1) });
        expect(await scene.ledger()).toEqual([...inLedger(team, 'unknown'), ...inLedger(board, 'sent')]);
      });
    },
    faultTimeout,
  );

  it.concurrent(
    'that refuses one of three, and the only one of a group: the others get it once, warnings name no address',
    async () => {
      const refusing = (address: string) => ({
        [address]: { code: 550, text: `5.1.1 <${address}> unknown` },
      });
      const [ann, bo, chen] = team;
      const [dee] = board;
      await withMailScene(
        async (scene) => {
          const { server } = scene;
          const handle = await scene.startReport();
          const { warnings } = await resultOf(handle);
          expect(warnings).toEqual([
            `The mail to team was refused for 1 of 3 recipients (550 5.1.1 <…> unknown); memberflow mail resend --run ${scene.input.rfmRunId} --group team`,
            `The mail to board was refused for 1 of 1 recipients (550 5.1.1 <…> unknown); memberflow mail resend --run ${scene.input.rfmRunId} --group board`,
          ]);
          expect(server.arrivals).toEqual(each([ann, chen], 1));
          expect(await scene.ledger()).toEqual([
            `${ann} sent`,
            `${bo} failed`,
            `${chen} sent`,
            `${dee} failed`,
          ]);
          expect(await addressesIn(handle, scene)).toEqual([]);
        },
        { refusals: { ...refusing(bo), ...refusing(dee) } },
      );
    },
    faultTimeout,
  );

  it.concurrent(
    'that puts off the sender, then one of three, is asked again for what is missing; no address in the history',
    async () => {
      const [, bo] = team;
      await withMailScene(
        async (scene) => {
          const { server } = scene;
          const handle = await scene.startReport();
          expect((await resultOf(handle)).warnings).toEqual([]);
          expect(attemptsOf(await historyOf(handle))).toContain(3);
          expect(server.arrivals).toEqual(each([...team, ...board], 1));
          expect(await addressesIn(handle, scene)).toEqual([]);
        },
        {
          refusals: {
            [sender]: { code: 451, text: `4.7.1 <${sender}> come back`, times: 1 },
            [bo]: { code: 451, text: `4.7.1 <${bo}> greylisted, come back`, times: 1 },
          },
        },
      );
    },
    faultTimeout,
  );
});

describe('a report that is cancelled while the mail server is slow', () => {
  /** `waiting`: nothing has left, and another report sends it; `unknown`: it does not. */
  const cases = [
    { moment: 'greeting', arrived: 0, state: 'waiting' },
    { moment: 'recipients', arrived: 0, state: 'waiting' },
    { moment: 'taken', arrived: 1, state: 'unknown' },
  ] as const;

  it.concurrent.each(isFull ? cases : cases.slice(1))(
    'at the $moment ends as cancelled, and nothing is sent later: its mail is $state',
    async ({ moment, arrived, state }) => {
      await withMailScene(async (scene) => {
        const { server, worker } = scene;
        const stop = server.stopAt(moment, 1);
        const handle = await scene.startReport();
        await stop.reached;
        await handle.cancel();
        await Promise.allSettled([handle.result()]);
        expect((await handle.describe()).status.name).toBe('CANCELLED');
        stop.goOn();
        await worker.end('SIGTERM');
        expect(server.arrivals).toEqual(each(team, arrived));
        expect(await scene.ledger()).toEqual(inLedger(team, state));
        expect(await addressesIn(handle, scene)).toEqual([]);

        await scene.startWorker();
        await resultOf(await scene.startReport());
        expect(server.arrivals).toEqual(each([...team, ...board], 1));
      });
    },
    faultTimeout,
  );
});
