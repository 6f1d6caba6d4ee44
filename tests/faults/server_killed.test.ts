import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeIn, withEmbeddedShop, type EmbeddedShop } from './embedded.js';
import { contents, leftovers } from './evidence.js';
import { undisturbedShop } from './shop_run.js';
import { faultTimeout, isFull } from './size.js';
import { haltAfter, haltIn } from './stepping.js';

const steps = isFull
  ? ['extract', 'audit', 'clean', 'check', 'features', 'score', 'findings', 'publish']
  : ['clean'];

describe('kill -9 of the embedded Temporal server', () => {
  const shop = undisturbedShop();

  it.concurrent.each(steps.flatMap((step) => [`inside ${step}`, `after ${step}`]))(
    '%s: it is started again, and the command that waits sees the run complete with the same tables',
    async (moment) => {
      await withEmbeddedShop(shop.configuration, async (embedded) => {
        const command = embedded.run();
        await halted(embedded, moment);
        const { server, owner } = await embedded.record();
        process.kill(server?.pid ?? 0, 'SIGKILL');
        process.kill(owner.pid, 'SIGCONT');
        expect(await command.ended, command.output.error).toBe('0');
        expect(contents(outcomeIn(command))).toEqual(shop.contents);
        expect((await embedded.record()).server?.pid).not.toBe(server?.pid);
        expect(leftovers(join(embedded.home, 'store'), embedded.outputs)).toEqual([]);
      });
    },
    faultTimeout,
  );

  it.concurrent(
    'with its worker at the same moment: the next command finds the run on disk and completes it',
    async () => {
      await withEmbeddedShop(shop.configuration, async (embedded) => {
        const first = embedded.run();
        await halted(embedded, 'inside clean');
        const { server, owner } = await embedded.record();
        await first.end('SIGKILL');
        process.kill(owner.pid, 'SIGKILL');
        process.kill(server?.pid ?? 0, 'SIGKILL');
        const { runId, ...outcome } = await completed(embedded);
        expect(contents(outcome)).toEqual(shop.contents);
        expect(await embedded.withRun(async (handle) => (await handle.describe()).runId)).toBe(runId);
        expect(leftovers(join(embedded.home, 'store'), embedded.outputs)).toEqual([]);
      });
    },
    faultTimeout,
  );
});

async function completed(embedded: EmbeddedShop) {
  const command = embedded.run();
  expect(await command.ended, command.output.error).toBe('0');
  return outcomeIn(command);
}

/** Halts the worker at a moment such as `inside clean`. */
async function halted(embedded: EmbeddedShop, moment: string): Promise<void> {
  const [where, step = ''] = moment.split(' ');
  const { owner } = await embedded.record();
  await embedded.withRun(async (handle) => {
    while ((await handle.describe().catch(() => null)) === null);
    if (where === 'after') await haltAfter(owner.pid, handle, step);
    else await haltIn(owner.pid, handle, step, 0);
  });
}
