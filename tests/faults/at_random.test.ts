import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError, ServiceError, type WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { jobInputOf } from '../../client/commands/job_input.js';
import { startRun } from '../../client/runs/start.js';
import { loadConfig } from '../../config/load.js';
import { randomStream } from '../../learners/random.js';
import { asOf, openSmallBusiness, type SmallBusiness } from '../workflows/small_business.js';
import { contents, leftovers, publishedRows, resultOf, unlikePublished } from './evidence.js';
import { openMailServer, type MailServer } from './mail_server.js';
import { withScene, type Scene } from './scene.js';
import { faultTimeout, isFull } from './size.js';
import { handleOf } from '../support/handle_of.js';

const runs = isFull ? 200 : 4;
/** Runs under way at a time: a fault hits them all. */
const together = isFull ? 10 : 4;
const faults = isFull ? 60 : 2;
/** Milliseconds between two faults at most; a killed step is missed after 5 s without a heartbeat. */
const longestCalm = isFull ? 25_000 : 3_000;
/** Milliseconds that a server is down at most. */
const longestOutage = isFull ? 8_000 : 1_500;
/** What a fault hits; workers twice as often as the others. */
const targets = ['worker', 'worker', 'server', 'mail'] as const;

describe('faults at random', () => {
  it(
    `hit ${runs} runs and their mails: none is lost, none doubled, none differs, none is stuck`,
    async () => {
      const mail = await openMailServer();
      try {
        await withScene('', async (scene) => {
          const small = openSmallBusiness(join(scene.folder, 'small'));
          const start = (business: string) => startOperations(scene, small, mail, business);
          let worker = await scene.startWorker();
          const undisturbed = contents(await resultOf(await start('undisturbed')));

          const random = randomStream(20_261_122);
          const disturb = {
            async worker() {
              await worker.end('SIGKILL');
              worker = await scene.startWorker();
            },
            server: () => scene.killServer(random.uniform() * longestOutage),
            async mail() {
              await mail.goDown();
              await pause(random.uniform() * longestOutage);
              await mail.comeUp();
            },
          };
          const disturbances = async () => {
            for (let fault = 0; fault < faults; fault += 1) {
              await pause(random.uniform() * longestCalm);
              await disturb[targets[random.below(targets.length)]!]();
            }
          };
          const names = Array.from({ length: runs }, (_, i) => `business-${i}`);
          const [found] = await Promise.all([
            inTurns(names, async (business) => ({
              business,
              result: await lastingResult(await eventually(() => start(business))),
            })),
            disturbances(),
          ]);

          expect(found.map(({ business }) => business).sort()).toEqual([...names].sort());
          for (const { business, result } of found) {
            expect(contents(result)).toEqual(undisturbed);
            const outputs = join(scene.folder, 'small', 'out', business);
            const published = await publishedRows(outputs);
            const [runId, ...others] = Object.keys(published['rfm_scores'] ?? {});
            expect(others).toEqual([]);
            expect(unlikePublished(published, { ...result, runId: runId ?? '' })).toEqual([]);
            const messages = mail.arrivals[addressOf(business)] ?? 0;
            expect(messages).toBeLessThanOrEqual(1);
            if (messages === 0)
              expect(result.warnings).toContainEqual(expect.stringContaining('mail resend'));
          }
          expect(leftovers(scene.home, join(scene.folder, 'small', 'out'))).toEqual([]);
        });
      } finally {
        await mail.goDown();
      }
    },
    faultTimeout,
  );
});

const addressOf = (business: string): string => `team@${business}.example.com`;

/** Starts everything that a day needs of a business whose team is told by the mail server. */
async function startOperations(
  { client, folder }: Scene,
  small: SmallBusiness,
  { port }: MailServer,
  business: string,
): Promise<WorkflowHandle> {
  const file = join(folder, 'small', `${business}.yaml`);
  const { configuration } = small.input(business);
  const told = {
    from: { address: 'crm@example.com' },
    smtp: { host: '127.0.0.1', port, security: 'none' },
    groups: { team: { to: [addressOf(business)], content: ['findings'], attach: [] } },
  };
  writeFileSync(file, JSON.stringify({ ...configuration, mail: told }));
  const input = jobInputOf(await loadConfig(file), asOf, new Date());
  return handleOf(client, await startRun(client, 'memberOperations', input));
}

/** Does the work for every item, so many at a time. */
async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const waiting = [...items];
  const results: R[] = [];
  const turns = Array.from({ length: together }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      results.push(await work(item));
  });
  await Promise.all(turns);
  return results;
}

const lastingResult = (handle: WorkflowHandle) => eventually(() => resultOf(handle));

/** Asks again when the server was down; starting a run that is under way attaches to it. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServiceError || isGrpcServiceError(error))) throw error;
      await pause(500);
    }
  }
}
